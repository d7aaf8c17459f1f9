"""Counterparts in columns out of sight: brought in where there is room, else named at the edge they lie beyond."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget
from shiboken6 import isValid

from ui.compare.names import counted

Column = tuple[str, QWidget]
"""The name of a column and the widget that stands on the desk."""
EDGE = 6  # px between a button and the edge it points over


class Beyond(QObject):
    """Two buttons over the columns' area, "◂ 2 more" and "2 more ▸", shown while counterparts lie there."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._others: Sequence[Column] = ()
        self.left, self.right = self._button(-1), self._button(1)
        area.horizontalScrollBar().valueChanged.connect(self.place)
        area.installEventFilter(self)

    def _button(self, side: int) -> QToolButton:
        button = QToolButton(self._area)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F6 goes from column to column
        button.hide()
        button.clicked.connect(lambda: self._go(side))
        return button

    def show_counterparts(self, own: QWidget | None, others: Sequence[Column]) -> None:
        """Point to the columns that tell the same; when none of them is in sight, bring the nearest one there."""
        self._others = others
        if own is not None and others and not any(self._side(widget) == 0 for _, widget in others):
            near = min((widget for _, widget in others), key=lambda widget: abs(_left(widget) - _left(own)))
            self._area.ensureWidgetVisible(near, 0, 0)
            self._area.ensureWidgetVisible(own, 0, 0)
        self.place()

    def place(self) -> None:
        """Put the buttons at their edges, or hide them. The columns may have gone with the comparison before."""
        self._others = [(name, widget) for name, widget in self._others if isValid(widget)]
        for side, button in ((-1, self.left), (1, self.right)):
            names = [name for name, widget in self._others if self._side(widget) == side]
            button.setVisible(bool(names))
            if names:
                told = names[0] if len(names) == 1 else counted(len(names), "more", "more")
                button.setText(f"◂ {told}" if side < 0 else f"{told} ▸")
                button.setToolTip("Also told by " + ", ".join(names))
                button.setAccessibleName(f"Also told out of sight: {', '.join(names)}")
                button.adjustSize()
                room = self._area.viewport().geometry()
                x = room.left() + EDGE if side < 0 else room.right() - button.width() - EDGE
                button.move(QPoint(x, room.bottom() - button.height() - EDGE))
                button.raise_()

    def _side(self, widget: QWidget) -> int:
        """-1: more than half of a column is beyond the left edge, 1: beyond the right one, 0: in sight."""
        at = self._area.horizontalScrollBar().value()
        middle = _left(widget) + widget.width() / 2
        return -1 if middle < at else 1 if middle > at + self._area.viewport().width() else 0

    def _go(self, side: int) -> None:
        there = [widget for _, widget in self._others if self._side(widget) == side]
        if there:
            self._area.ensureWidgetVisible(there[-1] if side < 0 else there[0], 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)


def _left(widget: QWidget) -> int:
    return widget.x()
