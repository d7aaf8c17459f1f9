"""Texts of a page compared by their letters and digits only."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = re.compile(r"[^\W_]+")


def letters(text: str) -> str:
    """Return only what is compared of a text: its letters and digits, in one case."""
    return "".join(_LETTERS.findall(unicodedata.normalize("NFC", text))).casefold()
