"""A thin line between two parts of a view."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.compare.palette import tints


class RuleLine(QWidget):
    """One pixel in the colour of rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tints(self.palette()).color("rule"))
        painter.end()


def rule_line() -> QWidget:
    """Make a line."""
    return RuleLine()
