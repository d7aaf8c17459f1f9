"""Finds which articles have text of others: wire copy, reprints, versions of the same report."""
