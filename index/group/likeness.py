"""How alike articles are in what they tell and when, and the nearest of each, without comparing all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.group.vectors import LEAD, SHARED, TITLE, Floats, Ints, Vectors

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
# An article finds candidates by so many of its most telling terms, of those in at most this part of the library, and
# so many candidates are compared by all of their terms. B-cubed F1 (mean of four sets) with 20 terms and 60 candidates
# .917, 40 and 60 .925, 40 and 120 .930, 80 and 100 .933; with all terms and 60 candidates .930.
_TELLING, _CANDIDATES = 80, 100
_TOO_COMMON = 0.05
_COMMON_IN_FEW = 100
KEPT = 60
"""So many nearest are found of each article."""
# Articles of two languages share only names and figures; their cosine there, times this, is their likeness.
_ACROSS = 0.6
# Added to likeness: for words that titles share with each other and with what the other begins with, each beyond what
# articles of one topic share; taken off for two articles of one outlet, which seldom tells a thing twice; for days.
# With the cut at .15 B-cubed F1 of the four sets rose from .980, .950, .873, .930 to 1.000, .958, .895, .941. Of 245
# settings those best on one half of the events lost .01 at most on the other; titles .05 to .09, leads .1 to .2, outlet
# .08 to .12, days .02 to .05 are within .003 of each other; without titles g5w1h_clusters loses .04. Shared names and
# the first lines as a whole gained nothing.
_TITLES, _TITLES_USUAL = 0.08, 0.1
_LEADS, _LEADS_USUAL = 0.1, 0.15
_SAME_OUTLET = 0.1
_SAME_DAYS = 0.03


@dataclass(frozen=True, slots=True)
class Near:
    """The articles nearest to one: rows, and how alike they are, nearest first."""

    row: int
    others: Ints
    likeness: Floats


def telling(of: Vectors, i: int) -> Ints:
    """Return where, in a row's columns and weights, its most telling terms are."""
    mine = of.row(i)
    rare = np.nonzero(of.by.spread[of.columns[mine]] <= max(_COMMON_IN_FEW, int(_TOO_COMMON * of.by.size)))[0]
    if len(rare) > _TELLING:
        rare = rare[np.argpartition(-of.weights[mine][rare], _TELLING)[:_TELLING]]
    return np.asarray(rare + mine.start, np.int64)


class Postings:
    """The rows that have each term among their most telling ones."""

    def __init__(self, of: Vectors) -> None:
        self.of = of
        count = len(of.articles)
        self._places = [telling(of, i) for i in range(count)]
        places = np.concatenate([np.zeros(0, np.int64), *self._places])
        rows = np.repeat(np.arange(count, dtype=np.int32), [len(some) for some in self._places])
        order = np.argsort(of.columns[places], kind="stable")
        self._rows, self._weights = rows[order], of.weights[places][order]
        self._ends = np.concatenate([[0], np.cumsum(np.bincount(of.columns[places], minlength=len(of.by.spread)))])

    def lists(self) -> Iterator[tuple[int, NDArray[np.int32], Floats]]:
        """Yield every term with its rows and their weights."""
        for term in np.nonzero(np.diff(self._ends))[0].tolist():
            run = slice(self._ends[term], self._ends[term + 1])
            yield term, self._rows[run], self._weights[run]

    def candidates(self, i: int) -> Ints:
        """Return the rows that share most of what row i tells."""
        of, count = self.of, len(self.of.articles)
        places = self._places[i]
        runs = [slice(self._ends[column], self._ends[column + 1]) for column in of.columns[places].tolist()]
        if not runs:
            return np.zeros(0, np.int64)
        pull = np.repeat(of.weights[places], [run.stop - run.start for run in runs])
        found = np.concatenate([self._rows[run] for run in runs])
        shares = np.concatenate([self._weights[run] for run in runs]) * pull
        rough = np.bincount(found, shares, minlength=count) * kinship(of, i, slice(None))
        rough[i] = 0
        best = np.argpartition(-rough, min(_CANDIDATES, count - 1))[: _CANDIDATES + 1]
        return np.asarray(best[rough[best] > 0], np.int64)


def nearest(of: Vectors, wanted: Iterable[int] | None = None, postings: Postings | None = None) -> Iterator[Near]:
    """Yield for each row (or each wanted one) its nearest, found through an inverted index (never all pairs)."""
    postings = postings or Postings(of)
    scratch = blank(of)
    for i in range(len(of.articles)) if wanted is None else wanted:
        yield near(of, i, postings.candidates(i), scratch)


def blank(of: Vectors) -> Floats:
    """Return the `scratch` of `near`: zeros for each term."""
    return np.zeros((3, len(of.by.spread)), np.float32)


