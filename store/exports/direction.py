"""Which way a text runs."""

from __future__ import annotations

import unicodedata


def right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from the right (Arabic, Hebrew, Persian, Urdu)."""
    for sign in text:
        way = unicodedata.bidirectional(sign)
        if way in ("R", "AL"):
            return True
        if way == "L":
            return False
    return False
