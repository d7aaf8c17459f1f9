"""Bags of terms: what each passage of an article holds, as sparse arrays, and their TF-IDF cosine with another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_NONE: Ints = np.zeros(0, np.int64)
_FEW = 1 / 1000
"""Of all pairs of passages, those that meet in a term that counts as held by few, at most."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of an article's passages: entry i says that passage `rows[i]` holds `vocabulary[columns[i]]`, how often
    is in `told[i]` (1 + log count). `vocabulary` is sorted, `spread` counts the passages that hold each term."""

    size: int
    rows: Ints
    columns: Ints
    told: Floats
    vocabulary: Ints
    spread: Floats


def bag(terms: Sequence[Ints]) -> Bag:
    """Gather one array of term numbers for each passage."""
    lengths = np.array([len(part) for part in terms], np.int64)
    return gathered(np.repeat(np.arange(len(terms)), lengths), np.concatenate([_NONE, *terms]), len(terms))


def gathered(rows: Ints, terms: Ints, size: int) -> Bag:
    """Gather the terms of so many passages: passage `rows[i]` holds `terms[i]`, once for each time that it does."""
    if not len(terms):
        return Bag(size, _NONE, _NONE, np.zeros(0, np.float32), _NONE, np.zeros(0, np.float32))
    vocabulary, columns = np.unique(terms, return_inverse=True)
    cells, counts = np.unique(rows * len(vocabulary) + columns, return_counts=True)
    rows, columns = np.divmod(cells, len(vocabulary))
    spread = np.bincount(columns, minlength=len(vocabulary)).astype(np.float32)
    return Bag(size, rows, columns, 1 + np.log(counts.astype(np.float32)), vocabulary, spread)


def numbers_of(words: Iterable[str]) -> Ints:
    """Return a number for each term, the same in every process."""
    return np.array([crc32(word.encode()) for word in words], dtype=np.int64)


def grams_of(texts: Sequence[str], shortest: int = 3, longest: int = 5) -> Bag:
    """Gather the numbers of all runs of 3 to 5 characters of each text; none goes over from one to the next."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    lengths = np.array([len(text) for text in texts], np.int64)
    owner = np.repeat(np.arange(len(texts)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(codes))  # characters up to its end
    rows, found = [_NONE], [_NONE]
    for length in range(shortest, min(longest, len(codes)) + 1):
        value = np.full(len(codes) - length + 1, length, dtype=np.int64)
        for offset in range(length):
            value = (value * 1_000_003 + codes[offset : len(codes) - length + 1 + offset]) & 0x3FFFFFFFFFF
        inside = left[: len(value)] >= length
        rows.append(owner[: len(value)][inside])
        found.append(value[inside])
    return gathered(np.concatenate(rows), np.concatenate(found), len(texts))


@dataclass(frozen=True, slots=True)
class Shared:
    """Two bags seen in the terms that both hold: `a` and `b` are passages x terms (1 + log count), `idf` the terms'
    weights, `norm_a` and `norm_b` the lengths of the passages' whole weighted vectors, `sum_*` their summed weights.
    Terms that hardly any passages hold are not among those but in `few`."""

    a: Floats
    b: Floats
    idf: Floats
    few: Few
    norm_a: Floats
    norm_b: Floats
    sum_a: Floats
    sum_b: Floats

    def cosine(self) -> Floats:
        """Return passages x passages, 0 to 1."""
        with np.errstate(invalid="ignore"):  # OpenBLAS has raised that flag over numbers that are all finite
            dense = np.asarray((self.a * self.idf**2) @ self.b.T, np.float32)
        weighted = self.few.added(dense, self.few.told * self.few.idf**2)
        lengths = np.outer(self.norm_a, self.norm_b)
        return np.divide(weighted, lengths, out=np.zeros_like(weighted), where=lengths > 0)

    def common(self) -> Floats:
        """Return the summed weight of the terms that both passages hold, each once."""
        both = ((self.a > 0) * self.idf) @ (self.b > 0).T.astype(np.float32)
        return self.few.added(both, self.few.idf)


@dataclass(frozen=True, slots=True)
class Few:
    """Where two passages meet in a term that few hold: the cell of passages x passages, both 1 + log count multiplied,
    and the term's weight. In long articles three of four runs of characters are such terms, and to look them up
    takes a tenth of the time that to multiply them out for all passages does."""

    cells: Ints
    told: Floats
    idf: Floats

    def added(self, grid: Floats, values: Floats) -> Floats:
        """Return a grid with a value added for each meeting."""
        if not len(self.cells):
            return grid
        more = np.bincount(self.cells, values, minlength=grid.size).reshape(grid.shape)
        return np.asarray(grid + more, np.float32)


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
    inside, places = _places(held, kept)
    counts = np.bincount(held.rows[inside], minlength=held.size)
    return Entries(places, np.cumsum(counts) - counts, counts)


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
    rare = a.spread[at_a] * b.spread[at_b] <= a.size * b.size * _FEW
    few = _few((a, at_a[rare]), (b, at_b[rare]), idf_a[at_a[rare]])
    at_a, at_b = at_a[~rare], at_b[~rare]
    dense_a, dense_b = _dense(a, at_a), _dense(b, at_b)
    (norm_a, sum_a), (norm_b, sum_b) = _lengths(a, idf_a), _lengths(b, idf_b)
    return Shared(dense_a, dense_b, idf_a[at_a], few, norm_a, norm_b, sum_a, sum_b)


def _few(one: tuple[Bag, Ints], two: tuple[Bag, Ints], idf: Floats) -> Few:
    (a, at_a), (b, at_b) = one, two
    mine, terms = _places(a, at_a)
    theirs, other_terms = _places(b, at_b)
    theirs = theirs[np.argsort(other_terms, kind="stable")]
    counts = np.bincount(other_terms, minlength=len(at_b))
    theirs, owner = Entries(theirs, np.cumsum(counts) - counts, counts).laid(terms)
    mine, terms = mine[owner], terms[owner]
    return Few(a.rows[mine] * b.size + b.rows[theirs], a.told[mine] * b.told[theirs], idf[terms])


def weights(a: Bag, b: Bag) -> tuple[Floats, Floats]:
    """Return the weight of each term of either bag: the fewer of the passages of both hold it, the more it tells."""
    return _weights(a, b, *common_terms(a, b))


def _weights(a: Bag, b: Bag, at_a: Ints, at_b: Ints) -> tuple[Floats, Floats]:
    spread_a, spread_b = a.spread.copy(), b.spread.copy()
    spread_a[at_a] += b.spread[at_b]
    spread_b[at_b] += a.spread[at_a]
    total = 1 + a.size + b.size
    return tuple((np.log(total / (1 + spread)) + 1).astype(np.float32) for spread in (spread_a, spread_b))  # type: ignore[return-value]


def _lengths(held: Bag, idf: Floats) -> tuple[Floats, Floats]:
    """Return the length of each passage's weighted vector, and its summed weights."""
    weight = idf[held.columns]
    lengths = np.sqrt(np.bincount(held.rows, (held.told * weight) ** 2, minlength=held.size)).astype(np.float32)
    return lengths, np.bincount(held.rows, weight, minlength=held.size).astype(np.float32)


def _dense(held: Bag, kept: Ints) -> Floats:
    inside, places = _places(held, kept)
    dense = np.zeros((held.size, len(kept)), np.float32)
    dense[held.rows[inside], places] = held.told[inside]
    return dense


def _places(held: Bag, kept: Ints) -> tuple[Ints, Ints]:
    """Return the entries whose terms are kept (places in the vocabulary), and the number of each one's among those."""
    where = np.full(len(held.vocabulary), -1, dtype=np.int64)
    where[kept] = np.arange(len(kept))
    places = where[held.columns]
    inside = np.flatnonzero(places >= 0)
    return inside, places[inside]
