"""A comparison as Markdown."""

from __future__ import annotations

from store.exports.sheet import Sheet


def markdown(sheet: Sheet) -> str:
    """Return the sheet as a Markdown document."""
    parts = [f"# {_plain(sheet.title)}"]
    parts += [
        f"- **{_plain(name)}**: {_plain(source)}" for name, source in zip(sheet.columns, sheet.sources, strict=True)
    ]
    parts += ["", "## Told by several", "", *_table(sheet.columns, sheet.lines)]
    if sheet.numbers:
        parts += ["", "## Figures", "", *_table(("", "", *sheet.columns), sheet.numbers)]
    for name, passages in zip(sheet.columns, sheet.alone, strict=True):
        if passages:
            parts += ["", f"## Only in {_plain(name)}", "", *(f"- {_plain(passage)}" for passage in passages)]
    parts += ["", *(f"> {_plain(note)}" for note in sheet.notes)]
    return "\n".join(parts).rstrip() + "\n"


def _table(head: tuple[str, ...], lines: tuple[tuple[str, ...], ...]) -> list[str]:
    rule = ["---"] * len(head)
    return [f"| {' | '.join(map(_plain, cells))} |" for cells in (head, tuple(rule), *lines)]


def _plain(text: str) -> str:
    """Keep a text on one line and free of Markdown's own signs."""
    line = " ".join(text.split())
    for sign in "\\|*_`<>[]#":
        line = line.replace(sign, "\\" + sign)
    return line
