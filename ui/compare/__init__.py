"""The comparison views: parallel columns and level rows over one `Comparison`; they know records, never the library."""
