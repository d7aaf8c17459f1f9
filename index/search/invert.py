"""Turns the words of a batch of articles round: for each word, in which articles and where; a field at once."""

from __future__ import annotations

from array import array
from itertools import chain

import numpy as np

from index.search.analysis import Tokens
from index.search.codec.container import Array
from index.search.codec.writing import Inverted


class _Numbers(dict[str, int]):
    """Numbers words in the order of their first coming."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class FieldWords:
    """Gathers one field's words, article after article in ascending order."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._words = array("I")
        self._docs: list[int] = []
        self._counts: list[int] = []
        self._joined: list[tuple[int, int, int]] = []

    def add(self, doc: int, found: Tokens) -> None:
        """Take the words of one article; a hyphenated word stands where its first part does."""
        self._words.extend(map(self._numbers.__getitem__, found.words))
        self._docs.append(doc)
        self._counts.append(len(found.words))
        self._joined.extend((self._numbers[word], doc, first) for word, first, _ in found.joined)

    def inverted(self) -> Inverted | None:
        """Return the field's postings; None when there is no word.

        Word, article and place make one number, and sorting these is all: ten times faster than sorting by three keys.
        The bits suffice: a batch of 16 million letters has less than 2^23 words and places.
        """
        if not self._numbers:
            return None
        ordered = sorted(self._numbers)
        ranks = np.empty(len(ordered), np.uint64)
        ranks[np.fromiter(map(self._numbers.__getitem__, ordered), np.int64, len(ordered))] = np.arange(len(ordered))
        words, docs, places = self._flat()
        place_bits, doc_bits = int(places.max()).bit_length(), int(docs.max()).bit_length()
        keys = ((ranks[words] << np.uint64(doc_bits)) | docs) << np.uint64(place_bits) | places
        keys.sort()
        places = keys & np.uint64((1 << place_bits) - 1)
        keys >>= np.uint64(place_bits)
        firsts = np.concatenate(([0], np.flatnonzero(keys[1:] != keys[:-1]) + 1))
        counts = np.diff(firsts, append=len(keys))
        held = keys[firsts]
        docs = held & np.uint64((1 << doc_bits) - 1)
        starts = np.searchsorted(held >> np.uint64(doc_bits), np.arange(len(ordered) + 1, dtype=np.uint64))
        return Inverted([word.encode() for word in ordered], starts, docs, counts, places)

    def _flat(self) -> tuple[Array, Array, Array]:
        """Return word, article and place of everything."""
        counts = np.array(self._counts, np.int64)
        words = np.frombuffer(self._words, np.uint32)
        docs = np.repeat(np.array(self._docs, np.uint64), counts)
        places = np.arange(len(words)) - np.repeat(np.cumsum(counts) - counts, counts)
        joined = np.fromiter(chain.from_iterable(self._joined), np.uint64).reshape(-1, 3)
        return (
            np.concatenate((words, joined[:, 0])).astype(np.int64),
            np.concatenate((docs, joined[:, 1])),
            np.concatenate((places.astype(np.uint64), joined[:, 2])),
        )
