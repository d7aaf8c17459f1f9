"""Reads dates: those that a page declares, and those that a text mentions, resolved against its own day."""

from __future__ import annotations

import re
from datetime import date

from index.datewords import MONTH, MONTHS, WEEKDAY
from store.records import DateMention

_YEAR = r"(?P<{0}>(?:19|20)\d{{2}})"
DATE = re.compile(
    rf"\b(?:{WEEKDAY}\.?,?\s+(?:den |the |le |el )?)?(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s*(?:of |de |d')?[\s-]?(?P<m1>{MONTH})\.?,?[\s-]+(?:del? |of )?{_YEAR.format('y1')}"
    rf"|(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:del? )?{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?:T\d{{2}}:\d{{2}}\S*)?"
    rf"|(?P<a4>\d{{1,2}})(?P<s4>[-/.])\s?(?P<b4>\d{{1,2}})(?P=s4)\s?{_YEAR.format('y4')}"
    rf"|{_YEAR.format('y5')}年(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})日"
    rf")(?!\d)",
    re.IGNORECASE,
)
"""A date with its year, in any of the shapes and languages that we know."""


def parse_date(text: str, language: str = "") -> str:
    """Return the date a date line or a declared date tells as ISO 8601, or "" when it is not certain."""
    match = DATE.search(text)
    return _iso(match, language, text) if match else ""


def _iso(match: re.Match[str], language: str, text: str) -> str:
    parts = match.groupdict()
    for n in "1235":
        if parts[f"y{n}"]:
            month = parts[f"m{n}"]
            return _day(
                int(parts[f"y{n}"]), int(month) if month.isdigit() else MONTHS[month.casefold()], int(parts[f"d{n}"])
            )
    return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def mentions(text: str, published: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates a text mentions, each bounded by its first and last possible day."""
    return tuple(
        DateMention(match.start(), match.end(), iso, iso)
        for match in DATE.finditer(text)
        if (iso := _iso(match, language, text))
    )
