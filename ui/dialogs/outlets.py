"""The outlets of the library with their other names; those that are chosen can be called otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ui.dialogs.stacked import stack

Outlet = Mapping[str, Any]
"""An outlet as the worker tells it: name, articles, aliases, perhaps."""


class OutletsDialog(QDialog):
    """Lists outlets. `call` is called with names and what they may be called instead; `uncall` with an alias."""

    def __init__(
        self,
        outlets: Sequence[Outlet],
        call: Callable[[list[str], str], None],
        uncall: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Outlets and their names")
        self._outlets, self._call, self._uncall = outlets, call, uncall
        about = QLabel("Choose one or several, and say what they are to be called in every article.")
        about.setWordWrap(True)
        about.setProperty("role", "faint")
        self.list = QListWidget()
        self.list.setAccessibleName("Outlets")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for place, outlet in enumerate(outlets):
            item = QListWidgetItem(_line(outlet))
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)
        self.list.itemSelectionChanged.connect(self._count)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.call = buttons.addButton("&Call otherwise…", QDialogButtonBox.ButtonRole.ActionRole)
        self.back = buttons.addButton("Take other names &back", QDialogButtonBox.ButtonRole.ActionRole)
        self.call.clicked.connect(self.call_chosen)
        self.back.clicked.connect(self.take_back)
        buttons.rejected.connect(self.reject)
        stack(self, buttons, about, self.list)
        self.resize(560, 460)
        self.list.setCurrentRow(0)
        self._count()

    def _chosen(self) -> list[Outlet]:
        return [self._outlets[int(item.data(Qt.ItemDataRole.UserRole))] for item in self.list.selectedItems()]

    def _count(self) -> None:
        self.call.setEnabled(bool(self._chosen()))
        self.back.setEnabled(any(outlet["aliases"] for outlet in self._chosen()))

    def call_chosen(self) -> None:
        """Ask what the chosen outlets are to be called."""
        chosen = self._chosen()
        self.accept()
        most = max(chosen, key=lambda outlet: int(outlet["articles"]))
        self._call([str(outlet["name"]) for outlet in chosen], str(most["perhaps"] or most["name"]))

    def take_back(self) -> None:
        """Take back the other names of the chosen outlets."""
        chosen = self._chosen()
        self.accept()
        for outlet in chosen:
            for alias in outlet["aliases"]:
                self._uncall(str(alias))


def _line(outlet: Outlet) -> str:
    many = "1 article" if outlet["articles"] == 1 else f"{outlet['articles']:,} articles"
    also = f"also {', '.join(outlet['aliases'])}" if outlet["aliases"] else ""
    perhaps = f"perhaps {outlet['perhaps']}" if outlet["perhaps"] else ""
    return f"{outlet['name']}\n" + " · ".join(part for part in (many, also, perhaps) if part)
