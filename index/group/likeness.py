"""How alike articles are in what they tell and when: sparse TF-IDF vectors, time, and the nearest of each article."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.group.terms import Terms, background

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

# The words of ordinary news count as so many articles beside the library, so that a word weighs the same in a library
# of five as in one of thousands. Tried 0, 1,000, 5,000, 20,000 on the four sets with event labels: mean B-cubed F1
# .906, .912, .916, .912.
_BACKGROUND = 5000
# Two accounts far apart in time are less likely the same event, but events run on for weeks: likeness falls to half,
# by e in 14 days. Tried floors .3, .5, .6, 1 and 7, 14, 30 days; without time gunviolence and allsides lose .04; with a
# further decay over 60, 120 or 365 days g5w1h_clusters, whose events run on, loses .04.
_FLOOR, _DAYS = 0.5, 14.0
_UNDATED = 0.9
# Articles further apart than so many days are of one event when the later one tells a day or month shortly before the
# earlier one came out, or both tell the same day: of far pairs above the cut such a tie had 147 of 189 of one event and
# 1 of 450 of two in gunviolence_incidents, 24 of 56 and 0 of 14 in g5w1h_clusters. B-cubed F1 of the two with 120 days,
# .7 and 1.3: .925, .950; without: .921, .950; with 60 days .930, .950, but there guessed days of undated articles tie
# too much; .8 and 1 to 1.5 within .005, .5 loses .03 of g5w1h_clusters.
_FAR, _BACK = 120, 30
_UNTIED, _TIED = 0.7, 1.3
# Of the terms of an article only those in at most this part of the library find candidates.
_TOO_COMMON = 0.05
KEPT = 60
"""So many nearest are found of each article."""
# Articles of two languages share only names and figures; their cosine there, times this, is their likeness.
_ACROSS = 0.6
_LEAST_SHARED = 0.35


@dataclass(frozen=True, slots=True)
class Vectors:
    """Articles as rows of a sparse matrix of unit length: row i holds `columns[at[i]:at[i + 1]]`, and so `weights`.

    `days` are ordinals, NaN for undated; `names` is the length of the part that other languages share.
    """

    articles: tuple[int, ...]
    at: Ints
    columns: Ints
    weights: Floats
    spread: Ints  # in how many rows a column is
    days: NDArray[np.float64]
    languages: NDArray[np.int64]
    names: Floats
    told: tuple[bytes, ...]  # the days and months that each tells, as packed

    def row(self, i: int) -> slice:
        """Return where row i is in `columns` and `weights`."""
        return slice(int(self.at[i]), int(self.at[i + 1]))


@dataclass(frozen=True, slots=True)
class Near:
    """The articles nearest to one: rows, and how alike they are, nearest first."""

    row: int
    others: Ints
    likeness: Floats


@dataclass(frozen=True, slots=True)
class Packed:
    """An article's terms as flat arrays of bytes, as they are kept: numbers of terms, weights, which are shared."""

    article: int
    language: str
    day: float  # NaN: not dated
    columns: bytes
    weights: bytes
    shared: bytes
    told: bytes  # first and last day, first and last day, ...


def pack(one: Terms, vocabulary: dict[str, int]) -> Packed:
    """Pack an article's terms; those that the vocabulary has not yet are added to it."""
    return Packed(
        one.article,
        one.language,
        math.nan if one.day is None else one.day,
        array("i", (vocabulary.setdefault(term, len(vocabulary)) for term in one.weights)).tobytes(),
        array("f", one.weights.values()).tobytes(),
        array("b", (term in one.shared for term in one.weights)).tobytes(),
        array("i", (day for days in one.told for day in days)).tobytes(),
    )


