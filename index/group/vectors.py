"""Articles as sparse TF-IDF vectors of unit length, gathered from terms that are kept as flat arrays of bytes."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.group.terms import Terms, background

SHARED, TITLE, LEAD = 1, 2, 4
"""What a term of an article is: the same in every language, in the title, in the title or the first lines."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

# The words of ordinary news count as so many articles beside the library, so that a word weighs the same in a library
# of five as in one of thousands. Tried 0, 1,000, 5,000, 20,000 on the four sets with event labels: mean B-cubed F1
# .906, .912, .916, .912.
_BACKGROUND = 5000
_LEAST_SHARED = 0.35


@dataclass(frozen=True, slots=True)
class Packed:
    """An article's terms as flat arrays of bytes, as they are kept: numbers of terms, weights, what they are."""

    article: int
    language: str
    outlet: str
    day: float  # NaN: not dated
    columns: bytes
    weights: bytes
    flags: bytes
    told: bytes  # first and last day, first and last day, ...


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each term weighs, by its number: in how many articles of a library of `size` it is, and its idf."""

    spread: Ints
    idf: Floats
    size: int

    def grown(self, terms: int) -> Weighing:
        """Return it with terms that came since, each of which one article has."""
        more = max(0, terms - len(self.spread))
        idf = np.float32(np.log((1 + self.size + _BACKGROUND) / 2) + 1)
        spread = np.concatenate([self.spread, np.ones(more, np.int64)])
        return Weighing(spread, np.concatenate([self.idf, np.full(more, idf, np.float32)]), self.size)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Articles as rows of a sparse matrix of unit length: row i holds `columns[at[i]:at[i + 1]]`, and so `weights`.

    `days` are ordinals, NaN for undated.
    """

    articles: tuple[int, ...]
    at: Ints
    columns: NDArray[np.int32]
    weights: Floats
    by: Weighing
    days: NDArray[np.float64]
    languages: NDArray[np.int32]
    outlets: NDArray[np.int32]  # -1: not told
    flags: NDArray[np.int8]
    lengths: Mapping[int, Floats]  # of the part of each row that is SHARED, and by idf alone of TITLE and LEAD
    told: tuple[bytes, ...]  # the days and months that each tells, as packed
    one_language: bool

    def row(self, i: int) -> slice:
        """Return where row i is in `columns` and `weights`."""
        return slice(int(self.at[i]), int(self.at[i + 1]))

    def foreign(self, i: int, others: Ints | slice) -> NDArray[np.bool_] | None:
        """Tell which rows are in another language than row i; None where all are in one."""
        return None if self.one_language else self.languages[others] != self.languages[i]


def weighing(spread: Ints, vocabulary: Iterable[str], size: int) -> Weighing:
    """Weigh terms, given in the order of their numbers, by how few articles, here and in ordinary news, hold them."""
    shares: Mapping[str, float] = background()
    usual = np.fromiter((shares.get(term, 0.0) for term in vocabulary), np.float64, len(spread))
    idf = np.log((1 + size + _BACKGROUND) / (1 + spread + _BACKGROUND * usual)) + 1
    return Weighing(spread, idf.astype(np.float32), size)


def pack(one: Terms, number: Callable[[str], int]) -> Packed:
    """Pack an article's terms under their numbers."""
    flags = dict.fromkeys(one.lead, LEAD)
    for term in one.title:
        flags[term] = flags.get(term, 0) | TITLE
    for term in one.shared:
        flags[term] = flags.get(term, 0) | SHARED
    return Packed(
        one.article,
        one.language,
        one.outlet,
        math.nan if one.day is None else one.day,
        array("i", map(number, one.weights)).tobytes(),
        array("f", one.weights.values()).tobytes(),
        bytes(map(flags.get, one.weights, repeat(0))),
        array("i", (day for days in one.told for day in days)).tobytes(),
    )


class Gathering:
    """Articles' terms as flat arrays, added one by one: the terms themselves of a large library would fill memory."""

    def __init__(self) -> None:
        self._columns, self._weights, self._flags = array("i"), array("f"), array("b")
        self._at, self._days, self._articles = array("q", [0]), array("d"), array("q")
        self._languages: list[str] = []
        self._outlets: list[str] = []
        self._told: list[bytes] = []

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, one: Packed) -> None:
        """Add one article as the next row."""
        self._columns.frombytes(one.columns)
        self._weights.frombytes(one.weights)
        self._flags.frombytes(one.flags)
        self._at.append(self._at[-1] + len(one.flags))
        self._days.append(one.day)
        self._articles.append(one.article)
        self._languages.append(one.language)
        self._outlets.append(one.outlet)
        self._told.append(one.told)

    def spread(self, terms: int) -> Ints:
        """Return in how many of the articles each of so many terms is."""
        return np.bincount(_frozen(self._columns, np.int32), minlength=terms).astype(np.int64)

    def vectors(self, by: Weighing) -> Vectors:
        """Weigh all terms; every article becomes as long as the others."""
        columns = _frozen(self._columns, np.int32)
        at = _frozen(self._at, np.int64)
        flags, idf = _frozen(self._flags, np.int8), by.idf[columns]
        weights = _frozen(self._weights, np.float32) * idf
        weights /= _lengths(weights, at)[np.repeat(np.arange(len(at) - 1, dtype=np.int32), np.diff(at))]
        return Vectors(
            articles=tuple(self._articles),
            at=at,
            columns=columns,
            weights=weights,
            by=by,
            days=_frozen(self._days, np.float64),
            languages=_numbered(self._languages),
            outlets=_numbered(self._outlets),
            flags=flags,
            lengths={
                SHARED: np.maximum(_lengths(weights * (flags & SHARED), at), _LEAST_SHARED),
                TITLE: _lengths(idf * (flags & TITLE > 0), at),
                LEAD: _lengths(idf * (flags & LEAD > 0), at),
            },
            told=tuple(self._told),
            one_language=len(set(self._languages)) < 2,
        )


def vectors(found: Iterable[Terms]) -> Vectors:
    """Weigh the terms of articles by how few articles, here and in ordinary news, hold them."""
    vocabulary: dict[str, int] = {}
    gathering = Gathering()
    for one in found:
        gathering.add(pack(one, lambda term: vocabulary.setdefault(term, len(vocabulary))))
    return gathering.vectors(weighing(gathering.spread(len(vocabulary)), vocabulary, len(gathering)))


def _numbered(names: Sequence[str]) -> NDArray[np.int32]:
    """Number names in alphabetical order; what has none is -1."""
    order = {name: place for place, name in enumerate(sorted(set(names) - {""}))}
    return np.array([order.get(name, -1) for name in names], np.int32)


def _lengths(weights: Floats, at: Ints) -> Floats:
    """Return the length of each row."""
    ends = np.concatenate([[0.0], np.cumsum(weights.astype(np.float64) ** 2)])[at]
    return np.sqrt(np.maximum(np.diff(ends), 0) + 1e-12).astype(np.float32)


def _frozen(held: Any, kind: Any) -> Any:
    return np.frombuffer(held, kind) if len(held) else np.zeros(0, kind)
