"""By what an article's paragraphs and wording are known again in others: hashes, and what was found out by them.

All of it can be worked out again from the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.packing import pack_pieces, unpack_pieces
from store.records import Piece
from store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Mark:
    """Of one article: a hash of 8 bytes for each paragraph of its page, and of 4 for each run of words chosen."""

    paragraphs: bytes
    shingles: bytes


class Marks:
    """The marks of a library's articles, and each article's pieces before rules were laid over them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, article: int, mark: Mark) -> None:
        """Keep an article's marks in place of older ones."""
        self._db.execute(
            "INSERT OR REPLACE INTO marks (article, paragraphs, shingles) VALUES (?, ?, ?)",
            [article, mark.paragraphs, mark.shingles],
        )

    def missing(self) -> list[int]:
        """Return the articles that have no marks: those of an older library."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE removed = '' AND id NOT IN (SELECT article FROM marks) ORDER BY id"
        ).fetchall()
        return [int(row[0]) for row in rows]

    def paragraphs(self) -> list[tuple[int, bytes]]:
        """Return (article, hashes) of every article that is there, in the order of import."""
        return self._column("paragraphs")

    def shingles(self) -> list[tuple[int, bytes]]:
        """Return (article, hashes) of every article that is there, in the order of import."""
        return self._column("shingles")

    def changed(self, revision: int) -> list[int]:
        """Return the articles that were added or changed after `revision`, in the order of import."""
        rows = self._db.execute("SELECT id FROM articles WHERE removed = '' AND revision > ? ORDER BY id", [revision])
        return [int(row[0]) for row in rows.fetchall()]

    def texts(self, articles: Iterable[int]) -> dict[int, str]:
        """Return the clean texts of some articles; those that are gone are left out."""
        found = {}
        for article in articles:
            row = self._db.execute("SELECT text FROM texts WHERE article = ?", [article]).fetchone()
            if row is not None:
                found[article] = str(row[0])
        return found

    def _column(self, name: str) -> list[tuple[int, bytes]]:
        rows = self._db.execute(
            f"SELECT article, {name} FROM marks JOIN articles ON id = article WHERE removed = '' ORDER BY article"
        )
        return [(int(article), bytes(packed)) for article, packed in rows.fetchall()]

    def base(self, article: int) -> tuple[Piece, ...] | None:
        """Return an article's pieces as cleaning left them, where anything was laid over them since; else None."""
        row = self._db.execute("SELECT pieces FROM bases WHERE article = ?", [article]).fetchone()
        return None if row is None else unpack_pieces(row[0])

    def keep_base(self, article: int, pieces: Sequence[Piece]) -> None:
        """Keep an article's pieces as they are before anything is laid over them for the first time."""
        self._db.execute("INSERT OR IGNORE INTO bases VALUES (?, ?)", [article, pack_pieces(pieces)])

    def changed_since_base(self) -> frozenset[int]:
        """Return the articles that have a base of their own."""
        return frozenset(int(row[0]) for row in self._db.execute("SELECT article FROM bases").fetchall())

    def repeated(self, outlet: str) -> dict[int, int]:
        """Return the paragraphs that are furniture by repetition in an outlet (by key): in how many articles each."""
        rows = self._db.execute(
            "SELECT paragraph, articles FROM repeated WHERE outlet = ? AND furniture", [outlet]
        ).fetchall()
        return {int(paragraph): int(articles) for paragraph, articles in rows}

    def judged(self) -> dict[tuple[str, int], int]:
        """Return (outlet, paragraph) -> in how many articles it was when it was judged last, furniture or not."""
        rows = self._db.execute("SELECT outlet, paragraph, articles FROM repeated").fetchall()
        return {(str(outlet), int(paragraph)): int(articles) for outlet, paragraph, articles in rows}

    def judge(self, judgements: Iterable[tuple[str, int, int, bool]]) -> None:
        """Keep (outlet, paragraph, in how many articles, whether it is furniture)."""
        for judgement in judgements:
            self._db.execute("INSERT OR REPLACE INTO repeated VALUES (?, ?, ?, ?)", list(judgement))

    def forget_judgements(self) -> None:
        """Let every repeated paragraph be judged anew."""
        self._db.execute("DELETE FROM repeated")
