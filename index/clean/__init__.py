"""What on a page is the article, and what is furniture."""
