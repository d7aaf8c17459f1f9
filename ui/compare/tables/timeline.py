"""What happened when, as the accounts date it, and who reported it when, the first one named first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from store.names import when
from store.records import Article, Moment, PassageKey
from ui.compare.grid import Grid, GridCell, GridLine, Head, section
from ui.compare.model import Lineup

EMPTY = "None of these accounts tells a date."
HEADS = (
    Head("When", share=0.45, narrowest=120),
    Head("What is told", share=1.9, narrowest=260),
    Head("Told by, in the order of publication", share=1.0, narrowest=190),
)
UNDATED = "9999"
NO_WORDS = "the day of this event"
"""Stands where an event's own day is told by none of its passages: it was carried on from what stands near them."""


def timeline(lineup: Lineup) -> Grid:
    """Lay out what is dated, day by day, with the publication of each account on its own day."""
    dated = [(moment.first, moment.last, _moment(lineup, moment)) for moment in lineup.comparison.timeline]
    told = sorted((a for a in lineup.articles if a.details.published), key=_published)
    for article in told:
        on = article.details.published[:10]
        dated.append((on, on, _report(lineup, article, told)))
    lines: list[GridLine] = []
    before: tuple[str, str] | None = None
    for first, last, line in sorted(dated, key=lambda each: (each[0], each[1])):
        if (first, last) != before:
            lines.append(section(when(first, last)))
        before = (first, last)
        lines.append(line)
    undated = [lineup.names[a.id] for a in lineup.articles if not a.details.published]
    if undated and lines:
        lines += [section("When it was published is not told"), _undated(lineup)]
    return Grid(HEADS, tuple(lines), EMPTY)


def _published(article: Article) -> tuple[str, int]:
    return article.details.published or UNDATED, article.id


def _moment(lineup: Lineup, moment: Moment) -> GridLine:
    """One line: the passage of the account that dated it first, and all who tell it in the order they came out."""
    by_teller = sorted(moment.told, key=lambda one: _published(lineup.by_id[one.article]))
    lead = next((one for one in by_teller if one.start < one.end), by_teller[0])
    article = lineup.by_id[lead.article]
    place = lineup.passage_at(lead.article, lead.start) or 0
    said = article.text[lead.start : lead.end]
    text = article.passage_text(place).replace("\n", " ")
    keys: list[PassageKey] = [(one.article, lineup.passage_at(one.article, one.start) or 0) for one in by_teller]
    owners = list(dict.fromkeys(one.article for one in by_teller))
    return GridLine(
        (
            GridCell(f"“{said}”" if said else NO_WORDS, ((lead.article, place),), plain=True, faint=True),
            GridCell(text, ((lead.article, place),)),
            GridCell(_tellers(lineup, owners), tuple(dict.fromkeys(keys)), plain=True),
        )
    )


def _tellers(lineup: Lineup, owners: Sequence[int]) -> str:
    names = [lineup.names[owner] for owner in owners]
    if len(names) == 1:
        return f"only {names[0]}"
    articles = [lineup.by_id[owner] for owner in owners]
    first = all(_earlier(articles[0], other) for other in articles[1:])
    return f"first {names[0]}, then {', '.join(names[1:])}" if first else ", ".join(names)


def _earlier(a: Article, b: Article) -> bool:
    """Whether one came out before the other, as exactly as both tell: two of one day are no different without times."""
    one, other = a.details.published, b.details.published
    exact = len(one) > 10 and len(other) > 10
    return bool(one and other) and (instant(one) < instant(other) if exact else one[:10] < other[:10])


def instant(published: str) -> datetime:
    """Return the moment of an ISO date with time; one without an offset is taken as UTC."""
    told = datetime.fromisoformat(published)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _report(lineup: Lineup, article: Article, told: Sequence[Article]) -> GridLine:
    at = article.details.published[11:16]
    later = not any(_earlier(other, article) for other in told)
    alone = later and all(_earlier(article, other) for other in told if other is not article)
    rank = "earliest with a date" if len(told) < len(lineup.articles) else "first to report"
    order = f": the {rank}" if alone else f": among the {rank}" if later else ""
    head = 0 if article.passages else None
    keys = ((article.id, head),) if head is not None else ()
    title = article.details.title or "an article without a title"
    return GridLine(
        (
            GridCell(f"published{f' {at}' if at else ''}", keys, plain=True, said=f"published {at}".strip()),
            GridCell(title, keys, plain=True),
            GridCell(f"{lineup.names[article.id]}{order}", keys, plain=True),
        )
    )


def _undated(lineup: Lineup) -> GridLine:
    some = [a for a in lineup.articles if not a.details.published]
    keys = tuple((a.id, 0) for a in some if a.passages)
    return GridLine((GridCell(), GridCell(", ".join(lineup.names[a.id] for a in some), keys, plain=True), GridCell()))
