"""The judge: joins signals into the chance that a reader would line two passages up, by fitted weights in plain JSON.

Each model is a logistic regression over the signed square roots of signals; `tests/quality/fit_align.py` fits them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.align.bags import Floats


@dataclass(frozen=True, slots=True)
class Judge:
    """A model: for each signal its weight, the mean and the spread that it was fitted with; `bias` for all."""

    names: tuple[str, ...]
    mean: Floats
    spread: Floats
    weight: Floats
    bias: float

    def chance(self, values: Mapping[str, Floats]) -> Floats:
        """Return a chance for each pair; a signal that is not there counts as 0."""
        table = columns(values, self.names)
        told = ((table - self.mean) / self.spread) @ self.weight + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(told, -30, 30))), dtype=np.float32)


def columns(values: Mapping[str, Floats], names: tuple[str, ...]) -> Floats:
    """Return pairs x names, each the signed square root of a signal: large counts count less than in proportion."""
    size = len(next(iter(values.values()), np.zeros(0)))
    none = np.zeros(size, np.float32)
    table = np.stack([values.get(name, none) for name in names], axis=1)
    return np.asarray(np.sign(table) * np.sqrt(np.abs(table)), dtype=np.float32)


@lru_cache(maxsize=1)
def judges() -> dict[str, Judge]:
    """Return the models by name, read once a process."""
    raw = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    return {name: _judge(model) for name, model in raw["models"].items()}


def _judge(model: dict[str, object]) -> Judge:
    rows = model["signals"]
    assert isinstance(rows, dict)
    table = np.array([[row["weight"], row["mean"], row["spread"]] for row in rows.values()], dtype=np.float32)
    return Judge(tuple(rows), table[:, 1], table[:, 2], table[:, 0], float(str(model["bias"])))
