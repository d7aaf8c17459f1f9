"""The slip on which a note is written: the words it is about, and room for some lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class NoteDialog(QDialog):
    """Asks for a note; Ctrl+Return keeps it, Esc goes back."""

    def __init__(self, title: str, about: str, old: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        quoted = QLabel(f"“{about}”")
        quoted.setTextFormat(Qt.TextFormat.PlainText)
        quoted.setWordWrap(True)
        quoted.setProperty("role", "faint")
        self.field = QPlainTextEdit(old)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText("Your note. Ctrl+Return keeps it; empty takes it away.")
        self.field.setTabChangesFocus(True)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(quoted)
        column.addWidget(self.field, 1)
        column.addWidget(buttons)
        self.resize(520, 320)
        self.field.setFocus()

    def text(self) -> str:
        """Return what was written."""
        return self.field.toPlainText().strip()
