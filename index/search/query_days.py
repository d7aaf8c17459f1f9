"""Reads one day, week, month or year as a query names it: `2025-11`, `17 Nov 2025`, `last week`, `ayer`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from index import wordings
from index.dates.datewords import MONTHS, WEEKDAYS
from index.search.query_words import ago, bare, last_few, plain, without_articles

Bounds = tuple[int, int]
"""First and last day as numbers like 20251117."""

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl")
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_QUARTER = re.compile(r"(?:q([1-4]) (\d{4})|(\d{4})[- ]?q([1-4]))")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|o|a|\.)?"
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_OF = r"(?:,| de| del| of)?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_DAY}{_OF} {_WORD}{_OF} {_YEAR}",
        rf"{_WORD} {_DAY},? {_YEAR}",
        rf"{_DAY}{_OF} {_WORD}",
        rf"{_WORD} {_DAY}",
        rf"{_WORD}{_OF} {_YEAR}",
        _WORD,
    )
)
_ONE = re.compile(r"(?:the )?(this|last|past|previous|next) (day|week|month|quarter|year)")
_ARTICLES = ("", "el ", "la ", "le ", "il ", "lo ", "l'")
"""What may stand before "mes pasado" where the wordings of articles have it, and is lost behind "antes del"."""


def bounds(written: str, today: date) -> Bounds | None:
    """Return the first and last day meant, None when nothing of the kind is meant. Raises ValueError for no real day.

    What has no year is the latest that has begun; "last week" the week, Monday to Sunday, before this one.
    """
    text = plain(" ".join(written.split()))
    for read in (_iso, _figures):
        if found := read(text):
            return found
    for spoken in (_said, _some, _named):
        if pair := spoken(text, today):
            return number(pair[0]), number(pair[1])
    return None


def number(day: date) -> int:
    """Return a day as a number like 20251117."""
    return day.year * 10000 + day.month * 100 + day.day


def _iso(text: str) -> Bounds | None:
    if quarter := _QUARTER.fullmatch(text):
        year, place = int(quarter[2] or quarter[3]), int(quarter[1] or quarter[4])
        return year * 10000 + (place * 3 - 2) * 100 + 1, year * 10000 + place * 300 + 31
    found = _ISO.fullmatch(text)
    if not found or not text.isascii():
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    date(year, month or 1, day or 1)
    base = year * 10000
    return base + (month or 1) * 100 + (day or 1), base + (month or 12) * 100 + (day or 31)


def _figures(text: str) -> Bounds | None:
    """Read 17.11.2025, and 17/11/2025 where only one order of day and month makes a day."""
    found = _FIGURES.fullmatch(text)
    if not found or not text.isascii():
        return None
    first, sign, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if sign != "." and first <= 12 and second <= 12 and first != second:
        return None  # 3/11: the third of November or the eleventh of March
    day, month = (second, first) if sign != "." and second > 12 else (first, second)
    told = number(date(year, month, day))
    return told, told


def ambiguous(written: str) -> tuple[str, str] | None:
    """Return the two days that figures like 3/11/2025 may mean, in ISO 8601; None when there is no doubt."""
    found = _FIGURES.fullmatch(written.strip())
    if not found or found[2] == "." or int(found[1]) > 12 or int(found[3]) > 12:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"


def _said(text: str, today: date) -> tuple[date, date] | None:
    """Read "yesterday" and "la semana pasada": the wordings that articles use."""
    tried = {article + words for article in _ARTICLES for words in (text, without_articles(text))}
    for pattern, count, unit in _relative():
        if any(map(pattern.fullmatch, tried)):
            return _shifted(today, count, unit)
    return None


@cache
def _relative() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    found = []
    for code in LANGUAGES:
        for heading, words in wordings.rules(f"dates_{code}"):
            if heading[:1] in "+-0":
                count, unit = heading.split()
                found.append((re.compile(f"(?:{plain(words)})"), int(count), unit))
    return tuple(found)


def _some(text: str, today: date) -> tuple[date, date] | None:
    """Read "last 7 days" (up to today), "3 weeks ago" (that week), "this quarter"."""
    if found := _ONE.fullmatch(text):
        return _shifted(today, {"this": 0, "next": 1}.get(found[1], -1), found[2])
    if some := last_few(text):
        return _back(today, *some), today
    if some := ago(text):
        return _shifted(today, -some[0], some[1])
    return None


def _back(today: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return today - timedelta(count * (7 if unit == "week" else 1) - 1)
    months = today.year * 12 + today.month - 1 - count * {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(max(months // 12, 1), months % 12 + 1, 1)
    return first + timedelta(min(today.day, _length(first)) - 1)


def _shifted(today: date, count: int, unit: str) -> tuple[date, date]:
    """Return the whole day, week, month, quarter or year so many after (or, below 0, before) today's."""
    if unit == "day":
        return today + timedelta(count), today + timedelta(count)
    if unit == "week":
        monday = today - timedelta(today.weekday() - 7 * count)
        return monday, monday + timedelta(6)
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    at = ((today.year * 12 + today.month - 1) // size + count) * size
    first, last = (date(max(place // 12, 1), place % 12 + 1, 1) for place in (at, at + size - 1))
    return first, last + timedelta(_length(last) - 1)


def _length(first: date) -> int:
    return (date(first.year + first.month // 12, first.month % 12 + 1, 1) - first).days


def _named(text: str, today: date) -> tuple[date, date] | None:
    """Read names of months and days of the week; the last of them is one that is over."""
    words, last = bare(text)
    for shape in _SHAPES:
        found = shape.fullmatch(words)
        month = _months().get(found["month"]) if found else None
        if found and month:
            told = found.groupdict()
            year, day = int(told.get("year") or 0), int(told.get("day") or 0)
            first, end = _of_month(year, month, day, today)
            if last and not year and first <= today <= end:
                return _of_month(today.year - 1, month, day, today)
            return first, end
    place = _weekdays().get(words)
    if not place:
        return None
    back = (today.isoweekday() - place) % 7
    told_day = today - timedelta(back or 7 * last)
    return told_day, told_day


def _of_month(year: int, month: int, day: int, today: date) -> tuple[date, date]:
    if not year:
        year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
        if day == 29 and month == 2:
            year = next(back for back in range(year, year - 9, -1) if _length(date(back, 2, 1)) == 29)
    first = date(year, month, day or 1)
    return (first, first) if day else (first, first + timedelta(_length(first) - 1))


def _table(words: dict[str, int]) -> dict[str, int]:
    return {plain(word): place for word, place in words.items()}


_months: Callable[[], dict[str, int]] = cache(lambda: _table(MONTHS))
_weekdays: Callable[[], dict[str, int]] = cache(lambda: _table(WEEKDAYS))
