"""A comparison as one HTML file that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from store.exports.sheet import Cells, Sheet

_STYLE = """
body { font-family: Georgia, "Noto Serif", serif; margin: 2em; line-height: 1.45; color: #1c2530; background: #fff }
h1, h2, th { font-family: "Noto Sans", "Segoe UI", Helvetica, sans-serif }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #b9c2cc; padding: .5em .7em; text-align: left; vertical-align: top }
th { background: #eef2f6 }
tr { break-inside: avoid }
td.silent { color: #566270; font-style: italic; background: #f6f7f9 }
tr.differ td:nth-child(2) { font-weight: bold; color: #a34a00 }
.source { font-size: 85%; color: #46525f; overflow-wrap: anywhere }
"""


def page(sheet: Sheet) -> str:
    """Return the sheet as a whole HTML document."""
    sources = "".join(
        f"<p class='source'><b>{escape(name)}</b> {escape(source)}</p>"
        for name, source in zip(sheet.columns, sheet.sources, strict=True)
    )
    numbers = _numbers(sheet) if sheet.numbers else ""
    notes = "".join(f"<p class='source'>{escape(note)}</p>" for note in sheet.notes)
    return (
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'>"
        f"<title>{escape(sheet.title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(sheet.title)}</h1>{sources}{_tables(sheet)}{numbers}{_extras(sheet)}{_alone(sheet)}{notes}"
        "</body></html>\n"
    )


def _tables(sheet: Sheet) -> str:
    return "".join(f"<h2>{escape(name)}</h2>{_rows(sheet.columns, lines)}" for name, lines in sheet.tables)


def _rows(columns: Cells, lines: Sequence[Cells]) -> str:
    rows = "".join(
        "<tr>" + "".join(_cell(text, name) for text, name in zip(line, columns, strict=True)) + "</tr>"
        for line in lines
    )
    return f"<table><thead><tr>{_heads(columns)}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(text: str, name: str) -> str:
    if text:
        return f"<td dir='auto'>{escape(text)}</td>"
    return f"<td class='silent'>not told by {escape(name)}</td>"


def _numbers(sheet: Sheet) -> str:
    lines = "".join(
        f"<tr class='{line[1]}'>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>"
        for line in sheet.numbers
    )
    return f"<h2>Figures</h2><table><tr><th></th><th></th>{_heads(sheet.columns)}</tr>{lines}</table>"


def _extras(sheet: Sheet) -> str:
    parts = []
    for extra in sheet.extras:
        lines = "".join(
            "<tr>" + "".join(f"<td dir='auto'>{escape(text)}</td>" for text in line) + "</tr>" for line in extra.lines
        )
        heads = f"<thead><tr>{_heads(extra.head)}</tr></thead>"
        parts.append(f"<h2>{escape(extra.title)}</h2><table>{heads}<tbody>{lines}</tbody></table>")
    return "".join(parts)


def _alone(sheet: Sheet) -> str:
    return "".join(
        f"<h2>Only in {escape(name)}</h2>" + "".join(f"<p dir='auto'>{escape(passage)}</p>" for passage in passages)
        for name, passages in zip(sheet.columns, sheet.alone, strict=True)
        if passages
    )


def _heads(names: tuple[str, ...]) -> str:
    return "".join(f"<th>{escape(name)}</th>" for name in names)
