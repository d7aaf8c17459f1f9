"""How often an account is silent where it is said to be, on line-ups that were marked by readers.

An account tells a row when one of its passages is marked with one of the row's.
Readers themselves agree on marks at F1 .91.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.align.align import CUT, align
from index.align.judged import Judged
from index.align.perhaps import beside, chance
from index.align.rows import missing_here, only_here, rows, synopsis
from index.align.settle import settle
from store.records import Link, PassageKey, Row
from tests.quality.align_data import CORPORA, Marked

NAMED = Path(__file__).with_name("unseen.jsonl")  # the limits were chosen on lineups.jsonl
NOT_TOLD, PERHAPS_TOLD, ONLY, MISSING = 0.86, 0.52, 0.92, 0.85
"""Measured 22 November 2026 on all 112 events: .861, .524, .926, .850. Halves of them differ by up to .1."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (NAMED.exists() and (CORPORA / "scale37k").exists()), reason="the news is not part of the project"
    ),
]

Marks = dict[PassageKey, set[PassageKey]]


@dataclass(frozen=True)
class Rate:
    """Of how many a thing is said, of how many of these rightly, and of how many it should be said."""

    said: int
    right: int
    wanted: int

    def __str__(self) -> str:
        return f"{self.said} said, {self.precision:.3f} rightly, of {self.wanted} {self.right / self.wanted:.3f} found"

    @property
    def precision(self) -> float:
        return self.right / self.said


def marks_of(event: Marked) -> Marks:
    found: Marks = defaultdict(set)
    for a, b in event.pairs:
        found[a].add(b)
        found[b].add(a)
    return found


def tells(row: Row, article: int, marks: Marks) -> bool:
    return any(far[0] == article for owner, places in row.cells.items() for p in places for far in marks[owner, p])


def gaps(event: Marked, links: Sequence[Link], fewest: int) -> Iterator[tuple[bool, bool]]:
    """For each account that is not on a row of at least so many: whether it perhaps tells it, and whether it does."""
    near, marks = beside(links), marks_of(event)
    for row in synopsis(event.articles, rows(event.articles, links, CUT)):
        if len(row.cells) >= fewest:
            for article in event.articles:
                if article.id not in row.cells:
                    yield chance(row, article.id, near).perhaps, tells(row, article.id, marks)


def signs(lined: Sequence[tuple[Marked, Sequence[Link]]], fewest: int) -> tuple[Rate, Rate]:
    """Of rows that at least so many tell: "not told" and "perhaps"."""
    found = [gap for event, links in lined for gap in gaps(event, links, fewest)]
    silent = Rate(
        sum(not p for p, _ in found), sum(not p and not told for p, told in found), sum(not t for _, t in found)
    )
    return silent, Rate(sum(p for p, _ in found), sum(p and told for p, told in found), sum(t for _, t in found))


def missing(lined: Sequence[tuple[Marked, Sequence[Link]]]) -> Rate:
    """Missing here is right where the row has passages that are marked with each other, and none of the account's."""
    said = right = wanted = 0
    for event, links in lined:
        marks, shared = marks_of(event), rows(event.articles, links, CUT)
        found = missing_here(event.articles, shared, links)
        for number, row in enumerate(shared):
            one_thing = any(tells(Row({a: c}), b, marks) for a, c in row.cells.items() for b in row.cells if a != b)
            for article in event.articles:
                if article.id not in row.cells:
                    good = one_thing and not tells(row, article.id, marks)
                    wanted += good
                    said += number in found[article.id]
                    right += good and number in found[article.id]
    return Rate(said, right, wanted)


def only(lined: Sequence[tuple[Marked, Sequence[Link]]]) -> Rate:
    said = right = wanted = 0
    for event, links in lined:
        marks, found = marks_of(event), only_here(event.articles, links, CUT)
        for article in event.articles:
            alone = {place for place in range(len(article.passages)) if not marks[article.id, place]}
            said += len(found[article.id])
            right += len(alone.intersection(found[article.id]))
            wanted += len(alone)
    return Rate(said, right, wanted)


def lined_up(event: Marked) -> tuple[Link, ...]:
    judged: Judged = {}
    for _ in settle(event.articles, judged):
        pass
    return align(event.articles, (), judged)


def test_accounts_are_silent_where_they_are_said_to_be() -> None:
    from tests.quality.lineups import lineups

    lined = [(event, lined_up(event)) for event in lineups("unseen")]
    for fewest in (2, 1):
        silent, perhaps = signs(lined, fewest)
        print(f"rows of {fewest} or more: not told: {silent}; perhaps: {perhaps}")
        if fewest == 2:
            assert silent.precision >= NOT_TOLD
            assert perhaps.precision >= PERHAPS_TOLD
    alone, left_out = only(lined), missing(lined)
    print(f"only here: {alone}; missing here: {left_out}")
    assert alone.precision >= ONLY
    assert left_out.precision >= MISSING
