"""A sheet as the tables of a page: what a web page, a document, a print and Markdown all show, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.exports.besides import Extra
from store.exports.noted import HEAD as NOTES_HEAD
from store.exports.runs import Cell, Run, cell
from store.exports.sheet import NOT_TOLD, Cells, Line, Sheet
from store.names import day

ABREAST = 5
"""Accounts that stand side by side on a page; of more, each row lists its accounts one below the other.

A column of a sixth of A4 laid across holds four words a line (looked at with 6 and 8 accounts).
"""

NUMBER = 0.042  # share of the page's width for a row's number and the sign ✓

SILENT = Run(NOT_TOLD, gap=True)


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are the shares of the columns. Lines of one `groups` entry belong together; without `head` it is a
    list of paragraphs."""

    title: str
    head: Cells
    lines: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    groups: tuple[int, ...] = ()  # for each line, what it belongs to; () when each stands alone
    intro: str = ""


def tables(sheet: Sheet) -> tuple[Table, ...]:
    """Return all tables of a sheet that hold something."""
    found = [_rows(sheet, name, lines) for name, lines in sheet.sections if lines]
    if sheet.numbers:
        numbers = [(cell(line[0]), cell(line[1]), *map(cell, line[2:])) for line in sheet.numbers]
        found.append(_across("Figures", ("Counted", "Accounts"), sheet.columns, numbers))
    found += [_extra(sheet, extra) for extra in sheet.extras]
    for name, passages in zip(sheet.columns, sheet.alone, strict=False):
        found.append(Table(f"Only in {name}", (), tuple((told,) for told in passages)))
    found.append(Table("Your notes", NOTES_HEAD, sheet.annotations.lines, (0.5, 2, 4, 4, 1.5)))
    decided = tuple((cell(day(one.made[:10])), cell(one.what)) for one in sheet.decided)
    found.append(Table("Corrected by hand", ("When", "What"), decided, (1, 7), intro=_BY_HAND))
    return tuple(table for table in found if table.lines)


def sources(sheet: Sheet) -> tuple[Table, ...]:
    """Return what is known of where each account is from, a table each."""
    return tuple(
        Table(name, ("", ""), tuple((cell(fact), _fact(fact, value)) for fact, value in told.facts), (1, 6))
        for name, told in zip(sheet.columns, sheet.sources, strict=True)
        if told.facts
    )


def key(sheet: Sheet) -> str:
    """Say what the marks in the rows mean; "" where there are none."""
    told = [
        run
        for lines in (sheet.lines, sheet.besides)
        for line in lines
        for one in line.cells
        for run in one
    ]  # fmt: skip
    parts = (
        ("Underlined words are not in what the other accounts have in the same row.", any(run.differs for run in told)),
        ("Bold figures differ between accounts.", any(run.figure for run in told)),
        ("Numbers in brackets lead to your notes.", bool(sheet.annotations.lines)),
        ("✓ was lined up by hand.", any(line.by_hand for line in (*sheet.lines, *sheet.besides))),
    )
    return " ".join(text for text, there in parts if there)


_BY_HAND = "What the program had worked out, and somebody decided otherwise or confirmed."


def _fact(name: str, value: str) -> Cell:
    return (Run(value, code=name == "sha256"),)


def _rows(sheet: Sheet, name: str, lines: Sequence[Line]) -> Table:
    numbered = [((Run(f"{line.number}{' ✓' if line.by_hand else ''}"),), _filled(line)) for line in lines]
    if len(sheet.columns) <= ABREAST:
        made = tuple((number, *cells) for number, cells in numbered)
        share = (1 - NUMBER) / max(len(sheet.columns), 1)
        return Table(name, ("", *sheet.columns), made, (NUMBER, *(share for _ in sheet.columns)))
    stacked: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for place, (number, cells) in enumerate(numbered):
        told = [(outlet, words) for outlet, words in zip(sheet.columns, cells, strict=True) if words != (SILENT,)]
        silent = [outlet for outlet, words in zip(sheet.columns, cells, strict=True) if words == (SILENT,)]
        block = [(cell(outlet), words) for outlet, words in told]
        block += [((SILENT,), cell(", ".join(silent)))] if silent else []
        stacked += [(number if not at else (), *pair) for at, pair in enumerate(block)]
        groups += [place] * len(block)
    return Table(name, ("", "Account", "What it tells"), tuple(stacked), (NUMBER, 0.2, 0.8 - NUMBER), tuple(groups))


def _filled(line: Line) -> tuple[Cell, ...]:
    """Return the cells of a row, what is said of a gap where there are no words."""
    return tuple(told or (Run(line.gap(place), gap=True),) for place, told in enumerate(line.cells))


def _across(title: str, first: Cells, columns: Cells, lines: Sequence[tuple[Cell, ...]]) -> Table:
    """Return a table with a column for each account; of many accounts, a line for each that tells something."""
    ahead = len(first)
    if len(columns) <= ABREAST:
        return Table(title, (*first, *columns), tuple(lines), (*(1.5 for _ in first), *(2.0 for _ in columns)))
    made: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for place, line in enumerate(lines):
        told = [(cell(name), words) for name, words in zip(columns, line[ahead:], strict=True) if words]
        made += [(*(line[:ahead] if not at else ((),) * ahead), *pair) for at, pair in enumerate(told)]
        groups += [place] * len(told)
    return Table(title, (*first, "Account", "Words"), tuple(made), (*(2.0 for _ in first), 2, 5), tuple(groups))


def _extra(sheet: Sheet, extra: Extra) -> Table:
    lines = [tuple(map(cell, line)) for line in extra.lines]
    if extra.head[1:] == sheet.columns:
        return _across(extra.title, extra.head[:1], sheet.columns, lines)
    if extra.part == "quotations":
        return _quoted(extra, lines)
    widths = {"timeline": (1.5, 6, 3), "aside": (1.5, 4, 4)}.get(extra.part, ())
    return Table(extra.title, extra.head, tuple(lines), widths)


def _quoted(extra: Extra, lines: Sequence[tuple[Cell, ...]]) -> Table:
    """Variants of one utterance belong together; its speaker is named once."""
    groups: list[int] = []
    for _ in lines:
        first = not groups or extra.starts[len(groups)]
        groups.append((groups[-1] + 1 if groups else 0) if first else groups[-1])
    made = tuple((line if not at or groups[at] != groups[at - 1] else ((), *line[1:])) for at, line in enumerate(lines))
    return Table(extra.title, extra.head, made, (1.5, 2, 7), tuple(groups))
