"""The joint look: signals that need a first judgement of all pairs: rank, neighbours, a third outlet that agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.align.bags import Floats
from index.align.signals import Signals, around, ranks

Grids = Mapping[tuple[int, int], Floats]
"""First judgements, passages x passages, by the places of two articles in their order, the earlier first."""


def joint_signals(found: Signals, pair: tuple[int, int], grids: Grids, others: Sequence[int]) -> dict[str, Floats]:
    """Return the signals of the pairs that `found` holds; `others` are the places of the further articles."""
    grid, first, second = grids[pair], found.first, found.second
    chance = grid[first, second]
    values = {"first": np.log((chance + 1e-4) / (1 - chance + 1e-4)).astype(np.float32)}
    values |= ranks("first", grid, first, second) | around("first", grid, first, second)
    values["first_sum_a"], values["first_sum_b"] = grid.sum(1)[first], grid.sum(0)[second]
    if others:
        values |= _third(found, [(_grid(grids, pair[0], other), _grid(grids, other, pair[1])) for other in others])
    return found.values | values


def _third(found: Signals, ways: Sequence[tuple[Floats, Floats]]) -> dict[str, Floats]:
    """How strongly a passage of another article joins the two; of several articles the strongest."""
    told: dict[str, list[Floats]] = {"third": [], "third_sum": [], "third_best": [], "third_low": []}
    for left, right in ways:
        if not left.size or not right.size:
            continue
        best_a, best_b = left.max(1)[found.first], right.max(0)[found.second]
        told["third"].append(np.sqrt(np.max(left[found.first] * right.T[found.second], axis=1)))
        told["third_sum"].append((left @ right)[found.first, found.second])
        told["third_best"].append(np.maximum(best_a, best_b))
        told["third_low"].append(np.minimum(best_a, best_b))
    return {name: np.max(columns, axis=0) for name, columns in told.items() if columns}


def _grid(grids: Grids, one: int, two: int) -> Floats:
    return grids[one, two] if one < two else grids[two, one].T
