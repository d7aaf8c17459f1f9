"""Where a word stands: the articles that hold it, how often, and all its places, as numpy arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Places = NDArray[Any] | Sequence[NDArray[Any]] | Callable[[], NDArray[Any]]

SHIFT = 26
"""Bits for a word's place; the number of the article goes above them, so that one sorted array holds all places."""

FEW = 16
"""When the articles wanted are so many times fewer than those that hold a word, they are looked up one by one."""


class Postings:
    """The articles (`docs`) that hold a word, how often, and all its places one after the other.

    `docs` ascend, unless the postings of `several` words stand one after the other. The places lie in the index's
    files, a piece for each of its parts, and are read when they are asked for.
    """

    __slots__ = ("_edges", "_places", "counts", "docs", "several")

    def __init__(self, docs: Ints, counts: Ints, places: Places, several: bool = False) -> None:
        self.docs = docs
        self.counts = counts
        self.several = several
        self._places = places
        self._edges: Ints | None = None

    @property
    def places(self) -> NDArray[Any]:
        """All places, article after article."""
        if callable(self._places):
            self._places = self._places()
        elif not isinstance(self._places, np.ndarray):
            self._places = np.concatenate(self._places) if len(self._places) > 1 else self._places[0]
        return self._places

    def keys(self) -> Ints:
        """Return article and place of every occurrence as one number."""
        found: Ints = np.repeat(self.docs, self.counts) << SHIFT
        found += self.places
        return found

    def only(self, wanted: Mask) -> Postings:
        """Return the postings of the wanted articles; their places are read when they are asked for."""
        at = self._at(wanted)
        if len(at) == len(self.docs):
            return self
        counts = self.counts[at]
        return Postings(self.docs[at], counts, lambda: self._places_at(at, counts), self.several)

    def _at(self, wanted: Mask) -> Ints:
        """Return which postings are of the wanted articles."""
        few = np.flatnonzero(wanted)
        if self.several or len(few) * FEW > len(self.docs):
            found: Ints = np.flatnonzero(wanted[self.docs])
            return found
        at = np.searchsorted(self.docs, few)
        at = at[at < len(self.docs)]
        found = at[wanted[self.docs[at]]]
        return found if len(found) < 2 else found[np.append(True, found[1:] != found[:-1])]

    def _places_at(self, at: Ints, counts: Ints) -> NDArray[Any]:
        """Gather the places of some postings; of pieces only what is needed is read."""
        if self._edges is None:
            self._edges = np.cumsum(self.counts)
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        wanted = np.repeat(self._edges[at] - ends, counts) + np.arange(total)
        if callable(self._places) or isinstance(self._places, np.ndarray):
            return self.places[wanted]
        edges = [0, *accumulate(map(len, self._places))]
        cuts = np.searchsorted(wanted, edges).tolist()
        found = zip(self._places, edges, pairwise(cuts), strict=False)
        return np.concatenate([piece[wanted[begin:end] - edge] for piece, edge, (begin, end) in found])


NOTHING = Postings(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint32))


def all_keys(held: Sequence[Postings]) -> Ints:
    """Return article and place of every occurrence of any of several words as one number, ascending."""
    if len(held) == 1 and not held[0].several:
        return held[0].keys()
    return np.unique(np.concatenate([one.keys() for one in held])) if held else NOTHING.docs
