"""Looks into the watched folders while the window is open, as long as there are any."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from store.database import Library
from store.watched import Watched

EVERY = 60_000
"""Milliseconds between two looks; a look at 10,000 files that are known takes the worker a third of a second."""

FIRST = 3_000
"""Milliseconds after the start: the window is drawn and the worker has loaded by then."""


class Watching(QObject):
    """`look` is called at the start and every minute, unless the worker is `busy` or no folder is watched."""

    def __init__(
        self, library: Library, look: Callable[[], None], busy: Callable[[], bool], parent: QObject, first: int = FIRST
    ) -> None:
        super().__init__(parent)
        self._watched, self._look, self._busy = Watched(library.settings), look, busy
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.now)
        self.timer.start()
        self.first = QTimer(self)
        self.first.setSingleShot(True)
        self.first.timeout.connect(self.now)
        self.first.start(first)

    def now(self) -> None:
        """Look, if there is anything to look at."""
        if not self._busy() and self._watched.folders():
            self._look()

    def stop(self) -> None:
        """Look no more: the library is about to be closed."""
        self.timer.stop()
        self.first.stop()
