"""What takes long to find out of texts is kept in a SQLite file beside the index, which may be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Protocol

_PATIENCE = 5.0  # seconds to wait for another process that is just writing


class Judged(Protocol):
    """Where it is kept; a dict will do. The keys name the texts and the weights, so that nothing kept grows old."""

    def get(self, key: str, /) -> bytes | None:
        """Return what was kept under a key."""
        ...

    def update(self, told: Mapping[str, bytes], /) -> None:
        """Keep more."""
        ...


class JudgedFile:
    """Keeps in a file; where nothing can be kept there, for this session only."""

    def __init__(self, file: Path) -> None:
        self._fresh: dict[str, bytes] = {}
        self._file = file

    @cached_property
    def _db(self) -> sqlite3.Connection | None:
        """The file, opened when it is first needed."""
        with suppress(sqlite3.Error, OSError):
            return _opened(self._file)
        return None

    def get(self, key: str, /) -> bytes | None:
        """Return what was kept under a key."""
        if key in self._fresh or self._db is None:
            return self._fresh.get(key)
        try:
            row = self._db.execute("SELECT told FROM judged WHERE key = ?", [key]).fetchone()
        except sqlite3.Error:
            return None
        return bytes(row[0]) if row else None

    def update(self, told: Mapping[str, bytes], /) -> None:
        """Keep more, all in one transaction."""
        if self._db is not None:
            with suppress(sqlite3.Error), self._db:
                self._db.executemany("INSERT OR REPLACE INTO judged VALUES (?, ?)", told.items())
                return
        self._fresh.update(told)

    def close(self) -> None:
        """Let go of the file."""
        if (db := self.__dict__.pop("_db", None)) is not None:
            db.close()


def _opened(file: Path) -> sqlite3.Connection:
    """Open the file; one that is broken is made anew."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _with_table(file)
    except sqlite3.OperationalError:
        raise  # in use, or nothing can be written there
    except sqlite3.DatabaseError:
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
        return _with_table(file)


def _with_table(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("CREATE TABLE IF NOT EXISTS judged (key TEXT PRIMARY KEY, told BLOB NOT NULL) WITHOUT ROWID")
    except sqlite3.Error:
        db.close()
        raise
    return db
