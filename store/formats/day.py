"""Days as newspapers' archives write them, in eight languages, as ISO dates."""

from __future__ import annotations

import re
from datetime import date

# English, German, French, Spanish, Italian, Portuguese, Dutch and Swedish names of each month, by their beginnings.
_MONTHS = (
    "jan|jän|ene|gen|janv", "feb|fév|fev|febr", "mar|mär|mrz|mars|maa|mrt", "apr|avr|abr", "may|mai|maj|mei|mag|maio",
    "jun|juin|giu", "jul|juil|lug", "aug|août|aout|ago", "sep|set|sett", "oct|okt|ott|out", "nov", "dec|dez|déc|dic",
)  # fmt: skip
_NAME = r"(?P<month>[^\W\d_]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/-]){form}(?![\w-]|/\d)", re.I)
    for form in (
        rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+(?:de\s+)?{_NAME}\s*,?\s+(?:de[l]?\s+)?{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
    )
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?:T\d+)?")


def day(told: str) -> str:
    """Return the day that is told first in some words, as an ISO date; "" when none is."""
    found = _read(_COMPACT.fullmatch(told.strip()))
    for form in _FORMS:
        for match in form.finditer(told) if not found else ():
            found = found or _read(match)
    return found


def _read(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    told = name.casefold()
    for number, names in enumerate(_MONTHS, 1):
        longest = max((len(one) for one in names.split("|") if told.startswith(one)), default=0)
        if longest >= 3:
            return number
    return 0
