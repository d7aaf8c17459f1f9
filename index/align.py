"""Lining up: links between the passages of several articles that report the same content."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from index.bags import Floats, share
from index.prepare import Prepared, prepare
from store.records import Article, Link, PassageKey

CUT = 0.4
"""The strength from which a link is shown unless the reader chooses another."""
WEAKEST = 0.1
"""Links below this strength are left out."""

Decided = Sequence[tuple[PassageKey, PassageKey, bool]]

__all__ = ["CUT", "WEAKEST", "Prepared", "align", "notes", "pair_links", "prepare"]


def align(articles: Sequence[Article], decided: Decided = ()) -> tuple[Link, ...]:
    """Return the links of every two of the articles; what the user decided wins over what is computed."""
    ready = [prepare(article) for article in articles]
    links = [link for a, b in combinations(ready, 2) for link in pair_links(a, b)]
    return _decide(links, decided, articles)


def pair_links(a: Prepared, b: Prepared) -> tuple[Link, ...]:
    """Return the links of strength .1 or more between two articles, in the order of the first one's passages."""
    strength = _strength(a, b)
    return tuple(
        Link((a.article, a.places[i]), (b.article, b.places[j]), round(float(strength[i, j]), 3), "partial", "fact")
        for i, j in np.argwhere(strength >= WEAKEST)
    )


def notes(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return in words what lining up these articles cannot do here."""
    return ()


def _strength(a: Prepared, b: Prepared) -> Floats:
    """The mean of three cosines, lifted where both passages choose each other (F1 .57 on align/dev)."""
    bags = [(a.bags[kind], b.bags[kind]) for kind in ("words", "grams", "pairs")]
    mean = np.mean([share(one, two).cosine() for one, two in bags], axis=0, dtype=np.float32)
    if not mean.size:
        return mean
    best = np.sqrt(mean.max(1, keepdims=True) * mean.max(0, keepdims=True))
    mutual = np.divide(mean, best, out=np.zeros_like(mean), where=best > 0)
    return np.asarray(np.clip(mean * mutual * 3.0, 0, 1), dtype=np.float32)


def _decide(links: list[Link], decided: Decided, articles: Sequence[Article]) -> tuple[Link, ...]:
    order = {article.id: place for place, article in enumerate(articles)}
    places = {article.id: len(article.passages) for article in articles}
    verdict: dict[frozenset[PassageKey], bool] = {}
    for a, b, yes in decided:
        if all(key[0] in order and 0 <= key[1] < places[key[0]] for key in (a, b)) and a[0] != b[0]:
            verdict[frozenset((a, b))] = yes
    kept = [link for link in links if frozenset((link.a, link.b)) not in verdict]
    computed = {frozenset((link.a, link.b)): link for link in links}
    for pair, yes in verdict.items():
        if yes:
            a, b = sorted(pair, key=lambda key: order[key[0]])
            was = computed.get(pair, Link(a, b, 1.0, "same", "fact"))
            kept.append(Link(was.a, was.b, 1.0, was.level, was.kind, (*was.why, "confirmed by you"), was.differs))
    return tuple(sorted(kept, key=lambda link: (order[link.a[0]], order[link.b[0]], link.a, link.b)))
