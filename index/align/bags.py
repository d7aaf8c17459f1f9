"""Bags of terms: what each passage of an article holds, as sparse arrays, and their TF-IDF cosine with another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of an article's passages: entry i says that passage `rows[i]` holds `vocabulary[columns[i]]`
    `counts[i]` times. `vocabulary` is sorted, `spread` counts the passages that hold each term."""

    size: int
    rows: Ints
    columns: Ints
    counts: Floats
    vocabulary: Ints
    spread: Floats


def bag(terms: Sequence[Ints]) -> Bag:
    """Gather one array of term numbers for each passage."""
    size = len(terms)
    if not size or not any(len(part) for part in terms):
        none = np.zeros(0, np.int64)
        return Bag(size, none, none, np.zeros(0, np.float32), none, np.zeros(0, np.float32))
    rows = np.repeat(np.arange(size), [len(part) for part in terms])
    vocabulary, columns = np.unique(np.concatenate(terms), return_inverse=True)
    cells, counts = np.unique(rows * len(vocabulary) + columns, return_counts=True)
    rows, columns = np.divmod(cells, len(vocabulary))
    spread = np.bincount(columns, minlength=len(vocabulary)).astype(np.float32)
    return Bag(size, rows, columns, counts.astype(np.float32), vocabulary, spread)


def numbers_of(words: Iterable[str]) -> Ints:
    """Return a number for each term, the same in every process."""
    return np.array([crc32(word.encode()) for word in words], dtype=np.int64)


def grams_of(text: str, shortest: int = 3, longest: int = 5) -> Ints:
    """Return the numbers of all runs of 3 to 5 characters of `text`."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    found = []
    for length in range(shortest, longest + 1):
        if len(codes) < length:
            break
        value = np.full(len(codes) - length + 1, length, dtype=np.int64)
        for offset in range(length):
            value = (value * 1_000_003 + codes[offset : len(codes) - length + 1 + offset]) & 0x3FFFFFFFFFF
        found.append(value)
    return np.concatenate(found) if found else np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Shared:
    """Two bags seen in the terms that both hold: `a` and `b` are passages x terms (1 + log count), `idf` the terms'
    weights, `norm_a` and `norm_b` the lengths of the passages' whole weighted vectors, `sum_*` their summed weights."""

    a: Floats
    b: Floats
    idf: Floats
    norm_a: Floats
    norm_b: Floats
    sum_a: Floats
    sum_b: Floats

    def cosine(self) -> Floats:
        """Return passages x passages, 0 to 1."""
        with np.errstate(invalid="ignore"):  # OpenBLAS has raised that flag over numbers that are all finite
            weighted = (self.a * self.idf**2) @ self.b.T
        lengths = np.outer(self.norm_a, self.norm_b)
        return np.divide(weighted, lengths, out=np.zeros_like(weighted), where=lengths > 0)

    def common(self) -> Floats:
        """Return the summed weight of the terms that both passages hold, each once."""
        return ((self.a > 0) * self.idf) @ (self.b > 0).T.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Entries:
    """Which of some chosen terms each row of a bag holds: row n has `counts[n]`, in `columns` from `starts[n]` on."""

    columns: Ints
    starts: Ints
    counts: Ints

    def laid(self, rows: Ints) -> tuple[Ints, Ints]:
        """Return what each of these rows holds, one after the other, and for each of it which of the rows has it."""
        counts = self.counts[rows]
        ends = np.cumsum(counts)
        owner = np.repeat(np.arange(len(rows)), counts)
        return self.columns[np.arange(len(owner)) + (self.starts[rows] - ends + counts)[owner]], owner


def entries(held: Bag, kept: Ints) -> Entries:
    """Return the entries of a bag whose terms are `kept` (places in its vocabulary), numbered by their order there."""
    where = np.full(len(held.vocabulary), -1, dtype=np.int64)
    where[kept] = np.arange(len(kept))
    columns = where[held.columns]
    inside = columns >= 0
    counts = np.bincount(held.rows[inside], minlength=held.size)
    return Entries(columns[inside], np.cumsum(counts) - counts, counts)


def holding(held: Entries, width: int) -> NDArray[np.bool_]:
    """Return rows x terms: whether the row holds the term."""
    dense = np.zeros((len(held.counts), width), dtype=bool)
    dense[np.repeat(np.arange(len(held.counts)), held.counts), held.columns] = True
    return dense


def common_terms(a: Bag, b: Bag) -> tuple[Ints, Ints]:
    """Return the places in the two vocabularies of the terms that both have."""
    _, at_a, at_b = np.intersect1d(a.vocabulary, b.vocabulary, assume_unique=True, return_indices=True)
    return at_a, at_b


def share(a: Bag, b: Bag) -> Shared:
    """Weigh the terms by how few of the passages of both articles hold them, and lay out those that both hold."""
    at_a, at_b = common_terms(a, b)
    idf_a, idf_b = _weights(a, b, at_a, at_b)
    dense_a, norm_a, sum_a = _dense(a, idf_a, at_a)
    dense_b, norm_b, sum_b = _dense(b, idf_b, at_b)
    return Shared(dense_a, dense_b, idf_a[at_a], norm_a, norm_b, sum_a, sum_b)


def weights(a: Bag, b: Bag) -> tuple[Floats, Floats]:
    """Return the weight of each term of either bag: the fewer of the passages of both hold it, the more it tells."""
    return _weights(a, b, *common_terms(a, b))


def _weights(a: Bag, b: Bag, at_a: Ints, at_b: Ints) -> tuple[Floats, Floats]:
    spread_a, spread_b = a.spread.copy(), b.spread.copy()
    spread_a[at_a] += b.spread[at_b]
    spread_b[at_b] += a.spread[at_a]
    total = 1 + a.size + b.size
    return tuple((np.log(total / (1 + spread)) + 1).astype(np.float32) for spread in (spread_a, spread_b))  # type: ignore[return-value]


def _dense(held: Bag, idf: Floats, kept: Ints) -> tuple[Floats, Floats, Floats]:
    term = 1 + np.log(held.counts)
    weight = idf[held.columns]
    lengths = np.sqrt(np.bincount(held.rows, (term * weight) ** 2, minlength=held.size)).astype(np.float32)
    sums = np.bincount(held.rows, weight, minlength=held.size).astype(np.float32)
    where = np.full(len(held.vocabulary), -1, dtype=np.int64)
    where[kept] = np.arange(len(kept))
    place = where[held.columns]
    inside = place >= 0
    dense = np.zeros((held.size, len(kept)), np.float32)
    dense[held.rows[inside], place[inside]] = term[inside]
    return dense, lengths, sums
