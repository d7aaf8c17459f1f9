"""When things happened, as the texts date them: passages on one row that tell the same date are one moment."""

from __future__ import annotations

from collections.abc import Sequence

from index.dates.mentions import mentions
from store.records import Article, Dated, DateMention, Moment, PassageKey, Row

Bounds = tuple[str, str]


def timeline(articles: Sequence[Article], rows: Sequence[Row]) -> tuple[Moment, ...]:
    """Return the moments that the articles date, the earliest first; of two on one day the more exact first."""
    row_of = {
        (article, place): number
        for number, row in enumerate(rows)
        for article, places in row.cells.items()
        for place in places
    }
    told: dict[tuple[object, Bounds], list[Dated]] = {}
    for article in articles:
        for place, mention in _dated(article):
            key: PassageKey = (article.id, place)
            same = (row_of.get(key, key), (mention.first, mention.last))
            told.setdefault(same, []).append(Dated(article.id, mention.start, mention.end))
    moments = [Moment(*bounds, tuple(places)) for (_, bounds), places in told.items()]
    return tuple(sorted(moments, key=lambda moment: (moment.first, moment.last)))


def _dated(article: Article) -> list[tuple[int, DateMention]]:
    """Return the dates of an article with the passages that tell them; headings tell none."""
    details, found, place = article.details, [], 0
    for mention in mentions(article.text, details.published, details.language):
        while place < len(article.passages) and article.passages[place].end <= mention.start:
            place += 1
        if place == len(article.passages):
            break
        passage = article.passages[place]
        if passage.start <= mention.start and not passage.heading:
            found.append((place, mention))
    return found
