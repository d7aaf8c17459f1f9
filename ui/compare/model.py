"""What to mark where: a comparison seen at one cut and in one order of columns. Knows nothing of the screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.align.perhaps import Beside, Chance, beside, chance
from index.align.rows import rows as join_rows
from index.align.rows import synopsis
from store.names import outlets
from store.records import Article, Comparison, Link, PassageKey, Row, Span
from ui.compare.direction import apart
from ui.compare.texts import common
from ui.compare.wording import telling_differences

RETOLD = 0.6  # share of a passage that differs from which single words are no longer marked: it is told anew


class MarkKind(StrEnum):
    """Why a run of characters is marked."""

    DIFFERS = "differs"
    FIGURE = "figure"
    QUOTE = "quote"
    HIT = "hit"


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of an article's clean text and why it is marked."""

    span: Span
    kind: MarkKind


class Lineup:
    """A comparison at a cut, its articles in the order of the columns. Word marks are worked out when first asked for.

    `links` are those at the cut, `rows` follow the first column, `names` has a distinct outlet name for each article.
    """

    def __init__(self, comparison: Comparison, cut: float | None = None, order: Sequence[int] = ()) -> None:
        by_id = {article.id: article for article in comparison.articles}
        self.comparison = comparison
        self.cut = comparison.cut if cut is None else cut
        self.articles: tuple[Article, ...] = tuple(by_id[i] for i in order) or comparison.articles
        self.by_id = by_id
        self.order = {article.id: place for place, article in enumerate(self.articles)}
        self.names = {key: apart(name) for key, name in outlets(comparison.articles).items()}
        self.links = tuple(link for link in comparison.links if link.strength >= self.cut)
        as_given = self.cut == comparison.cut and self.articles == comparison.articles
        shared = comparison.rows if as_given else join_rows(self.articles, comparison.links, self.cut)
        self.rows: tuple[Row, ...] = synopsis(self.articles, shared)
        self._links_of: dict[PassageKey, list[Link]] = defaultdict(list)
        for link in self.links:
            self._links_of[link.a].append(link)
            self._links_of[link.b].append(link)
        self._row_of = {
            (article, place): number
            for number, row in enumerate(self.rows)
            for article, places in row.cells.items()
            for place in places
        }
        event = comparison.event
        self.accounts = {a.article: frozenset(a.passages) for a in event.accounts} if event else {}
        self._figures = _by_article(comparison)
        self._quotes = defaultdict(list)
        for quote in comparison.quotes:
            if quote.variants is not None:
                self._quotes[quote.article].append(Span(quote.start, quote.end))
        self.asides = {(aside.passage, aside.article): aside for aside in comparison.asides}
        self._beside: Beside | None = None
        self._only = self._find_only_here()
        self._marks: dict[PassageKey, tuple[Mark, ...]] = {}

    def _find_only_here(self) -> frozenset[PassageKey]:
        """Unlinked passages, but for those that the comparison itself could not judge (another language)."""
        given = self.comparison.only_here
        linked = {
            key for link in self.comparison.links if link.strength >= self.comparison.cut for key in (link.a, link.b)
        }
        found = set()
        for article in self.articles:
            for place, passage in enumerate(article.passages):
                key = (article.id, place)
                judged = key in linked or place in given.get(article.id, ())
                if judged and not passage.heading and key not in self._links_of:
                    found.add(key)
        return frozenset(found)

    def only_here(self, key: PassageKey) -> bool:
        """Whether no other article tells this passage."""
        return key in self._only

    def links_of(self, key: PassageKey) -> tuple[Link, ...]:
        """Return the links of one passage, the strongest first."""
        return tuple(sorted(self._links_of.get(key, ()), key=lambda link: -link.strength))

    def chance(self, row: int, article: int) -> Chance:
        """Return how likely an article tells a row that it is not on, and where."""
        if self._beside is None:
            self._beside = beside(self.comparison.links)
        return chance(self.rows[row], article, self._beside)

    def row_of(self, key: PassageKey) -> int | None:
        """Return the number of the row that holds a passage."""
        return self._row_of.get(key)

    def told_by(self, row: int) -> int:
        """Return how many articles tell a row."""
        return sum(bool(places) for places in self.rows[row].cells.values())

    def counterparts(self, key: PassageKey) -> frozenset[PassageKey]:
        """Return the passages of other articles on the same row as this one or linked to it."""
        found = {other(link, key) for link in self._links_of.get(key, ())}
        row = self._row_of.get(key)
        if row is not None:
            found.update((a, place) for a, places in self.rows[row].cells.items() for place in places if a != key[0])
        return frozenset(found)

    def twin(self, key: PassageKey, article: int) -> int | None:
        """Return the passage of `article` that answers `key` best: by the strongest link, else by the row."""
        for link in self.links_of(key):
            if other(link, key)[0] == article:
                return other(link, key)[1]
        row = self._row_of.get(key)
        places = self.rows[row].cells.get(article, ()) if row is not None and article != key[0] else ()
        return places[0] if places else None

    def marks(self, key: PassageKey) -> tuple[Mark, ...]:
        """Return the marks inside one passage, in the article's own offsets, in the order of painting."""
        if key not in self._marks:
            self._marks[key] = self._make_marks(key)
        return self._marks[key]

    def _make_marks(self, key: PassageKey) -> tuple[Mark, ...]:
        passage = self.by_id[key[0]].passages[key[1]]
        figures = _inside(self._figures.get(key[0], ()), passage.start, passage.end)
        quotes = _inside(self._quotes.get(key[0], ()), passage.start, passage.end) if self.links_of(key) else []
        marks = [Mark(span, MarkKind.QUOTE) for span in quotes]
        marks += [Mark(span, MarkKind.DIFFERS) for span in self._differing(key)]
        marks += [Mark(span, MarkKind.FIGURE) for span in figures]
        return tuple(marks)  # painted in this order: a figure lies on top of other words

    def _differing(self, key: PassageKey) -> list[Span]:
        """The words of a passage that all its counterparts lack: what one of them says too is no other word."""
        article = self.by_id[key[0]]
        theirs: dict[int, list[int]] = defaultdict(list)
        for far in sorted(other(link, key) for link in self._links_of.get(key, ())):
            if self._same_tongue(key, far):
                theirs[far[0]].append(far[1])
        if not theirs:
            return []
        passage, words = article.passages[key[1]], article.passage_text(key[1])
        quoted = [
            Span(s.start - passage.start, s.end - passage.start)
            for s in _inside(self._quotes.get(key[0], ()), passage.start, passage.end)
        ]
        language = article.details.language
        groups = []
        for owner in theirs:
            partner = " ".join(self.by_id[owner].passage_text(place) for place in theirs[owner])
            groups.append(telling_differences(words, partner, language, quoted))
        found = common(groups)
        if sum(span.end - span.start for span in found) > RETOLD * len(words):
            return []
        return [Span(passage.start + span.start, passage.start + span.end) for span in found]

    def _same_tongue(self, a: PassageKey, b: PassageKey) -> bool:
        one, two = (self.by_id[key[0]].details.language for key in (a, b))
        return one == two or not one or not two

    def stops(self) -> tuple[PassageKey, ...]:
        """Return one passage for each row that several articles tell in different words, in the order of the rows."""
        found = []
        for row in self.rows:
            told = [(article, row.cells[article]) for article in self.order if row.cells.get(article)]
            texts = {" ".join(self.by_id[a].passage_text(place) for place in places) for a, places in told}
            if len(told) > 1 and len(texts) > 1:
                found.append((told[0][0], told[0][1][0]))
        return tuple(found)

    def home(self) -> PassageKey | None:
        """Return the passage to open at: the event's first account passage in the first column that has one."""
        for article in self.order:
            if self.accounts.get(article):
                return article, min(self.accounts[article])
        return None

    def passage_at(self, article: int, offset: int) -> int | None:
        """Return the passage of an article that holds a character of its clean text."""
        passages = self.by_id[article].passages
        return next((place for place, p in enumerate(passages) if p.start <= offset < p.end), None)


def other(link: Link, key: PassageKey) -> PassageKey:
    """Return the far end of a link."""
    return link.b if link.a == key else link.a


def _by_article(comparison: Comparison) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for group in comparison.numbers:
        for number in () if group.agree else group.values:
            found[number.article].append(Span(number.start, number.end))
    return found


def _inside(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [Span(max(s.start, start), min(s.end, end)) for s in spans if s.start < end and s.end > start]
