"""Makes one part of several, without their deleted documents: a range of words at a time, each step short."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

import numpy as np

from index.search.codec.container import Array, SectionWriter, narrowest
from index.search.codec.documents import DocumentReader
from index.search.codec.postings import FieldPostings
from index.search.codec.terms import TermReader
from index.search.codec.writing import Inverted, TermWriter, sections_of

STEP = 300_000
"""Places of words of the largest part that one step merges: about 0.05 s."""

PIECE = 1 << 22
"""Bytes that are copied at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is merged; `numbers` gives each of its documents its new number, or -1 where it is deleted."""

    terms: TermReader
    documents: DocumentReader
    numbers: Array


def merge(storage: Any, segments: Sequence[Any], schema: Any, merged: Any) -> Iterator[None]:
    """Write the documents of parts that are not deleted, in their order, as the part `merged`.

    Raises DamagedError where a part is not what was written: damage is never carried on.
    """
    parts, count = [], 0
    for segment in segments:
        terms, documents = TermReader(storage, segment), DocumentReader(storage, segment)
        terms.sections.verify()
        documents.sections.verify()
        live = np.ones(segment.doc_count_all(), bool)
        live[list(segment.deleted_docs())] = False
        numbers = np.where(live, np.cumsum(live) - 1 + count, -1)
        parts.append(Part(terms, documents, numbers))
        count += int(live.sum())
        yield
    merged.set_doc_count(count)
    yield from _documents(storage, parts, schema, merged)
    writer = merged.codec().field_writer(storage, merged)
    try:
        for name in sorted({name for part in parts for name in part.terms.fields}):
            yield from _field(writer, name, parts)
        writer.close()
    finally:
        writer.abandon()


def _documents(storage: Any, parts: list[Part], schema: Any, merged: Any) -> Iterator[None]:
    """Copy stored fields as they lie; lengths and columns value by value."""
    writer = merged.codec().per_document_writer(storage, merged)
    for part in parts:
        columns = {
            name: part.documents.column_reader(name, schema[name].column_type) for name in part.documents.list_columns()
        }
        for doc in np.flatnonzero(part.numbers >= 0).tolist():
            writer.start_doc(writer.count)
            writer.copy_stored(part.documents.stored_bytes(doc))
            for name, length in part.documents.lengths(doc):
                writer.add_field(name, None, None, length)
            for name, column in columns.items():
                writer.add_column_value(name, schema[name].column_type, column[doc])
            writer.finish_doc()
            if doc % 1000 == 999:
                yield
        yield
    writer.close()


def _field(writer: TermWriter, name: str, parts: list[Part]) -> Iterator[None]:
    """Write one field, a range of words at a time, each section into a file of its own until all are known."""
    held = [(part.terms.fields[name], part.numbers) for part in parts if name in part.terms.fields]
    kind = held[0][0].kind
    if kind == "values" or any(one.kind != kind or one.weights is not None for one, _ in held):
        raise NotImplementedError(f"{name}: weights and values of other formats are merged by Whoosh's own writer")
    gathered = _Gathered()
    try:
        for ranges in _ranges([one for one, _ in held]):
            chosen = [(one, numbers, range_) for (one, numbers), range_ in zip(held, ranges, strict=True)]
            inverted = _merged(chosen)
            if inverted:
                gathered.add(inverted)
            yield
        if gathered.words:
            number = writer.name_field(name, kind)
            for section in gathered.sections():
                gathered.pour(writer.sections, section, f"{number}/{section}")
                yield
    finally:
        gathered.close()


def _ranges(fields: list[FieldPostings]) -> Iterator[list[tuple[int, int]]]:
    """Cut the words of all parts at the same words; the largest part gives the cuts."""
    largest = max(fields, key=lambda one: len(one.docs))
    weights = largest.starts if largest.place_starts is None else largest.place_starts
    wanted = np.arange(STEP, int(weights[-1]), STEP)
    cuts = np.unique(np.searchsorted(weights, wanted)).tolist()
    words = [largest.words[place] for place in cuts if 0 < place < len(largest.words)]
    edges = [[0, *(one.words.place(word) for word in words), len(one.words)] for one in fields]
    for step in range(len(words) + 1):
        yield [(places[step], places[step + 1]) for places in edges]


def _merged(chosen: list[tuple[FieldPostings, Array, tuple[int, int]]]) -> Inverted | None:
    """Merge one range of words."""
    lists = [one.words.between(*range_) for one, _, range_ in chosen]
    words = sorted(set().union(*lists))
    ranks = {word: rank for rank, word in enumerate(words)}
    terms, docs, counts, places = [], [], [], []
    for (one, numbers, (first, end)), held in zip(chosen, lists, strict=True):
        if first == end:
            continue
        starts = one.starts[first : end + 1].astype(np.int64)
        new = numbers[one.docs[starts[0] : starts[-1]]]
        of = np.fromiter(map(ranks.__getitem__, held), np.int64, len(held))
        keep = new >= 0
        terms.append(np.repeat(of, np.diff(starts))[keep])
        docs.append(new[keep])
        if one.counts is not None:
            often = one.counts[starts[0] : starts[-1]].astype(np.int64)
            counts.append(often[keep])
            if one.places is not None and one.place_starts is not None:
                where = one.places[one.place_starts.item(first) : one.place_starts.item(end)]
                places.append(where if keep.all() else where[np.repeat(keep, often)])
    return _ordered(words, (terms, docs, counts, places))


def _ordered(words: list[bytes], found: tuple[list[Array], ...]) -> Inverted | None:
    """Bring postings part after part into the order of their words; words without any left are dropped."""
    terms, docs, counts, places = (np.concatenate(arrays) if arrays else None for arrays in found)
    if terms is None or docs is None or not len(terms):
        return None
    order = np.argsort(terms, kind="stable")
    terms = terms[order]
    firsts = np.concatenate(([0], np.flatnonzero(terms[1:] != terms[:-1]) + 1))
    left = [words[rank] for rank in terms[firsts].tolist()]
    starts = np.append(firsts, len(terms))
    if counts is None:
        return Inverted(left, starts, docs[order])
    if places is not None:
        begins = np.cumsum(counts) - counts
        sizes = counts[order]
        places = places[np.repeat(begins[order] - (np.cumsum(sizes) - sizes), sizes) + np.arange(len(places))]
    return Inverted(left, starts, docs[order], counts[order], places)


class _Gathered:
    """The sections of a field, growing range by range in files of their own, wide until the greatest is known."""

    def __init__(self) -> None:
        self.words = 0
        self._files: dict[str, IO[bytes]] = {}
        self._greatest: dict[str, int] = {}
        self._kinds: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def sections(self) -> list[str]:
        """Return the names of the sections."""
        return list(self._files)

    def add(self, inverted: Inverted) -> None:
        """Take a range of words; what counts from the field's beginning goes on from the range before."""
        for name, data in sections_of(inverted).items():
            if name in ("word_ends", "starts", "place_starts"):
                base = self._last.get(name, 0)
                data = data.astype(np.uint64) + np.uint64(base)
                self._last[name] = int(data[-1])
                if name != "word_ends" and self.words:
                    data = data[1:]
            self._append(name, data)
        self.words += len(inverted.words)

    def _append(self, name: str, data: Array) -> None:
        if name not in self._files:
            self._files[name] = tempfile.TemporaryFile()  # noqa: SIM115  closed by `close`
            self._kinds[name] = data.dtype.newbyteorder("<").str if data.dtype.kind == "f" or name == "words" else ""
        if not self._kinds[name]:
            self._greatest[name] = max(self._greatest.get(name, 0), int(data.max()))
            data = data.astype("<u4" if name in ("docs", "counts", "places") else "<u8")
        self._files[name].write(np.ascontiguousarray(data).data.cast("B"))

    def pour(self, writer: SectionWriter, name: str, into: str) -> None:
        """Write a section into the part's file, in the fewest bytes."""
        file = self._files[name]
        file.seek(0)
        kind = self._kinds[name] or narrowest(self._greatest[name])
        wide = np.dtype("<u4" if name in ("docs", "counts", "places") else "<u8")
        pieces = iter(lambda: file.read(PIECE), b"")
        if self._kinds[name]:
            writer.pour(into, kind, pieces)
        else:
            writer.pour(into, kind, (np.frombuffer(piece, wide).astype(kind).tobytes() for piece in pieces))

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files.values():
            file.close()
