"""Which articles have text of others: how much of each, kept as pairs, told as groups. Nothing is deleted for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.addresses import site
from store.corrections import edits_of
from store.outlets import Outlets, called
from store.records import Copy
from store.sqlite import Database

LEAST_WORDS = 40
"""Words outside quotations, all told, from which on two articles are said to share text."""

LEAST_SHARE = 0.08
"""Part of one of the two at least: beyond forty words two long features share phrases of a speech or a law."""

LEAST_OWN = 0.3
"""The same for two articles of one outlet. Of 5,279 pairs on scale37k that share less than a whole text, 4,807 are of
one outlet, and below a third most of what they share are galleries, lists of links and appeals between paragraphs."""

NEAR = 0.8
"""Part of the shorter's text from which on the two are the same text, if the other has half of its own from it."""

EXACT = 0.995


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, the one that came first before; what part of each is the other's, and in how many words."""

    a: int
    b: int
    share_a: float
    share_b: float
    words: int

    @property
    def most(self) -> float:
        """The part of that article that has more of the other."""
        return max(self.share_a, self.share_b)

    @property
    def near(self) -> bool:
        """Whether they are the same text, word for word or nearly."""
        return self.most >= NEAR and min(self.share_a, self.share_b) >= NEAR / 1.6


_SHOWN = """
SELECT a, b, share_a, share_b, copies.words FROM copies
JOIN articles AS one ON one.id = a JOIN articles AS two ON two.id = b
WHERE one.removed = '' AND two.removed = ''
"""


class Copies:
    """The pairs of one library."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, articles: Iterable[int], pairs: Sequence[Pair]) -> None:
        """Keep the pairs of some articles in place of all that was known of them."""
        for article in articles:
            self._db.execute("DELETE FROM copies WHERE a = ? OR b = ?", [article, article])
        for pair in pairs:
            self._db.execute(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?)",
                [pair.a, pair.b, pair.share_a, pair.share_b, pair.words],
            )

    def all(self) -> list[Pair]:
        """Return every pair of articles that are there."""
        return [Pair(*row) for row in self._db.execute(f"{_SHOWN} ORDER BY a, b").fetchall()]

    def of(self, article: int) -> tuple[Copy, ...]:
        """Return the articles that share text with one, those that have most of it first."""
        rows = self._db.execute(f"{_SHOWN} AND (a = ? OR b = ?) ORDER BY a, b", [article, article]).fetchall()
        found = []
        for pair in (Pair(*row) for row in rows):
            first = pair.a == article
            mine, theirs = (pair.share_a, pair.share_b) if first else (pair.share_b, pair.share_a)
            other = pair.b if first else pair.a
            found.append(Copy(other, mine, theirs, pair.words, _kind(pair), self._name(other)))
        return tuple(sorted(found, key=lambda copy: (-copy.mine, copy.article)))

    def _name(self, article: int) -> str:
        query = "SELECT outlet, url, title FROM articles WHERE id = ?"
        told = dict(zip(("outlet", "url", "title"), self._db.execute(query, [article]).fetchone(), strict=True))
        told |= edits_of(self._db, article).get(article, {})
        outlet = called(told["outlet"], told["url"], Outlets(self._db).names()) or site(told["url"])
        return outlet or told["title"] or f"article {article}"

    def same(self) -> dict[int, tuple[int, float]]:
        """Return of each article that is another's text: the first article of its group, and how much of it is that
        text (or the text of whom it was joined to the group by)."""
        first: dict[int, int] = {}
        share: dict[int, float] = {}

        def head(article: int) -> int:
            while first.get(article, article) != article:
                article = first[article]
            return article

        for pair in self.all():
            if pair.near:
                share[pair.b] = max(share.get(pair.b, 0.0), pair.share_b)
                share[pair.a] = max(share.get(pair.a, 0.0), pair.share_a)
                one, two = sorted((head(pair.a), head(pair.b)))
                first[two] = one
        return {article: (head(article), share[article]) for article in share if head(article) != article}


def _kind(pair: Pair) -> str:
    if min(pair.share_a, pair.share_b) >= EXACT:
        return "exact"
    return "near" if pair.near else "part"
