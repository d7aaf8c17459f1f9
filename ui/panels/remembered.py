"""The list that drops from the search box: searches that are kept, with what they find now, and those made last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from store.database import Library
from store.errors import ReaderError
from store.names import shorten
from store.records import SavedSearch
from ui.dialogs.questions import Questions
from ui.jobs import Worker
from ui.panels.searchbox import SearchBox
from ui.service import searches

SHOWN = 12  # searches made last
WIDTH = 60  # characters of a query in the list


class Remembered(QObject):
    """Offers the remembered searches below the box, and keeps or forgets them. `asked` is called with a query."""

    def __init__(self, box: SearchBox, library: Library, worker: Worker, asked: Callable[[str], None]) -> None:
        super().__init__(box)
        self._box, self._library, self._worker, self._asked = box, library, worker, asked
        self._questions = Questions(box.window())
        self.menu = QMenu(box)
        box.offered = self.offer

    def offer(self) -> None:
        """Drop the list; the counts of the kept searches follow as soon as they are known."""
        self.menu.clear()
        kept = searches.saved(self._library)
        if kept:
            self._head("Kept searches")
        entries: dict[str, QAction] = {}
        for name, (query, _) in kept.items():
            action = self.menu.addAction(_escaped(name))
            action.setToolTip(query)
            action.triggered.connect(lambda _=False, name=name: self._open(name))
            entries[name] = action
        self._add_keeping(bool(kept))
        past = [query for query in searches.history(self._library) if query != self._box.text().strip()]
        if past:
            self.menu.addSeparator()
            self._head("Made last")
        for query in past[:SHOWN]:
            shown = self.menu.addAction(_escaped(shorten(query, WIDTH)))
            shown.triggered.connect(lambda _=False, query=query: self._asked(query))
        if kept:
            self._worker.ask("saved", {}, lambda told: _count(entries, told), answer=list[SavedSearch], failed=_ignore)
        self.menu.setMinimumWidth(self._box.width())
        self.menu.popup(self._box.mapToGlobal(QPoint(0, self._box.height())))
        first = next(
            (action for action in self.menu.actions() if action.isEnabled() and not action.isSeparator()), None
        )
        if first:
            self.menu.setActiveAction(first)

    def _head(self, words: str) -> None:
        """Put a line of heading, which cannot be chosen: a style sheet hides Qt's own."""
        head = self.menu.addAction(words)
        head.setEnabled(False)

    def _add_keeping(self, some: bool) -> None:
        query = self._box.text().strip()
        keep = self.menu.addAction("Keep this search…" if query else "Type a search to keep it")
        keep.setEnabled(bool(query) and not self._library.read_only)
        keep.triggered.connect(lambda: self._keep(query))
        if some:
            below = self.menu.addMenu("Keep no longer")
            for name in searches.saved(self._library):
                gone = below.addAction(_escaped(name))
                gone.triggered.connect(lambda _=False, name=name: self._tell("forget_search", {"name": name}))

    def _keep(self, query: str) -> None:
        name = self._questions.line("Keep this search", "Its name", shorten(query, 40))
        if name:
            self._tell("keep_search", {"name": name, "query": query})

    def _open(self, name: str) -> None:
        self._worker.ask("open_search", {"name": name}, self._asked, answer=str)

    def _tell(self, verb: str, args: dict[str, str]) -> None:
        self._worker.ask(verb, args, lambda _: None)


def _count(entries: dict[str, QAction], told: list[SavedSearch]) -> None:
    for one in told:
        action = entries.get(one.name)
        words = "cannot be answered" if one.wrong else f"{one.total:,}" + (f" ({one.new:,} new)" if one.new else "")
        try:
            if action is not None:
                action.setText(f"{_escaped(one.name)}\t{words}")
        except RuntimeError:  # the list was closed and made anew meanwhile
            return


def _ignore(_: ReaderError) -> None:
    """Counts that cannot be had are left out."""


def _escaped(words: str) -> str:
    return words.replace("&", "&&")
