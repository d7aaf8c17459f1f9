"""What the marks mean: each drawn as it is drawn in the text, with its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.compare.model import MarkKind
from ui.compare.painting import draw_event_bar, draw_mark, draw_only_here
from ui.compare.palette import Tints, tints
from ui.compare.presence import USUAL
from ui.compare.signs import RADIUS, draw_sign

MARKS = (
    ("other words", MarkKind.DIFFERS),
    ("another figure", MarkKind.FIGURE),
    ("same quotation", MarkKind.QUOTE),
    ("found", MarkKind.HIT),
)
IN_TABLES: dict[str, tuple[tuple[str, MarkKind], ...]] = {
    "quotations": (("other words", MarkKind.DIFFERS), ("elsewhere in it", MarkKind.QUOTE)),
    "figures": (("another figure", MarkKind.FIGURE),),
    "words": (("other words", MarkKind.DIFFERS),),
    "timeline": (),
    "matrix": (),
}
"""The marks of the tables, which have fewer than the texts."""
TOLD = {
    MarkKind.DIFFERS: "dotted underline",
    MarkKind.FIGURE: "double underline",
    MarkKind.QUOTE: "dashed underline",
    MarkKind.HIT: "box",
}
ONLY, EVENT = "only here", "this event"
BETWEEN = 18


class Legend(QWidget):
    """The legend on one line; what does not fit is left out whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.with_event = False
        self.with_hits = False
        self._view = "columns"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_for(self._view)

    def show_for(self, view: str) -> None:
        """Show the marks of one view; the matrix has signs of its own instead."""
        self._view = view
        told = [f"{TOLD[kind]}, {words}" for words, kind in IN_TABLES.get(view, MARKS)]
        if view not in IN_TABLES:
            told += ["diamond at the side, only here", "bar at the side, this event"]
        if view == "matrix":
            told = [sign.value for sign in USUAL]
        self.setAccessibleName(f"Marks: {'; '.join(told)}" if told else "No marks")
        self.setToolTip(self.accessibleName() if told else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, metrics = tints(self.palette()), self.fontMetrics()
        x = 4.0
        if self._view == "matrix":
            for sign in USUAL:
                draw_sign(painter, QPointF(x + RADIUS, self.height() / 2), sign, colors)
                x = self._words(painter, x + 2 * RADIUS + 6, sign.value, metrics)
            painter.end()
            return
        for words, kind in IN_TABLES.get(self._view, MARKS):
            if kind is MarkKind.HIT and not self.with_hits:
                continue
            x = self._mark(painter, x, words, kind, colors, metrics)
        if self._view not in IN_TABLES:
            x = self._sign(painter, x, ONLY, colors, metrics)
        if self.with_event and self._view not in IN_TABLES:
            self._sign(painter, x, EVENT, colors, metrics)
        painter.end()

    def _box(self, x: float, words: str, metrics: QFontMetrics) -> QRectF:
        wide, high = metrics.horizontalAdvance(words), metrics.height()
        return QRectF(x, (self.height() - high) / 2, wide, high)

    def _words(self, painter: QPainter, x: float, words: str, metrics: QFontMetrics) -> float:
        box = self._box(x, words, metrics)
        painter.setPen(tints(self.palette()).color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        return box.right() + BETWEEN

    def _mark(
        self, painter: QPainter, x: float, words: str, kind: MarkKind, colors: Tints, metrics: QFontMetrics
    ) -> float:
        box = self._box(x, words, metrics)
        if box.right() > self.width():
            return float(self.width())
        draw_mark(painter, [box], kind, colors)
        painter.setPen(colors.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        return box.right() + BETWEEN

    def _sign(self, painter: QPainter, x: float, words: str, colors: Tints, metrics: QFontMetrics) -> float:
        box = self._box(x + 13, words, metrics)
        if box.right() > self.width():
            return float(self.width())
        if words == ONLY:
            draw_only_here(painter, QPointF(x + 5, self.height() / 2), colors)
        else:
            draw_event_bar(painter, QRectF(x + 4, box.top(), 3, box.height()), colors)
        painter.setPen(colors.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        return box.right() + BETWEEN
