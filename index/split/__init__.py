"""Passages: the sentences of a clean text."""
