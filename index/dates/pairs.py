"""Dates told in two steps, a month or a day in a year or a week that is itself relative: "November last year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from index.dates.datewords import FULL_MONTHS_OF, MONTHS_OF, WEEKDAYS_OF, alternatives

Bounds = tuple[date, date]
Resolve = Callable[[re.Match[str], date | None], Bounds | None]
PairRule = tuple[str, str, Resolve]
"""An expression, whether it holds the name of a "month" or of a "weekday", and what it means."""

# What stands between the two: "of" and its kin, which some languages melt with the article that begins the second.
_JOIN = r",?\s+(?:of\s+|de\s+la\s+|de\s+|do\s+|des\s+|van\s+|del?(?=l['’])|d(?=el\s))?"
_DAY = r"(?P<day>[12]?\d|3[01])"


def pairs(code: str, said: Mapping[str, str], cased: Callable[[Mapping[str, int]], list[str]]) -> list[PairRule]:
    """Return the expressions of a language with what they mean; `said` are its wordings, `cased` writes its names."""
    short = rf"(?P<month>{alternatives(cased(MONTHS_OF[code]))})\.?"
    long = rf"(?P<month>{alternatives(cased(FULL_MONTHS_OF[code]))})"
    weekday = rf"(?P<weekday>{alternatives(cased(WEEKDAYS_OF[code]))})"
    found: list[PairRule] = []
    for heading, words in said.items():
        number, _, unit = heading.partition(" ")
        end = rf"{_JOIN}(?i:{words})(?!\w)"
        if unit == "year":
            found += [
                (rf"\b{short}\s+{_DAY}(?:st|nd|rd|th)?{end}", "month", _in_year(code, int(number))),
                (rf"\b{_DAY}(?:st|nd|rd|th|er|º|\.)?\s+(?:of |de )?{short}{end}", "month", _in_year(code, int(number))),
                (rf"\b(?:(?i:{said['before a month or year']})\s+)?{long}{end}", "month", _in_year(code, int(number))),
            ]
        elif unit == "week":
            before = f"(?:{said['weekday']})?"
            found.append((rf"\b{before}{weekday}{end}", "weekday", _in_week(WEEKDAYS_OF[code], int(number))))
    return found


def _in_year(code: str, by: int) -> Resolve:
    def resolve(match: re.Match[str], day: date | None) -> Bounds | None:
        if not day:
            return None
        year, month = day.year + by, MONTHS_OF[code][match["month"].casefold()]
        if told := match.groupdict().get("day"):
            try:
                return (date(year, month, int(told)),) * 2
            except ValueError:
                return None
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(1)

    return resolve


def _in_week(names: Mapping[str, int], by: int) -> Resolve:
    def resolve(match: re.Match[str], day: date | None) -> Bounds | None:
        if not day:
            return None
        told = day - timedelta(day.weekday()) + timedelta(7 * by + names[match["weekday"].casefold()] - 1)
        return told, told

    return resolve
