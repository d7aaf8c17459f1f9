"""Finds the dates that a text mentions, absolute or relative, and bounds each by its first and last possible day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from index import wordings
from index.dates.datewords import FULL_MONTHS_OF, MONTHS_OF, WEEKDAYS_OF, alternatives
from index.dates.isodates import DATE, parse_date
from index.dates.pairs import pairs
from store.records import DateMention

Bounds = tuple[date, date]
Resolve = Callable[[re.Match[str], date | None], Bounds | None]
Rule = tuple[re.Pattern[str], Resolve, re.Pattern[str] | tuple[str, ...]]
"""A pattern, what its matches mean, and what every match holds: one of some phrases (none: unknown) or a pattern."""

_AHEAD = re.compile(
    r"\b(?:will|shall|would(?! have| not| later)|due|scheduled|slated|set to|supposed to|expected|intends?|plans?|"
    r"planned|next|upcoming|coming|until|deadline|(?:is|are|be) (?:leaving|retiring|departing|resigning)|"
    r"up for re-?election|"
    r"pr[oó]xim[oa]|prevé|previst[oa]|será|serán|habrá|prochain|sera|wird|werden|sarà|será|zal)\b",
    re.IGNORECASE,
)
_BEFORE = 60  # characters before a date in which a word of the future counts
# What holds a year or the name of a month is looked for only round one (of 5 ms for an article of 5,300 characters 4
# were spent on looking everywhere, and most of the fifth on phrases that it does not hold).
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROUND = 60
_PLAIN = re.compile(r"[^\W\d_ ]+(?:[ '’|]+[^\W\d_]+)*")


def mentions(text: str, published: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates a text mentions, in order and without overlaps, each bounded by two days.

    What is told without a year, or only relative to the day of writing, is resolved against `published` (ISO 8601) and
    left out when that is not known.
    """
    day = _day(published)
    code = language if language in MONTHS_OF else "en"
    found: list[DateMention] = []
    taken: list[tuple[int, int]] = []  # in order, without overlaps
    for match, bounds in _told(text, day, code):
        start, end = match.span()
        at = bisect_left(taken, (start, end))
        if (not at or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0]):
            taken.insert(at, (start, end))
            if bounds:
                found.append(DateMention(start, end, bounds[0].isoformat(), bounds[1].isoformat()))
    return tuple(sorted(found, key=lambda each: each.start))


def _told(text: str, day: date | None, code: str) -> Iterator[tuple[re.Match[str], Bounds | None]]:
    for start, end in _windows(text, _YEAR):
        for match in DATE.finditer(text, start, end):
            iso = parse_date(match.group(), code)
            whole = date.fromisoformat(iso[:10]) if iso else None
            yield match, (whole, whole) if whole else None
    small = text.lower()
    windows: dict[re.Pattern[str], list[tuple[int, int]]] = {}
    for pattern, resolve, held in _rules(code):
        if isinstance(held, re.Pattern):
            places = windows.get(held) or windows.setdefault(held, list(_windows(text, held)))
        else:
            places = list(_near(small, held)) if held and len(small) == len(text) else [(0, len(text))]
        for start, end in places:
            for match in pattern.finditer(text, start, end):
                yield match, resolve(match, day)


