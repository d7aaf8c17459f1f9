"""The signs of the matrix: each a shape of its own, so that no colour is needed to tell them apart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from ui.compare.palette import Tints
from ui.compare.presence import Sign

RADIUS = 6.5


def draw_sign(painter: QPainter, middle: QPointF, sign: Sign, tints: Tints) -> None:
    """Paint a sign: a full disc, a half one, a dotted ring and a ring with a question mark, a square with
    a bar, an empty ring.
    """
    painter.save()
    blue, orange = tints.color("edge"), tints.color("only")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(middle.x() - RADIUS, middle.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
    if sign is Sign.TOLD:
        painter.setPen(QPen(blue, 1.6))
        painter.setBrush(blue)
        painter.drawEllipse(box)
    elif sign is Sign.PARTLY:
        painter.setPen(QPen(blue, 1.6))
        painter.drawEllipse(box)
        half = QPainterPath(middle)
        half.arcTo(box, 90, 180)
        painter.fillPath(half, blue)
    elif sign is Sign.ASIDE:
        painter.setPen(QPen(orange, 1.6))
        square = box.adjusted(0.8, 0.8, -0.8, -0.8)
        painter.drawRect(square)
        painter.fillRect(QRectF(square.left(), square.bottom() - 4, square.width(), 4), orange)
    else:
        painter.setPen(QPen(orange, 1.6, Qt.PenStyle.DotLine if sign is Sign.PERHAPS else Qt.PenStyle.SolidLine))
        painter.drawEllipse(box)
        if sign in (Sign.PERHAPS, Sign.UNKNOWN):
            _question(painter, box, tints)
    painter.restore()


def _question(painter: QPainter, box: QRectF, tints: Tints) -> None:
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(tints.color("ink"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
