"""One state of the index, opened for searching: columns, word list and postings as numpy arrays."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.codec.documents import DocumentReader
from index.search.codec.terms import TermReader
from index.search.contents import Contents
from index.search.schema import FIELDS, language_code

Ints = NDArray[np.int64]
KEPT = 48 << 20
"""Bytes of postings kept in memory between searches, the least lately used go first."""


class Postings:
    """The articles (`docs`, ascending) that hold a word, how often, and all its places one after the other.

    The places lie in the index's files, a piece for each of its parts, and are read when they are asked for.
    """

    __slots__ = ("_places", "counts", "docs")

    def __init__(self, docs: Ints, counts: Ints, places: NDArray[Any] | Sequence[NDArray[Any]]) -> None:
        self.docs = docs
        self.counts = counts
        self._places = places

    @property
    def places(self) -> NDArray[Any]:
        """All places, article after article."""
        if not isinstance(self._places, np.ndarray):
            self._places = np.concatenate(self._places) if len(self._places) > 1 else self._places[0]
        return self._places

    def only(self, wanted: NDArray[np.bool_]) -> Postings:
        """Return the postings of the wanted articles."""
        keep = wanted[self.docs]
        return Postings(self.docs[keep], self.counts[keep], self.places[np.repeat(keep, self.counts)])


NOTHING = Postings(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint32))


class Snapshot:
    """An opened index. `size` counts articles with the deleted ones; `live` tells which are not deleted.

    Raises DamagedError where a file is not what was written.
    """

    def __init__(self, folder: Path) -> None:
        contents = Contents(folder)
        self.size = 0
        self._parts: list[tuple[TermReader, DocumentReader, int]] = []
        deleted: list[int] = []
        for segment in contents.segments:
            self._parts.append(
                (TermReader(contents.storage, segment), DocumentReader(contents.storage, segment), self.size)
            )
            deleted.extend(doc + self.size for doc in segment.deleted_docs())
            self.size += segment.doc_count_all()
        self.live = np.ones(self.size, dtype=bool)
        self.live[deleted] = False
        self.count = int(self.live.sum())
        self._columns: dict[str, Ints] = {}
        self._kept: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._kept_bytes = 0

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._parts = []
        self._kept.clear()

    def verify(self) -> None:
        """Read every byte. Raises DamagedError where a checksum does not fit."""
        for terms, documents, _ in self._parts:
            terms.sections.verify()
            documents.sections.verify()

    def column(self, name: str) -> Ints:
        """Return a column's value for each article."""
        if name not in self._columns:
            values = np.zeros(self.size, np.int64)
            for _, documents, base in self._parts:
                if documents.has_column(name):  # big-endian numbers of 32 bits; those at the end may be left out
                    held = np.frombuffer(documents.sections.raw(f"column/{name}"), ">u4")
                    values[base : base + len(held)] = held
            self._columns[name] = values
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
        start = prefix.encode("utf-8", "replace")
        for terms, _, _ in self._parts:
            if field in terms.fields:
                yield from map(bytes.decode, terms.fields[field].words.beginning(start))

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """All words of each field, sorted: read whole only for patterns and wrong letters."""
        return {field: tuple(sorted(set(self.words(field)))) for field in FIELDS}

    def stored(self, doc: int) -> dict[str, Any]:
        """Return what is kept of one article for showing."""
        documents, base = next((held, base) for _, held, base in reversed(self._parts) if base <= doc)
        return documents.stored_fields(doc - base)

    def postings(self, field: str, word: str) -> Postings:
        """Return a word's postings, deleted articles included."""
        key = (field, word)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = self._read(field, word.encode("utf-8", "replace"))
        self._kept[key] = found
        self._kept_bytes += _weight(found)
        while self._kept_bytes > KEPT and len(self._kept) > 1:
            self._kept_bytes -= _weight(self._kept.popitem(last=False)[1])
        return found

    def _read(self, field: str, word: bytes) -> Postings:
        docs, counts, places = [], [], []
        for terms, _, base in self._parts:
            held = terms.fields.get(field)
            at = held.words.find(word) if held else -1
            if held is None or at < 0:
                continue
            begin, end = held.range(at)
            docs.append(held.docs[begin:end].astype(np.int64) + base)
            counts.append(
                np.ones(end - begin, np.int64) if held.counts is None else held.counts[begin:end].astype(np.int64)
            )
            places.append(held.placed(at))
        if len(docs) < 2:
            return Postings(docs[0], counts[0], places) if docs else NOTHING
        return Postings(np.concatenate(docs), np.concatenate(counts), places)


def _weight(found: Postings) -> int:
    return found.docs.nbytes * 2 + int(found.counts.sum()) * 4 + 400
