"""Whether two figures are of different scope: part and whole, a sum and its parts, other months, years or persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from index.numbers import units
from index.numbers.agreement import base
from index.numbers.told import LOOSE_UNITS, Told
from index.words import plain

_MOST_PARTS = 3
_NEAR = 60  # letters after a figure in which its month or year stands
_END = re.compile(r"[.;:—–“”\"(]|,\s(?!(?:19|20)\d\d)|\b(?:from|than|since|compared|against|desde|que)\b")
_TIME = re.compile(
    r"\b(?:in|for|of|during|en|de)\s+(?P<month>January|February|March|April|May|June|July|August|September|October|"
    r"November|December|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|"
    r"\b(?P<year>(?:19|20)\d\d)\b"
)

_NAME = r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){0,3})"
_NAME_AFTER = re.compile(rf"(?:\W{{1,2}}|\s(?:[a-z]+,?\s){{1,2}}){_NAME}")
_NAME_BEFORE = re.compile(rf"{_NAME}(?:\s\S+){{0,2}},?\s*$")
_ONE_BEFORE = re.compile(r"\b(?:an?|one|his|her)\s(?:[\w-]+\s){1,3}and\s$")
_ONE_OTHER = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Hh]is|[Hh]er)\s(?:(?!killed|dead|died|dies)[^.;:]){3,80}\sand\s$")
_OTHERS = re.compile(r"\sothers?\b")
_NAME_AND = re.compile(r"\b(?!In\b|On\b|At\b)[A-Z][\w’'-]+\sand\s$")
# "a lead of 300 delegates", "trails by 300 votes": no count of what somebody has.
_MARGIN_BEFORE = re.compile(
    r"\b(?:lead|margin|advantage|edge)\sof\s$|"
    r"\b(?:lead|leads|leading|led|trail|trails|trailing|trailed|ahead|behind)\b[^.,;:]{0,40}\bby\s$"
)
_MARGIN_AFTER = re.compile(r"(?:[\s-][\w-]+){0,2}[\s-](?:lead|margin|advantage|edge)\b")
# "the final 13 delegates", "the last eight races": so many of a row.
_SLICE = re.compile(r"\b(first|last|past|final|next|top|previous)\s$")
_ZONE = re.compile(r"\W{1,2}(ET|EDT|EST|CT|CDT|CST|PT|PDT|PST|GMT|UTC|BST|CET|CEST|Eastern|Pacific|local time)\b")
_WHOSE = re.compile(r"\s([A-Z][\w.’'-]+)")
_AMERICAN = ("us", "amer")
# Prices move: what a share was worth at one hour is no other account of what it was worth at another.
_HOUR = re.compile(
    r"\b(?:intraday|mid-?(?:morning|afternoon)|midday|noon|premarket|after-hours|at the (?:open|close)|morning|"
    r"afternoon|\d{1,2}:\d\d)\b",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(r"(?:\s[\w-]+){1,2}\sand\s(?:an?|one|his|her)\s(?!half|third|quarter|dozen|few)\w")


def other_scope(a: Told, b: Told) -> bool:
    """Say whether one counts a part of what the other counts, or what was in another month or year."""
    if a.part != b.part or _margin(a) != _margin(b) or _slice(a) != _slice(b) or _zone(a) != _zone(b):
        return True
    if _whose(a) and _whose(b) and _whose(a) != _whose(b):
        return True
    if a.first.unit in ("percent", "points", *units.MONEY_BEFORE.values()) and _other_hour(a, b):
        return True
    one, two = _times(a), _times(b)
    return any(one[kind] and two[kind] and not one[kind] & two[kind] for kind in ("month", "year"))


def _start(told: Told) -> int:
    return told.end - len(told.numbers[-1].text)


def _margin(told: Told) -> bool:
    """Whether a figure tells by how much somebody leads or trails."""
    if told.numbers[-1].unit not in (*LOOSE_UNITS, "percent", "points"):
        return False
    text = told.passage_text
    return bool(_MARGIN_BEFORE.search(text[: _start(told)]) or _MARGIN_AFTER.match(text, told.end))


def _slice(told: Told) -> str:
    """Return "last" of "the last eight races", "" for what is no part of a row."""
    match = _SLICE.search(told.passage_text[: _start(told)]) if told.numbers[-1].unit in LOOSE_UNITS else None
    return match[1].replace("past", "last") if match else ""


def _zone(told: Told) -> str:
    match = _ZONE.match(told.passage_text, told.end) if told.numbers[-1].unit == "time" else None
    return match[1] if match else ""


def _whose(told: Told) -> str:
    """Return the beginning of the name right behind a figure: "73,000 British troops"."""
    match = _WHOSE.match(told.passage_text, told.end) if told.numbers[-1].unit in LOOSE_UNITS else None
    name = plain(match[1].replace(".", ""))[:4] if match else ""
    return _AMERICAN[0] if name in _AMERICAN else name


def _other_hour(a: Told, b: Told) -> bool:
    one, two = ({each.lower() for each in _HOUR.findall(told.passage_text)} for told in (a, b))
    return bool(one and two and not one & two)


def added_up(one: Told, other: Told, beside: Sequence[Told]) -> bool:
    """Say whether `other` is what `one` makes with one or two more figures of its passage: 18 and seven are 25."""
    values = [each for each in beside if each is not one and _alike(each, other)]
    wanted = base(other.numbers[-1])[1]
    start = base(one.numbers[-1])[1]
    if _one_more(one) and wanted == start + 1:
        return True
    return any(
        abs(start + sum(base(each.numbers[-1])[1] for each in some) - wanted) < 1e-6 * abs(wanted)
        for size in range(1, _MOST_PARTS)
        for some in combinations(values, size)
    )


def other_people(a: Told, b: Told) -> bool:
    """Say whether two ages are of persons whose names tell them apart: "Jon Ferris, 21", "22-year-old Carl Ferris"."""
    one, two = _person(a), _person(b)
    return bool(one and two and not one <= two and not two <= one)


def _person(told: Told) -> set[str]:
    """The words of the name right behind an age or right before it."""
    match = _NAME_AFTER.match(told.passage_text, told.end) or _NAME_BEFORE.search(told.passage_text[: _start(told)])
    return {plain(word) for word in match["name"].split()} if match else set()


def _one_more(told: Told) -> bool:
    """Whether one person stands beside those counted: "a 10-year-old girl and two men", "Holt and two others"."""
    before, after = told.passage_text[: _start(told)], told.passage_text[told.end :]
    if _OTHERS.match(after) and _ONE_OTHER.search(before):
        return True  # "One man is in critical condition and three others are injured"
    return bool(_ONE_BEFORE.search(before) or _NAME_AND.search(before) or _ONE_AFTER.match(after))


def _alike(a: Told, b: Told) -> bool:
    one, two = base(a.numbers[-1])[0], base(b.numbers[-1])[0]
    return one == two or (one in LOOSE_UNITS and two in LOOSE_UNITS)


def _times(told: Told) -> dict[str, set[str]]:
    after = told.passage_text[told.end : told.end + _NEAR]
    end = _END.search(after)
    found: dict[str, set[str]] = {"month": set(), "year": set()}
    for match in _TIME.finditer(after[: end.start()] if end else after):
        kind = str(match.lastgroup)
        found[kind].add(plain(match[kind]))
    return found
