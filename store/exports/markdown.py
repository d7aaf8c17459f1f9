"""A comparison as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from store.exports.sheet import NOT_TOLD, Cells, Sheet


def markdown(sheet: Sheet) -> str:
    """Return the sheet as a Markdown document."""
    parts = [f"# {_plain(sheet.title)}"]
    parts += [
        f"- **{_plain(name)}**: {_plain(source)}" for name, source in zip(sheet.columns, sheet.sources, strict=True)
    ]
    for name, lines in sheet.tables:
        parts += ["", f"## {name}", "", *_table(sheet.columns, [_spoken(line) for line in lines])]
    if sheet.numbers:
        parts += ["", "## Figures", "", *_table(("", "", *sheet.columns), sheet.numbers)]
    for extra in sheet.extras:
        parts += ["", f"## {extra.title}", "", *_table(extra.head, extra.lines)]
    for name, passages in zip(sheet.columns, sheet.alone, strict=True):
        if passages:
            parts += ["", f"## Only in {_plain(name)}", "", *(f"- {_plain(passage)}" for passage in passages)]
    parts += ["", *(f"> {_plain(note)}" for note in sheet.notes)]
    return "\n".join(parts).rstrip() + "\n"


def _spoken(line: Cells) -> Cells:
    return tuple(text or NOT_TOLD for text in line)


def _table(head: Cells, lines: Sequence[Cells]) -> list[str]:
    rule = ["---"] * len(head)
    return [f"| {' | '.join(map(_plain, cells))} |" for cells in (head, tuple(rule), *lines)]


def _plain(text: str) -> str:
    """Keep a text on one line and free of Markdown's own signs."""
    line = " ".join(text.split())
    for sign in "\\|*_`<>[]#":
        line = line.replace(sign, "\\" + sign)
    return line
