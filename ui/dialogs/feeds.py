"""The feeds that a library follows: adding and removing them, lists of feeds in and out, fetching them on request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from store.errors import ReaderError
from store.feeds import Feed
from ui.dialogs.questions import LISTS, Questions
from ui.jobs import Worker

NONE = "This library follows no feeds yet. Add the address of an outlet's RSS or Atom feed, or a list of feeds (OPML)."
SOME = "Nothing is fetched until you ask for it."


class FeedsDialog(QDialog):
    """Lists the feeds; `fetch` is called when the user wants their articles, and the dialog closes."""

    def __init__(
        self, worker: Worker, questions: Questions, fetch: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Feeds")
        self._worker, self._questions, self._fetch = worker, questions, fetch
        self.list = QListWidget()
        self.list.setAccessibleName("Feeds that this library follows")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.said = QLabel(NONE)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", "faint")
        self.said.setWordWrap(True)
        self.add = _button("&Add an address…", self._add)
        self.bring = _button("Add a &list of feeds…", self._bring)
        self.write = _button("&Save as a list…", self._write)
        self.remove = _button("Stop &following", self._remove)
        self.fetch = _button("Fetch &now", self._fetch_now)
        self._lay_out()
        self._ask("feeds", {}, self._show)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        for button in (self.add, self.bring, self.write, self.remove):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.fetch, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(720, 420)

    def _ask(self, verb: str, args: dict[str, Any], done: Callable[[Any], None], answer: Any = Any) -> None:
        failed = self._failed
        self._worker.ask(verb, args, done, answer=list[Feed] if verb == "feeds" else answer, failed=failed)

    def _show(self, feeds: list[Feed]) -> None:
        self.list.clear()
        for feed in feeds:
            when = f"fetched {feed.refreshed[:10]}" if feed.refreshed else "not fetched yet"
            told = f"{feed.title}\n{feed.address}" if feed.title else feed.address
            item = QListWidgetItem(f"{told}\n{feed.problem or when}")
            item.setData(Qt.ItemDataRole.UserRole, feed.address)
            self.list.addItem(item)
        self.said.setText(SOME if feeds else NONE)
        self.fetch.setEnabled(bool(feeds))
        self.write.setEnabled(bool(feeds))
        self._chosen()

    def _chosen(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

    def _failed(self, error: ReaderError) -> None:
        self.said.setText(f"{error.sentence} {error.next_step}".strip())

    def _again(self, told: str) -> None:
        def shown(feeds: list[Feed]) -> None:
            self._show(feeds)
            self.said.setText(told)

        self._ask("feeds", {}, shown)

    def _subscribe(self, sources: list[str]) -> None:
        def done(new: int) -> None:
            many = f"{new} feeds were" if new != 1 else "1 feed was"
            self._again(f"{many} added. {SOME}" if new else "It was followed already.")

        self._ask("subscribe", {"sources": sources}, done)

    def _add(self) -> None:
        address = self._questions.name("Follow a feed", "Address of the outlet's RSS or Atom feed:", "https://")
        if address and address != "https://":
            self._subscribe([address if "://" in address else f"https://{address}"])

    def _bring(self) -> None:
        file = self._questions.file("Add a list of feeds", LISTS)
        if file:
            self._subscribe([file])

    def _write(self) -> None:
        to = self._questions.save("Save the list of feeds", "feeds.opml", LISTS)
        if to:
            self._ask("feeds", {"to": to}, lambda _: self.said.setText(f"The list was saved as {to}"))

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            address = str(item.data(Qt.ItemDataRole.UserRole))
            self._ask("unsubscribe", {"address": address}, lambda _: self._again("Its articles stay in the library."))

    def _fetch_now(self) -> None:
        self.accept()
        self._fetch()


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
