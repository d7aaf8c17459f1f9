"""Whether two figures are of different scope: part and whole, a sum and its parts, other months, years or persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from index.numbers.agreement import base
from index.numbers.told import Told
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
_NAME_AFTER = re.compile(rf"\W{{1,2}}{_NAME}")
_NAME_BEFORE = re.compile(rf"{_NAME}(?:\s\S+){{0,2}},?\s*$")
_ONE_BEFORE = re.compile(r"\b(?:an?|one|his|her)\s(?:[\w-]+\s){1,3}and\s$")
_ONE_AFTER = re.compile(r"(?:\s[\w-]+){1,2}\sand\s(?:an?|one|his|her)\s(?!half|third|quarter|dozen|few)\w")


def other_scope(a: Told, b: Told) -> bool:
    """Say whether one counts a part of what the other counts, or what was in another month or year."""
    if a.part != b.part:
        return True
    one, two = _times(a), _times(b)
    return any(one[kind] and two[kind] and not one[kind] & two[kind] for kind in ("month", "year"))


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
    start = told.end - len(told.numbers[-1].text)
    match = _NAME_AFTER.match(told.passage_text, told.end) or _NAME_BEFORE.search(told.passage_text[:start])
    return {plain(word) for word in match["name"].split()} if match else set()


def _one_more(told: Told) -> bool:
    """Whether one person stands beside those counted: "a 10-year-old girl and two men"."""
    start = told.end - len(told.numbers[-1].text)
    after = told.passage_text[told.end :]
    return bool(_ONE_BEFORE.search(told.passage_text[:start]) or _ONE_AFTER.match(after))


def _alike(a: Told, b: Told) -> bool:
    loose = ("people", "count")
    one, two = base(a.numbers[-1])[0], base(b.numbers[-1])[0]
    return one == two or (one in loose and two in loose)


def _times(told: Told) -> dict[str, set[str]]:
    after = told.passage_text[told.end : told.end + _NEAR]
    end = _END.search(after)
    found: dict[str, set[str]] = {"month": set(), "year": set()}
    for match in _TIME.finditer(after[: end.start()] if end else after):
        kind = str(match.lastgroup)
        found[kind].add(plain(match[kind]))
    return found
