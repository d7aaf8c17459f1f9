"""The library as a whole: opening another, backing up, checking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QSettings

from store.errors import ReaderError
from ui.dialogs.questions import Questions
from ui.reading import Desk, Reading

RECENT = "recent"
KEPT = 8  # libraries in the menu


class Keeping:
    """`opened` is called with the folder of another library to open, and whether it is the sample."""

    def __init__(
        self, desk: Desk, reading: Reading, questions: Questions, opened: Callable[[Path, bool], None]
    ) -> None:
        self._desk, self._reading, self._questions, self._opened = desk, reading, questions, opened

    def open(self) -> None:
        """Ask for the folder of another library."""
        chosen = self._questions.folder("Open a library, or choose an empty folder for a new one")
        if chosen:
            self._opened(Path(chosen), False)

    def sample(self) -> None:
        """Open the library of invented sample articles."""
        self._opened(sample_folder(), True)

    def backup(self) -> None:
        """Ask for a file and copy the whole library into it."""
        to = self._questions.save("Back up the library", "library-backup.db", "Library (*.db);;All files (*)")
        if to:
            self._long("backup", {"to": to}, "Copying the library", f"The library was copied to {to}")

    def check(self) -> None:
        """Look for damage and say what was found."""
        work = self._desk.progress.begin("Checking the library")

        def done(wrong: list[str]) -> None:
            self._desk.progress.end(work)
            if wrong:
                self._desk.messages.listing("What is wrong with the library", [("", line) for line in wrong])
            else:
                self._desk.messages.info("The library was checked: all is well.")

        self._ask("check", {}, work, done)

    def _long(self, verb: str, args: dict[str, Any], doing: str, said: str) -> None:
        work = self._desk.progress.begin(doing)

        def done(_: Any) -> None:
            self._desk.progress.end(work)
            self._desk.messages.info(said)

        self._ask(verb, args, work, done)

    def _ask(self, verb: str, args: dict[str, Any], work: int, done: Callable[[Any], None]) -> None:
        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)

        self._desk.worker.ask(verb, args, done, failed=failed)


def sample_folder() -> Path:
    """Return the folder of the sample library; the terminal uses the same."""
    return Path(platformdirs.user_data_dir("synoptic", appauthor=False)) / "sample"


def recent(settings: QSettings) -> list[Path]:
    """Return the libraries that were open lately and still are there."""
    kept = settings.value(RECENT, [])
    names = [kept] if isinstance(kept, str) else list(kept) if isinstance(kept, (list, tuple)) else []
    return [Path(name) for name in names if Path(name, "library.db").exists()]


def remember(settings: QSettings, folder: Path) -> None:
    """Put a library at the head of those that were open lately."""
    others = [path for path in recent(settings) if path != folder]
    settings.setValue(RECENT, [str(path) for path in (folder, *others)[:KEPT]])
