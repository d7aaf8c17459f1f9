"""What there is to know about an article: headline, byline, dates, language."""
