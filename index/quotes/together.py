"""Quotations by the passages that they stand in: whether these are lined up, and which are translations of others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from index.quotes.utterance import words
from index.quotes.variants import Together, named_alike
from store.records import Article, Link, PassageKey, Quote

# A translation is at most so much longer or shorter; shorter quotations than so many words may be of anything.
_LONGER, _FEWEST = 2.2, 4


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


def translations(
    articles: Sequence[Article], links: Sequence[Link], quotes: Sequence[Sequence[Quote]]
) -> list[tuple[Quote, Quote]]:
    """Return quotations of the same speaker that stand alone in passages of two languages that are lined up."""
    language = {article.id: article.details.language for article in articles}
    held: dict[PassageKey, list[Quote]] = defaultdict(list)
    for article, own in zip(articles, quotes, strict=True):
        starts = [passage.start for passage in article.passages]
        for quote in own:
            held[article.id, bisect_right(starts, quote.start) - 1].append(quote)
    found: list[tuple[Quote, Quote]] = []
    taken: set[Quote] = set()
    for link in sorted(links, key=lambda link: -link.strength):
        one, other = held.get(link.a, []), held.get(link.b, [])
        if language[link.a[0]] == language[link.b[0]] or len(one) != 1 or len(other) != 1:
            continue
        if not taken & {one[0], other[0]} and _may_be_translated(one[0], other[0]):
            found.append((one[0], other[0]))
            taken |= {one[0], other[0]}
    return found


def _may_be_translated(a: Quote, b: Quote) -> bool:
    few, many = sorted((len(words(a.text)), len(words(b.text))))
    return few >= _FEWEST and many <= _LONGER * few and named_alike(a.speaker, b.speaker)
