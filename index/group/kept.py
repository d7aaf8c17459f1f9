"""What grouping keeps from one time to the next: a SQLite file that may be deleted at any time.

Each article's terms and its nearest, the links of every pair that was lined up, and what was made of them.
Only plain numbers and JSON are kept, so a file from elsewhere can at worst group wrongly.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from index.group.vectors import Floats, Ints, Packed

_VERSION = 7  # raise when any of what is kept is worked out in another way
_PATIENCE = 30.0  # seconds to wait for another process that is just writing
_LINKS = np.dtype([("a", "<u4"), ("b", "<u4"), ("strength", "<f4")])
_TABLES = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS vocabulary (number INTEGER PRIMARY KEY, term TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS arrays (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS postings (term INTEGER PRIMARY KEY, articles BLOB, weights BLOB);
CREATE TABLE IF NOT EXISTS stories (article INTEGER PRIMARY KEY, story INTEGER);
CREATE INDEX IF NOT EXISTS stories_story ON stories (story);
CREATE TABLE IF NOT EXISTS articles (article INTEGER PRIMARY KEY, stamp TEXT, language TEXT, outlet TEXT, day REAL,
  columns BLOB, weights BLOB, flags BLOB, told BLOB);
CREATE INDEX IF NOT EXISTS articles_stamp ON articles (article, stamp);
CREATE TABLE IF NOT EXISTS nearest (article INTEGER PRIMARY KEY, others BLOB, likeness BLOB);
CREATE TABLE IF NOT EXISTS pairs (a INTEGER, b INTEGER, links BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairs_b ON pairs (b);
CREATE TABLE IF NOT EXISTS made (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""

_PACKED = "SELECT article, language, outlet, day, columns, weights, flags, told FROM articles"

Linked = tuple[int, int, float]
"""Places of two passages and how strongly they are linked."""
Nearest = tuple[int, Ints, Floats]
"""An article, the ids of those nearest to it, and how alike they are."""


class Changed(Exception):
    """Articles have changed, or another process has, while events were worked out: all must be looked at again."""


class Kept:
    """The file, opened; one of another version, or broken, is made anew."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._held: str | None = None
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except sqlite3.OperationalError:
            raise  # in use, or the disk is full: nothing is wrong with what is kept
        except sqlite3.DatabaseError:
            self.forget()

    def forget(self) -> None:
        """Throw all away."""
        with suppress(AttributeError):
            self.db.close()
        for end in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)
        self._open()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; raises Changed when another process has read newer or older articles since `hold`."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            if self._held is not None and self.get("revision") != self._held:
                raise Changed
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def hold(self) -> None:
        """From now on write only what was worked out from the articles as they are kept now."""
        self._held = self.get("revision")

    def get(self, name: str) -> str:
        """Return what was set under a name, "" when nothing was."""
        row = self.db.execute("SELECT value FROM told WHERE name = ?", [name]).fetchone()
        return str(row[0]) if row else ""

    def keep(self, name: str, value: object) -> None:
        """Keep a value under a name, instead of what was."""
        self.db.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", [name, str(value)])

    def vocabulary(self) -> Iterator[str]:
        """Yield every term in the order of their numbers."""
        for (term,) in self.db.execute("SELECT term FROM vocabulary ORDER BY number"):
            yield term

    def terms(self) -> int:
        """Return how many terms there are."""
        return int(self.db.execute("SELECT coalesce(max(number) + 1, 0) FROM vocabulary").fetchone()[0])

    def stamps(self) -> dict[int, str]:
        """Return for every article, ascending, what tells whether it has changed."""
        return dict(self.db.execute("SELECT article, stamp FROM articles ORDER BY article"))

    def count(self) -> int:
        """Return how many articles there are."""
        return int(self.db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def days(self) -> dict[int, int | None]:
        """Return for every article its day as an ordinal, None where nothing tells it."""
        query = "SELECT article, CAST(day AS INTEGER) FROM articles"  # NaN is kept as NULL
        return dict(self.db.execute(query))

    def articles(self, wanted: Iterable[int] | None = None) -> Iterator[Packed]:
        """Yield the terms of every article, ascending, or of the wanted ones that are there, in their order."""
        if wanted is None:
            rows = self.db.execute(f"{_PACKED} ORDER BY article")
            yield from (_packed(row) for row in rows)
            return
        for number in wanted:
            row = self.db.execute(f"{_PACKED} WHERE article = ?", [number]).fetchone()
            if row is not None:
                yield _packed(row)

    def put_article(self, one: Packed, stamp: str) -> None:
        """Keep an article's terms; nothing that was worked out from its former words stays."""
        number = one.article
        self.db.execute("DELETE FROM nearest WHERE article = ?", [number])
        self.db.execute("DELETE FROM pairs WHERE a = ? OR b = ?", [number, number])
        row = (number, stamp, one.language, one.outlet, one.day, one.columns, one.weights, one.flags, one.told)
        self.db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def drop_articles(self, articles: Iterable[int]) -> None:
        """Forget articles, and what was worked out from their words."""
        for number in articles:
            for table in ("articles", "nearest"):
                self.db.execute(f"DELETE FROM {table} WHERE article = ?", [number])
            self.db.execute("DELETE FROM pairs WHERE a = ? OR b = ?", [number, number])

    def nearest(self, wanted: Iterable[int] | None = None) -> Iterator[Nearest]:
        """Yield articles whose nearest are known (all, or the wanted ones): their ids and likenesses, nearest first."""
        query = "SELECT article, others, likeness FROM nearest"
        if wanted is None:
            rows: Iterable[tuple[int, bytes, bytes]] = self.db.execute(query)
        else:
            asked = (self.db.execute(f"{query} WHERE article = ?", [number]).fetchone() for number in wanted)
            rows = (row for row in asked if row is not None)
        for article, others, likeness in rows:
            yield article, np.frombuffer(others, "<i8"), np.frombuffer(likeness, "<f4")

    def put_nearest(self, article: int, others: Ints, likeness: Floats) -> None:
        """Keep the nearest of an article."""
        row = (article, others.astype("<i8").tobytes(), likeness.astype("<f4").tobytes())
        self.db.execute("INSERT OR REPLACE INTO nearest VALUES (?, ?, ?)", row)

    def lined_up(self, pair: tuple[int, int]) -> bool:
        """Tell whether a pair of articles has been lined up."""
        return self.db.execute("SELECT 1 FROM pairs WHERE a = ? AND b = ?", pair).fetchone() is not None

    def links(self, pair: tuple[int, int]) -> list[Linked]:
        """Return the links of a pair."""
        row = self.db.execute("SELECT links FROM pairs WHERE a = ? AND b = ?", pair).fetchone()
        return [] if row is None else np.frombuffer(row[0], _LINKS).tolist()

    def put_links(self, a: int, b: int, links: Sequence[Linked]) -> None:
        """Keep the links of a pair."""
        self.db.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?)", [a, b, np.array(links, _LINKS).tobytes()])

    def names(self) -> set[str]:
        """Return the names of all that was made of articles and links."""
        return {name for (name,) in self.db.execute("SELECT name FROM made")}

    def made(self, name: str) -> bytes:
        """Return what was kept under a name."""
        row = self.db.execute("SELECT value FROM made WHERE name = ?", [name]).fetchone()
        if row is None:
            raise Changed  # another process needed it no longer
        return bytes(row[0])

    def put_made(self, name: str, value: bytes) -> None:
        """Keep what was made under a name that tells all it was made of."""
        self.db.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", [name, value])

    def drop_made(self, names: Iterable[str]) -> None:
        """Forget what is no longer needed."""
        self.db.executemany("DELETE FROM made WHERE name = ?", ((name,) for name in names))

    def _open(self) -> None:
        self.db = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)
        if self.db.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
            raise sqlite3.DatabaseError("made by another version")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.executescript(_TABLES)
        self.db.execute(f"PRAGMA user_version = {_VERSION}")


def _packed(row: tuple[Any, ...]) -> Packed:
    article, language, outlet, day, *arrays = row
    return Packed(article, language, outlet, float("nan") if day is None else day, *arrays)