def near(of: Vectors, i: int, others: Ints, scratch: Floats) -> Near:
    """Work out the true likeness of candidates, and keep the nearest; `scratch` is `blank`, and so it is left."""
    others = others[others != i]
    if not len(others):
        return Near(i, others, np.zeros(0, np.float32))
    mine = of.row(i)
    scratch[0, of.columns[mine]] = of.weights[mine]
    lengths = of.at[others + 1] - of.at[others]
    ends = np.cumsum(lengths)
    places = np.repeat(of.at[others] - ends + lengths, lengths) + np.arange(ends[-1])
    shared = scratch[0][of.columns[places]] * of.weights[places]
    cosine = np.bincount(np.repeat(np.arange(len(others)), lengths), shared, minlength=len(others))
    scratch[0, of.columns[mine]] = 0
    alike = cosine * kinship(of, i, others) * _tied(of, i, others)
    likeness = np.asarray(alike + _leads(of, (i, others), places, scratch) + _apart(of, i, others), np.float32)
    order = np.argsort(-likeness, kind="stable")[:KEPT]
    return Near(i, others[order], likeness[order])


def kinship(of: Vectors, i: int, others: Ints | slice) -> NDArray[np.float64]:
    """What the cosine is to be multiplied by: less when far apart in time, and set right across languages."""
    gap = np.abs(of.days[others] - of.days[i])
    time = np.where(np.isnan(gap), _UNDATED, _FLOOR + (1 - _FLOOR) * np.exp(-gap / _DAYS))
    foreign = of.foreign(i, others)
    if foreign is None:
        return np.asarray(time)
    return np.asarray(np.where(foreign, time * _ACROSS / (of.lengths[SHARED][others] * of.lengths[SHARED][i]), time))


def _leads(of: Vectors, rows: tuple[int, Ints], places: Ints, scratch: Floats) -> NDArray[np.float64]:
    """What is to be added for words that titles share with each other, and with what the other article begins with.

    `places` are where the terms of the others are.
    """
    i, others = rows
    mine, owner = of.row(i), np.repeat(np.arange(len(others)), np.diff(of.at)[others])
    first = np.flatnonzero(of.flags[places] & (TITLE | LEAD))  # a fifth of all
    places, owner = places[first], owner[first]
    theirs, flags = of.columns[places], of.flags[places]
    idf = of.by.idf[of.columns[mine]] ** 2
    for row, flag in ((1, TITLE), (2, LEAD)):
        scratch[row, of.columns[mine]] = idf * (of.flags[mine] & flag > 0)

    def cosine(row: int, flag: int, length: Floats) -> NDArray[np.float64]:
        shared = scratch[row][theirs] * (flags & flag > 0)
        return np.asarray(np.bincount(owner, shared, minlength=len(others)) / length)

    title, lead = of.lengths[TITLE], of.lengths[LEAD]
    titles = cosine(1, TITLE, title[i] * title[others])
    leads = (cosine(1, LEAD, title[i] * lead[others]) + cosine(2, TITLE, lead[i] * title[others])) / 2
    scratch[1:, of.columns[mine]] = 0
    value = _TITLES * (titles - _TITLES_USUAL) + _LEADS * (leads - _LEADS_USUAL)
    foreign = of.foreign(i, others)
    return np.asarray(value if foreign is None else np.where(foreign, 0.0, value))


def _apart(of: Vectors, i: int, others: Ints) -> NDArray[np.float64]:
    """What is to be added for articles of one outlet, which seldom tells a thing twice, and for those of one day."""
    same = (of.outlets[others] == of.outlets[i]) & (of.outlets[i] >= 0)
    gap = np.abs(of.days[others] - of.days[i])
    day = np.where(np.isnan(gap), 0.0, np.where(gap <= 1, _SAME_DAYS / 2, -_SAME_DAYS / 2))
    return np.asarray(day - _SAME_OUTLET * same)


def _tied(of: Vectors, i: int, others: Ints) -> NDArray[np.float64]:
    """What likeness is to be multiplied by for articles far apart in time, by whether a day ties them together."""
    factor = np.ones(len(others))
    far = np.flatnonzero(np.abs(of.days[others] - of.days[i]) > _FAR)
    if len(far):
        factor[far] = np.where(_ties(of, i, others[far]), _TIED, _UNTIED)
    return factor


def _ties(of: Vectors, i: int, others: Ints) -> NDArray[np.bool_]:
    """Tell which others tell a day shortly before row i came out or it before they did, or the same day as it."""
    told = [of.told[row] for row in others.tolist()]
    owner = np.repeat(np.arange(len(told)), [len(one) // 8 for one in told])
    theirs, mine = _days(b"".join(told)), _days(of.told[i])
    later = of.days[others] > of.days[i]
    tied = np.bincount(owner, _shortly_before(theirs, of.days[i]), minlength=len(told)) > 0
    if len(mine):
        tied = np.where(later, tied, _shortly_before(mine[:, None], of.days[others]).any(0))
    else:
        tied &= later
    alike = np.isin(theirs[:, 0], mine[mine[:, 0] == mine[:, 1], 0]) & (theirs[:, 0] == theirs[:, 1])
    return np.asarray(tied | (np.bincount(owner, alike, minlength=len(told)) > 0))


def _shortly_before(told: NDArray[np.int32], day: Any) -> NDArray[np.bool_]:
    return np.asarray((told[..., 0] <= day + 1) & (told[..., 1] >= day - _BACK))


def _days(told: bytes) -> NDArray[np.int32]:
    return np.frombuffer(told, np.int32).reshape(-1, 2)
