"""A comparison as a Word document."""

from __future__ import annotations

import io
from typing import Any

from store.exports.sheet import NOT_TOLD, Sheet


def document(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a .docx file, on a page laid across."""
    import docx  # python-docx is needed by this one format only
    from docx.enum.section import WD_ORIENT

    made = docx.Document()
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_heading(_printable(sheet.title), 1)
    for name, source in zip(sheet.columns, sheet.sources, strict=True):
        made.add_paragraph(_printable(f"{name}: {source}"))
    for name, lines in sheet.tables:
        made.add_heading(name, 2)
        _table(made, sheet.columns, tuple(tuple(text or NOT_TOLD for text in line) for line in lines))
    if sheet.numbers:
        made.add_heading("Figures", 2)
        _table(made, ("", "", *sheet.columns), sheet.numbers)
    for extra in sheet.extras:
        made.add_heading(extra.title, 2)
        _table(made, extra.head, extra.lines)
    for name, passages in zip(sheet.columns, sheet.alone, strict=True):
        if passages:
            made.add_heading(_printable(f"Only in {name}"), 2)
            for passage in passages:
                made.add_paragraph(_printable(passage))
    for note in sheet.notes:
        made.add_paragraph(_printable(note))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _table(made: Any, head: tuple[str, ...], lines: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(rows=0, cols=len(head), style="Table Grid")
    for line in (head, *lines):
        row = table.add_row()
        _keep_whole(row, line is head)
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = _printable(text)


def _keep_whole(row: Any, head: bool) -> None:
    """Let no row be cut by the end of a page, and the heads stand on each page: two properties python-docx lacks."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if head else ("w:cantSplit",):
        properties.append(OxmlElement(name))


def _printable(text: str) -> str:
    """Leave out the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")
