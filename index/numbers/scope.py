"""Whether two figures are of different scope: a part and its whole, a sum and its parts, other months or years."""

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
    return any(
        abs(start + sum(base(each.numbers[-1])[1] for each in some) - wanted) < 1e-6 * abs(wanted)
        for size in range(1, _MOST_PARTS)
        for some in combinations(values, size)
    )


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
