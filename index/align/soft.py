"""Soft likeness: how well the words of one passage are matched by the words nearest in meaning of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.align.bags import Bag, Floats, weights
from index.align.clauses import pooled
from index.align.prepare import Prepared

_TINY = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Covered:
    """How well words are matched, each times its weight: `whole` and `rest` (only words that the other lacks) are
    passages x the other's passages, `clauses` clauses x the other's clauses."""

    whole: Floats
    rest: Floats
    clauses: Floats


def soft(a: Prepared, b: Prepared) -> dict[str, Floats]:
    """Return passages x passages: the weaker and the stronger of the two ways, their sum, and that of clauses."""
    assert a.word_vectors is not None
    assert b.word_vectors is not None
    idf_a, idf_b = weights(a.bags["words"], b.bags["words"])
    alike = np.clip(a.word_vectors @ b.word_vectors.T, 0, 1)
    alike[a.bags["words"].vocabulary[:, None] == b.bags["words"].vocabulary[None, :]] = 1
    one, two = _covered(a, idf_a, b, np.ascontiguousarray(alike.T)), _covered(b, idf_b, a, alike)
    clauses = (one.clauses, two.clauses.T)
    starts = a.clauses.starts, b.clauses.starts
    return {
        "": one.whole + two.whole.T,
        "low": np.minimum(one.whole, two.whole.T),
        "high": np.maximum(one.whole, two.whole.T),
        "rest_low": np.minimum(one.rest, two.rest.T),
        "rest_high": np.maximum(one.rest, two.rest.T),
        "clause_low": pooled(np.minimum(*clauses), *starts),
        "clause_high": pooled(np.maximum(*clauses), *starts),
        "clause_mean": pooled(np.asarray((clauses[0] + clauses[1]) / 2, np.float32), *starts),
    }


def _covered(one: Prepared, idf: Floats, other: Prepared, alike: Floats) -> Covered:
    """`alike` is the other's words x one's words."""
    words, parts = one.bags["words"], one.clauses.words
    by_clause = _best(other.clauses.words, alike)
    best = np.maximum.reduceat(by_clause, other.clauses.starts, axis=0)
    weight = _weighted(words, idf)
    unequal = (best < 0.999).astype(np.float32)
    whole = (weight @ best.T) / (weight.sum(1, keepdims=True) + _TINY)
    rest = (weight @ (best * unequal).T) / (weight @ unequal.T + _TINY)
    # Within a clause a word counts for how rare it is here and in the news at large.
    telling = _weighted(parts, idf * one.rarity)
    return Covered(whole, rest, (telling @ by_clause.T) / (telling.sum(1, keepdims=True) + _TINY))


def _best(held: Bag, alike: Floats) -> Floats:
    """Rows of `held` x the other's words: each word's best match there."""
    best = np.zeros((held.size, alike.shape[1]), np.float32)
    filled, starts = np.unique(held.rows, return_index=True)
    if len(starts) and alike.shape[1]:
        best[filled] = np.maximum.reduceat(alike[held.columns], starts, axis=0)
    return best


def _weighted(held: Bag, weight: Floats) -> Floats:
    dense = np.zeros((held.size, len(held.vocabulary)), np.float32)
    dense[held.rows, held.columns] = weight[held.columns]
    return dense
