"""Errors of disk, memory and other programs are told in a sentence with a next step; our own are not."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from store import world
from store.errors import NotFound

HERE = Path("/news/library")


def raised(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("unable")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device", "/news/library/index/a"),
        OSError(errno.EROFS, "Read-only file system"),
        PermissionError(errno.EACCES, "Permission denied", "/news"),
        OSError(errno.EIO, "Input/output error"),
        OSError(errno.ESTALE, "Stale file handle", "/news/library"),
        FileNotFoundError(errno.ENOENT, "No such file", "/news/library/library.db"),
        MemoryError(),
        raised(sqlite3.SQLITE_BUSY),
        raised(sqlite3.SQLITE_FULL),
        raised(sqlite3.SQLITE_READONLY),
        raised(sqlite3.SQLITE_IOERR),
        raised(sqlite3.SQLITE_CORRUPT),
        NotFound("There is no such thing.", "Look again."),
    ],
    ids=str,
)
def test_what_the_world_did_is_a_sentence_and_a_next_step(error: Exception) -> None:
    told = world.told(error, HERE)
    assert told is not None
    assert told.sentence.endswith(".")
    assert told.next_step.endswith(".")
    assert "Error" not in str(told)


@pytest.mark.parametrize(
    "error", [KeyError("x"), TypeError("x"), sqlite3.OperationalError("no such table: x")], ids=str
)
def test_our_own_mistakes_surface(error: Exception) -> None:
    assert world.told(error, HERE) is None
