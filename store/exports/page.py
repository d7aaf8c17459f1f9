"""A comparison as one HTML file that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from store.addresses import is_address
from store.exports.noted import COLOURS
from store.exports.runs import Cell, Run, plain
from store.exports.sheet import NOT_TOLD, Sheet
from store.exports.tables import Table, key, sources, tables
from store.names import day

# Ink on any of the fills has a contrast of 4.5 or more; each highlight has its number too, so none speaks by colour.
FILLS = ("", "#fff3a3", "#cdf2c8", "#cfe4ff", "#ffd6e6", "#ffdcb8", "#e6d8fb", "#c5efec", "#dfe2e6")

_STYLE = """
:root { color-scheme: light }
body { font: 16px/1.5 Georgia, "Noto Serif", serif; margin: 2.2em auto; padding: 0 2em; max-width: 96em;
  color: #1b1f24; background: #fff }
h1, h2, h3, th, .faint, nav { font-family: "Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif }
h1 { font-size: 1.7em; line-height: 1.25; margin: 0 0 .2em }
h2 { font-size: 1.15em; margin: 2.2em 0 .6em; break-after: avoid }
h3 { font-size: 1em; margin: 1.4em 0 .3em; break-after: avoid }
.faint { color: #55606c; font-size: .85em }
ol.accounts { padding-left: 1.4em; margin: 1em 0 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #c9d0d8; padding: .5em .7em; text-align: start; vertical-align: top;
  overflow-wrap: anywhere }
th { background: #eef2f6; font-size: .85em }
thead { display: table-header-group }
tr, tbody.group { break-inside: avoid }
td.number { color: #55606c; font: .8em "Noto Sans", "Segoe UI", Helvetica, sans-serif; padding-inline: .3em;
  text-align: center }
td.silent, .silent { color: #55606c; font-style: italic; background: #f6f7f9 }
td.differ { font-weight: bold; color: #8a3d00 }
tbody.group td { border-top-style: hidden }
tbody.group tr:first-child td { border-top: 1px solid #c9d0d8 }
.sources table { font-size: .85em }
.sources td { padding: .15em .5em; border: 0; border-bottom: 1px solid #e6e9ed }
.sources td:first-child { color: #55606c }
u { text-decoration: underline dotted #b36200 2px; text-underline-offset: 3px }
mark { color: inherit }
sup { font: .7em "Noto Sans", Helvetica, sans-serif; white-space: nowrap }
code { font: .9em "DejaVu Sans Mono", Consolas, monospace }
.wide { overflow-x: auto }
.wide table { min-width: 60em }
@page { size: A4 landscape; margin: 14mm }
@media print { body { margin: 0; padding: 0; font-size: 10pt; max-width: none } .wide table { min-width: 0 } }
"""


def page(sheet: Sheet) -> str:
    """Return the sheet as a whole HTML document."""
    body = "".join((_head(sheet), *(_table(table) for table in tables(sheet)), _sources(sheet), _foot(sheet)))
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta name='generator' content='Synoptic'>"
        "<meta name='referrer' content='no-referrer'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(sheet.title)}</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def inline(told: Cell) -> str:
    """Return the words of a cell with their marks."""
    return "".join(map(_run, told))


def stamp(sheet: Sheet) -> str:
    """Say what this is, of when, and what is left out."""
    count = len(sheet.columns)
    parts = (
        f"Comparison of {count} accounts" if count != 1 else "One account",
        f"event of {day(sheet.date)}" if sheet.date else "",
        f"written {day(sheet.written)}" + (" UTC" if sheet.written.endswith("+00:00") else "") if sheet.written else "",
    )
    return ", ".join(part for part in parts if part) + "." + (f" {sheet.scope}" if sheet.scope else "")


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.code:
        text = f"<code>{text}</code>"
    if run.figure:
        text = f"<b>{text}</b>"
    if run.differs:
        text = f"<u>{text}</u>"
    if run.colour:
        text = f"<mark style='background:{FILLS[run.colour]}' title='{COLOURS[run.colour]}'>{text}</mark>"
    return text + "".join(f"<sup><a href='#note{number}'>[{number}]</a></sup>" for number in run.notes)


def _head(sheet: Sheet) -> str:
    accounts = "".join(
        f"<li><b><bdi>{escape(name)}</bdi></b> <bdi>{escape(told.short)}</bdi></li>"
        for name, told in zip(sheet.columns, sheet.sources, strict=True)
    )
    told = [stamp(sheet), key(sheet)]
    return (
        f"<h1 dir='auto'>{escape(sheet.title)}</h1>"
        + "".join(f"<p class='faint'>{escape(line)}</p>" for line in told if line)
        + f"<ol class='accounts'>{accounts}</ol>"
        + "".join(f"<p class='faint'>{escape(caution)}</p>" for caution in sheet.cautions)
    )


def _table(table: Table) -> str:
    title = f"<h2 dir='auto'>{escape(table.title)}</h2>"
    intro = f"<p class='faint'>{escape(table.intro)}</p>" if table.intro else ""
    if not table.head:
        return title + "".join(f"<p dir='auto'>{inline(line[0])}</p>" for line in table.lines)
    heads = "".join(f"<th dir='auto' scope='col'>{escape(name)}</th>" for name in table.head)
    bodies = "".join(_group(table, lines) for lines in _grouped(table))
    made = f"<table>{_widths(table)}<thead><tr>{heads}</tr></thead>{bodies}</table>"
    return f"{title}{intro}<div class='wide'>{made}</div>"


def _grouped(table: Table) -> list[list[tuple[Cell, ...]]]:
    """Return the lines of a table in the groups that belong together; all in one where none do."""
    found: list[list[tuple[Cell, ...]]] = []
    for at, line in enumerate(table.lines):
        if at and (not table.groups or table.groups[at] == table.groups[at - 1]):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _group(table: Table, lines: Sequence[tuple[Cell, ...]]) -> str:
    rows = "".join(f"<tr>{''.join(_cell(table, at, told) for at, told in enumerate(line))}</tr>" for line in lines)
    return f"<tbody{' class=group' if table.groups else ''}>{rows}</tbody>"


def _cell(table: Table, at: int, told: Cell) -> str:
    text = plain(told)
    if table.title == "Your notes" and at == 0:
        return f"<td class='number' id='note{text}'>{text}</td>"
    if at == 0 and not table.head[0]:
        return f"<td class='number'>{escape(text)}</td>"
    if told and told[0].gap:
        sure = f"not told by {table.head[at] if not table.groups else ''}".rstrip()
        return f"<td class='silent' dir='auto'>{escape(sure if text == NOT_TOLD else text[1:-1])}</td>"
    if at == 1 and table.groups:  # names stand where the others do
        return f"<td><bdi>{escape(text)}</bdi></td>"
    looks = " class='differ'" if table.title == "Figures" and text == "differ" else ""
    return f"<td dir='auto'{looks}>{inline(told)}</td>"


def _widths(table: Table) -> str:
    if not table.widths:
        return ""
    total = sum(table.widths)
    return (
        "<colgroup>" + "".join(f"<col style='width:{100 * one / total:.1f}%'>" for one in table.widths) + "</colgroup>"
    )


def _sources(sheet: Sheet) -> str:
    made = []
    for table in sources(sheet):
        rows = "".join(
            f"<tr><td>{escape(plain(name))}</td><td dir='auto'>{_linked(plain(name), value)}</td></tr>"
            for name, value in table.lines
        )
        made.append(f"<h3 dir='auto'>{escape(table.title)}</h3><table>{_widths(table)}<tbody>{rows}</tbody></table>")
    return f"<section class='sources'><h2>Sources</h2>{''.join(made)}</section>" if made else ""


def _linked(name: str, value: Cell) -> str:
    """A link can be followed; it is fetched only when somebody does."""
    told = plain(value)
    if name == "link" and is_address(told):
        return f"<a href='{escape(told)}' rel='noreferrer'>{escape(told)}</a>"
    return inline(value)


def _foot(sheet: Sheet) -> str:
    return "<p class='faint'>Written by Synoptic, which helps to find; it does not pronounce who is right.</p>"
