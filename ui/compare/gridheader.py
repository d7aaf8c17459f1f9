"""The heads of a table: an outlet in bold, with its date below or on two lines; other heads in faint words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.compare.grid import Head
from ui.compare.gridmodel import HEAD
from ui.compare.palette import tints

PAD = 12


class GridHeader(QHeaderView):
    """Paints the `Head`s of a `GridModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _head(self, section: int) -> Head | None:
        found = self.model().headerData(section, Qt.Orientation.Horizontal, HEAD)
        return found if isinstance(found, Head) else None

    def sizeHint(self) -> QSize:
        heads = [self._head(section) for section in range(self.count())]
        lines = 2 if any(head is not None and head.outlet for head in heads) else 1
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + 18)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 (Qt's name)
        head, colors = self._head(logicalIndex), tints(self.palette())
        if head is None:
            return
        strong = QFont(self.font())
        strong.setBold(head.outlet)
        painter.save()
        painter.fillRect(rect, colors.color("paper" if head.outlet else "desk"))
        painter.setPen(colors.color("rule"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        box = rect.adjusted(PAD, 8, -6, -8)
        painter.setFont(strong)
        painter.setPen(colors.color("ink" if head.outlet else "faint"))
        first, second = _lines(head, QFontMetrics(strong), box.width())
        high = self.fontMetrics().lineSpacing()
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(box.left(), box.top(), box.width(), high), side, first)
        if head.low:
            painter.setFont(self.font())
            painter.setPen(colors.color("faint"))
        painter.drawText(QRect(box.left(), box.top() + high, box.width(), high), side, second)
        painter.restore()


def _lines(head: Head, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """The two lines of a head, each cut with an ellipsis where it is too long."""
    cut = Qt.TextElideMode.ElideRight
    if head.low or metrics.horizontalAdvance(head.name) <= width:
        return metrics.elidedText(head.name, cut, width), metrics.elidedText(head.low, cut, width)
    words = head.name.split()
    first = words[0]
    rest = 1
    while rest < len(words) and metrics.horizontalAdvance(f"{first} {words[rest]}") <= width:
        first += f" {words[rest]}"
        rest += 1
    return metrics.elidedText(first, cut, width), metrics.elidedText(" ".join(words[rest:]), cut, width)
