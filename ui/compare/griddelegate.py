"""Paints the cells of a table: words with marks under them, sections, gaps and signs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from store.records import PassageKey
from ui.compare.grid import GridCell
from ui.compare.gridmodel import SECTION
from ui.compare.laying import lay_out
from ui.compare.painting import draw_focus, draw_mark, span_rects
from ui.compare.palette import Tints, tints
from ui.compare.rowmodel import CELL, Index
from ui.compare.signs import RADIUS, draw_sign
from ui.compare.texts import units
from ui.look import reading_font

PAD_X, PAD_Y = 12, 8
LEADING = 1.22  # line height as a share of the font's own; a table stands closer than a text to read
KEPT = 2000  # laid-out cells kept
SMALL = 0.92  # size of a cell's second line
SIGN_ROOM = 2 * RADIUS + 8


class GridDelegate(QStyledItemDelegate):
    """Paints and measures cells. `current` and `lit` are the passages to light; with `even` no word is wrapped away."""

    def __init__(self, points: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.font = reading_font(points)
        self.current: PassageKey | None = None
        self.lit: frozenset[PassageKey] = frozenset()
        self._layouts: dict[tuple[str, int, str], tuple[QTextLayout, float]] = {}

    def set_points(self, points: float) -> None:
        """Set the size of the words."""
        self.font = reading_font(points)
        self._layouts.clear()

    def forget(self) -> None:
        """Drop what is laid out: the window's font is new."""
        self._layouts.clear()

    # measures

    def height(self, cell: GridCell, width: int, section: bool) -> int:
        """Return the height a cell needs at a width."""
        if section:
            return round(QFontMetrics(self._plain(True)).height() * 1.1) + 3 * PAD_Y
        room = self._room(cell, width)
        high = self._layout(cell.text, room, self._kind(cell))[1]
        if cell.low:
            high += self._layout(cell.low, room, "small")[1] + 2
        return round(high) + 2 * PAD_Y

    def _room(self, cell: GridCell, width: int) -> int:
        return max(40, width - 2 * PAD_X - (round(SIGN_ROOM) if cell.sign is not None else 0))

    def _kind(self, cell: GridCell) -> str:
        return "plain" if cell.plain else "words"

    def _plain(self, bold: bool = False) -> QFont:
        parent = self.parent()
        font = QFont(parent.font()) if isinstance(parent, QWidget) else QFont()
        font.setBold(bold)
        return font

    def _font(self, kind: str) -> QFont:
        if kind == "words":
            return self.font
        font = self._plain()
        if kind == "small":
            font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _layout(self, text: str, width: int, kind: str) -> tuple[QTextLayout, float]:
        if (text, width, kind) not in self._layouts:
            if len(self._layouts) >= KEPT:
                self._layouts.clear()
            self._layouts[text, width, kind] = lay_out(text, width, self._font(kind), LEADING)
        return self._layouts[text, width, kind]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell, rect = index.data(CELL), option.rect
        high = self.height(cell, rect.width(), bool(index.data(SECTION))) if isinstance(cell, GridCell) else 30
        return QSize(rect.width(), high)

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colors, cell = tints(palette), index.data(CELL)
        if not isinstance(cell, GridCell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if index.data(SECTION):
            self._paint_section(painter, rect, cell, colors)
        else:
            self._paint_cell(painter, rect, cell, colors)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, colors)
        painter.restore()
        painter.setPen(colors.color("rule"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not index.data(SECTION):
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_section(self, painter: QPainter, rect: QRect, cell: GridCell, colors: Tints) -> None:
        painter.fillRect(rect, colors.color("desk"))
        painter.setFont(self._plain(True))
        painter.setPen(colors.color("ink"))
        box = rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y // 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, cell.text)

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: GridCell, colors: Tints) -> None:
        lit = any(key == self.current or key in self.lit for key in cell.keys)
        painter.fillRect(rect, colors.color("lit" if lit else "paper" if cell.fold is None else "desk"))
        left = rect.left() + PAD_X
        if cell.sign is not None:
            middle = QPointF(left + RADIUS + 1, rect.top() + PAD_Y + self._layout("x", 99, "plain")[1] / 2)
            draw_sign(painter, middle, cell.sign, colors)
            left += round(SIGN_ROOM)
        room = self._room(cell, rect.width())
        layout, high = self._layout(cell.text, room, self._kind(cell))
        painter.translate(left, rect.top() + PAD_Y)
        for mark in cell.marks:
            start = units(cell.text[: mark.span.start])
            rects = span_rects(layout, start, start + units(cell.text[mark.span.start : mark.span.end]))
            draw_mark(painter, rects, mark.kind, colors)
        painter.setPen(colors.color("faint" if cell.faint and not lit else "ink"))
        layout.draw(painter, QPointF(0, 0))
        if cell.low:
            painter.setPen(colors.color("ink" if lit else "faint"))
            self._layout(cell.low, room, "small")[0].draw(painter, QPointF(0, high + 2))
