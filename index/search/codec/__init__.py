"""The search index's own file format, for any Whoosh schema: flat arrays in mapped files (docs/index-format.md)."""
