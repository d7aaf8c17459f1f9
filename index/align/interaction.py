"""Late interaction: how well each word piece of one passage is met by some piece of another, all in their context.

After ColBERT (Khattab and Zaharia, 2020) with the soft steps of K-NRM (Xiong et al., 2017): a piece counts as met by
how near its nearest piece is, and a passage by the weighted share of its pieces that are met. Beside that stands what
two passages have that no others of the two articles have: pieces that choose each other among all (the dual softmax of
LoFTR, Sun et al., 2021), and the nearness of those pieces that few passages meet.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.align.bags import Floats, Ints

Halves = NDArray[np.float16]
_TINY = np.float32(1e-6)
_AT_ONCE = 1024
"""Pieces compared at once with all of another article: with 7,000 of them that takes 30 MB."""


@dataclass(frozen=True, slots=True)
class Contexts:
    """The pieces of an article's passages end to end: passage n has the rows `starts[n]` to `starts[n + 1]`.

    `pieces` (float16: an article of 700 words takes 700 kB) and `means` are of length 1; `weights` say how much each
    piece counts, `rarity` how rare it is in news.
    """

    pieces: Halves
    weights: Floats
    rarity: Floats
    starts: Ints
    means: Floats

    @property
    def lengths(self) -> Ints:
        """How many pieces each passage has."""
        return np.diff(self.starts)

    @property
    def passage(self) -> Ints:
        """The passage of each piece."""
        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)

    def of(self, passages: Ints) -> Contexts:
        """Return only these passages, ascending."""
        rows = np.nonzero(np.isin(self.passage, passages))[0]
        starts = np.concatenate([[0], np.cumsum(self.lengths[passages])])
        return Contexts(self.pieces[rows], self.weights[rows], self.rarity[rows], starts, self.means[passages])


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the teaching made of nearness.

    From which nearness on a piece counts as met, softly: 1 / (1 + exp(-(nearness - middle) * slope)), and by what
    power of it pieces choose each other.
    """

    middles: Floats
    slopes: Floats
    sharpness: float

    @property
    def signals(self) -> int:
        """How many signals `interaction` gives with these."""
        return 2 * len(self.middles) + 5

    def met(self, nearness: Floats) -> Floats:
        """Return pieces x steps + 1: each step, and the nearness itself."""
        told = (nearness[:, None] - self.middles) * self.slopes
        return np.concatenate([1 / (1 + np.exp(-told)), nearness[:, None]], axis=1, dtype=np.float32)


def contexts(rows: Floats, weights: Floats, rarity: Floats, starts: Ints) -> Contexts:
    """Return the pieces made ready to be compared."""
    lengths = np.diff(starts)
    sums = _sums(rows, np.repeat(np.arange(len(lengths)), lengths), len(lengths))
    return Contexts(_unit(rows).astype(np.float16), weights, rarity, starts, _unit(sums))


def interaction(a: Contexts, b: Contexts, learnt: Learnt, first: Ints, second: Ints) -> dict[str, Floats]:
    """Return the signals of the pairs: passage `first[n]` of one with `second[n]` of the other.

    Passages of no pair do not count as choices of the others' pieces.
    """
    (ours, first), (theirs, second) = (np.unique(places, return_inverse=True) for places in (first, second))
    a, b = a.of(ours), b.of(theirs)
    met, met_back = _nearest(a, b)
    one, two = _met(a, met, learnt, first, second), _met(b, met_back, learnt, second, first)
    low, high = np.minimum(one, two), np.maximum(one, two)
    size = len(learnt.middles)
    found = {f"met_{step}_low": low[:, step] for step in range(size)}
    found |= {f"met_{step}_high": high[:, step] for step in range(size)}
    return found | {
        "met_mean": np.maximum(np.sum(a.means[first] * b.means[second], axis=1), 0),
        "met_near": np.maximum((one[:, size] + two[:, size]) / 2, 0),
        "met_apart_low": low[:, -1],
        "met_apart_high": high[:, -1],
        "met_mutual": _mutual(a, b, learnt.sharpness)[first, second],
    }


def joined(parts: list[Contexts]) -> Contexts:
    """Return several parts' passages as those of one."""
    if not parts:
        none = np.zeros(0, np.float32)
        return contexts(np.zeros((0, 1), np.float32), none, none, np.zeros(1, np.int64))
    told = {part.name: np.concatenate([getattr(one, part.name) for one in parts]) for part in fields(Contexts)}
    told["starts"] = np.concatenate([[0], np.cumsum(np.concatenate([part.lengths for part in parts]))])
    return Contexts(**told)


