"""sqlite-utils, imported without numpy, and its transactions.

It takes numpy along wherever that is installed, only to know its number types: 0.15 s more before the window shows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_with_numpy = "numpy" in sys.modules
if not _with_numpy:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # "not to be found", as the import system has it
try:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations
finally:
    if not _with_numpy:
        del sys.modules["numpy"]

__all__ = ["Database", "Migrations", "writing"]


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction; it takes the right to write at once, so that it never fails half-way for a lock."""
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