def _windows(text: str, held: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text round what it holds of a pattern, without overlaps."""
    start = end = 0
    for found in held.finditer(text):
        if found.start() - _ROUND > end:
            yield start, end
            start = found.start() - _ROUND
        end = min(len(text), found.end() + _ROUND)
    yield start, end


def _near(small: str, phrases: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text in small letters that hold these phrases, and the letter behind each."""
    found: list[tuple[int, int]] = []
    for phrase in phrases:
        start = small.find(phrase)
        while start >= 0:
            found.append((start, start + len(phrase) + 1))
            start = small.find(phrase, start + 1)
    begin = reached = 0
    for start, end in sorted(found):
        if start >= reached:
            if reached:
                yield begin, reached
            begin = start
        reached = max(reached, end)
    if reached:
        yield begin, reached


@cache
def _rules(code: str) -> tuple[Rule, ...]:
    months = MONTHS_OF[code]
    names = rf"(?P<month>{alternatives(_cased(months, code))})\.?"
    long = rf"(?P<month>{alternatives(_cased(FULL_MONTHS_OF[code], code))})"
    days = rf"(?P<weekday>{alternatives(_cased(WEEKDAYS_OF[code], code))})"
    number = r"(?P<day>[12]?\d|3[01])"
    month = re.compile(alternatives(_cased(months, code)))
    weekday = re.compile(alternatives(_cased(WEEKDAYS_OF[code], code)))
    said = dict(wordings.rules(f"dates_{code}"))
    into = said["before a month or year"]
    before = rf"(?:(?:{said['weekday']})?{days},?\s+(?:the\s+|den\s+|dem\s+)?)?"  # "on Friday, Sept. 14"
    on = _month_day(months, WEEKDAYS_OF[code])
    in_two_steps = pairs(code, said, lambda words: _cased(words, code))
    rules: list[Rule] = [
        *((re.compile(found), meant, month if kind == "month" else weekday) for found, kind, meant in in_two_steps),
        (re.compile(rf"\b{names}(?:,| de| del)?\s+(?:de |del )?(?P<year>(?:19|20)\d\d)\b"), _month(months), month),
        (re.compile(rf"\b{before}{names}\s+{number}(?:st|nd|rd|th)?\b(?!\s*(?:percent|%|[.,]\d))"), on, month),
        (re.compile(rf"\b{before}{number}(?:st|nd|rd|th|er|º|\.)?\s+(?:of |de )?{names}(?!\w)"), on, month),
        (re.compile(rf"\b(?i:{into})\s+{long}\b(?!\s+\d)"), _month(months), month),
        (re.compile(rf"\b(?:{into})\s+(?P<year>(?:19|20)\d\d)\b(?!\s*[-–]\s*\d|[.,]\d)", re.IGNORECASE), _year, _YEAR),
        (re.compile(rf"\b(?:{said['weekday']})?{days}\b"), _weekday(WEEKDAYS_OF[code]), weekday),
    ]
    for heading, words in said.items():
        if heading[:1] in "+-0123456789":
            rules.append((re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), _shifted(heading), _phrases(words)))
    return tuple(rules)


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(words.lower().split("|")) if _PLAIN.fullmatch(words) else ()


def _cased(words: Mapping[str, int], code: str) -> list[str]:
    """Names of months and days as they are written: with a capital in English and German (a "may" is no month)."""
    if code in ("en", "de"):
        return [word.capitalize() for word in words]
    return [*words, *(word.capitalize() for word in words)]


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _ahead(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _BEFORE) : match.end()]
    return bool(_AHEAD.search(re.split(r"[.!?]\s", before)[-1]))


def _month(months: dict[str, int]) -> Callable[[re.Match[str], date | None], Bounds | None]:
    def resolve(match: re.Match[str], day: date | None) -> Bounds | None:
        number = months[match["month"].casefold()]
        if year := match.groupdict().get("year"):
            return _whole_month(int(year), number)
        if not day:
            return None
        if _ahead(match):
            return _whole_month(day.year + (number < day.month), number)
        return _whole_month(day.year - (number > day.month), number)

    return resolve


def _month_day(months: dict[str, int], names: dict[str, int]) -> Callable[[re.Match[str], date | None], Bounds | None]:
    """Without a year the nearest such day is meant, one ahead counting double its distance, on the weekday told."""

    def resolve(match: re.Match[str], day: date | None) -> Bounds | None:
        if not day:
            return None
        near: list[date] = []
        for year in (day.year - 1, day.year, day.year + 1):
            try:
                near.append(date(year, months[match["month"].casefold()], int(match["day"])))
            except ValueError:
                continue
        weekday = names.get((match["weekday"] or "").casefold())
        near = [one for one in near if one.isoweekday() == weekday] or near
        best = min(near, key=lambda one: (day - one).days if one <= day else 2 * (one - day).days, default=None)
        return (best, best) if best else None

    return resolve


def _year(match: re.Match[str], _: date | None) -> Bounds:
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def _weekday(names: dict[str, int]) -> Callable[[re.Match[str], date | None], Bounds | None]:
    def resolve(match: re.Match[str], day: date | None) -> Bounds | None:
        if not day:
            return None
        back = (day.isoweekday() - names[match["weekday"].casefold()]) % 7
        told = day + timedelta(7 - back) if _ahead(match) and back else day - timedelta(back)
        return told, told

    return resolve


def _shifted(heading: str) -> Callable[[re.Match[str], date | None], Bounds | None]:
    """ "-1 week": the whole week before the one of `published`; "-2 day": one day."""
    number, unit = heading.split()

    def resolve(_: re.Match[str], day: date | None) -> Bounds | None:
        if not day:
            return None
        by = int(number)
        if unit == "day":
            return day + timedelta(by), day + timedelta(by)
        if unit == "week":
            monday = day - timedelta(day.weekday() - 7 * by)
            return monday, monday + timedelta(6)
        if unit == "year":
            return date(day.year + by, 1, 1), date(day.year + by, 12, 31)
        year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
        return _whole_month(year, month + 1)

    return resolve


def _whole_month(year: int, month: int) -> Bounds:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(1)
