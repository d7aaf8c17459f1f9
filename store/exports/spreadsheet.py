"""A comparison as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from store.exports.runs import plain
from store.exports.sheet import NOT_TOLD, Cells, Line, Sheet


def spreadsheet(sheet: Sheet) -> str:
    """Return the sheet as CSV: sources, rows, figures, what each account tells alone; the first column says which.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236).
    """
    out = io.StringIO()
    csv.writer(out).writerows(tuple(map(_safe, line)) for line in _lines(sheet))
    return out.getvalue()


def _lines(sheet: Sheet) -> Iterator[Cells]:
    yield ("", *sheet.columns)
    yield from _facts(sheet)
    for name, lines in sheet.sections:
        yield from ((f"{name.lower()}, row {line.number}", *_cells(line)) for line in lines)
    yield from ((f"figure: {line[0]} ({line[1]})", *line[2:]) for line in sheet.numbers)
    for extra in sheet.extras:
        yield from ((extra.title.lower(), *line) for line in extra.lines)
    for place, passages in enumerate(sheet.alone):
        for passage in passages:
            yield ("only here", *("" for _ in range(place)), plain(passage))
    yield from (("note", *map(plain, line)) for line in sheet.annotations.lines)
    yield from (("corrected by hand", one.made, one.what) for one in sheet.decided)
    yield from (("caution", caution) for caution in sheet.cautions)


def _cells(line: Line) -> Cells:
    """The words of a row; an empty cell is a silence that is sure, and in brackets stands what is not."""
    found = (plain(told) or line.gap(place) for place, told in enumerate(line.cells))
    return tuple("" if words == NOT_TOLD else words for words in found)


def _facts(sheet: Sheet) -> Iterator[Cells]:
    told = [dict(source.facts) for source in sheet.sources]
    names = dict.fromkeys(name for facts in told for name in facts)
    return ((name, *(facts.get(name, "") for facts in told)) for name in names)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