class Gathering:
    """Articles' terms as flat arrays, added one by one: the terms themselves of a large library would fill memory."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._columns, self._weights, self._shared = array("i"), array("f"), array("b")
        self._lengths, self._days, self._articles = array("i"), array("d"), array("q")
        self._languages: list[str] = []
        self._told: list[bytes] = []

    def add(self, one: Packed) -> None:
        """Add one article as the next row."""
        self._columns.frombytes(one.columns)
        self._weights.frombytes(one.weights)
        self._shared.frombytes(one.shared)
        self._lengths.append(len(one.shared))
        self._days.append(one.day)
        self._articles.append(one.article)
        self._languages.append(one.language)
        self._told.append(one.told)

    def vectors(self) -> Vectors:
        """Weigh all terms by how few articles, here and in ordinary news, hold them."""
        count = len(self._articles)
        columns = np.array(self._columns, np.int64)
        at = np.concatenate([[0], np.cumsum(np.array(self._lengths, np.int64))]).astype(np.int64)
        rows = np.repeat(np.arange(count), np.diff(at))
        spread = np.bincount(columns, minlength=len(self._vocabulary))
        shares = background()
        usual = np.fromiter((shares.get(term, 0.0) for term in self._vocabulary), np.float64, len(self._vocabulary))
        idf = np.log((1 + count + _BACKGROUND) / (1 + spread + _BACKGROUND * usual)) + 1
        weights = np.array(self._weights, np.float64) * idf[columns]
        weights /= (np.sqrt(np.bincount(rows, weights**2, minlength=count)) + 1e-9)[rows]
        names = np.sqrt(np.bincount(rows, (weights * np.array(self._shared)) ** 2, minlength=count))
        order = {language: place for place, language in enumerate(sorted(set(self._languages)))}
        return Vectors(
            articles=tuple(self._articles),
            at=at,
            columns=columns,
            weights=weights.astype(np.float32),
            spread=spread.astype(np.int64),
            days=np.array(self._days, np.float64),
            languages=np.array([order[language] for language in self._languages], np.int64),
            names=np.maximum(names, _LEAST_SHARED).astype(np.float32),
            told=tuple(self._told),
        )


def vectors(found: Iterable[Terms]) -> Vectors:
    """Weigh the terms of articles by how few articles, here and in ordinary news, hold them."""
    vocabulary: dict[str, int] = {}
    gathering = Gathering(vocabulary)
    for one in found:
        gathering.add(pack(one, vocabulary))
    return gathering.vectors()


def nearest(of: Vectors, wanted: Iterable[int] | None = None) -> Iterator[Near]:
    """Yield for each row (or each wanted one) its nearest, found through an inverted index (never all pairs)."""
    count = len(of.articles)
    limit = max(100, int(_TOO_COMMON * count))
    order = np.argsort(of.columns, kind="stable")
    rows = np.repeat(np.arange(count), np.diff(of.at))[order]
    weights = of.weights[order]
    ends = np.concatenate([[0], np.cumsum(of.spread)])
    scratch = np.zeros(len(of.spread), np.float32)
    for i in range(count) if wanted is None else wanted:
        mine = of.row(i)
        columns = of.columns[mine]
        rare = of.spread[columns] <= limit
        runs = [slice(ends[column], ends[column + 1]) for column in columns[rare]]
        if not runs:
            yield _near(of, i, np.zeros(0, np.int64), scratch)
            continue
        pull = np.repeat(of.weights[mine][rare], of.spread[columns[rare]])
        rough = np.bincount(
            np.concatenate([rows[run] for run in runs]),
            np.concatenate([weights[run] for run in runs]) * pull,
            minlength=count,
        ) * _kinship(of, i, slice(None))
        rough[i] = 0
        best = np.argpartition(-rough, min(KEPT, count - 1))[: KEPT + 1]
        yield _near(of, i, best[rough[best] > 0], scratch)


def _near(of: Vectors, i: int, others: Ints, scratch: Floats) -> Near:
    """Work out the true likeness of the candidates."""
    others = others[others != i][:KEPT]
    mine = of.row(i)
    scratch[of.columns[mine]] = of.weights[mine]
    cosine = np.array([scratch[of.columns[of.row(j)]] @ of.weights[of.row(j)] for j in others], np.float32)
    scratch[of.columns[mine]] = 0
    likeness = (cosine * _kinship(of, i, others) * _tied(of, i, others)).astype(np.float32)
    order = np.argsort(-likeness, kind="stable")
    return Near(i, others[order], likeness[order])


def _kinship(of: Vectors, i: int, others: Ints | slice) -> NDArray[np.float64]:
    """What the cosine is to be multiplied by: less when far apart in time, and set right across languages."""
    gap = np.abs(of.days[others] - of.days[i])
    time = np.where(np.isnan(gap), _UNDATED, _FLOOR + (1 - _FLOOR) * np.exp(-gap / _DAYS))
    across = _ACROSS / (of.names[others] * of.names[i])
    return np.asarray(np.where(of.languages[others] == of.languages[i], time, time * across))


def _tied(of: Vectors, i: int, others: Ints) -> NDArray[np.float64]:
    """What likeness is to be multiplied by for articles far apart in time, by whether a day ties them together."""
    factor = np.ones(len(others))
    for place in np.nonzero(np.abs(of.days[others] - of.days[i]) > _FAR)[0]:
        early, late = sorted((i, int(others[place])), key=lambda row: float(of.days[row]))
        factor[place] = _TIED if _ties(of, early, late) else _UNTIED
    return factor


def _ties(of: Vectors, early: int, late: int) -> bool:
    day = of.days[early]
    told = np.frombuffer(of.told[late], np.int32).reshape(-1, 2)
    if ((told[:, 0] <= day + 1) & (told[:, 1] >= day - _BACK)).any():
        return True
    before = np.frombuffer(of.told[early], np.int32).reshape(-1, 2)
    common = told[(told[:, 0] == told[:, 1])][:, 0]
    return bool(np.isin(common, before[before[:, 0] == before[:, 1]][:, 0]).any())
