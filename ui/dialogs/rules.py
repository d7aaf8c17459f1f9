"""What was taught about outlets' pages, in a list; what is chosen can be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QWidget

from store.names import shorten
from store.rules import Rule
from ui.dialogs.stacked import stack

LONGEST = 300  # characters of a paragraph that are shown


class RulesDialog(QDialog):
    """Lists rules; `forget` is called with the number of one."""

    def __init__(self, rules: Sequence[Rule], forget: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Taught about outlets’ pages")
        self._forget = forget
        about = QLabel("Each holds for the articles that are there and for those that come.")
        about.setWordWrap(True)
        about.setProperty("role", "faint")
        self.list = QListWidget()
        self.list.setAccessibleName("Taught about outlets’ pages")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        for rule in rules:
            verdict = "always set aside" if rule.always else "never set aside"
            item = QListWidgetItem(f"{rule.outlet} · {verdict}\n{shorten(rule.words, LONGEST)}")
            item.setData(Qt.ItemDataRole.UserRole, rule.id)
            self.list.addItem(item)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.button = buttons.addButton("&Forget", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.forget_chosen)
        buttons.rejected.connect(self.reject)
        stack(self, buttons, about, self.list)
        self.resize(600, 400)
        self.list.setCurrentRow(0)

    def forget_chosen(self) -> None:
        """Forget the rule that is chosen, and close."""
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self._forget(int(item.data(Qt.ItemDataRole.UserRole)))
