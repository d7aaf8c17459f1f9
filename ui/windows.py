"""The windows of the program: one for each library, more on the same one at wish; the program ends with the last."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from store.errors import ReaderError
from ui.window import OpenOther, Window

Make = Callable[[Path, bool, OpenOther], Window]


class Windows:
    """`make` makes a window on the library in a folder (True: the sample)."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self.shown: list[Window] = []

    def show(self, folder: Path, sample: bool = False, instead: Window | None = None) -> Window | None:
        """Show a library in a new window, in the place of another one when that has no work to finish first."""
        if instead is not None and not instead.may_leave():
            return None
        try:
            window = self._make(folder, sample, lambda other, is_sample: self._other(window, other, is_sample))
        except ReaderError as error:
            if not self.shown:
                raise
            (instead or self.shown[-1]).messages.error(error)
            return None
        window.beside = lambda: self._beside(window, folder, sample)
        window.closed.connect(lambda: self._gone(window))
        self.shown.append(window)
        sys.excepthook = window.messages.bug
        window.show()  # before the old one closes: the program ends with its last window
        if instead is not None:
            instead.close()
        return window

    def asked(self, folder: Path | None, files: Sequence[Path] = ()) -> None:
        """Come to the front, with a library and files when another start of the program asked for them."""
        known = next((one for one in self.shown if folder and one.library.folder.resolve() == folder.resolve()), None)
        window = known or (self.show(folder) if folder else next(iter(self.shown), None))
        if window is not None:
            window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
            window.raise_()
            window.activateWindow()
            window.importing.paths([str(file) for file in files])

    def _other(self, window: Window, folder: Path, sample: bool) -> None:
        self.show(folder, sample, instead=window)

    def _beside(self, window: Window, folder: Path, sample: bool) -> None:
        new = self.show(folder, sample)
        if new is not None:
            new.move(window.pos().x() + 40, window.pos().y() + 40)

    def _gone(self, window: Window) -> None:
        if window in self.shown:
            self.shown.remove(window)
            window.deleteLater()