def _nearest(a: Contexts, b: Contexts) -> tuple[Floats, Floats]:
    """pieces x passages, both ways: how near a piece comes to a passage of the other (-1 to an empty one)."""
    met = np.full((len(a.pieces), len(b.lengths)), -1, np.float32)
    back = np.full((len(b.pieces), len(a.lengths)), -1, np.float32)
    theirs, some = b.pieces.astype(np.float32).T, np.nonzero(b.lengths)[0]
    for passages in _blocks(a.starts):
        rows = slice(a.starts[passages[0]], a.starts[passages[-1] + 1])
        near = a.pieces[rows].astype(np.float32) @ theirs
        full = passages[a.lengths[passages] > 0]
        if len(full) and len(some):
            met[rows, some] = np.maximum.reduceat(near, b.starts[some], axis=1)
            back[:, full] = np.maximum.reduceat(near, a.starts[full] - rows.start, axis=0).T
    return met, back


def _blocks(starts: Ints) -> list[Ints]:
    """Passages by the part that their first piece falls into."""
    parts = starts[:-1] // _AT_ONCE
    return [np.nonzero(parts == part)[0] for part in np.unique(parts)]


def _met(a: Contexts, nearest: Floats, learnt: Learnt, first: Ints, second: Ints) -> Floats:
    """pairs x steps + 2: what is met of the passage `first[n]` by `second[n]`, and how near its telling pieces come."""
    lengths = a.lengths[first]
    rows = np.arange(lengths.sum()) + np.repeat(a.starts[first] - np.cumsum(lengths) + lengths, lengths)
    best = nearest[rows, np.repeat(second, lengths)]
    pair = np.repeat(np.arange(len(first)), lengths)
    share = a.weights / (np.bincount(a.passage, a.weights, len(a.lengths))[a.passage] + _TINY)
    often = (1 / (1 + np.exp(np.clip((0.6 - nearest) * 12, -30, 30)))).sum(1)
    apart = share * np.maximum(np.log((nearest.shape[1] + 1) / (often + 0.5)), 0)
    told = [np.bincount(pair, column, len(first)) for column in (learnt.met(best) * share[rows, None]).T]
    few = np.bincount(pair, best * apart[rows], len(first)) / (np.bincount(pair, apart[rows], len(first)) + 1e-3)
    return np.column_stack([*told, few]).astype(np.float32)


def _mutual(a: Contexts, b: Contexts, sharpness: float) -> Floats:
    """passages x passages: how many pieces, of the rarer half, choose each other among all of the two articles."""
    ours, theirs = (np.nonzero(one.rarity >= _middle(one.rarity))[0] for one in (a, b))
    columns, weights = b.pieces[theirs].astype(np.float32).T, np.sqrt(b.weights[theirs])
    parts = [ours[start : start + _AT_ONCE] for start in range(0, len(ours), _AT_ONCE)]

    @lru_cache(maxsize=4)  # of articles of up to 8,000 words nothing is worked out twice, of longer ones little is held
    def told(part: int) -> Floats:
        near = a.pieces[parts[part]].astype(np.float32) @ columns
        return np.asarray(np.exp((near - 1) * sharpness), np.float32)

    chosen = np.sum([told(part).sum(0) for part in range(len(parts))], axis=0) + _TINY**2
    sums = np.zeros((len(a.lengths), len(b.lengths)), np.float32)
    for part, rows in enumerate(parts):
        near = told(part)
        both = near * near / (near.sum(1, keepdims=True) * chosen) * np.sqrt(a.weights[rows])[:, None] * weights
        of_ours = _sums(both, a.passage[rows], len(a.lengths))
        sums += _sums(of_ours.T, b.passage[theirs], len(b.lengths)).T
    return np.asarray(np.log1p(sums), np.float32)


def _sums(rows: Floats, passage: Ints, count: int) -> Floats:
    """Add up the rows of each passage; `passage` ascends."""
    sums = np.zeros((count, rows.shape[1]), np.float32)
    if len(rows):
        there, edges = np.unique(passage, return_index=True)
        sums[there] = np.add.reduceat(rows, edges, axis=0)
    return sums


def _middle(values: Floats) -> float:
    return float(np.sort(values)[(len(values) - 1) // 2]) if len(values) else 0.0


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + _TINY), np.float32)
