"""A comparison as a plain sheet: one column an account, one line a row. All written formats start from it."""

from __future__ import annotations

from dataclasses import dataclass

from store.names import day, outlets
from store.records import Article, Comparison

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lines` are what several accounts tell ("" where one is silent); `alone` what each tells alone, by column."""

    title: str
    columns: Cells
    sources: Cells  # one line each: headline, date, address, the file and its hash
    lines: tuple[Cells, ...]
    alone: tuple[Cells, ...]
    numbers: tuple[Cells, ...]  # quantity, "agree" or "differ", then a value for each column
    notes: Cells


def sheet(lined: Comparison) -> Sheet:
    """Lay a comparison out as a sheet."""
    names = outlets(lined.articles)
    ids = [article.id for article in lined.articles]
    by_id = {article.id: article for article in lined.articles}
    return Sheet(
        title=lined.event.title if lined.event else "Comparison",
        columns=tuple(names[article] for article in ids),
        sources=tuple(_source(article) for article in lined.articles),
        lines=tuple(
            tuple(_joined(by_id[article], row.cells.get(article, ())) for article in ids) for row in lined.rows
        ),
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
    )


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
