"""A newcomer's walk through the window: seven stops, under two minutes, each beside the thing it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class Stop:
    """Something to show: the widget it is about, what to say, and what is done first."""

    about: Callable[[], QWidget]
    title: str
    text: str
    first: Callable[[], object] = lambda: None


class Tour(QFrame):
    """A slip over the window. Return goes on, Esc ends it."""

    def __init__(self, stops: Sequence[Stop], ended: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._stops, self._ended, self._at = stops, ended, -1
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "tour")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.text.setWordWrap(True)
        self.count.setProperty("role", "faint")
        self.on, self.end = QPushButton("Next"), QPushButton("End the tour")
        for button in (self.on, self.end):
            button.setAccessibleName(button.text())
        self.on.setDefault(True)
        self.on.clicked.connect(self.go_on)
        self.end.clicked.connect(self.stop)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.end)
        foot.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for part in (self.title, self.text):
            column.addWidget(part)
        column.addLayout(foot)
        self.setFixedWidth(380)
        self.go_on()

    def go_on(self) -> None:
        """Show the next stop; after the last, end."""
        self._at += 1
        if self._at >= len(self._stops):
            self.stop()
            return
        stop = self._stops[self._at]
        stop.first()
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.text.setMinimumHeight(self.text.heightForWidth(340))
        self.count.setText(f"{self._at + 1} of {len(self._stops)}")
        self.setAccessibleName(f"Tour: {stop.title}. {stop.text}")
        self.on.setText("Next" if self._at < len(self._stops) - 1 else "Done")
        self.adjustSize()
        self._stand_by(stop.about())
        self.show()
        self.raise_()
        self.on.setFocus()

    def _stand_by(self, about: QWidget) -> None:
        """Stand beside a widget, inside the window."""
        window = self.parentWidget() or self
        corner = about.mapTo(window, QPoint(0, 0))
        x = corner.x() + about.width() + 14
        if x + self.width() > window.width():
            x = max(12, corner.x() + about.width() - self.width() - 24)
        y = min(max(12, corner.y() + 40), window.height() - self.height() - 12)
        self.move(x, y)

    def keyPressEvent(self, event: object) -> None:
        """End with Esc."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def stop(self) -> None:
        """End the tour."""
        self.hide()
        self._ended()
        self.deleteLater()
