"""References to articles, and quotations with their source."""
