"""The dates of articles: `parse_date` for those that a page declares, `mentions` for those that a text tells."""

from __future__ import annotations

from index.isodates import parse_date
from index.mentions import mentions

__all__ = ["mentions", "parse_date"]
