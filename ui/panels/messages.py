"""The one place that tells the user something: a bar over the text, a line below it, a list of what failed."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStatusBar,
    QToolButton,
    QWidget,
)  # fmt: skip

from store.errors import ReaderError
from ui.dialogs.stacked import stack
from ui.icons import icon
from ui.spoken import announce

Button = tuple[str, Callable[[], None]]
STATUS_TIME = 8000  # milliseconds that a passing line stays; twice the reading time of 20 words


class MessageBar(QWidget):
    """A bar that stays until it is closed; it takes no focus away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Message")
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # names of files and outlets may look like mark-up
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setToolTip("Close this message (Esc)")
        self.close_button.setProperty("flat", True)
        self.close_button.setAccessibleName("Close this message")
        self.close_button.clicked.connect(self.hide)
        self._do: Callable[[], None] = self.hide
        self.action.clicked.connect(lambda: self._do())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the cross anew in the ink of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.close_button.setIcon(icon("close", self.palette()))

    def tell(self, text: str, warning: bool, button: Button | None = None) -> None:
        """Show `text`, with a button when there is something to do about it."""
        self.setProperty("role", "warning" if warning else "info")
        self.style().unpolish(self)
        self.style().polish(self)
        self.close_button.setIcon(icon("close", self.palette()))
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.action.setVisible(button is not None)
        if button:
            self.action.setText(button[0])
            self.action.setAccessibleName(button[0])
            self._do = button[1]
        self.show()
        announce(self, text)


class Messages:
    """Shows what is to be told: in the bar when it matters, in the status line when it passes."""

    def __init__(self, bar: MessageBar, status: QStatusBar) -> None:
        self._bar, self._status = bar, status

    def error(self, error: ReaderError) -> None:
        """Show an error of the world: its sentence and what to do next."""
        if error.sentence != "Stopped.":  # the user did that; it needs no telling
            self._bar.tell(f"{error.sentence} {error.next_step}".strip(), warning=True)

    def info(self, text: str, button: Button | None = None) -> None:
        """Show what was done, with a button for more when there is more."""
        self._bar.tell(text, warning=False, button=button)

    def passing(self, text: str) -> None:
        """Show a line that goes away by itself."""
        self._status.showMessage(text, STATUS_TIME)
        announce(self._status, text)

    def listing(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show a list of (name, what is to be said of it)."""
        ListDialog(title, lines, self._bar.window()).exec()

    def close(self) -> bool:
        """Close what is shown; tell whether something was."""
        shown = self._bar.isVisible()
        self._bar.hide()
        return shown

    def bug(self, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        """Show a mistake of our own, and print it whole; for sys.excepthook."""
        sys.__excepthook__(kind, error, at)
        if isinstance(error, ReaderError):
            self.error(error)
            return
        report = "".join(traceback.format_exception(kind, error, at))
        copy = ("Copy the report", lambda: QGuiApplication.clipboard().setText(report))
        self._bar.tell("Synoptic made a mistake and could not do this. Your articles are safe.", True, copy)


class Recorder(Messages):
    """Keeps what would be shown, for tests."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.infos: list[str] = []
        self.lists: list[tuple[str, list[tuple[str, str]]]] = []
        self.buttons: list[Button] = []

    def error(self, error: ReaderError) -> None:
        self.errors.append(f"{error.sentence} {error.next_step}".strip())

    def info(self, text: str, button: Button | None = None) -> None:
        self.infos.append(text)
        if button:
            self.buttons.append(button)

    def passing(self, text: str) -> None:
        self.infos.append(text)

    def listing(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        self.lists.append((title, list(lines)))

    def close(self) -> bool:
        return False


class ListDialog(QDialog):
    """A list of things with a sentence each, to read and to copy."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._lines = lines
        view = QListWidget()
        view.setWordWrap(True)
        view.setSpacing(2)
        view.setAccessibleName(title)
        for name, said in lines:
            view.addItem(QListWidgetItem(f"{name}\n{said}" if name else said))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy the list", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        stack(self, buttons, view)
        self.resize(640, 380)

    def copy(self) -> None:
        """Put the whole list on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {said}" for name, said in self._lines))
