"""The head of the rows view: the outlet in bold, its date below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.compare.delegate import PAD_X
from ui.compare.palette import tints


class RowHeader(QHeaderView):
    """Paints "outlet, line break, date" as two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing() + 18)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 (Qt's name)
        colors = tints(self.palette())
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        first, _, second = words.partition("\n")
        strong, high = QFont(self.font()), self.fontMetrics().lineSpacing()
        strong.setBold(bool(second))
        painter.save()
        painter.fillRect(rect, colors.color("paper" if second else "desk"))
        painter.setPen(colors.color("rule"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        box = rect.adjusted(PAD_X if second else 8, 8, -8, -8)
        painter.setFont(strong)
        painter.setPen(colors.color("ink" if second else "faint"))
        first = QFontMetrics(strong).elidedText(first, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(box.left(), box.top(), box.width(), high), side, first)
        painter.setFont(self.font())
        painter.setPen(colors.color("faint"))
        painter.drawText(QRect(box.left(), box.top() + high, box.width(), high), side, second)
        painter.restore()
