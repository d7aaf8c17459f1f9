"""Bundles: an event in one file for a colleague, with all that was noted and decided about it, merged without loss."""
