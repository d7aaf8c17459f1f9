"""The forward pass of a BERT encoder in numpy: a vector for every word piece, in the light of its sentence.

Devlin et al., 2019 (BERT); gelu by its tanh form, as the weights were fitted. Sentences are packed end to end, so
that no arithmetic is spent on padding; only attention looks at one length at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.align.bags import Floats, Ints

HEADS = 12
_EPSILON = np.float32(1e-12)
Weights = Mapping[str, Floats]
"""Matrices by the names that Hugging Face's BERT gives them."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Vectors of many sentences end to end: sentence n has the rows `starts[n]` to `starts[n + 1]`."""

    rows: Floats
    starts: Ints


def encode(weights: Weights, sentences: Sequence[Sequence[int]], ends: tuple[int, int]) -> Packed:
    """Return a vector for every piece of every sentence; `ends` are the numbers of the pieces put before and after.

    pieces x 384 of the last layer, the two ends left out.
    """
    closed = [[ends[0], *pieces, ends[1]] for pieces in sentences]
    lengths = np.array([len(pieces) for pieces in closed])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    pieces = np.concatenate([np.array(row, dtype=np.int64) for row in closed])
    places = np.concatenate([np.arange(length) for length in lengths])
    rows = weights["embeddings.word_embeddings.weight"][pieces]
    rows = rows + weights["embeddings.position_embeddings.weight"][places]
    rows = rows + weights["embeddings.token_type_embeddings.weight"][0]
    rows = _normal(weights, "embeddings.LayerNorm", rows)
    groups = [(int(length), np.nonzero(lengths == length)[0]) for length in np.unique(lengths)]
    for layer in range(sum(name.endswith("intermediate.dense.bias") for name in weights)):
        rows = _layer(weights, f"encoder.layer.{layer}.", rows, [_places(starts, *group) for group in groups])
    inside = np.ones(len(rows), bool)
    inside[starts[:-1]] = inside[starts[1:] - 1] = False
    return Packed(rows[inside], np.concatenate([[0], np.cumsum(lengths - 2)]))


def _places(starts: Ints, length: int, sentences: Ints) -> Ints:
    """sentences x length: the rows of the sentences of one length."""
    return np.asarray(starts[sentences][:, None] + np.arange(length)[None, :])


def _layer(weights: Weights, name: str, rows: Floats, groups: Sequence[Ints]) -> Floats:
    query, key, value = (_linear(weights, f"{name}attention.self.{part}", rows) for part in ("query", "key", "value"))
    seen = np.empty_like(rows)
    for places in groups:
        seen[places] = _attention(query[places], key[places], value[places])
    rows = _normal(
        weights, f"{name}attention.output.LayerNorm", rows + _linear(weights, f"{name}attention.output.dense", seen)
    )
    inner = _gelu(_linear(weights, f"{name}intermediate.dense", rows))
    return _normal(weights, f"{name}output.LayerNorm", rows + _linear(weights, f"{name}output.dense", inner))


def _attention(query: Floats, key: Floats, value: Floats) -> Floats:
    """Each sentences x length x size."""
    count, length, size = query.shape
    one, two, three = (
        np.ascontiguousarray(part.reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3))
        for part in (query, key, value)
    )
    scores = (one @ two.transpose(0, 1, 3, 2)) * np.float32((size / HEADS) ** -0.5)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    return np.asarray((scores @ three).transpose(0, 2, 1, 3).reshape(count, length, size))


def _linear(weights: Weights, name: str, rows: Floats) -> Floats:
    return np.asarray(rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])


def _normal(weights: Weights, name: str, rows: Floats) -> Floats:
    centred = rows - rows.mean(-1, keepdims=True)
    spread = np.sqrt(np.mean(centred * centred, -1, keepdims=True) + _EPSILON)
    return np.asarray(centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def _gelu(x: Floats) -> Floats:
    """x / 2 * (1 + tanh(.798 x (1 + .0447 x^2))), in place: a third of the time goes here otherwise."""
    inner = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
