"""Reads the dates that a page declares or prints in a date line, and gives them as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

from index.dates.datewords import MONTH, MONTHS, WEEKDAY

_YEAR = r"(?P<{0}>(?:19|20)\d{{2}})"
DATE = re.compile(
    rf"\b(?:{WEEKDAY}\.?,?\s+(?:den |the |le |el )?)?(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s*(?:of |de |d')?[\s-]?(?P<m1>{MONTH})\.?,?[\s-]+(?:del? |of )?"
    rf"{_YEAR.format('y1')}"
    rf"|(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:del? )?{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?=T\d{{2}}:\d{{2}}|(?!\d))"
    rf"|(?P<a4>\d{{1,2}})(?P<s4>[-/.])\s?(?P<b4>\d{{1,2}})(?P=s4)\s?{_YEAR.format('y4')}"
    rf"|{_YEAR.format('y5')}年(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})日"
    rf")(?!\d)",
    re.IGNORECASE,
)
"""A date with its year, in any of the shapes and languages that we know."""

_ZONES = {
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
    "WET": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
}
_ZONES |= {"MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "AEST": 10, "AEDT": 11, "SGT": 8, "MSK": 3}
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T)\b")
_BRITISH = re.compile(r"\b(?:GMT|BST|AES?T|AEDT|NZ[SD]T)\b")
CLOCK = re.compile(
    r"(?:\bT|\b)(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\.?(?!\w))?"
    r"|\s*(?P<bare>[ap])\.?m\.?(?!\w)|\s*(?:Uhr|h|uur)\b)(?:\s*(?:Uhr|h|hs|hrs|horas|uur)\b)?"
    r"(?:\s*\(?(?P<zone>GMT|UTC|BST|IST|WET|CES?T|[ECMP][SD]?T|AES?T|AEDT|JST|SGT|MSK|Z\b)?"
    r"(?P<shift>[+-]\d{1,2}(?::?\d{2})?)?\)?)",
    re.IGNORECASE,
)
"""A time of day, with its zone when it is told."""


def settled(told: str, language: str = "") -> str:
    """Return a date that a file declares as ISO 8601: as it is, else parsed, "" where neither."""
    try:
        read = datetime.fromisoformat(told)
    except ValueError:
        return parse_date(told, language) if told else ""
    if re.match(r"\d{4}-\d\d-\d\d(?:T|$)", told):
        return told
    return read.isoformat() if ":" in told else read.date().isoformat()


def parse_date(text: str, language: str = "") -> str:
    """Return the first date told in a date line or declared by a page as ISO 8601, or "" when it is not certain.

    A time is kept only with its zone. 8/4/2025 is August in no text but an American one: without a zone or a language
    that settles the order of day and month it is left out, since a wrong date is worse than none.
    """
    match = DATE.search(text)
    if match:
        day = _iso(match, language, text)
        return _timed(day, text[match.end() :]) if day else ""
    return _by_library(text, language)


def _iso(match: re.Match[str], language: str, text: str) -> str:
    parts = match.groupdict()
    for n in "1235":
        if parts[f"y{n}"]:
            month = parts[f"m{n}"]
            number = int(month) if month.isdigit() else MONTHS[month.casefold()]
            return _day(int(parts[f"y{n}"]), number, int(parts[f"d{n}"]))
    first, second, year = int(parts["a4"]), int(parts["b4"]), int(parts["y4"])
    order = _order(first, second, parts["s4"], language, text)
    return {"dm": _day(year, second, first), "md": _day(year, first, second)}.get(order, "")


def _order(first: int, second: int, separator: str, language: str, text: str) -> str:
    """Whether day or month comes first in 8/4/2025: "dm", "md", or "" when nothing tells."""
    if first == second or first > 12 or separator == "." or language not in ("en", ""):
        return "dm"
    if second > 12 or _AMERICAN.search(text):
        return "md"
    return "dm" if _BRITISH.search(text) else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _timed(day: str, rest: str) -> str:
    """The day with the time that follows it, if that is told with a zone."""
    clock = CLOCK.search(rest[:40])
    if not clock or not (clock["zone"] or clock["shift"]):
        return day
    zone = (clock["zone"] or "Z").upper()
    half = (clock["half"] or clock["bare"] or "").casefold()
    hour = int(clock["hour"]) % 12 + (12 if half == "p" else 0) if half else int(clock["hour"])
    if zone not in _ZONES or hour > 23 or int(clock["minute"] or 0) > 59:
        return day
    minutes = _ZONES[zone] * 60 + _shift(clock["shift"] or "")
    sign = "-" if minutes < 0 else "+"
    return f"{day}T{hour:02}:{clock['minute'] or '00'}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _shift(text: str) -> int:
    if not text:
        return 0
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)


def _by_library(text: str, language: str) -> str:
    """Languages whose month names we do not know: dateparser, only where it finds day, month and year all told."""
    if not re.search(r"(?:19|20)\d{2}", text) or not re.search(r"\b\d{1,2}\b", text) or len(text) > 60:
        return ""
    from dateparser import parse

    settings = {"STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False}
    for languages in ([language] if language else None, None):
        try:
            found: datetime | None = parse(text.strip(), languages=languages, settings=settings)
        except ValueError:  # a language that the library does not know
            continue
        return found.date().isoformat() if found else ""
    return ""
