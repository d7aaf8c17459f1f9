"""The list of all keys: searched by typing, each key changed or given back, kept between starts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Keys, keys_of, shown_keys
from ui.commands import COMMANDS, Command, plain
from ui.compare.texts import fold

NAME = int(Qt.ItemDataRole.UserRole)
ALSO = (
    ("In a list", (("Open what is chosen", "Return"), ("Page through what is open", "Space or Shift+Space"),
                   ("Select several", "Ctrl or Shift with a click or an arrow"))),
    ("In the search box", (("Go down to the results", "Down"), ("Search at once", "Return"))),
    ("In a column", (("From passage to passage", "Up and Down"), ("Open the passage’s article", "Return"),
                     ("Line up by hand", "Drag a passage from its margin, or with Alt, onto another"))),
)  # fmt: skip


class KeysDialog(QDialog):
    """Shows every command with its keys. `changed` is called with the user's keys after each change."""

    def __init__(self, own: Keys, changed: Callable[[Keys], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.own, self._changed = dict(own), changed
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find a command or a key")
        self.filter.setAccessibleName("Find a command or a key")
        self.filter.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Commands and their keys")
        self.tree.setHeaderLabels(["Command", "Key"])
        self.tree.setRootIsDecorated(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName("New key for the chosen command: press it")
        self.edit.editingFinished.connect(self.set_key)
        self.usual = QPushButton("Usual key")
        self.usual.setAccessibleName("Give the chosen command its usual key")
        self.usual.clicked.connect(self.reset)
        self.all = QPushButton("All as usual")
        self.all.setAccessibleName("Give every command its usual key")
        self.all.clicked.connect(self.reset_all)
        self.said = QLabel("Choose a command, then press its new key in the field.")
        self.said.setWordWrap(True)
        for button in (self.usual, self.all):
            button.setAutoDefault(False)
        self._lay_out()
        self._fill()
        self.filter.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(QLabel("New key:"))
        for widget in (self.edit, self.usual, self.all):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        for part in (self.filter, self.tree):
            column.addWidget(part)
        column.addLayout(foot)
        column.addWidget(self.said)
        self.resize(660, 680)

    def _fill(self) -> None:
        chosen = self._chosen()
        self.tree.clear()
        for menu in dict.fromkeys(command.menu for command in COMMANDS):
            top = self._head(plain(menu))
            for command in (one for one in COMMANDS if one.menu == menu):
                item = QTreeWidgetItem(top, [plain(command.text), shown_keys(keys_of(command, self.own))])
                item.setData(0, NAME, command.name)
                if command.name in self.own:
                    item.setText(1, f"{item.text(1) or 'none'} (yours)")
                if chosen and command.name == chosen.name:
                    self.tree.setCurrentItem(item)
        for title, lines in ALSO:
            top = self._head(title)
            for text, keys in lines:
                QTreeWidgetItem(top, [text, keys])
        self._filter(self.filter.text())

    def _head(self, title: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [title])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setExpanded(True)
        return top

    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            assert top is not None
            seen = 0
            for below in range(top.childCount()):
                item = top.child(below)
                assert item is not None
                text = fold(f"{top.text(0)} {item.text(0)} {item.text(1)}")
                hidden = not all(word in text for word in words)
                item.setHidden(hidden)
                seen += not hidden
            top.setHidden(not seen)

    def _chosen(self) -> Command | None:
        item = self.tree.currentItem()
        name = item.data(0, NAME) if item else None
        return next((command for command in COMMANDS if command.name == name), None)

    def _show_chosen(self) -> None:
        command = self._chosen()
        self.edit.setEnabled(command is not None)
        self.edit.blockSignals(True)
        self.edit.clear()
        self.edit.blockSignals(False)

    def set_key(self) -> None:
        """Give the chosen command the key that was pressed; a key of another command goes over to it."""
        command, key = self._chosen(), self.edit.keySequence().toString()
        if command is None or not key:
            return
        holder = next(
            (one for one in COMMANDS if one.name != command.name and key in _names(keys_of(one, self.own))), None
        )
        if holder is not None and holder.name in self.own:
            self.own[holder.name] = tuple(name for name in self.own[holder.name] if name != key)
        self.own[command.name] = (key,)
        went = f" It was the key of “{plain(holder.text)}”, which has it no more." if holder else ""
        self._done(f"{shown_keys((key,))} now stands for “{plain(command.text)}”.{went}")

    def reset(self) -> None:
        """Give the chosen command its usual keys back."""
        command = self._chosen()
        if command is not None and command.name in self.own:
            del self.own[command.name]
            self._done(f"“{plain(command.text)}” has its usual key.")

    def reset_all(self) -> None:
        """Give every command its usual keys back."""
        self.own.clear()
        self._done("Every command has its usual key.")

    def _done(self, said: str) -> None:
        self._changed(self.own)
        self._fill()
        self.said.setText(said)


def _names(keys: tuple[str, ...]) -> set[str]:
    return {QKeySequence(key).toString() for key in keys}
