"""How likely an account tells what a row tells though it is not on the row, and where it would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from store.records import Link, PassageKey, Row

PERHAPS, PERHAPS_ALONE = 0.3, 0.4
"""The chance from which an account is not called silent, but "perhaps" said with the place: of a row that several tell,
and of one that a single other account tells, which is seldom told anywhere else.

Measured by tests/quality/test_gaps.py on line-ups that readers marked: both answers are righter than with the strongest
link alone from .25. Higher, "perhaps" is righter still, and "not told" no longer.
"""
_WAY = 0.2  # links weaker than this lead nowhere: their product with another is never a PERHAPS that counts
PLACES = 2  # of an account that does tell it, the likeliest is the right one in 60 of 100, one of two in 77
_SECOND = 0.5  # a second place is told when it is at least so likely as the first, in proportion

Beside = dict[PassageKey, dict[PassageKey, float]]
"""For each passage those that it is linked to, and how strongly."""


@dataclass(frozen=True, slots=True)
class Chance:
    """That an account tells a row: how likely, 0 to 1, whether that is worth a "perhaps", and where it would."""

    told: float = 0.0
    perhaps: bool = False
    places: tuple[PassageKey, ...] = ()


def beside(links: Sequence[Link]) -> Beside:
    """Return what each passage is linked to, however weakly."""
    found: Beside = defaultdict(dict)
    for link in links:
        found[link.a][link.b] = link.strength
        found[link.b][link.a] = link.strength
    return dict(found)


def chance(row: Row, article: int, near: Beside) -> Chance:
    """Return how likely an article tells a row that it is not on.

    Strengths are calibrated: that none of its passages tells it has the product of their chances not to; where that
    is less, the chance of the likeliest way by a passage of a third article counts, which is that of both its links.
    """
    tellers = [(owner, place) for owner, places in row.cells.items() for place in places]
    straight: dict[PassageKey, float] = {}
    round_about: dict[PassageKey, float] = {}
    for key in tellers:
        for far, strength in near.get(key, {}).items():
            if far[0] == article:
                straight[far] = max(strength, straight.get(far, 0.0))
            elif strength >= _WAY:
                _go_on(near.get(far, {}), article, strength, round_about)
    silent = 1.0
    for strength in straight.values():
        silent *= 1 - strength
    likely = {key: max(straight.get(key, 0.0), round_about.get(key, 0.0)) for key in straight | round_about}
    places = sorted(likely, key=lambda key: (-likely[key], key))[:PLACES]
    told = max([1 - silent, *round_about.values()])
    least = PERHAPS if len(row.cells) > 1 else PERHAPS_ALONE
    return Chance(told, told >= least, tuple(key for key in places if likely[key] >= _SECOND * likely[places[0]]))


def _go_on(links: dict[PassageKey, float], article: int, strength: float, found: dict[PassageKey, float]) -> None:
    for far, second in links.items():
        if far[0] == article and second >= _WAY:
            found[far] = max(strength * second, found.get(far, 0.0))
