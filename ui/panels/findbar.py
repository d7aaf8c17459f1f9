"""The bar for finding words in the text that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.icons import icon


class FindBar(QWidget):
    """Takes words; `find` is called with them and a step (+1 on, -1 back) and returns what to say."""

    def __init__(self, find: Callable[[str, int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "strip")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in the text")
        self.field.setAccessibleName("Find in the text")
        self.field.setMaximumWidth(340)
        self.field.returnPressed.connect(lambda: self.walk(1))
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", "faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.field, 1)
        self._buttons = {
            "previous": self._button("Previous place (Shift+F3)", lambda: self.walk(-1)),
            "next": self._button("Next place (F3)", lambda: self.walk(1)),
            "close": self._button("Close (Esc)", self.hide),
        }
        for name in ("previous", "next"):
            row.addWidget(self._buttons[name])
        row.addWidget(self.said)
        row.addStretch(1)
        row.addWidget(self._buttons["close"])
        self.hide()

    def _button(self, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        button.clicked.connect(lambda: act())
        return button

    def open(self) -> None:
        """Show the bar and take the keys."""
        for name, button in self._buttons.items():
            button.setIcon(icon(name, self.palette()))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def walk(self, step: int) -> None:
        """Go to the next or previous place of the words."""
        self.said.setText(self._find(self.field.text(), step))
