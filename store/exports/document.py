"""A comparison as a Word document, on pages laid across."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from store.exports.direction import right_to_left
from store.exports.page import FILLS, stamp
from store.exports.runs import Cell, Run, cell, plain
from store.exports.sheet import Sheet
from store.exports.tables import Table, key, sources, tables

SERIF, SANS = "Georgia", "Arial"
FAINT = "55606C"
_AFTER_BIDI = ("w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
"""What stands after w:bidi in a paragraph's properties: Word wants them in the order of its schema."""

_SIZES = ((4, 9.5), (6, 8.5), (99, 7.5))  # points of a table's words, for so many columns


@dataclass(frozen=True, slots=True)
class _Look:
    size: float  # points
    family: str
    colour: str = ""
    italic: bool = False


def document(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a .docx file."""
    import docx  # python-docx is needed by this one format only

    made = docx.Document()
    _page(made, sheet)
    heading = made.add_heading(level=1)
    _words(heading, cell(sheet.title), _Look(18, SANS))
    for text in (stamp(sheet), key(sheet), *sheet.cautions):
        _faint(made, text)
    for name, source in zip(sheet.columns, sheet.sources, strict=True):
        line = made.add_paragraph(style="List Number")
        line.paragraph_format.space_after = _points(2)
        _words(line, (Run(name + " ", figure=True), Run(source.short)), _Look(10, SERIF))
    for table in tables(sheet):
        _section(made, table, 2)
    if told := sources(sheet):
        _words(made.add_heading(level=2), cell("Sources"), _Look(13, SANS))
    for one in told:
        _section(made, one, 3)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Any, sheet: Sheet) -> None:
    """A4 laid across; the title and the number of the page at the foot."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(15)
    made.core_properties.title = _printable(sheet.title)
    made.core_properties.author = "Synoptic"
    foot = section.footer.paragraphs[0]
    made.styles["Footer"].font.size, made.styles["Footer"].font.name = _points(7.5), SANS  # of the number too
    _words(foot, (Run(f"{sheet.title[:110]} · page "),), _Look(7.5, SANS, FAINT))
    _field(foot, "PAGE")


def _section(made: Any, table: Table, level: int) -> None:
    _words(made.add_heading(level=level), cell(table.title), _Look(13 if level == 2 else 10.5, SANS))
    if table.intro:
        _faint(made, table.intro)
    if not table.head:
        for line in table.lines:
            paragraph = made.add_paragraph()
            paragraph.paragraph_format.space_after = _points(4)
            _words(paragraph, line[0], _Look(10, SERIF))
        return
    _table(made, table)


def _table(made: Any, table: Table) -> None:
    size = next(points for columns, points in _SIZES if len(table.head) <= columns)
    grid = made.add_table(rows=0, cols=len(table.head), style="Table Grid")
    grid.autofit = False
    _rule(grid)
    widths = _widths(made, table)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    if any(table.head):
        _row(grid, tuple((Run(name, figure=True),) for name in table.head), size, widths, SANS)
        _mark(grid.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for one in grid.rows[0].cells:
            _shade(one._tc.get_or_add_tcPr(), "EEF2F6")
    for at, line in enumerate(table.lines):
        _row(grid, line, size, widths, SERIF)
        if table.groups and at + 1 < len(table.lines) and table.groups[at] == table.groups[at + 1]:
            for one in grid.rows[-1].cells:  # what belongs together stays on one page
                for paragraph in one.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
    made.add_paragraph().paragraph_format.space_after = _points(2)


def _rule(grid: Any) -> None:
    """Draw thin grey lines between rows and columns."""
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _mark(borders, f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "C9D0D8"})
    grid._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _row(grid: Any, line: Sequence[Cell], size: float, widths: Sequence[Any], family: str) -> None:
    row = grid.add_row()
    _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
    for at, (one, told, width) in enumerate(zip(row.cells, line, widths, strict=True)):
        one.width = width
        paragraph = one.paragraphs[0]
        paragraph.paragraph_format.space_after = _points(1)
        silent = bool(told) and told[0].gap
        number = at == 0 and len(line) > 2 and len(plain(told)) < 6
        if silent:
            _shade(one._tc.get_or_add_tcPr(), "F6F7F9")
        look = _Look(size, SANS if number else family, FAINT if silent or number else "", silent)
        _words(paragraph, told, look)


def _words(paragraph: Any, told: Cell, look: _Look) -> None:
    """Write runs; a paragraph whose words run from the right is laid so."""
    backwards = right_to_left(plain(told))
    if backwards:
        paragraph._p.get_or_add_pPr().insert_element_before(_element("w:bidi"), *_AFTER_BIDI)
    for run in told:
        made = _run(paragraph, run.text, "Courier New" if run.code else look.family, look.size)
        made.bold, made.underline, made.italic = run.figure or None, run.differs or None, look.italic or None
        if look.colour:
            _colour(made, look.colour)
        if run.colour:
            _shade(made._r.get_or_add_rPr(), FILLS[run.colour].lstrip("#"))
        if backwards:
            _mark(made._r.get_or_add_rPr(), "w:rtl")
        for number in run.notes:
            note = _run(paragraph, f"[{number}]", SANS, look.size)
            note.font.superscript = True


def _run(paragraph: Any, text: str, family: str, size: float) -> Any:
    from docx.oxml.ns import qn

    made = paragraph.add_run(_printable(text))
    made.font.name, made.font.size = family, _points(size)
    for name in ("w:cs", "w:eastAsia", "w:hAnsi"):
        made._r.rPr.rFonts.set(qn(name), family)
    return made


def _faint(made: Any, text: str) -> None:
    if text:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_after = _points(2)
        _words(paragraph, cell(text), _Look(8.5, SANS, FAINT))


def _widths(made: Any, table: Table) -> list[Any]:
    from docx.shared import Emu

    section = made.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    shares = table.widths or (1.0,) * len(table.head)
    return [Emu(int(whole * share / sum(shares))) for share in shares]


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _colour(run: Any, colour: str) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour)


def _shade(properties: Any, fill: str) -> None:
    _mark(properties, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill})


def _field(paragraph: Any, name: str) -> None:
    """Put what Word itself fills in, such as the number of the page."""
    code = _element("w:instrText")
    code.text = name
    run = _run(paragraph, "", SANS, 7.5)
    for part in (_element("w:fldChar", {"w:fldCharType": "begin"}), code):
        run._r.append(part)
    _mark(run._r, "w:fldChar", {"w:fldCharType": "end"})


def _mark(properties: Any, name: str, values: dict[str, str] | None = None) -> None:
    """Add a property that python-docx has no name for, as the last one."""
    properties.append(_element(name, values))


def _element(name: str, values: dict[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for attribute, value in (values or {}).items():
        element.set(qn(attribute), value)
    return element


def _printable(text: str) -> str:
    """Leave out the control characters that XML cannot hold."""
    return "".join(sign for sign in text if (sign >= " " or sign in "\n\t") and sign not in "\ufffe\uffff")
