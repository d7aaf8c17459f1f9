"""Rounded marks under the text and signs beside it: each has a line of its own style, none speaks by colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTextLayout

from ui.compare.model import MarkKind
from ui.compare.palette import Tints

ROUND = 3.0


def span_rects(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    """Return one rectangle a line for the characters (Qt units) of a laid-out paragraph, in the layout's own place."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        ends = _x(line.cursorToX(first)), _x(line.cursorToX(last))
        written = line.naturalTextRect()
        left, right = max(min(ends), written.left()), min(max(ends), written.right())
        if right > left:
            found.append(QRectF(left, line.y(), right - left, line.ascent() + line.descent()))
    return found


def _x(answer: object) -> float:
    """PySide6 answers cursorToX with (x, place) or with x alone, by its version."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]


def fill(painter: QPainter, rects: Iterable[QRectF], color: QColor, edge: QColor | None = None) -> None:
    """Paint rounded fields, with an outline when one is given."""
    painter.setPen(QPen(edge, 1.2) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1), ROUND, ROUND)


def draw_mark(painter: QPainter, rects: list[QRectF], kind: MarkKind, tints: Tints) -> None:
    """Paint one word mark: differs dotted, a figure double, a quotation dashed, a hit boxed."""
    if kind is MarkKind.HIT:
        painter.setPen(QPen(tints.color("hit"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(-2, 0.5, 2, 0.5), ROUND, ROUND)
        return
    fill(painter, [rect.adjusted(1, 1, -1, 0) for rect in rects], tints.color(kind.value))
    for rect in rects:
        _underline(painter, rect, kind, tints.color(f"{kind.value}_line"))


def _underline(painter: QPainter, rect: QRectF, kind: MarkKind, color: QColor) -> None:
    low = rect.bottom() - 0.5
    if kind is MarkKind.FIGURE:
        painter.setPen(QPen(color, 1.1))
        for y in (low - 1.5, low + 1):
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        return
    pen = QPen(color, 1.5 if kind is MarkKind.DIFFERS else 1.1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.3, 1.6] if kind is MarkKind.DIFFERS else [5, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(rect.left(), low), QPointF(rect.right(), low))


def draw_only_here(painter: QPainter, middle: QPointF, tints: Tints) -> None:
    """Paint the sign for "only here": a small hollow diamond."""
    painter.setPen(QPen(tints.color("only"), 1.4))
    painter.setBrush(tints.color("paper"))
    x, y = middle.x(), middle.y()
    painter.drawPolygon(QPolygonF([QPointF(x, y - 4), QPointF(x + 4, y), QPointF(x, y + 4), QPointF(x - 4, y)]))


def draw_event_bar(painter: QPainter, rect: QRectF, tints: Tints) -> None:
    """Paint the bar beside the event's own passages."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tints.color("event"))
    painter.drawRoundedRect(rect, 1.5, 1.5)


def hatch(painter: QPainter, rect: QRectF, tints: Tints) -> None:
    """Fill a gap with thin slanting lines."""
    painter.setBrushOrigin(0, 0)
    painter.fillRect(rect, QBrush(tints.color("hatch"), Qt.BrushStyle.BDiagPattern))


def draw_focus(painter: QPainter, rect: QRect, colors: Tints) -> None:
    """Draw the frame of the cell that the keys are in."""
    painter.setPen(QPen(colors.color("edge"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)
