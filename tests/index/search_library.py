"""A small library in memory with a few invented articles, for the search tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.search.index import SearchIndex
from store.records import Article, Details, Listing, Original, Passage

REMARKS = (
    "“It’s OK with me,” the president said on Monday. “Whatever we have to do to stop drugs.” "
    "The cease-fire held in the U.S. capital. About 43,000 migrants crossed in October."
)
ANSWER = (
    "President Sheinbaum said the strikes are not going to happen. Immigration and immigrants were named. "
    "We do have to stop, whatever they do. It is very, very sad to watch."
)
CARTELES = (
    "La presidenta habló de las migraciones y de los cárteles. Estados Unidos, o EE. UU., atacó una ciudad; "
    "otras ciudades esperan. «No va a suceder», dijo."
)


def article(number: int, text: str, **details: str) -> Article:
    """Return an article whose passages are its sentences."""
    passages = tuple(Passage(m.start(), m.end()) for m in re.finditer(r"[^\s][^.!?]*[.!?]*[”»]*", text))
    told = Details(**{"language": "en", "source_id": f"s{number}", **details})
    return Article(number, told, text, passages, text, (), Original("", 0, "", ""))


class Articles:
    """Articles with the revision of their last change."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, Article]] = {}
        self.revision = 0

    def put(self, changed: Article) -> None:
        self.revision += 1
        self.held[changed.id] = (self.revision, changed)

    def changed_since(self, revision: int) -> Iterator[Article]:
        for changed, held in sorted(self.held.values(), key=lambda pair: pair[0]):
            if changed > revision:
                yield held

    def get(self, id: int) -> Article:
        return self.held[id][1]

    def count(self) -> int:
        return len(self.held)

    def listings(self) -> list[Listing]:
        return [Listing(id, "", "", "", "", "", "", 0, 0) for id in self.held]


class Library:
    """What the search index asks of a library."""

    def __init__(self, *articles: Article) -> None:
        self.articles = Articles()
        for held in articles:
            self.articles.put(held)

    def revision(self) -> int:
        return self.articles.revision

    def newest(self) -> str:
        return ""

    def had(self, newest: str) -> bool:
        return True

    def edit(self, id: int, **details: str) -> None:
        """Change an article's details."""
        held = self.articles.get(id)
        self.articles.put(replace(held, details=replace(held.details, **details)))


def three_articles() -> Library:
    """Two accounts in English and one in Spanish."""
    return Library(
        article(1, REMARKS, title="Okay with me", outlet="The Herald", byline="Ana Pérez", published="2025-11-17"),
        article(
            2, ANSWER, title="Sheinbaum answers", outlet="Port Courier", byline="Juan Smith",
            published="2025-12-01T10:00:00+01:00",
        ),
        article(3, CARTELES, title="Los cárteles responden", outlet="El Faro", byline="Luis Ruiz", language="es"),
    )  # fmt: skip


def indexed(folder: Path, library: Library) -> SearchIndex:
    """Return an index that is up to date."""
    index = SearchIndex(folder)
    for _ in index.refresh(library):
        pass
    return index
