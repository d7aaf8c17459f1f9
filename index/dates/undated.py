"""Near which day an article came out whose day of publication is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations

from index.dates.mentions import mentions
from store.records import Article, Row


def latest_day(article: Article) -> str:
    """Return the latest full date told in an article's page, captions too, as an ISO date; "" when it tells none.

    It came out then or later, so that days without a year are of the year that brings them nearest to it.
    """
    told = mentions(article.source or article.text, "", article.details.language)
    return max((mention.first for mention in told if mention.first == mention.last), default="")


def near(articles: Sequence[Article], rows: Sequence[Row]) -> dict[int, str]:
    """Return near which day each article came out, as an ISO date, "" where nothing tells it.

    For an undated one that is the day of the dated one with which it shares most rows, if it tells no later day itself;
    else the latest day that it, or an undated one with which it shares rows, tells.
    """
    published = {article.id: article.details.published[:10] for article in articles}
    latest = {article.id: latest_day(article) for article in articles if not published[article.id]}
    shared: dict[int, Counter[int]] = {article: Counter() for article in latest}
    for row in rows:
        for one, other in permutations(row.cells, 2):
            if one in shared:
                shared[one][other] += 1
    return {**published, **{one: _near(latest[one], shared[one], published, latest) for one in latest}}


def _near(own: str, shared: Counter[int], published: dict[int, str], latest: dict[int, str]) -> str:
    dated = [other for other in shared if published.get(other, "") >= (own or "0")]
    if dated:
        return published[min(dated, key=lambda other: (-shared[other], other))]
    return max([own, *(latest[other] for other in shared if other in latest)])
