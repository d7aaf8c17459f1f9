"""Reads articles with the trained encoder, so that their passages can be judged again: slow, in steps, once for ever.

What is kept tells of two texts, not of articles: it holds wherever the same texts meet again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from typing import Protocol

import numpy as np

from index.align.bags import Ints
from index.align.encoder import Encoder, encoder
from index.align.first import first_judgement, prepared
from index.align.interaction import Contexts, contexts
from index.align.prepare import Prepared
from index.align.trained import Met, meet, uncertain
from store.records import Article, Progress

_AT_ONCE = 16
"""Passages of one step: a quarter of a second, so that a question in between is answered soon."""

Pair = tuple[int, int]
"""Places of two of the articles, ascending."""


class Judged(Protocol):
    """Where it is kept what was read; a dict will do."""

    def get(self, key: str, /) -> bytes | None:
        """Return what was kept under a key."""
        ...

    def __setitem__(self, key: str, told: bytes, /) -> None: ...


def met(a: Prepared, b: Prepared, judged: Judged) -> Met | None:
    """Return how the words of two articles meet, None where they were not read yet or cannot be."""
    reader = encoder()
    if reader is None or not _readable(a, b):
        return None
    key, turned = _key(a, b, reader)
    packed = judged.get(key)
    return Met.unpacked(packed, turned, reader.steps.signals) if packed is not None else None


def settled(articles: Sequence[Article], judged: Judged) -> bool:
    """Tell whether all that can be judged again was read."""
    return not _missing([prepared(article) for article in articles], judged)


def settle(articles: Sequence[Article], judged: Judged) -> Iterator[Progress]:
    """Read what was not read yet of these articles, and keep it."""
    ready = [prepared(article) for article in articles]
    missing = _missing(ready, judged)
    reader = encoder()
    if reader is None or not missing:
        return
    pairs = {pair: uncertain(*first_judgement(articles[pair[0]], articles[pair[1]])) for pair in missing}
    wanted = [_wanted(place, pairs) for place in range(len(ready))]
    read: dict[int, Contexts] = {}
    total, done = sum(map(len, wanted)), 0
    for place, passages in enumerate(wanted):
        parts: list[Contexts] = []
        for start in range(0, len(passages), _AT_ONCE):
            chosen = passages[start : start + _AT_ONCE]
            parts.append(reader.contexts([ready[place].texts[passage] for passage in chosen]))
            done += len(chosen)
            yield Progress(done, total, "Comparing passages once more")
        read[place] = joined(parts)
        for pair in [pair for pair in pairs if pair[1] == place]:
            one, two = pairs.pop(pair)
            sides = np.searchsorted(wanted[pair[0]], one), np.searchsorted(passages, two)
            values = meet(read[pair[0]], read[place], sides, reader)
            key, turned = _key(ready[pair[0]], ready[place], reader)
            judged[key] = (Met(two, one, values) if turned else Met(one, two, values)).packed()


def joined(parts: Sequence[Contexts]) -> Contexts:
    """Return several articles' or parts' passages as one."""
    if not parts:
        return contexts(np.zeros((0, 1), np.float32), np.zeros(0, np.float32), np.zeros(1, np.int64))
    edges = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = [part.starts[:-1] + edge for part, edge in zip(parts, edges, strict=False)]
    return Contexts(
        np.concatenate([part.pieces for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([*starts, edges[-1:]]),
        np.concatenate([part.means for part in parts]),
    )


def _missing(ready: Sequence[Prepared], judged: Judged) -> list[Pair]:
    reader = encoder()
    if reader is None:
        return []
    pairs = [(i, j) for i, j in combinations(range(len(ready)), 2) if _readable(ready[i], ready[j])]
    return [(i, j) for i, j in pairs if judged.get(_key(ready[i], ready[j], reader)[0]) is None]


def _readable(a: Prepared, b: Prepared) -> bool:
    """The encoder was taught English."""
    return a.language == b.language == "en"


def _wanted(place: int, pairs: dict[Pair, tuple[Ints, Ints]]) -> Ints:
    sides = [found[pair.index(place)] for pair, found in pairs.items() if place in pair]
    return np.unique(np.concatenate(sides)) if sides else np.zeros(0, np.int64)


def _key(a: Prepared, b: Prepared, reader: Encoder) -> tuple[str, bool]:
    """The key of two texts, and whether the second one comes first in it."""
    one, two = _digest(a), _digest(b)
    return f"{reader.name} {min(one, two)} {max(one, two)}", one > two


def _digest(article: Prepared) -> str:
    return sha256("\n".join(article.texts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
