"""Tells of two quotations whether the passages that they stand in are lined up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.quotes.variants import Together
from store.records import Article, Link, PassageKey, Quote


def together(articles: Sequence[Article], links: Sequence[Link]) -> Together:
    """Return what says whether two quotations stand in passages that one of `links` joins."""
    starts = {article.id: [passage.start for passage in article.passages] for article in articles}
    joined = {pair for link in links for pair in ((link.a, link.b), (link.b, link.a))}

    def places(quote: Quote) -> list[PassageKey]:
        """The passages that a quotation reaches over."""
        own = starts[quote.article]
        first, last = bisect_right(own, quote.start) - 1, bisect_right(own, max(quote.start, quote.end - 1)) - 1
        return [(quote.article, place) for place in range(max(0, first), last + 1)]

    def lined_up(a: Quote, b: Quote) -> bool:
        return any((one, other) in joined for one in places(a) for other in places(b))

    return lined_up
