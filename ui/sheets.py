"""Pages of paper that fill from the top: paragraphs, words side by side, a foot on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter, QTextDocument, QTextOption

from store.names import shorten

SERIF, SANS = (
    ["Georgia", "Noto Serif", "Times New Roman", "serif"],
    ["Noto Sans", "Segoe UI", "Helvetica", "sans-serif"],
)
FAINT, RULE, HEAD = "#55606c", "#b9c2cc", "#eef2f6"
_SHEET = "a { color: #55606c; text-decoration: none } code { font-family: monospace }"

Placed = tuple[QTextDocument, float]
"""Words laid out, and where they begin across the page."""


class Pages:
    """Whoever puts something asks for room first. `resolution` are the dots an inch of the device."""

    def __init__(self, device: QPagedPaintDevice, painter: QPainter, resolution: int, title: str) -> None:
        self.device, self.painter, self._title = device, painter, title
        self.unit = resolution / 72  # device units of a point
        self.width = float(device.width())
        self.bottom = device.height() - 16 * self.unit
        self.y, self.number = 0.0, 0
        self._foot()

    def words(self, html: str, width: float, size: float, families: Sequence[str] = SERIF) -> QTextDocument:
        """Return words laid out to a width in device units; `size` in points."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self.device)
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(_SHEET)
        font = QFont(list(families))
        font.setPointSizeF(size)
        document.setDefaultFont(font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # an address may be longer than a column
        document.setDefaultTextOption(option)
        document.setHtml(html)
        document.setTextWidth(width)
        return document

    def beside(
        self, cells: Sequence[str], widths: Sequence[float], size: float, families: Sequence[str] = SERIF
    ) -> list[Placed]:
        """Return words laid out side by side in columns of these widths."""
        gap = 4 * self.unit
        lefts = [sum(widths[:place]) + gap for place in range(len(cells))]
        laid = [
            self.words(one, max(width - 2 * gap, gap), size, families)
            for one, width in zip(cells, widths, strict=True)
        ]  # fmt: skip
        return list(zip(laid, lefts, strict=True))

    def room(self, height: float) -> bool:
        """Tell whether so much is left on this page."""
        return self.y + height <= self.bottom

    def turn(self) -> None:
        """Begin the next page."""
        self.device.newPage()
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
        self.flow([(self.words(html, self.width, size, families), 0.0)], size)
        self.y += after * self.unit

    def flow(self, documents: Sequence[Placed], size: float, turned: Callable[[], None] = lambda: None) -> None:
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
        self.number += 1
        said = f"{shorten(self._title, 90)} · page {self.number}"
        foot = self.words(f"<p style='color:{FAINT}'>{escape(said)}</p>", self.width, 7, SANS)
        self.put(foot, 0, self.bottom + 5 * self.unit)
