"""Late interaction: how well each word piece of one passage is met by some piece of another, both in their context.

After ColBERT (Khattab and Zaharia, 2020) with the soft steps of K-NRM (Xiong et al., 2017): a piece counts as met by
how near its nearest piece is, and a passage by the weighted share of its pieces that are met.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.align.bags import Floats, Ints

Halves = NDArray[np.float16]
_TINY = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Contexts:
    """The pieces of an article's passages end to end: passage n has the rows `starts[n]` to `starts[n + 1]`.

    `pieces` (float16: an article of 700 words takes 700 kB) and `means` are of length 1; the `weights` of a passage's
    pieces sum to 1.
    """

    pieces: Halves
    weights: Floats
    starts: Ints
    means: Floats


@dataclass(frozen=True, slots=True)
class Steps:
    """From which nearness on a piece counts as met, softly: 1 / (1 + exp(-(nearness - middle) * slope))."""

    middles: Floats
    slopes: Floats

    @property
    def signals(self) -> int:
        """How many signals `interaction` gives with these steps."""
        return 2 * len(self.middles) + 2

    def met(self, nearness: Floats) -> Floats:
        """Return pieces x steps + 1: each step, and the nearness itself."""
        told = (nearness[:, None] - self.middles) * self.slopes
        return np.concatenate([1 / (1 + np.exp(-told)), nearness[:, None]], axis=1, dtype=np.float32)


def contexts(rows: Floats, weights: Floats, starts: Ints) -> Contexts:
    """Return the pieces made ready to be compared; `weights` say how much each counts."""
    lengths = np.diff(starts)
    sums = np.add.reduceat(weights, starts[:-1]) if len(lengths) else weights
    means = np.add.reduceat(rows, starts[:-1], axis=0) if len(lengths) else rows
    share = weights / np.repeat(sums + _TINY, lengths)
    return Contexts(_unit(rows).astype(np.float16), np.asarray(share, np.float32), starts, _unit(means))


def interaction(a: Contexts, b: Contexts, steps: Steps, first: Ints, second: Ints) -> dict[str, Floats]:
    """Return the signals of the pairs: passage `first[n]` of one with `second[n]` of the other; sorted by `first`."""
    size = len(steps.middles) + 1
    one, two = (np.zeros((len(first), size), np.float32) for _ in range(2))
    edges = np.searchsorted(first, np.arange(len(a.starts)))
    for passage in range(len(a.starts) - 1):
        pairs = slice(edges[passage], edges[passage + 1])
        if pairs.start < pairs.stop:
            one[pairs], two[pairs] = _met(a, passage, b, second[pairs], steps)
    low, high = np.minimum(one, two), np.maximum(one, two)
    found = {f"met_{step}_low": low[:, step] for step in range(size - 1)}
    found |= {f"met_{step}_high": high[:, step] for step in range(size - 1)}
    return found | {
        "met_mean": np.maximum(np.sum(a.means[first] * b.means[second], axis=1), 0),
        "met_near": np.maximum((one[:, -1] + two[:, -1]) / 2, 0),
    }


def _met(a: Contexts, passage: int, b: Contexts, others: Ints, steps: Steps) -> tuple[Floats, Floats]:
    """others x steps + 1: how well the passage is met by each of the others, and each of them by the passage."""
    mine = slice(a.starts[passage], a.starts[passage + 1])
    lengths = (b.starts[1:] - b.starts[:-1])[others]
    edges = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    rows = np.arange(lengths.sum()) + np.repeat(b.starts[others] - edges, lengths)
    near = a.pieces[mine].astype(np.float32) @ b.pieces[rows].astype(np.float32).T
    best = np.maximum.reduceat(near, edges, axis=1)
    ours = steps.met(best.T.ravel()).reshape(len(others), -1, len(steps.middles) + 1)
    theirs = steps.met(near.max(0)) * b.weights[rows][:, None]
    return np.einsum("ops,p->os", ours, a.weights[mine]), np.add.reduceat(theirs, edges, axis=0)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + _TINY), np.float32)
