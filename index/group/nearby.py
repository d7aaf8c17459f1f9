"""The nearest of every article as one table, and how alike two articles are beyond what their crowds share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from index.group.likeness import KEPT, Near
from index.group.linkage import groups
from index.group.vectors import Floats, Ints

# What an article has in common with its 20th to 60th nearest is its topic, not its event: half of it is taken off
# for each of two articles. One cut then serves all four sets (mean F1 .938 against .916). Libraries too small to have
# a 60th nearest are filled up with the middle value seen; a story of very many accounts must not be its own topic.
_CROWD = slice(20, 60)
_CROWD_USUAL, _CROWD_MOST = 0.05, 0.15

# Average likeness, less the crowd's, from which articles are one story. One setting for all four sets with event labels
# (tried .11 to .17: mean F1 .941, .942, .943, .944, .948, .945, .942; for each at .15 see tests/quality/test_group.py).
STORY_CUT = 0.15
_UNKNOWN = -0.03  # pairs that are not among each other's nearest are a little less alike than their crowd
_FAINT = 0.04  # pairs below cannot decide a story

# Up to so many articles every pair is lined up; above, only the 8 nearest of each article, and in a library of more
# than _LARGE only pairs that are in one story or near to it.
_ALL_PAIRS = 12
_NEIGHBOURS = 8
_LARGE = 400
_NEAR_STORY = 0.06

Group = tuple[list[int], list[float]]
"""The rows (or ids) of the articles of one story, and how close each is to the others of it."""

NONE = -1
"""Fills up rows of `Nearby.others`."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """For each article (a row) the rows of its nearest, nearest first, and how alike they are; NONE and 0 fill up."""

    others: Ints
    likeness: Floats

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.others)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows, `first` < `second`, ascending: how alike they are beyond what they share with their crowds."""

    size: int
    keys: Ints  # first * size + second
    alike: Floats

    @property
    def first(self) -> Ints:
        """The smaller row of each pair."""
        return self.keys // self.size

    @property
    def second(self) -> Ints:
        """The greater row of each pair."""
        return self.keys % self.size

    def of(self, a: int, b: int) -> float:
        """Return how alike two rows are."""
        key = min(a, b) * self.size + max(a, b)
        place = int(np.searchsorted(self.keys, key))
        return float(self.alike[place]) if place < len(self.keys) and self.keys[place] == key else _UNKNOWN


def empty(size: int) -> Nearby:
    """Return the table of articles whose nearest nobody has looked for."""
    return Nearby(np.full((size, KEPT), NONE, np.int64), np.zeros((size, KEPT), np.float32))


def nearby(near: Iterable[Near], size: int) -> Nearby:
    """Put the nearest of all articles into one table."""
    table = empty(size)
    for one in near:
        put(table, one)
    return table


def put(table: Nearby, one: Near) -> None:
    """Write the nearest of one article into the table."""
    table.others[one.row] = NONE
    table.likeness[one.row] = 0
    table.others[one.row, : len(one.others)] = one.others
    table.likeness[one.row, : len(one.others)] = one.likeness


def insert(table: Nearby, one: Near) -> list[int]:
    """Put a new article among the nearest of its own nearest, where it is nearer than others; return their rows."""
    changed = []
    for other, likeness in zip(one.others.tolist(), one.likeness.tolist(), strict=True):
        if one.row in table.others[other] or likeness <= table.likeness[other, -1]:
            continue
        place = int(np.searchsorted(-table.likeness[other], -likeness, side="right"))
        for grid, value in ((table.others, one.row), (table.likeness, likeness)):
            grid[other, place + 1 :] = grid[other, place:-1].copy()
            grid[other, place] = value
        changed.append(other)
    return changed


def crowds(table: Nearby) -> Floats:
    """Return for each row how alike those are to it that share its topic only."""
    filled = np.where(table.others == NONE, np.float32(_CROWD_USUAL), table.likeness)
    crowd = filled[:, _CROWD].mean(1) if table.size else np.zeros(0, np.float32)
    return np.asarray(np.minimum(crowd, _CROWD_MOST), np.float32)


def pairs(table: Nearby, nearest: int = KEPT, crowd: Floats | None = None) -> Pairs:
    """Return the pairs of which one is among the `nearest` of the other; `crowd` in the place of what `crowds` says."""
    crowd = crowds(table) if crowd is None else crowd
    rows, places = np.nonzero(table.others[:, :nearest] != NONE)
    others, likeness = table.others[rows, places], table.likeness[rows, places]
    first, second = np.minimum(rows, others), np.maximum(rows, others)
    keys, kept = np.unique(first * max(table.size, 1) + second, return_index=True)
    alike = likeness[kept] - (crowd[first[kept]] + crowd[second[kept]]) / 2
    return Pairs(max(table.size, 1), keys, alike.astype(np.float32))


def wanted_pairs(table: Nearby) -> list[tuple[int, int]]:
    """Return the pairs of articles (rows, ascending) to line up: never all of a large library."""
    if table.size <= _ALL_PAIRS:
        return list(combinations(range(table.size), 2))
    found = pairs(table, _NEIGHBOURS)
    near = found.alike >= (_NEAR_STORY if table.size > _LARGE else -1.0)
    return list(zip(found.first[near].tolist(), found.second[near].tolist(), strict=True))


def together(table: Nearby, crowd: Floats | None = None) -> list[Group]:
    """Return the rows of each story, and how close each row is to the others of it; for `crowd` see `pairs`."""
    found = pairs(table, crowd=crowd)
    strong = found.alike > _FAINT
    known = zip(found.first[strong].tolist(), found.second[strong].tolist(), found.alike[strong].tolist(), strict=True)
    return [(rows, _closeness(rows, found)) for rows in groups(known, STORY_CUT, _UNKNOWN)]


def _closeness(rows: Sequence[int], found: Pairs) -> list[float]:
    return [sum(found.of(a, b) for b in rows if b != a) for a in rows]
