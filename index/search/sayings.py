"""Who is quoted where, worked out apart from the index: it takes six times as long as indexing, and few searches ask.

A table in the index's folder that can be thrown away: for each article its quotations as places of words, the names
of the speakers, and whether figures are told.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.numbers.numbers import numbers
from index.quotes.quotes import quotes
from index.search.analysis import tokens
from store.errors import LibraryError
from store.records import Article, Progress

VERSION = 4
"""One more whenever quotations, speakers or figures are found otherwise."""

FILE = "sayings.db"
BATCH = 200  # articles of a commit: about a second of work
_MAKE = """
CREATE TABLE IF NOT EXISTS sayings (
    article INTEGER PRIMARY KEY, print INTEGER NOT NULL, places BLOB NOT NULL, speakers TEXT NOT NULL,
    figures INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS reached (revision INTEGER NOT NULL, newest TEXT NOT NULL) STRICT;
"""
Row = tuple[int, int, bytes, str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in one article: `places` are pairs of first and last word as 32-bit numbers, one a quotation."""

    places: bytes
    speakers: str  # a line for each quotation: who said it, empty where nobody is told
    figures: bool


class Sayings:
    """The quotations of a library's articles, in a file of the index's folder."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def state(self) -> tuple[int, int]:
        """Return what changes whenever the file does."""
        try:
            seen = self._file.stat()
        except OSError:
            return 0, 0
        return seen.st_mtime_ns, seen.st_size

    def revision(self) -> int:
        """Return up to which revision of the library everything is read; -1 when nothing is."""
        try:
            with closing(self._open()) as db:
                row = db.execute("SELECT revision FROM reached").fetchone()
        except (sqlite3.Error, OSError):
            return -1
        return int(row[0]) if row else -1

    def _newest(self) -> str:
        try:
            with closing(self._open()) as db:
                row = db.execute("SELECT newest FROM reached").fetchone()
        except (sqlite3.Error, OSError):
            return ""
        return str(row[0]) if row else ""

    def all(self) -> dict[int, Said]:
        """Return what is known, by article."""
        try:
            with closing(self._open()) as db:
                rows = db.execute("SELECT article, places, speakers, figures FROM sayings").fetchall()
        except (sqlite3.Error, OSError):
            return {}
        return {row[0]: Said(row[1], row[2], bool(row[3])) for row in rows}

    def refresh(self, library: Any) -> Iterator[Progress]:
        """Read the articles that are new or changed; yields after each. What is done stays when it is stopped."""
        reached, now, newest = self.revision(), library.revision(), library.newest()
        if reached == now:
            return
        if reached > now or not library.had(self._newest()):  # an older state of the library was put back
            reached = -1
        try:
            with closing(self._open()) as db:
                yield from self._read(db, library, reached)
                db.execute("DELETE FROM reached")
                db.execute("INSERT INTO reached VALUES (?, ?)", [now, newest])
                db.commit()
        except sqlite3.Error as error:
            raise LibraryError(
                f"What was found of quotations cannot be kept in {self._file}: {error}.",
                "Check the folder's rights and space; the articles themselves are safe.",
            ) from error

    def _read(self, db: sqlite3.Connection, library: Any, reached: int) -> Iterator[Progress]:
        known = dict(db.execute("SELECT article, print FROM sayings").fetchall())
        total = library.articles.count() if reached < 0 else 0
        batch: list[Row] = []
        for done, article in enumerate(library.articles.changed_since(max(reached, 0)), 1):
            mark = _print(article)
            if known.get(article.id) != mark:
                batch.append((article.id, mark, *_found(article)))
            if len(batch) >= BATCH:
                _keep(db, batch)
            yield Progress(done, max(total, done) if total else 0, "Finding who is quoted")
        _keep(db, batch)

    def _open(self) -> sqlite3.Connection:
        """Open the file; one of another version, or damaged, is begun anew."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._file, timeout=10)
        try:
            if db.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
                db.executescript("DROP TABLE IF EXISTS sayings; DROP TABLE IF EXISTS reached;")
            db.executescript(_MAKE)
            db.execute(f"PRAGMA user_version = {VERSION}")
        except sqlite3.DatabaseError as error:
            db.close()
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._file.unlink(missing_ok=True)
            return self._open()
        return db


def _keep(db: sqlite3.Connection, batch: list[Row]) -> None:
    db.executemany("INSERT OR REPLACE INTO sayings VALUES (?, ?, ?, ?, ?)", batch)
    db.commit()
    batch.clear()


def _print(article: Article) -> int:
    return zlib.crc32(f"{article.details.language}\n{article.text}".encode("utf-8", "surrogatepass"))


def _found(article: Article) -> tuple[bytes, str, int]:
    told = quotes(article)
    cut = tokens(article.text) if told else None
    places = array("I")
    speakers: list[str] = []
    for quote in told:
        if cut:
            first, last = bisect_left(cut.starts, quote.start), bisect_right(cut.ends, quote.end) - 1
            if last >= first:
                places.extend((first, last))
                speakers.append(" ".join(quote.speaker.split()))
    return places.tobytes(), "\n".join(speakers), int(bool(numbers(article.text, article.details.language)))
