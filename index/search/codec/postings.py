"""The postings of one field: which documents hold each word, how often and where, as flat arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from whoosh.matching.mcore import LeafMatcher, ReadTooFar

from index.search.codec.container import Array
from index.search.codec.words import WordList

Kind = Literal["none", "counts", "places", "values"]
"""What a posting holds beside its weight: nothing, how often, also where, or bytes that only Whoosh's format reads."""

BLOCK = 128
"""Postings of which Whoosh learns the greatest weight at once, so that it can leave out those that cannot matter."""


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """All postings of a field, word after word. `starts` and `place_starts` have one number more than there are words.

    `weights` is None where they equal the counts (or 1, where nothing is counted); `value_ends` belongs to `values`.
    """

    kind: Kind
    words: WordList
    starts: Array
    docs: Array
    weights: Array | None
    counts: Array | None
    place_starts: Array | None
    places: Array | None
    value_ends: Array | None
    values: memoryview | None

    def range(self, place: int) -> tuple[int, int]:
        """Return where the postings of the word at `place` begin and end."""
        return self.starts.item(place), self.starts.item(place + 1)

    def weighed(self, begin: int, end: int) -> Array:
        """Return the weights of postings."""
        if self.weights is not None:
            return self.weights[begin:end]
        if self.counts is not None:
            return self.counts[begin:end].astype(np.float32)
        return np.ones(end - begin, np.float32)

    def placed(self, first: int, end: int) -> Array:
        """Return all places of the words from `first` to before `end`, posting after posting."""
        if self.places is None or self.place_starts is None:
            return np.empty(0, np.uint8)
        return self.places[self.place_starts.item(first) : self.place_starts.item(end)]


class FlatMatcher(LeafMatcher):  # type: ignore[misc, unused-ignore]
    """Walks through one word's postings as Whoosh's queries ask it to.

    Where it skips past the last posting it stands in the last block still: some of Whoosh's queries read a matcher that
    has ended, and get that much of its own (`SpanNear` under `AndNot`, found by the property test).
    """

    def __init__(self, held: FieldPostings, place: int, term: tuple[str, bytes], told: tuple[Any, Any, Any]) -> None:
        """`told` is the field's format, the scorer and the word's statistics."""
        self.format, self.scorer, self._info = told
        self._term = term
        self._held, self._place = held, place
        self._begin, self._end = held.range(place)
        self._ids: list[int] = held.docs[self._begin : self._end].tolist()
        weights = held.weighed(self._begin, self._end)
        self._weights: list[float] = weights.tolist()
        self._best: list[float] = np.maximum.reduceat(weights, np.arange(0, len(weights), BLOCK)).tolist()
        self._edges: list[int] | None = None
        self._i = 0
        self._ended = False

    def copy(self) -> FlatMatcher:
        """Return another that stands at the same posting."""
        return copy(self)

    def is_active(self) -> bool:
        """Tell whether there is a posting left."""
        return self._i < len(self._ids) and not self._ended

    def reset(self) -> None:
        """Go back to the first posting."""
        self._i, self._ended = 0, False

    def id(self) -> int:
        """Return the document."""
        return self._ids[self._i]

    def weight(self) -> float:
        """Return the posting's weight."""
        return self._weights[self._i]

    def next(self) -> bool:  # type: ignore[override, unused-ignore]  # Whoosh's own matchers tell so too
        """Go on; tells whether another block begins."""
        self._i += 1
        return self._i % BLOCK == 0 or self._i == len(self._ids)

    def skip_to(self, id: int) -> None:
        """Go on to the first document that is not before `id`."""
        if not self.is_active():
            raise ReadTooFar
        if id > self._ids[-1]:
            self._end_block()
        else:
            self._i = bisect_left(self._ids, id, self._i)

    def skip_to_quality(self, minquality: float) -> int:
        """Go on to the first block that may hold a better score."""
        skipped, scorer = 0, self.scorer
        while self.is_active() and scorer.block_quality(self) <= minquality:
            following = (self._i // BLOCK + 1) * BLOCK
            if following < len(self._ids):
                self._i = following
            else:
                self._end_block()
            skipped += 1
        return skipped

    def _end_block(self) -> None:
        """End, but stand in the last block: where it was, or at its beginning."""
        last = (len(self._ids) - 1) // BLOCK * BLOCK
        self._i, self._ended = max(self._i, last), True

    def all_ids(self) -> Iterator[int]:
        """Yield the documents from here on."""
        return iter(self._ids[self._i :])

    def block_min_id(self) -> int:
        """Return the block's first document."""
        return self._ids[self._i // BLOCK * BLOCK]

    def block_max_id(self) -> int:
        """Return the block's last document."""
        return self._ids[min((self._i // BLOCK + 1) * BLOCK, len(self._ids)) - 1]

    def block_max_weight(self) -> float:
        """Return the block's greatest weight."""
        return self._best[self._i // BLOCK]

    def block_min_length(self) -> int:
        """Return the length of the shortest field with the word."""
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        """Return the length of the longest field with the word."""
        return int(self._info.max_length())

    def value(self) -> bytes | None:
        """Return the posting's value as the field's format writes it."""
        held, posting = self._held, self._begin + self._i
        if held.kind == "places":
            value: bytes = self.format.encode(self._positions())
            return value
        if held.kind == "counts" and held.counts is not None:
            return int(held.counts[posting]).to_bytes(4, "big")
        if held.values is not None and held.value_ends is not None:
            begin = held.value_ends.item(posting - 1) if posting else 0
            return bytes(held.values[begin : held.value_ends.item(posting)])
        return None

    def value_as(self, astype: str) -> Any:
        """Return the value as `astype`; places without a way round."""
        if astype == "positions" and self._held.kind == "places":
            return self._positions()
        return self.format.decoder(astype)(self.value())

    def _positions(self) -> list[int]:
        if self._edges is None and self._held.counts is not None and self._held.place_starts is not None:
            counts = self._held.counts[self._begin : self._end]
            first = self._held.place_starts.item(self._place)
            self._edges = [first, *(np.cumsum(counts, dtype=np.int64) + first).tolist()]
        if self._edges is None or self._held.places is None:
            return []
        places: list[int] = self._held.places[self._edges[self._i] : self._edges[self._i + 1]].tolist()
        return places
