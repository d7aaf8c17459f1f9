"""A comparison as a plain sheet: one column an account, one line a row. All written formats start from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from store.exports.besides import Extra, extras
from store.names import day, outlets
from store.records import Article, Comparison, Row

Cells = tuple[str, ...]
NOT_TOLD = "(not told)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lines` are what several accounts tell ("" where one is silent); `alone` what each tells alone, by column.

    Of an event at passage level `lines` tell the event itself, and `besides` is what its articles share beyond it.
    """

    title: str
    columns: Cells
    sources: Cells  # one line each: headline, date, address, the file and its hash
    facts: tuple[Cells, ...]  # the same in a table: what is told, then a value for each column
    lines: tuple[Cells, ...]
    besides: tuple[Cells, ...]
    alone: tuple[Cells, ...]
    numbers: tuple[Cells, ...]  # quantity, "agree" or "differ", then a value for each column
    notes: Cells
    extras: tuple[Extra, ...] = ()  # quotations, choice of words, timeline

    @property
    def tables(self) -> tuple[tuple[str, tuple[Cells, ...]], ...]:
        """The rows under their headings."""
        if not self.besides:
            return (("Told by several", self.lines),)
        return (("This event, told by several", self.lines), ("Told besides by the same articles", self.besides))


def sheet(lined: Comparison) -> Sheet:
    """Lay a comparison out as a sheet."""
    names = outlets(lined.articles)
    ids = [article.id for article in lined.articles]
    by_id = {article.id: article for article in lined.articles}
    own = _own(lined)

    def laid(rows: Iterable[Row]) -> tuple[Cells, ...]:
        return tuple(tuple(_joined(by_id[article], row.cells.get(article, ())) for article in ids) for row in rows)

    return Sheet(
        title=lined.event.title if lined.event else "Comparison",
        columns=tuple(names[article] for article in ids),
        sources=tuple(_source(article) for article in lined.articles),
        facts=_facts(lined.articles),
        lines=laid(row for row in lined.rows if own(row)),
        besides=laid(row for row in lined.rows if not own(row)),
        alone=tuple(
            tuple(by_id[article].passage_text(place) for place in lined.only_here.get(article, ())) for article in ids
        ),
        numbers=tuple(
            (
                group.quantity,
                "agree" if group.agree else "differ",
                *(" / ".join(value.text for value in group.values if value.article == article) for article in ids),
            )
            for group in lined.numbers
        ),
        notes=lined.notes,
        extras=extras(lined),
    )


def _own(lined: Comparison) -> Callable[[Row], bool]:
    """Return what tells the rows of the event itself from those that its articles share besides.

    All rows of a story are its own, and so are all when the event's passages are in none.
    """
    told = {account.article: set(account.passages) for account in lined.event.accounts} if lined.event else {}

    def tells(row: Row) -> bool:
        return any(told.get(article, set()).intersection(places) for article, places in row.cells.items())

    if lined.event is None or lined.event.kind == "story" or not any(map(tells, lined.rows)):
        return lambda _: True
    return tells


def _facts(articles: Sequence[Article]) -> tuple[Cells, ...]:
    """Return what is known of where each account is from; lines that no account fills are left out."""
    lines = (
        ("outlet", *(article.details.outlet for article in articles)),
        ("headline", *(article.details.title for article in articles)),
        ("byline", *(article.details.byline for article in articles)),
        ("published", *(article.details.published for article in articles)),
        ("link", *(article.details.url for article in articles)),
        ("file", *(article.original.path for article in articles)),
        ("sha256", *(article.original.sha256 for article in articles)),
        ("imported", *(article.original.imported for article in articles)),
    )
    return tuple(line for line in lines if any(line[1:]))


def _joined(article: Article, places: tuple[int, ...]) -> str:
    """Return the words of a cell; a gap between its passages is shown."""
    text = ""
    for before, place in zip((None, *places), places, strict=False):
        between = "" if before is None else (" " if place == before + 1 else " […] ")
        text += between + article.passage_text(place)
    return text


def _source(article: Article) -> str:
    details, original = article.details, article.original
    parts = (
        f"“{details.title}”" if details.title else "",
        details.byline,
        day(details.published) if details.published else "no date",
        details.url,
        f"{original.path} (imported {original.imported[:10]}, sha256 {original.sha256})",
    )
    return " · ".join(part for part in parts if part)
