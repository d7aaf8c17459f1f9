"""Files in: one module a format."""
