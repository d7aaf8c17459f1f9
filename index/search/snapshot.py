"""One state of the index, opened for searching: columns, word list and postings as numpy arrays."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching.mcore import ListMatcher
from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import TermNotFound

from index.search.mapped import opened
from index.search.schema import FIELDS, language_code

Ints = NDArray[np.int64]
KEPT = 48 << 20
"""Bytes of postings kept in memory between searches, the least lately used go first."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles (`docs`, ascending) that hold a word, how often, and all its places one after the other."""

    docs: Ints
    counts: Ints
    places: NDArray[np.uint32]

    def only(self, wanted: NDArray[np.bool_]) -> Postings:
        """Return the postings of the wanted articles."""
        keep = wanted[self.docs]
        return Postings(self.docs[keep], self.counts[keep], self.places[np.repeat(keep, self.counts)])


NOTHING = Postings(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint32))


class Snapshot:
    """An opened index. `size` counts articles with the deleted ones; `live` tells which are not deleted."""

    def __init__(self, folder: Path) -> None:
        self._reader = opened(folder).reader()
        self._leaves: list[tuple[Any, int]] = [pair for pair in self._reader.leaf_readers() if pair[0].doc_count_all()]
        self.size = sum(leaf.doc_count_all() for leaf, _ in self._leaves)
        self.live = np.ones(self.size, dtype=bool)
        for leaf, base in self._leaves:
            if leaf.has_deletions():
                self.live[np.fromiter(leaf.deleted_docs_set, np.int64) + base] = False
        self.count = int(self.live.sum())
        self._columns: dict[str, Ints] = {}
        self._kept: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._kept_bytes = 0

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def column(self, name: str) -> Ints:
        """Return a column's value for each article."""
        if name not in self._columns:
            parts = [_column(leaf, name) for leaf, _ in self._leaves]
            self._columns[name] = np.concatenate(parts) if parts else np.empty(0, np.int64)
        return self._columns[name]

    def lengths(self, field: str) -> Ints:
        """Return the number of words of a field for each article."""
        return self.column(f"{field}_length")

    @cached_property
    def average_lengths(self) -> dict[str, float]:
        """The mean number of words of each field."""
        return {
            field: max(float(self.lengths(field)[self.live].mean()), 1.0) if self.count else 1.0 for field in FIELDS
        }

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, the most frequent first; "" is unknown."""
        numbers, counts = np.unique(self.column("language")[self.live], return_counts=True)
        return tuple(language_code(int(numbers[place])) for place in np.argsort(-counts, kind="stable"))

    def words(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yield the words of a field that begin with `prefix`, some of them more than once."""
        start = prefix.encode()
        for leaf, _ in self._leaves:
            if (field, start) in leaf or start or field in leaf.indexed_field_names():
                for word in leaf.expand_prefix(field, start) if start else leaf.lexicon(field):
                    yield word.decode()

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """All words of each field, sorted: read whole only for patterns and wrong letters."""
        return {field: tuple(sorted(set(self.words(field)))) for field in FIELDS}

    def stored(self, doc: int) -> dict[str, Any]:
        """Return what is kept of one article for showing."""
        kept: dict[str, Any] = self._reader.stored_fields(doc)
        return kept

    def postings(self, field: str, word: str) -> Postings:
        """Return a word's postings, deleted articles included."""
        key = (field, word)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        parts = [part for leaf, base in self._leaves if (part := _postings(leaf, base, field, word)) is not None]
        found = _chained(parts)
        self._kept[key] = found
        self._kept_bytes += _weight(found)
        while self._kept_bytes > KEPT and len(self._kept) > 1:
            self._kept_bytes -= _weight(self._kept.popitem(last=False)[1])
        return found


def _weight(found: Postings) -> int:
    return found.docs.nbytes + found.counts.nbytes + found.places.nbytes + 200


def _chained(parts: list[Postings]) -> Postings:
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    return Postings(
        np.concatenate([part.docs for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.concatenate([part.places for part in parts]),
    )


def _column(leaf: Any, name: str) -> Ints:
    """Read a column of 32-bit numbers as it lies in its file; articles at the end may lack theirs, which are then 0."""
    values = np.zeros(leaf.doc_count_all(), np.int64)
    reader = leaf.column_reader(name, translate=False)
    file = getattr(reader, "_dbfile", None)
    if file is not None:
        count = min(reader._count, len(values))
        values[:count] = np.frombuffer(file.get(reader._basepos, count * 4), ">u4")
    return values


def _postings(leaf: Any, base: int, field: str, word: str) -> Postings | None:
    """Read a word's postings in one part of the index, a block of 128 articles at a time."""
    try:
        matcher = leaf.postings(field, word.encode())
    except TermNotFound:
        return None
    if isinstance(matcher, FilterMatcher):
        matcher = leaf._terms.matcher(field, word.encode(), leaf.schema[field].format)
    docs: list[int] = []
    counts: list[float] = []
    places: list[bytes] = []
    if isinstance(matcher, ListMatcher):
        docs, counts, places = list(matcher._ids), list(matcher._weights), list(matcher._values)
    else:
        while matcher.is_active():
            matcher.id(), matcher.weight(), matcher.value()  # loads the block
            docs.extend(matcher._ids)
            counts.extend(matcher._weights)
            places.extend(matcher._values)
            matcher._next_block()
    return Postings(
        np.array(docs, np.int64) + base, np.array(counts).astype(np.int64), np.frombuffer(b"".join(places), "<u4")
    )
