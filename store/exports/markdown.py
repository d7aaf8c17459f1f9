"""A comparison as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from store.exports.page import stamp
from store.exports.runs import Cell, plain
from store.exports.sheet import Sheet
from store.exports.tables import Table, key, sources, tables


def markdown(sheet: Sheet) -> str:
    """Return the sheet as a Markdown document."""
    parts = [f"# {_plain(sheet.title)}", ""]
    parts += [
        line
        for told in (stamp(sheet), key(sheet).replace("Underlined words", "Words in italics"))
        if told
        for line in (_plain(told), "")
    ]
    parts += [
        f"{place}. **{_plain(name)}** {_plain(told.short)}"
        for place, (name, told) in enumerate(zip(sheet.columns, sheet.sources, strict=True), 1)
    ]
    parts += [line for caution in sheet.cautions for line in ("", f"> {_plain(caution)}")]
    for table in tables(sheet):
        parts += ["", f"## {_plain(table.title)}", "", *_table(table)]
    if told := sources(sheet):
        parts += ["", "## Sources"]
    for one in told:
        facts = (f"- {plain(name)}: {_words(value)}" for name, value in one.lines)
        parts += ["", f"### {_plain(one.title)}", "", *facts]
    return "\n".join(parts).rstrip() + "\n"


def _table(table: Table) -> list[str]:
    if not table.head:
        return [f"- {_words(line[0])}" for line in table.lines]
    lines = [[_words(told) for told in line] for line in table.lines]
    return [_line([_plain(head) for head in table.head]), _line(["---"] * len(table.head)), *map(_line, lines)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(told: Cell) -> str:
    """Return the words of a cell: bold figures, underlined differences in italics, highlights between == signs."""
    text = ""
    for run in told:
        inner = f"`{run.text}`" if run.code else _plain(run.text)
        sign = "**" if run.figure else "*" if run.differs else ""
        text += _round(inner, sign) if sign else inner
        text += "".join(f" \\[{number}\\]" for number in run.notes)
    return text


def _round(text: str, sign: str) -> str:
    """Put a sign round words, blanks left outside: Markdown takes no emphasis that begins or ends with one."""
    words = text.strip()
    if not words:
        return text
    at = text.index(words)
    return f"{text[:at]}{sign}{words}{sign}{text[at + len(words) :]}"


def _plain(text: str) -> str:
    """Keep a text on one line and free of Markdown's own signs."""
    line = text.replace("\n", " ").replace("\r", " ")
    for sign in "\\|*_`<>[]#":
        line = line.replace(sign, "\\" + sign)
    return line
