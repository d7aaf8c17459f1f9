"""The library: one folder with one SQLite file that holds the articles, the events and the user's decisions."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from store import schema
from store.articles import Articles
from store.backup import copy_to
from store.check import problems
from store.connection import connect, connect_to_read
from store.copies import Copies
from store.corrections import Corrections
from store.errors import LibraryError
from store.events import Events
from store.marks import Marks
from store.notes import Notes
from store.outlets import Outlets
from store.revisions import revision
from store.rules import Rules
from store.settings import Settings
from store.sqlite import Database, writing

FILE = "library.db"
_OF_AN_INDEX = re.compile(
    r"LOCK|(?:stamp|building)\.json.*|(?:events|judged|sayings)\.db.*|[0-9a-f]{12}"
)  # all that an index folder holds


class Library:
    """An open library. Used in the thread that opened it; other processes may read and write beside it.

    `read_only`: it lies where nothing can be written; whatever would change it is a LibraryError.
    """

    def __init__(self, folder: Path, db: Database, read_only: bool = False) -> None:
        self.folder, self.read_only = folder, read_only
        self.db = db
        self._file = _identity(folder / FILE)
        self.articles = Articles(db)
        self.corrections = Corrections(db)
        self.events = Events(db)
        self.notes = Notes(db)
        self.rules = Rules(db)
        self.outlets = Outlets(db)
        self.marks = Marks(db)
        self.copies = Copies(db)
        self.settings = Settings(db)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is done inside happen whole, or not at all when anything is raised (GeneratorExit too).

        May be nested: the inner one can fail alone.
        """
        with writing(self.db):
            yield

    def must_be_there(self) -> None:
        """Raise LibraryError when the file was deleted or replaced: SQLite would go on writing where nobody reads."""
        if _identity(self.folder / FILE) != self._file:
            raise LibraryError(
                f"The library in {self.folder} was moved, deleted or replaced while it was open.",
                "Put it back, or open it again; what is imported now would be lost.",
            )

    def revision(self) -> int:
        """Return a number that grows with every change of an article."""
        return revision(self.db)

    def newest(self) -> str:
        """Name the article that came last, "" when there is none; see `had`."""
        row = self.db.execute("SELECT id, sha256 FROM articles ORDER BY id DESC LIMIT 1").fetchone()
        return f"{row[0]} {row[1]}" if row else ""

    def had(self, newest: str) -> bool:
        """Tell whether this library once named that as its newest; not so one that was put back to an older state."""
        number, _, sha256 = newest.partition(" ")
        return not newest or self.articles.known(sha256) == int(number)

    def check(self) -> list[str]:
        """Return, in plain sentences, all that is wrong with the library; empty when all is well."""
        return problems(self.db)

    def backup(self, file: Path) -> None:
        """Write a consistent copy of the whole library to `file`, whole or not at all.

        Put into a folder of its own under the name library.db, the copy is a library.
        """
        copy_to(self.db, file)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_library(folder: Path) -> Library:
    """Open the library in `folder`, making the folder and an empty library where there is none.

    One that cannot be written is opened to be read. Raises LibraryError when it is newer than the program, damaged, in
    use, or can neither be written nor read.
    """
    if sqlite3.sqlite_version_info < (3, 38):
        raise LibraryError(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; Synoptic needs 3.38 or later.",
            "Use a newer Python.",
        )
    folder = Path(folder)
    _make(folder)
    _refuse_anothers(folder)
    if _only_readable(folder):
        return Library(folder, _to_read(folder), read_only=True)
    db = Database(connect(folder / FILE))
    try:
        _prepare(db, folder)
    except LibraryError as error:
        db.close()
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF not in _UNWRITABLE:
            raise
        return Library(folder, _to_read(folder, error), read_only=True)
    except BaseException:
        db.close()
        raise
    return Library(folder, db)


# How SQLite fails where a disk is read-only or so full that it has no room for what it notes beside the library.
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


def _only_readable(folder: Path) -> bool:
    file = folder / FILE
    return file.exists() and not (os.access(folder, os.W_OK) and os.access(file, os.W_OK))


def _to_read(folder: Path, met: LibraryError | None = None) -> Database:
    """Open what cannot be written; `met` is the error that told so, raised when there is nothing to be read either."""
    if met is not None and not _has_tables(folder / FILE):
        raise met
    db = Database(connect_to_read(folder / FILE))
    try:
        if _format(db, folder) < schema.FORMAT:
            raise LibraryError(
                f"The library in {folder} is of an older Synoptic, and cannot be brought up to date where it is.",
                "Copy the folder to where it can be written, and open it there.",
            )
    except BaseException:
        db.close()
        raise
    return db


def _has_tables(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def _refuse_anothers(folder: Path) -> None:
    """Raise LibraryError where a new library's index would stand among somebody else's files.

    What is in the index is thrown away now and then, so it must never be a folder that was there before.
    """
    index = folder / "index"
    if (folder / FILE).exists() or not index.exists():
        return
    ours = index.is_dir() and all(_OF_AN_INDEX.fullmatch(entry.name) for entry in index.iterdir())
    if not ours:
        raise LibraryError(
            f"{folder} has a folder “index” of another kind in it.", "Choose an empty folder with --library."
        )


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise LibraryError(f"{folder} is a file; a library is a folder.", "Choose a folder with --library.") from error
    except OSError as error:
        raise LibraryError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Choose another folder with --library."
        ) from error


def _prepare(db: Database, folder: Path) -> None:
    """Refuse what is not ours or newer, bring what is older up to date, and set the connection up."""
    if _format(db, folder) < schema.FORMAT:
        with writing(db):
            if _format(db, folder) < schema.FORMAT:  # another process may have done it meanwhile
                schema.migrations.apply(db)
                db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
                db.execute(f"PRAGMA user_version = {schema.FORMAT}")
    if db.journal_mode != "wal":
        db.execute("PRAGMA journal_mode = WAL")
    # In WAL a kill or crash loses nothing that was committed; only a power cut may lose the last moments, and never
    # leaves a half article. FULL costs a disk flush for every article of an import.
    db.execute("PRAGMA synchronous = NORMAL")


def _format(db: Database, folder: Path) -> int:
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    ours = int(db.execute("PRAGMA application_id").fetchone()[0]) == schema.APPLICATION
    if not ours and (found or db.table_names()):
        raise LibraryError(
            f"The file {folder / FILE} belongs to another program.",
            "Move it away, or choose another folder with --library.",
        )
    if found > schema.FORMAT:
        raise LibraryError(
            f"This library was made by a newer Synoptic (format {found}; this one reads up to {schema.FORMAT}).",
            "Update Synoptic, or choose another folder with --library.",
        )
    return found
