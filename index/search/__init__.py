"""Full-text search: the query, the index, the snippets."""
