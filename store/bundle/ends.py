"""The articles of a bundle in this library, and the words that its decisions and notes stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.anchors import Anchor, place_of
from store.bundle.records import Anchored, NoteEntry
from store.database import Library
from store.errors import NotFound
from store.records import Article, PassageKey


@dataclass
class Said:
    """What two desks decided differently: a sentence each, and a note that keeps both where it is about."""

    sentences: list[str] = field(default_factory=list)
    notes: list[NoteEntry] = field(default_factory=list)


class Ends:
    """`numbers` are the articles of the bundle by hash; removed ones are among them, and have no text."""

    def __init__(self, library: Library, numbers: Mapping[str, int]) -> None:
        self._library, self.numbers = library, numbers
        self._articles: dict[int, Article | None] = {}

    def article(self, sha256: str) -> Article | None:
        """Return an article; None when it was removed here."""
        number = self.numbers[sha256]
        if number not in self._articles:
            try:
                self._articles[number] = self._library.articles.get(number)
            except NotFound:
                self._articles[number] = None
        return self._articles[number]

    def forget(self) -> None:
        """Read the articles again when asked next: they were laid out anew."""
        self._articles.clear()

    def anchor(self, told: Anchored) -> Anchor:
        """Return the words as this library names them."""
        return Anchor(self.numbers[told.article], told.start, told.end, told.words)

    def key(self, told: Anchored) -> PassageKey | None:
        """Return the passage that holds the words now, None when they are gone."""
        article = self.article(told.article)
        if article is None:
            return None
        at = place_of(self.anchor(told), article.text, article.passages)
        return None if at is None else (article.id, at)

    def first(self, sha256: str) -> Anchored | None:
        """Return the first passage of an article: what is said of the article as such stands there."""
        article = self.article(sha256)
        if article is None or not article.passages:
            return None
        passage = article.passages[0]
        return Anchored(sha256, passage.start, passage.end, article.passage_text(0))


def kept_note(near: Anchored, far: Anchored | None, text: str, made: str) -> NoteEntry:
    """Return the note that keeps a disagreement where it is about."""
    kind: Literal["passage", "link"] = "passage" if far is None else "link"
    other = () if far is None else (far.article, far.start, far.end, far.words)
    return NoteEntry(kind, near.article, near.start, near.end, near.words, 0, text, made, "", [], *other)
