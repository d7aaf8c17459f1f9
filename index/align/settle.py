"""Finds out of articles what takes long: what their passages mean, and how the trained encoder reads their words.

In steps, and once for ever: what is kept tells of texts, not of articles, and holds wherever the same texts meet again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations

import numpy as np

from index.align.bags import Ints
from index.align.encoder import Encoder, encoder
from index.align.first import first_judgement, prepared
from index.align.interaction import Contexts, joined
from index.align.judged import Judged
from index.align.meaning import Meaning, meaning
from index.align.trained import Met, meet, uncertain
from store.records import Article, Progress

_AT_ONCE = 16
"""Passages of one step: a quarter of a second, so that a question in between is answered soon."""
_SAID = "Comparing the passages once more"

Pair = tuple[int, int]
"""Places of two of the articles, ascending."""


def settled(articles: Sequence[Article], judged: Judged) -> bool:
    """Tell whether all that takes long was found out."""
    return not _unread(articles, judged) and not _missing(articles, judged)


def met(a: Article, b: Article, judged: Judged) -> Met | None:
    """Return how the words of two articles meet, None where they were not read yet or cannot be."""
    reader = encoder()
    if reader is None or not _readable(a, b):
        return None
    key, turned = _key(a, b, reader)
    packed = judged.get(key)
    return Met.unpacked(packed, turned, reader.nearness.signals) if packed is not None else None


def settle(articles: Sequence[Article], judged: Judged) -> Iterator[Progress]:
    """Find out what is missing, and keep it."""
    model, reader = meaning(), encoder()
    if model is not None:
        yield from _understand([articles[place] for place in _unread(articles, judged)], model, judged)
    missing = _missing(articles, judged)
    if reader is not None and missing:
        yield from _meet(articles, missing, reader, judged)


def _understand(articles: Sequence[Article], model: Meaning, judged: Judged) -> Iterator[Progress]:
    texts = [(article, (plain := prepared(article, None)).texts + plain.forms) for article in articles]
    done, total = 0, sum(len(found) for _, found in texts)
    for article, found in texts:
        for start in range(0, len(found), _AT_ONCE):
            model.vectors(found[start : start + _AT_ONCE])
            done += len(found[start : start + _AT_ONCE])
            yield Progress(done, total, _SAID)
        judged.update({_understood(article): b""})


def _meet(articles: Sequence[Article], missing: Sequence[Pair], reader: Encoder, judged: Judged) -> Iterator[Progress]:
    pairs: dict[Pair, tuple[Ints, Ints]] = {}
    for i, j in missing:
        pairs[i, j] = uncertain(*first_judgement(articles[i], articles[j], meaning()))
        yield Progress(0, 0, _SAID)
    wanted = [_wanted(place, pairs) for place in range(len(articles))]
    read: dict[int, Contexts] = {}
    done, total = 0, sum(map(len, wanted))
    for place, passages in enumerate(wanted):
        parts: list[Contexts] = []
        texts = prepared(articles[place], meaning()).texts
        for start in range(0, len(passages), _AT_ONCE):
            chosen = passages[start : start + _AT_ONCE]
            parts.append(reader.contexts([texts[passage] for passage in chosen]))
            done += len(chosen)
            yield Progress(done, total, _SAID)
        read[place] = joined(parts)
        for i, j in [pair for pair in pairs if pair[1] == place]:
            one, two = pairs[i, j]
            sides = np.searchsorted(wanted[i], one), np.searchsorted(passages, two)
            values = meet(read[i], read[place], sides, reader)
            key, turned = _key(articles[i], articles[j], reader)
            judged.update({key: (Met(two, one, values) if turned else Met(one, two, values)).packed()})


def _unread(articles: Sequence[Article], judged: Judged) -> list[int]:
    if meaning() is None:
        return []
    return [place for place, article in enumerate(articles) if judged.get(_understood(article)) is None]


def _missing(articles: Sequence[Article], judged: Judged) -> list[Pair]:
    reader = encoder()
    if reader is None:
        return []
    pairs = [(i, j) for i, j in combinations(range(len(articles)), 2) if _readable(articles[i], articles[j])]
    return [(i, j) for i, j in pairs if judged.get(_key(articles[i], articles[j], reader)[0]) is None]


def _readable(a: Article, b: Article) -> bool:
    """The encoder was taught English."""
    return a.details.language == b.details.language == "en"


def _wanted(place: int, pairs: dict[Pair, tuple[Ints, Ints]]) -> Ints:
    sides = [found[pair.index(place)] for pair, found in pairs.items() if place in pair]
    return np.unique(np.concatenate(sides)) if sides else np.zeros(0, np.int64)


def _key(a: Article, b: Article, reader: Encoder) -> tuple[str, bool]:
    """The key of two texts, and whether the second one comes first in it."""
    one, two = _digest(a), _digest(b)
    return f"{reader.name} {min(one, two)} {max(one, two)}", one > two


def _understood(article: Article) -> str:
    return f"understood {_digest(article)}"


def _digest(article: Article) -> str:
    told = "\n".join(article.passage_text(place) for place, one in enumerate(article.passages) if not one.heading)
    return sha256(f"{article.details.language}\n{told}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
