"""Dates, as pages declare them and as texts tell them."""
