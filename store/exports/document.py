"""A comparison as a Word document."""

from __future__ import annotations

import io

from store.exports.sheet import Sheet


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
    made.add_heading("Told by several", 2)
    _table(made, sheet.columns, sheet.lines)
    if sheet.numbers:
        made.add_heading("Figures", 2)
        _table(made, ("", "", *sheet.columns), sheet.numbers)
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


def _table(made: object, head: tuple[str, ...], lines: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(rows=0, cols=len(head), style="Table Grid")  # type: ignore[attr-defined]
    for line in (head, *lines):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = _printable(text)


def _printable(text: str) -> str:
    """Leave out the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")
