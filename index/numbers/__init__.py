"""Quantities, what they count, and where accounts disagree."""
