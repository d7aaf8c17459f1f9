"""Vectors of meaning are the same whether they were just worked out or are read again from what is kept."""

from __future__ import annotations

import numpy as np

from index.align.bags import Floats
from index.align.meaning import Meaning


class Drawn:
    """Gives each text a vector with more places than are kept of it."""

    def encode(self, texts: list[str]) -> Floats:
        """Return texts x dimensions."""
        rows = np.array([np.random.RandomState(len(text)).normal(size=512) for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_what_is_kept_is_what_was_worked_out() -> None:
    kept: dict[str, bytes] = {}
    texts = ["The ferry ran aground.", "Nine people were hurt."]
    found = []
    for _ in range(2):
        model = Meaning(Drawn)
        model.kept = kept
        found.append(model.vectors(texts))
    assert np.array_equal(found[0], found[1])
