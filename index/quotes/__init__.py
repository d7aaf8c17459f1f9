"""Quotations, who says them, and how outlets cut them."""
