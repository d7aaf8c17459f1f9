"""All figures that several accounts give for the same thing, disagreements first."""

from __future__ import annotations

from store.names import day, shorten
from store.records import Number, NumberGroup, Span
from ui.compare.grid import Grid, GridCell, GridLine, Head, gap, section
from ui.compare.model import Lineup, Mark, MarkKind
from ui.compare.names import counted

EMPTY = "No figure is given by two accounts for the same thing."
CONTEXT = 70  # characters of the passage that stand under what is counted


def figures(lineup: Lineup) -> Grid:
    """Lay the figures out, one line for each thing counted, one column for each account."""
    differ = [group for group in lineup.comparison.numbers if not group.agree]
    agree = [group for group in lineup.comparison.numbers if group.agree]
    lines: list[GridLine] = []
    for groups, words in ((differ, "≠  Figures that differ"), (agree, "=  Figures that agree")):
        if groups:
            lines.append(section(f"{words} ({len(groups)})", f"{words[3:]}, {counted(len(groups), 'line', 'lines')}"))
            lines += [_line(lineup, group) for group in groups]
    heads = (Head("What is counted", share=1.1, narrowest=150), *outlet_heads(lineup))
    return Grid(heads, tuple(lines), EMPTY)


def outlet_heads(lineup: Lineup) -> tuple[Head, ...]:
    """Make a head for each account: outlet, and its date below."""
    return tuple(
        Head(lineup.names[article.id], day(article.details.published) or "Date not told", outlet=True)
        for article in lineup.articles
    )


def _line(lineup: Lineup, group: NumberGroup) -> GridLine:
    first = group.values[0]
    around = lineup.by_id[first.article]
    place = lineup.passage_at(first.article, first.start)
    context = shorten(around.passage_text(place), CONTEXT) if place is not None else ""
    keys = ((first.article, place),) if place is not None else ()
    sign = "=" if group.agree else "≠"
    told = "the accounts agree" if group.agree else "the accounts differ"
    head = GridCell(f"{sign} {group.quantity}", keys, plain=True, low=context, said=f"{group.quantity}: {told}")
    return GridLine((head, *(_cell(lineup, group, article.id) for article in lineup.articles)))


def _cell(lineup: Lineup, group: NumberGroup, article: int) -> GridCell:
    values = [value for value in group.values if value.article == article]
    if not values:
        return gap("no figure")
    text, marks = "", []
    for value in values:
        text += " · " if text else ""
        words = value.text.strip()
        if not group.agree:
            marks.append(Mark(Span(len(text), len(text) + len(words)), MarkKind.FIGURE))
        text += words
    keys = tuple((article, place) for value in values if (place := _place(lineup, value)) is not None)
    return GridCell(text, tuple(dict.fromkeys(keys)), tuple(marks))


def _place(lineup: Lineup, value: Number) -> int | None:
    return lineup.passage_at(value.article, value.start)
