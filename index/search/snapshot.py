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
from index.search.codec.postings import FieldPostings
from index.search.codec.terms import TermReader
from index.search.contents import Contents
from index.search.postings import NOTHING, Ints, Postings
from index.search.schema import FIELDS, language_code

B = 0.75
"""How much a long field counts less: BM25's customary constant (Robertson and Zaragoza 2009); not tuned here."""

KEPT = 48 << 20
"""Bytes of postings kept in memory between searches, the least lately used go first."""


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
        self._norms: dict[str, NDArray[np.float64]] = {}
        self._kept: OrderedDict[tuple[str, str, bool], Postings] = OrderedDict()
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

    def norms(self, field: str) -> NDArray[np.float64]:
        """Return for each article how much a word of a field counts by the field's length (BM25)."""
        if field not in self._norms:
            self._norms[field] = 1 / (1 - B + B * self.lengths(field) / self.average_lengths[field])
        return self._norms[field]

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

    def spelled_like(self, word: str, field: str, edits: int) -> list[str]:
        """Return the words that may differ from one by so many letters: they have as good as its letters, and length.

        A letter exchanged for another changes two bits of the letters that a word has, one left out or added one.
        """
        words, (letters, lengths) = self.vocabulary[field], self._letters[field]
        own, length = _letters_of([word])
        near = (np.bitwise_count(letters ^ own) <= 2 * edits) & (np.abs(lengths - length) <= edits)
        return [words[place] for place in np.flatnonzero(near).tolist()]

    @cached_property
    def _letters(self) -> dict[str, tuple[NDArray[np.uint32], Ints]]:
        return {field: _letters_of(words) for field, words in self.vocabulary.items()}

    def stored(self, doc: int) -> dict[str, Any]:
        """Return what is kept of one article for showing."""
        documents, base = next((held, base) for _, held, base in reversed(self._parts) if base <= doc)
        return documents.stored_fields(doc - base)

    def postings(self, field: str, word: str, beginning: bool = False) -> Postings:
        """Return the postings of a word, or of all words that begin with it; deleted articles included."""
        key = (field, word, beginning)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = self._read(field, word.encode("utf-8", "replace"), beginning)
        self._kept[key] = found
        self._kept_bytes += _weight(found)
        while self._kept_bytes > KEPT and len(self._kept) > 1:
            self._kept_bytes -= _weight(self._kept.popitem(last=False)[1])
        return found

    def has(self, field: str, word: str) -> bool:
        """Tell whether any article, a deleted one too, holds a word in a field."""
        written = word.encode("utf-8", "replace")
        held = (terms.fields.get(field) for terms, _, _ in self._parts)
        return any(one.words.find(written) >= 0 for one in held if one)

    def _read(self, field: str, word: bytes, beginning: bool) -> Postings:
        found: list[tuple[FieldPostings, int, int, int]] = []
        places, several = [], False
        for terms, _, base in self._parts:
            held = terms.fields.get(field)
            first, end = (0, 0) if held is None else held.words.reach(word) if beginning else held.words.run(word)
            if held is not None and first < end:
                several |= end - first > 1
                found.append((held, held.starts.item(first), held.starts.item(end), base))
                places.append(held.placed(first, end))
        if not found:
            return NOTHING
        size = sum(stop - begin for _, begin, stop, _ in found)
        docs, counts, at = np.empty(size, np.int64), np.ones(size, np.int64), 0
        for held, begin, stop, base in found:
            docs[at : at + stop - begin] = held.docs[begin:stop]
            docs[at : at + stop - begin] += base
            if held.counts is not None:
                counts[at : at + stop - begin] = held.counts[begin:stop]
            at += stop - begin
        return Postings(docs, counts, places, several)


def _weight(found: Postings) -> int:
    return int(found.docs.nbytes + found.counts.nbytes) + 400  # the places stay in the files


def _letters_of(words: Sequence[str]) -> tuple[NDArray[np.uint32], Ints]:
    """Return which letters each word has, as bits, and how many; two letters may share a bit."""
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), "<u4")
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    bits = np.uint32(1) << (codes % 32).astype(np.uint32)
    starts = np.cumsum(lengths) - lengths
    return (np.bitwise_or.reduceat(bits, starts) if len(words) else bits), lengths
