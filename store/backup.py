"""A consistent copy of the library in one file, written beside its place and then put there in one step."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from store import schema
from store.connection import connect, tell
from store.errors import LibraryError
from store.sqlite import Database


def copy_to(db: Database, file: Path) -> None:
    """Copy the open library to `file`; raises LibraryError where it must not or cannot be written."""
    file = Path(file).absolute()
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        _refuse(db, file)
        _copy(db, unfinished)
        os.replace(unfinished, file)
    except OSError as error:
        raise LibraryError(
            f"The backup {file} cannot be written: {error.strerror}.", "Choose another place for it."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _refuse(db: Database, file: Path) -> None:
    library = Path(db.execute("PRAGMA database_list").fetchone()[2])
    if file.is_dir():
        raise LibraryError(f"{file} is a folder; a backup is a file.", "Give a name for the file in that folder.")
    if not file.parent.is_dir():
        raise LibraryError(f"There is no folder {file.parent}.", "Make it first, or choose another place.")
    own = {library.resolve(), *(library.with_name(library.name + end).resolve() for end in ("-wal", "-shm"))}
    if file.resolve() in own:
        raise LibraryError("A library cannot be its own backup.", "Choose another file for the backup.")
    if file.exists() and not _is_backup(file):
        raise LibraryError(f"{file} is not a backup of a library.", "Choose a new name, so that nothing is lost.")


def _is_backup(file: Path) -> bool:
    """Tell by the head of the file: an SQLite database that names this program and no library has worked in.

    A library is in WAL mode (2 in byte 18); its -wal file would be played into whatever took the place of the library.
    """
    with file.open("rb") as opened:
        head = opened.read(72)
    ours = head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == schema.APPLICATION
    return not head or (ours and head[18] == 1)


def _copy(db: Database, unfinished: Path) -> None:
    target = connect(unfinished)
    try:
        db.conn.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # so that the one file is all of it
    except sqlite3.Error as error:
        raise tell(error, unfinished) or error from error
    finally:
        target.close()
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())
