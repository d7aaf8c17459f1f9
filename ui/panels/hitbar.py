"""A scroll bar with a line for each place found, as far down as the place is in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

HIGH = 2.0  # px of a line


class HitBar(QScrollBar):
    """`shares` gives how far down each place is, from 0 to 1; asked for again when the text is laid out anew."""

    def __init__(self, shares: Callable[[], Sequence[float]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ask = shares
        self.colour = QColor()
        self._shares: Sequence[float] | None = None
        self.rangeChanged.connect(lambda *_: self.forget())

    @property
    def shares(self) -> Sequence[float]:
        """How far down the lines are."""
        if self._shares is None:
            self._shares = self._ask()
        return self._shares

    def forget(self) -> None:
        """Ask for the places anew when they are painted next."""
        self._shares = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines over the bar."""
        super().paintEvent(event)
        if self.shares:
            painter = QPainter(self)
            for share in self.shares:
                at = min(share, 1.0) * (self.height() - HIGH)
                painter.fillRect(QRectF(1, at, self.width() - 2, HIGH), self.colour)
            painter.end()
