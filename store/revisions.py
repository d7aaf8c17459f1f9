"""The count of changes of articles, by which search index and events see what is new; and the time of a change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from store.sqlite import Database


def revision(db: Database) -> int:
    """Return the number of the latest change of an article."""
    return int(db.execute("SELECT value FROM counters WHERE name = 'revision'").fetchone()[0])


def next_revision(db: Database) -> int:
    """Count one more change and return its number."""
    cursor = db.execute("UPDATE counters SET value = value + 1 WHERE name = 'revision' RETURNING value")
    return int(cursor.fetchall()[0][0])


def touch(db: Database, articles: Iterable[int]) -> None:
    """Let the search index and the events see that articles are others than they were."""
    for article in articles:
        db.execute("UPDATE articles SET revision = ? WHERE id = ?", [next_revision(db), article])


def now() -> str:
    """Return the time as the library keeps it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
