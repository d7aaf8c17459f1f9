"""Taking articles out of the library, and putting them back: nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from store.errors import ReaderError
from store.names import day
from store.records import Listing, Progress
from ui.dialogs.stacked import stack
from ui.reading import Desk, Reading


class Removing:
    """Has articles removed and restored by the worker, then shows what is left."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        self._desk, self._reading = desk, reading

    def remove(self) -> None:
        """Remove the articles selected in the list, or else the one that is read alone."""
        chosen = self._chosen()
        if not chosen:
            self._desk.messages.passing("Select articles in the list first.")
            return
        here = self._reading.here
        if here is not None and here.event is None and set(here.articles) & set(chosen):
            self._reading.leave()
        many = "The article was" if len(chosen) == 1 else f"{len(chosen):,} articles were"
        self._ask("remove", chosen, lambda: self._tell(f"{many} removed. Nothing of it is deleted.", chosen))

    def restore(self, articles: Sequence[int]) -> None:
        """Put removed articles back."""
        many = "The article is" if len(articles) == 1 else f"{len(articles):,} articles are"
        self._ask("restore", articles, lambda: self._desk.messages.info(f"{many} back in the library."))

    def show_removed(self) -> None:
        """List what was removed, to put it back."""
        removed = self._desk.library.articles.listings(removed=True)
        if removed:
            RemovedDialog(removed, self.restore, self._desk.centre.window()).exec()
        else:
            self._desk.messages.passing("No article was removed from this library.")

    def _chosen(self) -> list[int]:
        sidebar, centre = self._desk.sidebar, self._desk.centre
        if sidebar.list is sidebar.articles.list and sidebar.list.keys():
            return sidebar.list.keys()
        number = centre.current_article() if centre.reads else None
        return [] if number is None else [number]

    def _tell(self, said: str, articles: Sequence[int]) -> None:
        self._desk.messages.info(said, ("Put back", lambda: self.restore(articles)))

    def _ask(self, verb: str, articles: Sequence[int], then: Callable[[], object]) -> None:
        work = self._desk.progress.begin("Bringing events up to date")

        def done(_: Any) -> None:
            self._desk.progress.end(work)
            then()
            self._reading.refresh()
            self._reading.reload()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)
            self._reading.refresh()

        def seen(step: Progress) -> None:
            self._desk.progress.see(work, step)

        self._desk.worker.ask(verb, {"articles": list(articles)}, done, failed=failed, seen=seen)


class RemovedDialog(QDialog):
    """The removed articles; those that are selected can be put back."""

    def __init__(self, removed: Sequence[Listing], restore: Callable[[Sequence[int]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Removed articles")
        self._restore = restore
        self.list = QListWidget()
        self.list.setAccessibleName("Removed articles")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for one in removed:
            line = " · ".join(part for part in (one.outlet, day(one.published)) if part)
            item = QListWidgetItem(f"{one.title or '(no headline)'}\n{line}".strip())
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back = buttons.addButton("&Put back", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._put_back)
        buttons.rejected.connect(self.reject)
        self.list.itemSelectionChanged.connect(self._count)
        stack(self, buttons, self.list)
        self.resize(560, 380)
        self._count()

    def _selected(self) -> list[int]:
        return [int(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()]

    def _count(self) -> None:
        self.back.setEnabled(bool(self._selected()))

    def _put_back(self) -> None:
        self._restore(self._selected())
        self.accept()
