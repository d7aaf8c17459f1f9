"""The way that was come: back, forward, and where one is, from the library down to the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from store.names import shorten

Crumb = tuple[str, Callable[[], object]]
LONGEST = 60  # characters of an event's or article's name


class Crumbs(QWidget):
    """A narrow bar above the text. The last crumb is where one is, the others lead there."""

    def __init__(
        self, back: Callable[[], object], forward: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.back = self._button("‹", "Back (Alt+Left)", back)
        self.forward = self._button("›", "Forward (Alt+Right)", forward)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 12, 0)
        row.setSpacing(2)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addLayout(self._row)
        row.addStretch(1)

    def _button(self, text: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("flat", True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: act())
        return button

    def show_way(self, ways: tuple[bool, bool], crumbs: Sequence[Crumb]) -> None:
        """Show whether one can go back and forward, and the crumbs; nothing while there is neither."""
        self.back.setEnabled(ways[0])
        self.forward.setEnabled(ways[1])
        self.setVisible(bool(crumbs) or any(ways))
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, (name, act) in enumerate(crumbs):
            if place < len(crumbs) - 1:
                self._row.addWidget(self._button(shorten(name, LONGEST), f"Go to {name}", act))
                self._row.addWidget(self._label("›"))
            else:
                self._row.addWidget(self._label(shorten(name, LONGEST)))

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "faint")
        return label
