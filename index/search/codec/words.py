"""The sorted words of a field, read as they lie: one after the other, and where each ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from index.search.codec.container import Array

EVERY = 32
"""Each 32nd word is kept in memory once a field is searched, and the words between two of them when they are read."""

BLOCKS = 256
"""Runs of words kept: a word's inflections stand near each other, and each is looked for in every field."""


class WordList(Sequence[bytes]):
    """A field's words in ascending order of their bytes."""

    def __init__(self, letters: memoryview, ends: Array) -> None:
        self._letters = letters
        self._ends = ends
        self._count = len(ends)
        self._blocks: dict[int, list[bytes]] = {}

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
        letters, begin = bytes(self._letters[base : edges[-1]]), 0
        return [letters[begin : (begin := edge - base)] for edge in edges]

    @cached_property
    def _heads(self) -> list[bytes]:
        stops, letters = self._ends[::EVERY].tolist(), self._letters
        starts = [0, *self._ends[EVERY - 1 :: EVERY].tolist()]
        return [bytes(letters[start:stop]) for start, stop in zip(starts, stops, strict=False)]

    def _block(self, number: int) -> list[bytes]:
        if number not in self._blocks:
            if len(self._blocks) >= BLOCKS:
                self._blocks.clear()
            self._blocks[number] = self.between(number * EVERY, min((number + 1) * EVERY, self._count))
        return self._blocks[number]

    def place(self, word: bytes) -> int:
        """Return the place of the first word that is not before `word`."""
        block = max(bisect_left(self._heads, word) - 1, 0)
        return block * EVERY + bisect_left(self._block(block), word)

    def find(self, word: bytes) -> int:
        """Return a word's place; -1 when it is not there."""
        place = self.place(word)
        return place if place < self._count and self._block(place // EVERY)[place % EVERY] == word else -1

    def run(self, word: bytes) -> tuple[int, int]:
        """Return a word's place and the one after it; twice the same when the word is not there."""
        place = self.find(word)
        return max(place, 0), place + 1

    def reach(self, prefix: bytes) -> tuple[int, int]:
        """Return the place of the first word that begins with `prefix`, and that after the last one."""
        after = prefix.rstrip(b"\xff")
        end = self.place(after[:-1] + bytes([after[-1] + 1])) if after else self._count
        return (self.place(prefix) if prefix else 0), end

    def beginning(self, prefix: bytes) -> list[bytes]:
        """Return the words that begin with `prefix`."""
        return self.between(*self.reach(prefix))
