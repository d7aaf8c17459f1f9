"""A connection to the library's file on which SQLite's errors of the world are told in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from store.errors import LibraryError

T = TypeVar("T")

# A reader waits this long for another process to finish writing: one import step takes well under a second.
BUSY_SECONDS = 10.0


def connect(file: Path, how: str = "") -> sqlite3.Connection:
    """Open `file` with foreign keys on; whatever goes wrong outside the program is a LibraryError.

    `how` is what SQLite's address of a file may say after "?".

    Statements commit by themselves unless a transaction was begun.
    """

    class Told(_Connection):
        library = file

    target = file.absolute().as_uri() + (how and f"?{how}")
    try:
        connection = sqlite3.connect(target, uri=True, timeout=BUSY_SECONDS, isolation_level=None, factory=Told)
    except sqlite3.Error as error:
        raise tell(error, file) or error from error
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def connect_to_read(file: Path) -> sqlite3.Connection:
    """Open a file that cannot be written, as on a CD or a share; LibraryError where it cannot even be read.

    SQLite reads a library beside which nothing can be written only when it is told that nobody else writes either:
    true of what was closed properly, where no -wal file is left.
    """
    try:
        return _readable(connect(file, "mode=ro"))
    except LibraryError:
        if _left_open(file):
            raise LibraryError(
                f"The library in {file.parent} cannot be written, and was not closed before it was put there.",
                "Copy the folder to your own disk and open it there.",
            ) from None
        return _readable(connect(file, "immutable=1"))


def _readable(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except LibraryError:
        connection.close()
        raise
    return connection


def _left_open(file: Path) -> bool:
    try:
        return file.with_name(file.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def tell(error: sqlite3.Error, file: Path) -> LibraryError | None:
    """Return the plain sentence for an error of the world, None when the mistake is the program's own."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    sentence, next_step = _SENTENCES.get(code, ("", ""))
    if not sentence:
        return None
    return LibraryError(sentence.format(file=file, folder=file.parent), next_step.format(file=file, folder=file.parent))


# Not "copy the backup over it": what a crash left in library.db-wal beside it would be written into the copy.
_DAMAGED = (
    "The library in {folder} is damaged.",
    "Put a backup back into an empty folder (`synoptic restore-backup`), or choose another folder.",
)
_IN_USE = (
    "The library in {folder} is in use by another program.",
    "Wait until it has finished, or close it, and try again.",
)
_SENTENCES = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_FULL: (
        "The disk that holds the library in {folder} is full.",
        "Make room on it and try again: what was kept before is safe.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The library in {folder} cannot be written.",
        "Allow writing to that folder, or choose another with --library.",
    ),
    sqlite3.SQLITE_PERM: (
        "The library in {folder} may not be opened.",
        "Allow reading and writing that folder, or choose another with --library.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The library in {folder} cannot be opened.",
        "Allow reading and writing that folder, or choose another with --library.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk that holds the library in {folder} failed to read or write.",
        "Check that the disk is still connected, and try again.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "The file {file} is not a Synoptic library.",
        "Move it away, or choose another folder with --library.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
}


class _Cursor(sqlite3.Cursor):
    """A cursor that tells the world's errors in words, while executing and while fetching."""

    def _told(self, call: Callable[..., T], *values: Any) -> T:
        try:
            return call(*values)
        except sqlite3.Error as error:
            connection = self.connection
            plain = tell(error, connection.library) if isinstance(connection, _Connection) else None
            if plain is None:
                raise
            raise plain from error

    def execute(self, *values: Any) -> _Cursor:
        return self._told(super().execute, *values)

    def executemany(self, *values: Any) -> _Cursor:
        return self._told(super().executemany, *values)

    def fetchone(self) -> Any:
        return self._told(super().fetchone)

    def fetchall(self) -> list[Any]:
        return self._told(super().fetchall)

    def fetchmany(self, *values: Any) -> list[Any]:
        return self._told(super().fetchmany, *values)

    def __next__(self) -> Any:
        return self._told(super().__next__)


class _Connection(sqlite3.Connection):
    """A connection that knows which library's file it has open."""

    library: Path

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, *values: Any) -> Any:
        return self.cursor().execute(*values)

    def executemany(self, *values: Any) -> Any:
        return self.cursor().executemany(*values)
