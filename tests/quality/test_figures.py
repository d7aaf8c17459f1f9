"""How well figures of several accounts are grouped, on invented accounts whose figures were marked by hand."""

from __future__ import annotations

from itertools import combinations

import pytest

from index.numbers.figures import side_by_side
from index.numbers.numbers import numbers
from store.records import NumberGroup
from tests.quality.figures_marked import MarkedEvent, Place, marked_events

# Measured 21 November 2026 on 17 events, 50 accounts: 1.0 and .859 of all pairs, 1.0 and .833 of those that differ.
PRECISION, RECALL, DIFFER_PRECISION, DIFFER_RECALL = 0.97, 0.84, 0.95, 0.82

pytestmark = [pytest.mark.quality]
Pair = frozenset[Place]


def test_figures_that_count_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    found: set[tuple[str, Pair]] = set()
    wanted: set[tuple[str, Pair]] = set()
    differ_found: set[tuple[str, Pair]] = set()
    differ_wanted: set[tuple[str, Pair]] = set()
    for event in marked_events():
        told = [numbers(one.text, one.details.language, one.id) for one in event.articles]
        for group in side_by_side(event.articles, event.rows, told):
            pairs = {(event.name, pair) for pair in _pairs(_places(event, group))}
            found |= pairs
            differ_found |= set() if group.agree else pairs
        for key, marks in event.groups.items():
            pairs = {(event.name, pair) for pair in _pairs([place for place, _ in marks])}
            wanted |= pairs
            differ_wanted |= pairs if key in event.differing else set()
    shown = [_scores(found, wanted), _scores(differ_found, differ_wanted)]
    with capsys.disabled():
        print(f"\nfigures: precision {shown[0][0]:.3f}, recall {shown[0][1]:.3f} of {len(wanted)} pairs", end="; ")
        print(f"that differ: precision {shown[1][0]:.3f}, recall {shown[1][1]:.3f} of {len(differ_wanted)}")
    assert shown[0][0] >= PRECISION
    assert shown[0][1] >= RECALL
    assert shown[1][0] >= DIFFER_PRECISION
    assert shown[1][1] >= DIFFER_RECALL


def _places(event: MarkedEvent, group: NumberGroup) -> list[Place]:
    """The group's figures by where the mark over them begins, or where they begin themselves."""
    marks = [(place, end) for some in event.groups.values() for place, end in some]
    return [
        next((p for p, end in marks if p[0] == v.article and p[1] < v.end and v.start < end), (v.article, v.start))
        for v in group.values
    ]


def _pairs(places: list[Place]) -> set[Pair]:
    return {frozenset(pair) for pair in combinations(set(places), 2) if pair[0][0] != pair[1][0]}


def _scores(found: set[tuple[str, Pair]], wanted: set[tuple[str, Pair]]) -> tuple[float, float]:
    right = len(found & wanted)
    return right / max(1, len(found)), right / max(1, len(wanted))
