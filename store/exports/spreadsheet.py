"""A comparison as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from store.exports.sheet import Sheet


def spreadsheet(sheet: Sheet) -> str:
    """Return the sheet as CSV: sources, rows, figures, what each account tells alone; the first column says which.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236).
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("", *map(_safe, sheet.columns)))
    writer.writerows(tuple(map(_safe, line)) for line in sheet.facts)
    for name, lines in sheet.tables:
        writer.writerows((name.lower(), *map(_safe, line)) for line in lines)
    writer.writerows((_safe(f"figure: {line[0]} ({line[1]})"), *map(_safe, line[2:])) for line in sheet.numbers)
    for extra in sheet.extras:
        writer.writerows((extra.title.lower(), *map(_safe, line)) for line in extra.lines)
    for place, passages in enumerate(sheet.alone):
        for passage in passages:
            cells = [""] * len(sheet.columns)
            cells[place] = _safe(passage)
            writer.writerow(("only here", *cells))
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
