"""Errors of the world that Python or SQLite raised, told as the sentence that a user can act on."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from store.connection import tell
from store.errors import LibraryError, ReaderError

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def told(error: Exception, library: Path) -> ReaderError | None:
    """Return what to tell of an error met while working on the library in a folder; None when the mistake is ours.

    Disks fill up, shares vanish and memory ends at any line, so this is asked in one place for all of them: where a
    verb is done.
    """
    if isinstance(error, ReaderError):
        return error
    if isinstance(error, sqlite3.Error):
        return tell(error, library / "library.db")
    if isinstance(error, MemoryError):
        return ReaderError("The memory of this machine is not enough for that.", "Close other programs, or take less.")
    return _of_the_system(error, library) if isinstance(error, OSError) else None


def _of_the_system(error: OSError, library: Path) -> ReaderError:
    where = str(error.filename or library)
    if error.errno in _FULL:
        return LibraryError(
            f"The disk that holds {where} is full.", "Make room on it and try again: what was kept before is safe."
        )
    if error.errno in _REFUSED:
        return LibraryError(f"{where} may not be written or read.", "Allow it, or choose another place.")
    reason = error.strerror or type(error).__name__
    return ReaderError(f"{where} cannot be read or written: {reason}.", "Check the disk that it is on, and try again.")
