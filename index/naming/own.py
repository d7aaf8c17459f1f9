"""An article's own words for actors and acts, passage by passage: those that it quotes are somebody else's choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.naming.choices import Wording, wordings
from index.naming.phrases import Phrase, around, phrases, small_words
from index.words import content, spelling, tokens
from store.records import Article, Quote, Term

_WORDS = 3  # so many in quotation marks are a wording held at arm's length, and still the article's choice


class Own:
    """What an article calls things; each passage is read when it is first asked for."""

    def __init__(self, article: Article, quoted: Sequence[Quote]) -> None:
        self.article = article
        self.language = article.details.language
        self._said = [(quote.start, quote.end) for quote in quoted if len(quote.text.split()) > _WORDS]
        self._small = small_words(article.text)
        self._stems = {
            spelling(token.stem, self.language) for token in content(tokens(article.text, self.language), self.language)
        }
        self._phrases: dict[int, list[Phrase]] = {}
        self._wordings: dict[int, list[Wording]] = {}
        self._columns: dict[int, set[int]] | None = None

    def phrases(self, place: int) -> list[Phrase]:
        """Return the phrases of a passage."""
        if place not in self._phrases:
            text, start = self.article.passage_text(place), self.article.passages[place].start
            self._phrases[place] = phrases(text, start, self.language, self._small)
        return self._phrases[place]

    def wordings(self, place: int) -> list[Wording]:
        """Return the wordings of a passage that take a view, but for those it quotes."""
        if place not in self._wordings:
            text, start = self.article.passage_text(place), self.article.passages[place].start
            found = wordings(text, start, self.language, self._small)
            self._wordings[place] = [told for told in found if self.tells(told.start)]
        return self._wordings[place]

    def tells(self, at: int) -> bool:
        """Whether what stands at an offset of the text is the article's own, and not quoted at length."""
        return not any(start <= at < end for start, end in self._said)

    def has(self, phrase: Phrase) -> bool:
        """Whether every word of a phrase of another article stands anywhere in this one."""
        return all(stem in self._stems for stem in phrase.stems)

    def chooses(self, wording: Wording) -> bool:
        """Whether this article has a wording of the same view anywhere in its own words."""
        if self._columns is None:
            self._columns = defaultdict(set)
            for place in range(len(self.article.passages)):
                for told in self.wordings(place):
                    self._columns[told.row].add(told.column)
        return wording.column in self._columns.get(wording.row, ())

    def in_place(self, place: int, wording: Wording) -> Phrase:
        """Return a wording of a passage with what stands round it; all wordings of one view have the same stems."""
        text, shift = self.article.passage_text(place), self.article.passages[place].start
        near = around(text, self.language, wording.start - shift, wording.end - shift)
        return Phrase(wording.start, wording.end, wording.text, (f"{wording.row}/{wording.column}",), near)

    def term(self, told: Phrase) -> Term:
        """Return a phrase of this article as it is shown."""
        return Term(self.article.id, told.start, told.end, told.text)
