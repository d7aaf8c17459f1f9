"""What the user decided about links: it always wins over what is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.records import Article, Link, PassageKey

Decided = Sequence[tuple[PassageKey, PassageKey, bool]]
CONFIRMED = "confirmed by you"
"""Among the reasons of a link that the user has confirmed."""


def decide(links: Iterable[Link], decided: Decided, articles: Sequence[Article]) -> tuple[Link, ...]:
    """Return the links in reading order, confirmed pairs with strength 1, rejected ones left out.

    Decisions about passages or articles that are not here are passed over.
    """
    order = {article.id: place for place, article in enumerate(articles)}
    sizes = {article.id: len(article.passages) for article in articles}
    verdict: dict[frozenset[PassageKey], bool] = {}
    for a, b, yes in decided:
        if a[0] != b[0] and all(0 <= place < sizes.get(article, 0) for article, place in (a, b)):
            verdict[frozenset((a, b))] = yes
    computed = {frozenset((link.a, link.b)): link for link in links}
    kept = [link for pair, link in computed.items() if pair not in verdict]
    for pair, yes in verdict.items():
        if yes:
            a, b = sorted(pair, key=lambda key: order[key[0]])
            link = computed.get(pair) or Link(a, b, 1.0, "same", "fact")
            kept.append(replace(link, strength=1.0, why=(*link.why, CONFIRMED)))
    return tuple(sorted(kept, key=lambda link: (order[link.a[0]], order[link.b[0]], link.a, link.b)))
