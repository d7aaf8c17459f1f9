"""Reads the days of a query: `2025-11`, `>2025-11-01`, `[2025-11-01 TO 2025-11-30]`, open at either end."""

from __future__ import annotations

import re
from datetime import date

from store.errors import QueryError

FIRST, LAST = 1, 99991231
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_RANGE = re.compile(r"([\[{])\s*(\S*?)\s*(?:\bTO\b|\.\.)\s*(\S*?)\s*([\]}])$", re.IGNORECASE)
_EXAMPLES = (
    "Write for example published:2025-11-17, published:2025-11, published:>2025-11-01 "
    "or published:[2025-11-01 TO 2025-11-30]."
)


def days(written: str, place: int) -> tuple[int, int]:
    """Return the first and the last day meant, as numbers like 20251117. `place` is where it stands in the query."""
    text = written.strip()
    ranged = _RANGE.match(text)
    if ranged:
        opening, low, high, closing = ranged.groups()
        first = _after(low, opening == "{", place)
        last = _before(high, closing == "}", place)
    elif text[:1] in "<>":
        first, last = _compared(text, place)
    elif ".." in text:
        low, _, high = text.partition("..")
        first, last = _after(low, False, place), _before(high, False, place)
    else:
        first, last = _bounds(text, place)
    if first > last:
        raise QueryError(
            f"The days “{written.strip()}” (character {place + 1}) end before they begin.", "Change their order."
        )
    return first, last


def _compared(text: str, place: int) -> tuple[int, int]:
    same = text[1:2] == "="
    low, high = _bounds(text[1 + same :].strip(), place)
    if text[0] == ">":
        return (low if same else high + 1), LAST
    return FIRST, (high if same else low - 1)


def _after(written: str, without: bool, place: int) -> int:
    if written in ("", "*"):
        return FIRST
    low, high = _bounds(written, place)
    return high + 1 if without else low


def _before(written: str, without: bool, place: int) -> int:
    if written in ("", "*"):
        return LAST
    low, high = _bounds(written, place)
    return low - 1 if without else high


def _bounds(written: str, place: int) -> tuple[int, int]:
    """Return the first and last day of a year, month or day."""
    found = _DATE.match(written)
    if not found or not written.isascii():
        raise QueryError(f"“{written}” (character {place + 1}) is not a day, a month or a year.", _EXAMPLES)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise QueryError(f"There is no day “{written}” (character {place + 1}).", _EXAMPLES) from None
    base = year * 10000
    return base + (month or 1) * 100 + (day or 1), base + (month or 12) * 100 + (day or 31)
