"""The second judgement: beside the first, how well the words of two passages meet as the trained encoder reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.align.bags import Floats, Ints
from index.align.encoder import Encoder
from index.align.interaction import Contexts, interaction
from index.align.signals import Signals

UNCERTAIN = 0.002
"""Pairs of less chance are left at the first judgement: of the average precision that costs .0004, and of seven likely
pairs four are left."""
LEAST = 1e-4
"""Chances are kept this far from 0 and 1 before their log odds are taken."""


@dataclass(frozen=True, slots=True)
class Met:
    """How the words of passages `first` of one article and `second` of another meet: one row of `values` a pair."""

    first: Ints
    second: Ints
    values: NDArray[np.float16]

    def packed(self) -> bytes:
        """Return plain little-endian numbers: the places of one, those of the other, then the values."""
        return np.stack([self.first, self.second]).astype("<u4").tobytes() + self.values.astype("<f2").tobytes()

    @staticmethod
    def unpacked(packed: bytes, turned: bool, width: int) -> Met | None:
        """Read what `packed` gave; `turned` names the other article first. None when it is nothing of that width."""
        count, rest = divmod(len(packed), 8 + 2 * width)
        if rest:
            return None
        places = np.frombuffer(packed, "<u4", 2 * count).reshape(2, count).astype(np.int64)
        values = np.frombuffer(packed, "<f2", width * count, 8 * count).reshape(count, width)
        return Met(places[int(turned)], places[int(not turned)], values)


def uncertain(found: Signals, chance: Floats) -> tuple[Ints, Ints]:
    """Return the pairs that are judged again."""
    places = np.nonzero(chance >= UNCERTAIN)[0]
    places = places[np.lexsort((found.second[places], found.first[places]))]
    return found.first[places], found.second[places]


def meet(a: Contexts, b: Contexts, pairs: tuple[Ints, Ints], encoder: Encoder) -> NDArray[np.float16]:
    """Return pairs x signals: how the passages of each pair meet; pairs sorted by the first."""
    told = interaction(a, b, encoder.nearness, *pairs)
    return np.column_stack([*told.values()]).astype(np.float16)


def judge_again(
    met: Met, found: Signals, first: tuple[Floats, Floats], values: Mapping[str, Floats], encoder: Encoder
) -> tuple[Floats, Floats]:
    """Return for each pair that `found` holds the chance that the two tell the same, and of a linked one in whole.

    `first` has these two by the first judgement; they stay where `met` does not have the pair. `values` are the
    signals of the joint look.
    """
    at = np.full(found.shape, -1)
    at[found.first, found.second] = np.arange(len(found.first))
    inside = (met.first < found.shape[0]) & (met.second < found.shape[1])
    rows = np.where(inside, at[np.where(inside, met.first, 0), np.where(inside, met.second, 0)], -1)
    places = rows[rows >= 0]
    known = encoder.known({name: value[places] for name, value in values.items()})
    again = encoder.judge(np.column_stack([met.values[rows >= 0], _odds(first[0][places]), known]).astype(np.float32))
    strength, same = first[0].copy(), first[1].copy()
    whole = _odds(again[:, 1] / again[:, 0]) + _odds(first[1][places])
    strength[places], same[places] = again[:, 0], 1 / (1 + np.exp(-whole / 2))
    return strength, same


def _odds(chance: Floats) -> Floats:
    """The logarithm of the odds."""
    sure = np.clip(chance, LEAST, 1 - LEAST)
    return np.asarray(np.log(sure / (1 - sure)), np.float32)
