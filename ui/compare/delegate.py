"""Paints the cells of the rows view: words with marks under them, gaps hatched and said."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from store.records import PassageKey
from ui.compare.direction import reads_from_right
from ui.compare.laying import lay_out
from ui.compare.notemarks import draw_note
from ui.compare.painting import draw_event_bar, draw_focus, draw_mark, draw_only_here, hatch, span_rects
from ui.compare.palette import Tints, tints
from ui.compare.rowcells import Cell
from ui.compare.rowmodel import CELL, FOLD, Index
from ui.compare.texts import units
from ui.look import reading_font

PAD_X, PAD_Y = 16, 10
LEADING = 1.28  # line height as a share of the font's own, as in the columns
KEPT = 3000  # laid-out cells kept; 8 articles of 5,000 words make about 2,000


class CellDelegate(QStyledItemDelegate):
    """Paints and measures cells. `current` and `lit` are the passages to light."""

    def __init__(self, points: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.font = reading_font(points)
        self.current: PassageKey | None = None
        self.lit: frozenset[PassageKey] = frozenset()
        self._layouts: dict[tuple[str, int], tuple[QTextLayout, float]] = {}

    def set_points(self, points: float) -> None:
        """Set the size of the words."""
        self.font = reading_font(points)
        self._layouts.clear()

    def layout(self, text: str, width: int) -> tuple[QTextLayout, float]:
        """Return the words laid out at a column's width, and their height."""
        if (text, width) not in self._layouts:
            if len(self._layouts) >= KEPT:
                self._layouts.clear()
            self._layouts[text, width] = lay_out(text, max(40, width - 2 * PAD_X), self.font, LEADING)
        return self._layouts[text, width]

    def height(self, cell: Cell, width: int) -> int:
        """Return the height a cell needs at a width; a gap takes one line."""
        if not cell.keys:
            return round(QFontMetrics(self.font).height() * LEADING) + 2 * PAD_Y
        return round(self.layout(cell.text, width)[1]) + 2 * PAD_Y

    def lowest(self, font: QFont) -> int:
        """Return the height that the first column needs: a number and how many tell it."""
        return 2 * QFontMetrics(font).lineSpacing() + 2 * PAD_Y

    def fold_height(self, font: QFont) -> int:
        """Return the height of a line that stands for folded rows."""
        return QFontMetrics(font).lineSpacing() + PAD_Y

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL)
        rect = option.rect
        return QSize(rect.width(), self.height(cell, rect.width()) if isinstance(cell, Cell) else 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colors = tints(palette)
        cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if index.data(FOLD) is not None:
            self._paint_fold(painter, rect, str(index.data()), colors)
        elif not isinstance(cell, Cell):
            self._paint_count(painter, rect, str(index.data() or ""), colors)
        elif cell.keys:
            self._paint_words(painter, rect, cell, colors)
        else:
            self._paint_gap(painter, rect, cell, colors)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, colors)
        painter.restore()
        painter.setPen(colors.color("rule"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_count(self, painter: QPainter, rect: QRect, text: str, colors: Tints) -> None:
        painter.fillRect(rect, colors.color("desk"))
        number, _, told = text.partition("\n")
        box = rect.adjusted(8, PAD_Y, -6, -PAD_Y)
        strong, small = QFont(painter.font()), QFont(painter.font())
        strong.setBold(True)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(strong)
        painter.setPen(colors.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, number)
        painter.setFont(small)
        painter.setPen(colors.color("faint"))
        below = box.adjusted(0, QFontMetrics(strong).lineSpacing() + 1, 0, 0)
        wrap = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(below, wrap, "only one" if told.startswith("only") else told)

    def _paint_fold(self, painter: QPainter, rect: QRect, words: str, colors: Tints) -> None:
        painter.fillRect(rect, colors.color("desk"))
        painter.setPen(colors.color("ink"))
        box = rect.adjusted(8, 0, -8, 0)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_gap(self, painter: QPainter, rect: QRect, cell: Cell, colors: Tints) -> None:
        painter.fillRect(rect, colors.color("paper"))
        hatch(painter, QRectF(rect), colors)
        font = QFont(painter.font())
        font.setItalic(True)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width() - 2 * PAD_X)
        box = QRect(rect.left() + PAD_X, rect.top() + PAD_Y, metrics.horizontalAdvance(words) + 2, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("paper"))
        painter.drawRoundedRect(box.adjusted(-5, -2, 5, 2), 4, 4)
        painter.setPen(colors.color("faint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_words(self, painter: QPainter, rect: QRect, cell: Cell, colors: Tints) -> None:
        layout, height = self.layout(cell.text, rect.width())
        lit = any(key == self.current or key in self.lit for key in cell.keys)
        painter.fillRect(rect, colors.color("lit" if lit else "paper"))
        painter.save()
        painter.translate(rect.left() + PAD_X, rect.top() + PAD_Y)
        for note in cell.notes:
            start = units(cell.text[: note.span.start])
            noted = span_rects(layout, start, start + units(cell.text[note.span.start : note.span.end]))
            draw_note(painter, noted, note, colors.color("paper"))
        for mark in cell.marks:
            start = units(cell.text[: mark.span.start])
            rects = span_rects(layout, start, start + units(cell.text[mark.span.start : mark.span.end]))
            draw_mark(painter, rects, mark.kind, colors)
        painter.setPen(colors.color("ink"))
        layout.draw(painter, QPointF(0, 0))
        start, end = -PAD_X + 4, rect.width() - PAD_X - 8
        turned = reads_from_right(cell.text)
        if cell.event:
            draw_event_bar(painter, QRectF(end + 1 if turned else start, 1, 3, height - 2), colors)
        if cell.only:
            x = start + 5 if turned else end
            draw_only_here(painter, QPointF(x, QFontMetrics(self.font).height() / 2), colors)
        painter.restore()
