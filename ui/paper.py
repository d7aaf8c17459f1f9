"""A comparison on paper: a PDF painted row by row, so that no row is cut and every page repeats the heads."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from store.exports.sheet import NOT_TOLD, Cells, Sheet
from store.names import shorten

SERIF, SANS = (
    ["Georgia", "Noto Serif", "Times New Roman", "serif"],
    ["Noto Sans", "Segoe UI", "Helvetica", "sans-serif"],
)
SIZES = ((4, 9.0), (6, 8.0), (99, 7.0))  # points of a table's words, for so many columns
FAINT, RULE, HEAD = "#566270", "#b9c2cc", "#eef2f6"


def pdf(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a PDF, A4 laid across."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setTitle(sheet.title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(14, 12, 14, 12), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    _write(Pages(writer, painter, sheet.title), sheet)
    painter.end()
    del painter, writer, application  # the writer ends the file
    return bytes(buffer.data().data())


class Pages:
    """Pages that fill from the top; whoever puts something asks for room first."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, title: str) -> None:
        self.writer, self.painter, self._title = writer, painter, title
        self.unit = writer.resolution() / 72  # device units of a point
        self.width = float(writer.width())
        self.bottom = writer.height() - 16 * self.unit
        self.y, self._number = 0.0, 0
        self._foot()

    def words(self, html: str, width: float, size: float, families: Sequence[str] = SERIF) -> QTextDocument:
        """Return words laid out to a width in device units; `size` in points."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self.writer)
        document.setDocumentMargin(0)
        font = QFont(list(families))
        font.setPointSizeF(size)
        document.setDefaultFont(font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # an address may be longer than a column
        document.setDefaultTextOption(option)
        document.setHtml(html)
        document.setTextWidth(width)
        return document

    def room(self, height: float) -> bool:
        """Tell whether so much is left on this page."""
        return self.y + height <= self.bottom

    def turn(self) -> None:
        """Begin the next page."""
        self.writer.newPage()
        self.y = 0.0
        self._foot()

    def put(self, document: QTextDocument, x: float, y: float, part: QRectF | None = None) -> None:
        """Paint words, or the part of them that fits a page, with their corner at a place."""
        self.painter.save()
        self.painter.translate(x, y - (part.top() if part else 0.0))
        document.drawContents(self.painter, part or QRectF())
        self.painter.restore()

    def paragraph(self, html: str, size: float, families: Sequence[str] = SERIF, after: float = 4) -> None:
        """Put a paragraph over the whole width; a longer one than is left goes on over the page."""
        document = self.words(html, self.width, size, families)
        self.flow([(document, 0.0)], size)
        self.y += after * self.unit

    def flow(
        self, documents: Sequence[tuple[QTextDocument, float]], size: float, turned: Callable[[], None] = lambda: None
    ) -> None:
        """Put words side by side, each at its x; cut between lines only what no page holds.

        `turned` is called on each new page.
        """
        height = max(document.size().height() for document, _ in documents)
        if not self.room(height) and height <= self.bottom:
            self.turn()
        done = 0.0
        line = 1.5 * size * self.unit
        while not self.room(height - done):
            part = max((self.bottom - self.y) // line * line, line)
            for document, x in documents:
                self.put(document, x, self.y, QRectF(0, done, self.width, part))
            done += part
            self.turn()
            turned()
        for document, x in documents:
            self.put(document, x, self.y, QRectF(0, done, self.width, height - done))
        self.y += height - done

    def _foot(self) -> None:
        self._number += 1
        said = f"{shorten(self._title, 90)} · page {self._number}"
        foot = self.words(f"<p style='color:{FAINT}'>{escape(said)}</p>", self.width, 7, SANS)
        self.put(foot, 0, self.bottom + 5 * self.unit)


def _write(pages: Pages, sheet: Sheet) -> None:
    pages.paragraph(f"<b>{escape(sheet.title)}</b>", 16, SANS, after=6)
    for name, source in zip(sheet.columns, sheet.sources, strict=True):
        pages.paragraph(f"<b>{escape(name)}</b> <span style='color:{FAINT}'>{escape(source)}</span>", 7.5, SANS, 2)
    for name, lines in sheet.tables:
        _table(pages, name, sheet.columns, [tuple(text or NOT_TOLD for text in line) for line in lines])
    if sheet.numbers:
        _table(pages, "Figures", ("counted", "accounts", *sheet.columns), sheet.numbers)
    for name, alone in zip(sheet.columns, sheet.alone, strict=True):
        if alone:
            _heading(pages, f"Only in {name}", 24)
        for passage in alone:
            pages.paragraph(f"<p dir='auto'>{escape(passage)}</p>", 9)
    for note in sheet.notes:
        pages.paragraph(f"<span style='color:{FAINT}'>{escape(note)}</span>", 8, SANS)


def _heading(pages: Pages, text: str, following: float) -> None:
    """Put a heading, on the next page when what follows it (so many points) would not stand below it."""
    pages.y += 10 * pages.unit
    if not pages.room((following + 24) * pages.unit):
        pages.turn()
    pages.paragraph(f"<b>{escape(text)}</b>", 12, SANS)


def _table(pages: Pages, name: str, heads: Cells, lines: Sequence[Cells]) -> None:
    _heading(pages, name, 60)
    size = next(points for columns, points in SIZES if len(heads) <= columns)

    def put_heads() -> None:
        _row(pages, [f"<b>{escape(head)}</b>" for head in heads], size, SANS)

    put_heads()
    for line in lines:
        cells = [_cell(text) for text in line]
        height = _height(pages, cells, size)
        if not pages.room(height) and height < 0.8 * pages.bottom:  # a longer one begins here, and goes on
            pages.turn()
            put_heads()
        _row(pages, cells, size, turned=put_heads)


def _cell(text: str) -> str:
    shown = f"<i style='color:{FAINT}'>{escape(text)}</i>" if text == NOT_TOLD else escape(text)
    return f"<p dir='auto'>{shown}</p>"


def _cells(
    pages: Pages, cells: Sequence[str], size: float, families: Sequence[str]
) -> list[tuple[QTextDocument, float]]:
    column = pages.width / len(cells)
    inner = column - 8 * pages.unit
    return [
        (pages.words(cell, inner, size, families), place * column + 4 * pages.unit) for place, cell in enumerate(cells)
    ]


def _height(pages: Pages, cells: Sequence[str], size: float) -> float:
    return 6 * pages.unit + max(document.size().height() for document, _ in _cells(pages, cells, size, SERIF))


def _row(
    pages: Pages, cells: Sequence[str], size: float, families: Sequence[str] = SERIF,
    turned: Callable[[], None] = lambda: None,
) -> None:  # fmt: skip
    """Put a row with a rule below it; heads are tinted."""
    documents = _cells(pages, cells, size, families)
    if families is SANS:
        height = 6 * pages.unit + max(document.size().height() for document, _ in documents)
        pages.painter.fillRect(QRectF(0, pages.y, pages.width, height), QColor(HEAD))
    pages.y += 3 * pages.unit
    pages.flow(documents, size, turned)
    pages.y += 3 * pages.unit
    pages.painter.fillRect(QRectF(0, pages.y, pages.width, pages.unit / 2), QColor(RULE))
