"""Lining up: which passages of several articles tell the same."""
