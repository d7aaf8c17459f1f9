"""A consistent copy of the library in one file, written beside its place and then put there in one step."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from store import schema
from store.connection import connect, connect_to_read, tell
from store.errors import LibraryError
from store.sqlite import Database


def copy_to(db: Database, file: Path) -> None:
    """Copy the open library to `file`; raises LibraryError where it must not or cannot be written."""
    file = Path(file).absolute()
    if not file.name or "\0" in str(file):
        raise LibraryError(f"{file} is no name of a file.", "Give a name for the backup.")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        _refuse(db, file)
        _copy(db.conn, unfinished)
        os.replace(unfinished, file)
    except OSError as error:
        raise LibraryError(
            f"The backup {file} cannot be written: {error.strerror}.", "Choose another place for it."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def put_back(file: Path, folder: Path) -> None:
    """Make a library in `folder` of a backup, whole or not at all; LibraryError where one is there, or none is in it.

    The backup itself stays as it is.
    """
    file, target = Path(file).absolute(), Path(folder).absolute() / "library.db"
    unfinished = target.with_name(f".library.db.{os.getpid()}.part")
    try:
        if not file.is_file() or not _is_ours(file):
            raise LibraryError(f"{file} is not a backup of a library.", "Choose a file that `synoptic backup` wrote.")
        if target.exists():
            raise LibraryError(
                f"There is a library in {target.parent} already.", "Choose an empty folder: nothing is overwritten."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect_to_read(file)) as source:
            _sound(source, file)
            _copy(source, unfinished)
        os.rename(unfinished, target)
    except OSError as error:
        raise LibraryError(
            f"The library in {target.parent} cannot be written: {error.strerror}.", "Choose another folder for it."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _sound(source: sqlite3.Connection, file: Path) -> None:
    wrong = source.execute("PRAGMA quick_check(1)").fetchone()[0]
    if wrong != "ok":
        raise LibraryError(f"The backup {file} is damaged.", "Try an older one.")


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(72)


def _is_ours(file: Path) -> bool:
    head = _head(file)
    return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == schema.APPLICATION


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
    head = _head(file)
    return not head or (_is_ours(file) and head[18] == 1)


def _copy(source: sqlite3.Connection, unfinished: Path) -> None:
    try:
        with closing(connect(unfinished)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # so that the one file is all of it
    except sqlite3.Error as error:
        raise tell(error, unfinished) or error from error
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())
