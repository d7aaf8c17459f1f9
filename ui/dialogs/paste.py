"""Pasting an article: what was understood of it is shown, and can be put right, before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from store.errors import ReaderError
from store.records import Details
from ui.browser import QuietBrowser
from ui.dialogs.details import DetailsForm
from ui.jobs import Worker
from ui.panels.cards import Card, CardList, CardModel

PAUSE = 400  # milliseconds without a change before the text is read again
SHOWN = ("title", "outlet", "byline", "published", "language", "url")


class PasteDialog(QDialog):
    """Takes a text; `keep` is called with it and the details that the user changed. Ctrl+Return keeps it."""

    def __init__(
        self, worker: Worker, keep: Callable[[str, dict[str, str]], None], text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste an article")
        self._worker, self._keep = worker, keep
        self._asked = 0
        self.edit = QPlainTextEdit()
        self.edit.setPlaceholderText("Paste the whole page here, with headline, author and date if you have them.")
        self.edit.setAccessibleName("Text of the article as it was copied")
        self.edit.setTabChangesFocus(True)
        self.form = DetailsForm(SHOWN)
        self.clean = QuietBrowser("The article as it was understood")
        self._aside_model = CardModel(self)
        self.aside = CardList("What would be set aside", lambda _: None)
        self.aside.setModel(self._aside_model)
        self.said = QLabel("Nothing is pasted yet.")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", "faint")
        self.said.setWordWrap(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._read)
        self.edit.textChanged.connect(self._changed)
        self._lay_out()
        self.edit.setPlainText(text)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.clean, "Article")
        self.tabs.addTab(self.aside, "Set aside")
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(_heading("As copied"))
        left.addWidget(self.edit, 1)
        right.addWidget(_heading("As understood"))
        right.addWidget(self.form)
        right.addWidget(self.tabs, 1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self.save = buttons.button(kinds.Save)
        self.save.setText("Keep this article")
        self.save.setEnabled(False)
        self.save.setToolTip("Ctrl+Return")
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.save.click)  # nothing before the text was understood
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        column.addLayout(foot)
        self.resize(1040, 680)

    def _changed(self) -> None:
        self.save.setEnabled(False)
        self._rest.start()

    def _read(self) -> None:
        self._worker.forget(self._asked)
        text = self.edit.toPlainText()
        if text.strip():
            self._asked = self._worker.ask("preview", {"text": text}, self._understood, failed=self._failed)
        else:
            self.said.setText("Nothing is pasted yet.")

    def _understood(self, told: dict[str, Any]) -> None:
        self.form.show_details(Details(**told["details"]))
        self.clean.setPlainText(told["text"])
        aside = told.get("furniture", [])
        reasons = [piece["reason"] for piece in aside]
        self._aside_model.show(
            [
                Card(place, reason[:1].upper() + reason[1:] or "Set aside", words=piece["text"])
                for place, (piece, reason) in enumerate(zip(aside, reasons, strict=True))
            ]
        )
        self.tabs.setTabText(1, f"Set aside ({len(aside)})")
        words = len(told["text"].split())
        pieces = f"{len(aside)} piece{'s' if len(aside) != 1 else ''} set aside"
        self.said.setText(f"{words:,} words of article, {pieces}. An empty field was not told in the text.")
        self.save.setEnabled(bool(words))

    def _failed(self, error: ReaderError) -> None:
        self.clean.clear()
        self.said.setText(f"{error.sentence} {error.next_step}".strip())

    def _accept(self) -> None:
        wrong = self.form.wrong()
        if wrong:
            self.said.setText(wrong)
            return
        self._keep(self.edit.toPlainText(), self.form.changed())
        self.accept()

    def done(self, result: int) -> None:
        """Let an answer that is still under way fall."""
        self._rest.stop()
        self._worker.forget(self._asked)
        super().done(result)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "title")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label
