"""The sorted words of a field, read as they lie: one after the other, and where each ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from index.search.codec.container import Array

EVERY = 64
"""Each 64th word is kept in memory once a field is searched, so that a word is found in a few reads."""


class WordList(Sequence[bytes]):
    """A field's words in ascending order of their bytes."""

    def __init__(self, letters: memoryview, ends: Array) -> None:
        self._letters = letters
        self._ends = ends
        self._count = len(ends)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> bytes: ...
    @overload
    def __getitem__(self, place: slice) -> list[bytes]: ...
    def __getitem__(self, place: int | slice) -> bytes | list[bytes]:
        if isinstance(place, slice):
            return self.between(*place.indices(self._count)[:2])
        return bytes(self._letters[self._ends.item(place - 1) if place else 0 : self._ends.item(place)])

    def between(self, first: int, end: int) -> list[bytes]:
        """Return the words from one place to before another."""
        if first >= end:
            return []
        edges = self._ends[first:end].tolist()
        base = self._ends.item(first - 1) if first else 0
        letters = bytes(self._letters[base : edges[-1]])
        starts = [0, *(edge - base for edge in edges)]
        return [letters[begin : edge - base] for begin, edge in zip(starts, edges, strict=False)]

    @cached_property
    def _heads(self) -> list[bytes]:
        return [self[place] for place in range(0, self._count, EVERY)]

    def place(self, word: bytes) -> int:
        """Return the place of the first word that is not before `word`."""
        head = bisect_left(self._heads, word)
        first = max(head - 1, 0) * EVERY
        return bisect_left(self, word, first, min(head * EVERY + 1, self._count))

    def find(self, word: bytes) -> int:
        """Return a word's place; -1 when it is not there."""
        place = self.place(word)
        return place if place < self._count and self[place] == word else -1

    def beginning(self, prefix: bytes) -> list[bytes]:
        """Return the words that begin with `prefix`."""
        if not prefix:
            return self.between(0, self._count)
        after = prefix.rstrip(b"\xff")
        end = self.place(after[:-1] + bytes([after[-1] + 1])) if after else self._count
        return self.between(self.place(prefix), end)
