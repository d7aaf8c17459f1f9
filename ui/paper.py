"""A comparison on paper: a PDF or a print painted row by row; no row is cut, and every page repeats the heads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from store.exports.direction import right_to_left
from store.exports.page import inline, stamp
from store.exports.runs import Cell, plain
from store.exports.sheet import Sheet
from store.exports.tables import Table, key, sources, tables
from ui.sheets import FAINT, HEAD, RULE, SANS, SERIF, Pages, Placed

SIZES = ((4, 9.0), (6, 8.0), (99, 7.0))  # points of a table's words, for so many columns
SIDE, UPRIGHT = 14, 12  # millimetres of margin
Line = tuple[Cell, ...]


def pdf(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a PDF, A4 laid across."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setTitle(sheet.title)
    writer.setCreator("Synoptic")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(SIDE, UPRIGHT, SIDE, UPRIGHT), QPageLayout.Unit.Millimeter)
    paint(writer, 300, sheet)
    del writer, application  # the writer ends the file
    return bytes(buffer.data().data())


def paint(device: QPagedPaintDevice, resolution: int, sheet: Sheet) -> int:
    """Paint a sheet on a printer or into a PDF of so many dots an inch; return how many pages it took."""
    painter = QPainter(device)
    try:
        pages = Pages(device, painter, resolution, sheet.title)
        _write(pages, sheet)
        return pages.number
    finally:
        painter.end()


def _write(pages: Pages, sheet: Sheet) -> None:
    pages.paragraph(_directed(f"<b>{escape(sheet.title)}</b>", sheet.title), 16, SANS, after=4)
    for text in (stamp(sheet), key(sheet), *sheet.cautions):
        if text:
            pages.paragraph(f"<span style='color:{FAINT}'>{escape(text)}</span>", 7.5, SANS, 2)
    pages.y += 4 * pages.unit
    for place, (name, source) in enumerate(zip(sheet.columns, sheet.sources, strict=True), 1):
        told = f"{place}.&nbsp; <b>{escape(name)}</b> &nbsp;{escape(source.short)}"
        pages.paragraph(f"<p dir='ltr'>{told}</p>", 9, SERIF, 1)
    for table in tables(sheet):
        _table(pages, table)
    for at, one in enumerate(sources(sheet)):
        if not at:
            _heading(pages, "Sources", 80)
        _source(pages, one)


def _heading(pages: Pages, text: str, following: float, size: float = 12) -> None:
    """Put a heading, on the next page when what follows it (so many points) would not stand below it."""
    pages.y += 10 * pages.unit
    if not pages.room((following + 24) * pages.unit):
        pages.turn()
    pages.paragraph(_directed(f"<b>{escape(text)}</b>", text), size, SANS)


def _table(pages: Pages, table: Table) -> None:
    size = next(points for columns, points in SIZES if len(table.head) <= columns) if table.head else 9.0
    rows = _Rows(pages, table, size)
    first = rows.first() / pages.unit + 40 if table.head else 24  # points: the heads and what must stand below them
    _heading(pages, table.title, first if first < 0.7 * pages.bottom / pages.unit else 60)
    if table.intro:
        pages.paragraph(f"<span style='color:{FAINT}'>{escape(table.intro)}</span>", 7.5, SANS)
    if not table.head:
        for line in table.lines:
            pages.paragraph(_cell(line[0]), 9)
        return
    rows.heads()
    for at, line in enumerate(table.lines):
        rows.put(at, line)


def _source(pages: Pages, table: Table) -> None:
    """A source's facts, kept together on a page."""
    rows = _Rows(pages, table, 7.5, room=1.2)
    height = sum(rows.height(line) for line in table.lines)
    if not pages.room(height + 26 * pages.unit):
        pages.turn()
    _heading(pages, table.title, 0, 9.5)
    for line in table.lines:
        rows.line(line, faint_first=True)


class _Rows:
    """The rows of one table; `size` in points."""

    def __init__(self, pages: Pages, table: Table, size: float, room: float = 3.0) -> None:
        self._pages, self._table, self._size, self._room = pages, table, size, room * pages.unit
        shares = table.widths or (1.0,) * len(table.head)
        self._widths = [pages.width * share / sum(shares) for share in shares]

    def heads(self) -> None:
        """Put the heads, tinted."""
        pages = self._pages
        cells = [_directed(f"<b>{escape(head)}</b>", head) for head in self._table.head]
        documents = pages.beside(cells, self._widths, self._size, SANS)
        height = 6 * pages.unit + max(document.size().height() for document, _ in documents)
        pages.painter.fillRect(QRectF(0, pages.y, pages.width, height), QColor(HEAD))
        self._put(documents, True)

    def put(self, at: int, line: Line) -> None:
        """Put a line, on the next page when it, or what belongs together with it, has no room on this one."""
        pages = self._pages
        height = sum(self.height(one) for one in self._group(at))
        if not pages.room(height) and height < 0.8 * pages.bottom:  # a longer one begins here, and goes on
            pages.turn()
            self.heads()
        self.line(line, ruled=not self._goes_on(at))

    def first(self) -> float:
        """Return the height of the lines that the table begins with, in device units."""
        return sum(self.height(line) for line in self._group(0))

    def line(self, line: Line, ruled: bool = True, faint_first: bool = False) -> None:
        """Put a line where the page stands."""
        self._put(self._documents(line, faint_first), ruled)

    def height(self, line: Line) -> float:
        """Return the height of a line in device units."""
        return 2 * self._room + max(document.size().height() for document, _ in self._documents(line))

    def _documents(self, line: Line, faint_first: bool = False) -> list[Placed]:
        named = {0, 1} if self._table.groups or faint_first else set()  # names and facts begin where the others do
        cells = [_cell(told, at in named) for at, told in enumerate(line)]
        if faint_first or not self._table.head[0]:
            cells[0] = f"<span style='color:{FAINT}'>{cells[0]}</span>"
        return self._pages.beside(cells, self._widths, self._size)

    def _put(self, documents: Sequence[Placed], ruled: bool) -> None:
        pages = self._pages
        pages.y += self._room
        pages.flow(documents, self._size, self.heads if any(self._table.head) else lambda: None)
        pages.y += self._room
        if ruled:
            pages.painter.fillRect(QRectF(0, pages.y, pages.width, pages.unit / 2), QColor(RULE))

    def _goes_on(self, at: int) -> bool:
        groups = self._table.groups
        return bool(groups) and at + 1 < len(groups) and groups[at + 1] == groups[at]

    def _group(self, at: int) -> list[Line]:
        """The lines that belong together from this one on; only itself when it is not the first of them."""
        groups, lines = self._table.groups, self._table.lines
        if not groups or (at and groups[at - 1] == groups[at]):
            return [lines[at]]
        return [line for line, group in zip(lines[at:], groups[at:], strict=True) if group == groups[at]]


def _cell(told: Cell, from_left: bool = False) -> str:
    text = plain(told)
    if told and told[0].gap:
        return f"<p><i style='color:{FAINT}'>{escape(text)}</i></p>"
    return f"<p dir='ltr'>{inline(told)}</p>" if from_left else _directed(inline(told), text)


def _directed(html: str, text: str) -> str:
    return f"<p dir='{'rtl' if right_to_left(text) else 'ltr'}'>{html}</p>"
