"""What grouping keeps of a large library so that one more article is compared with few: postings, stories, arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.group.kept import Kept
from index.group.nearby import NONE, Nearby
from index.group.vectors import Floats, Ints, Weighing


class Placed:
    """The tables of what has its place, in the file of what is kept. All that writes is called in `Kept.writing`."""

    def __init__(self, kept: Kept) -> None:
        self.kept, self._db = kept, kept.db

    def put_weighing(self, by: Weighing) -> None:
        """Keep what terms weigh."""
        for name, array in (("spread", by.spread.astype("<i8")), ("idf", by.idf.astype("<f4"))):
            self._db.execute("INSERT OR REPLACE INTO arrays VALUES (?, ?)", [name, array.tobytes()])
        self.kept.keep("compared", by.size)

    def weighing(self) -> Weighing | None:
        """Return what terms weigh, those that came since too; None when nothing is kept."""
        found = dict(self._db.execute("SELECT name, value FROM arrays"))
        if found.keys() < {"spread", "idf"}:
            return None
        by = Weighing(np.frombuffer(found["spread"], "<i8"), np.frombuffer(found["idf"], "<f4"), self.compared())
        return by.grown(self.kept.terms())

    def compared(self) -> int:
        """Return how many articles there were when all were compared."""
        return int(self.kept.get("compared") or 0)

    def put_table(self, table: Nearby, articles: Ints) -> None:
        """Keep the nearest of all articles; the table holds rows."""
        for row, article in enumerate(articles.tolist()):
            filled = table.others[row] != NONE
            self.kept.put_nearest(article, articles[table.others[row][filled]], table.likeness[row][filled])

    def put_postings(self, lists: Iterable[tuple[int, NDArray[np.int32], Floats]], articles: Ints) -> None:
        """Keep for every term the articles that it finds, in the place of all that were kept; lists hold rows."""
        self._db.execute("DELETE FROM postings")
        rows = ((term, articles[rows].tobytes(), weights.tobytes()) for term, rows, weights in lists)
        self._db.executemany("INSERT INTO postings VALUES (?, ?, ?)", rows)

    def postings(self, term: int) -> tuple[Ints, Floats]:
        """Return the articles that a term finds, and what it weighs in each."""
        row = self._db.execute("SELECT articles, weights FROM postings WHERE term = ?", [term]).fetchone()
        articles, weights = row or (b"", b"")
        return np.frombuffer(articles, "<i8"), np.frombuffer(weights, "<f4")

    def add_posting(self, term: int, article: int, weight: float) -> None:
        """Let a term find one article more."""
        articles, weights = self.postings(term)
        more = (np.append(articles, np.int64(article)).tobytes(), np.append(weights, np.float32(weight)).tobytes())
        self._db.execute("INSERT OR REPLACE INTO postings VALUES (?, ?, ?)", [term, *more])

    def put_stories(self, groups: Iterable[Sequence[int]]) -> None:
        """Keep which articles are of one story, known by its smallest id, in the place of all that were kept."""
        self._db.execute("DELETE FROM stories")
        self.add_stories(groups)

    def add_stories(self, groups: Iterable[Sequence[int]]) -> None:
        """Keep more stories."""
        rows = ((article, min(group)) for group in groups for article in group)
        self._db.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?)", rows)

    def drop_stories(self, articles: Iterable[int]) -> None:
        """Forget in which story these articles were."""
        self._db.executemany("DELETE FROM stories WHERE article = ?", ((article,) for article in articles))

    def beside(self, articles: Iterable[int]) -> set[int]:
        """Return all articles of the stories that these are in, and themselves."""
        query = "SELECT article FROM stories WHERE story = (SELECT story FROM stories WHERE article = ?)"
        return {int(row[0]) for one in articles for row in self._db.execute(query, [one])}.union(articles)

    def put_untold(self, articles: Sequence[int]) -> None:
        """Keep in which articles' stories the library does not hold yet what is known here."""
        self.kept.keep("untold", " ".join(map(str, articles)))

    def untold(self) -> list[int]:
        """Return what was so kept: work may have been broken off between the two files."""
        return [int(article) for article in self.kept.get("untold").split()]

    def waiting(self) -> list[int]:
        """Return the articles that are not compared yet, ascending."""
        query = "SELECT article FROM articles WHERE article NOT IN (SELECT article FROM nearest) ORDER BY article"
        return _column(self._db.execute(query))

    def gone(self) -> list[int]:
        """Return the articles that are in a story and no more in the library."""
        return _column(
            self._db.execute("SELECT article FROM stories WHERE article NOT IN (SELECT article FROM articles)")
        )

    def here(self, articles: Iterable[int]) -> set[int]:
        """Return those of these articles that are in the library."""
        query = "SELECT article FROM articles WHERE article = ?"
        return {int(row[0]) for one in articles for row in self._db.execute(query, [one])}


def _column(rows: Iterator[Any]) -> list[int]:
    return [int(row[0]) for row in rows]
