"""Writes the words of a part of the index: posting by posting as Whoosh hands them, or a whole field at once."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from whoosh import formats
from whoosh.codec import base
from whoosh.util.numeric import byte_to_length

from index.search.codec.container import Array, SectionWriter, narrow
from index.search.codec.postings import Kind
from index.search.codec.terms import TERMS

_LENGTHS = np.array([byte_to_length(code) for code in range(256)])
"""The lengths that Whoosh's codes of one byte stand for."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """A field's postings, ready to be written: for each of the sorted `words` from `starts` on its documents.

    `counts` says how often and `places` where; `values` are bytes that only the field's format reads. Without `weights`
    they equal the counts, or 1. `lengths` are those of the postings' fields, where they are scored by them.
    """

    words: Sequence[bytes]
    starts: Array
    docs: Array
    counts: Array | None = None
    places: Array | None = None
    values: Sequence[bytes] | None = None
    weights: Array | None = None
    lengths: Array | None = None

    @property
    def kind(self) -> Kind:
        """What a posting holds beside its weight."""
        if self.places is not None:
            return "places"
        return "values" if self.values is not None else "none" if self.counts is None else "counts"


@dataclass(slots=True)
class _Taken:
    """The postings of the field that Whoosh is handing over."""

    name: str
    format: Any
    words: list[bytes] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    docs: array[int] = field(default_factory=lambda: array("I"))
    weights: array[float] = field(default_factory=lambda: array("f"))
    lengths: array[int] = field(default_factory=lambda: array("I"))
    values: list[bytes] = field(default_factory=list)


class TermWriter(base.FieldWriter):  # type: ignore[misc, unused-ignore]
    """Takes fields in the order of their names; a field's postings by word and document."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._writer = SectionWriter(segment.create_file(storage, TERMS))
        self._fields: list[tuple[str, Kind]] = []
        self._taken: _Taken | None = None
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        self._taken = _Taken(fieldname, fieldobj.format)

    def start_term(self, text: bytes) -> None:
        """Begin a word."""
        taken = self._field()
        taken.words.append(text)
        taken.starts.append(len(taken.docs))

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        """Take one posting of the word."""
        taken = self._field()
        taken.docs.append(docnum)
        taken.weights.append(weight)
        taken.lengths.append(length or 0)
        taken.values.append(vbytes)

    def finish_term(self) -> None:
        """End the word."""

    def finish_field(self) -> None:
        """Write the field."""
        taken = self._field()
        self._taken = None
        if taken.words:
            self.write_field(taken.name, _inverted(taken))

    def write_field(self, name: str, inverted: Inverted) -> None:
        """Write a field at once."""
        number = len(self._fields)
        self._fields.append((name, inverted.kind))
        for section, data in sections_of(inverted).items():
            self._writer.add(f"{number}/{section}", data)

    @property
    def sections(self) -> SectionWriter:
        """The file, for whoever writes a field in pieces and then tells `name_field`."""
        return self._writer

    def name_field(self, name: str, kind: Kind) -> int:
        """Return the number of a field whose sections the caller writes."""
        self._fields.append((name, kind))
        return len(self._fields) - 1

    def close(self) -> None:
        """Write which fields there are, and end the file."""
        self._writer.pour("fields", "|u1", [json.dumps(self._fields).encode()])
        self._writer.close()
        self.is_closed = True

    def abandon(self) -> None:
        """Let go of a file that will not be finished; of a finished one nothing is left to let go."""
        self._writer.abandon()

    def _field(self) -> _Taken:
        if self._taken is None:
            raise ValueError("a word or posting came before its field")
        return self._taken


def _inverted(taken: _Taken) -> Inverted:
    """Turn what was taken into arrays, the values too where their format is known and nothing is lost by it."""
    docs = np.frombuffer(taken.docs, np.uint32)
    starts = np.array([*taken.starts, len(docs)], np.int64)
    weights, lengths = np.frombuffer(taken.weights, np.float32), np.frombuffer(taken.lengths, np.uint32)
    counts, places, values = _counted(taken)
    return Inverted(taken.words, starts, docs, counts, places, values, weights, lengths)


def _counted(taken: _Taken) -> tuple[Array | None, Array | None, list[bytes] | None]:
    told = taken.format
    if told.fixed_value_size() == 0:
        return None, None, None
    if type(told) is formats.Frequency and all(len(value) == 4 for value in taken.values):
        return np.frombuffer(b"".join(taken.values), ">u4"), None, None
    if isinstance(told, formats.Positions) and not isinstance(told, formats.Characters | formats.PositionBoosts):
        lists = [told.decode_positions(value) for value in taken.values]
        if all(told.encode(places) == value for places, value in zip(lists, taken.values, strict=True)):
            flat = np.fromiter(chain.from_iterable(lists), np.uint32)
            return np.fromiter(map(len, lists), np.uint32, len(lists)), flat, None
    return None, None, taken.values


def sections_of(inverted: Inverted) -> dict[str, Array]:
    """Return a field's sections, each number in the fewest bytes."""
    words, starts, counts = inverted.words, inverted.starts, inverted.counts
    found = {
        "words": np.frombuffer(b"".join(words), np.uint8),
        "word_ends": narrow(np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))),
        "starts": narrow(starts),
        "docs": narrow(inverted.docs),
    }
    if counts is not None:
        found["counts"] = narrow(counts)
    if inverted.places is not None and counts is not None:
        found["place_starts"] = narrow(np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))[starts])
        found["places"] = narrow(inverted.places)
    if inverted.values is not None:
        found["value_ends"] = narrow(np.cumsum(np.fromiter(map(len, inverted.values), np.int64, len(inverted.values))))
        found["values"] = np.frombuffer(b"".join(inverted.values), np.uint8)
    return found | _statistics(inverted)


def _statistics(inverted: Inverted) -> dict[str, Array]:
    """Return what is known of each word over all its postings, and the weights where they tell more than the counts."""
    usual = np.ones(len(inverted.docs), np.float32) if inverted.counts is None else inverted.counts.astype(np.float32)
    weights = usual if inverted.weights is None else inverted.weights
    starts = inverted.starts[:-1]
    found = {} if np.array_equal(weights, usual) else {"weights": weights}
    found["weight_sums"] = np.add.reduceat(weights, starts, dtype=np.float64).astype(np.float32)
    found["max_weights"] = np.maximum.reduceat(weights, starts)
    lengths = np.zeros(len(weights), np.uint32) if inverted.lengths is None else inverted.lengths
    shortest = np.minimum.reduceat(np.where(lengths, lengths, np.uint32(0xFFFFFFFF)), starts)
    found["min_lengths"] = _codes(np.where(shortest == 0xFFFFFFFF, 0, shortest))
    found["max_lengths"] = _codes(np.maximum.reduceat(lengths, starts))
    return found


def _codes(lengths: Array) -> Array:
    """Return lengths as bytes on Whoosh's own scale (`length_to_byte`)."""
    return np.minimum(np.searchsorted(_LENGTHS, lengths), 255).astype(np.uint8)
