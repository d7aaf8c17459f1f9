"""Which dates the passages of an article tell, each counted from the right day: the timeline's raw material."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from index import wordings
from index.dates.datewords import MONTHS_OF, WEEKDAYS_OF
from index.dates.mentions import mentions
from store.records import Article, DateMention, Passage, PassageKey, Quote

_LATER = 2  # passages: "the next day" counts from a day told so shortly before, as index.group.days carries a day on
_CUE = 40  # characters: so near to a quotation a day tells when it was said
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")  # told with its year, a date is counted from nothing


@dataclass(frozen=True, slots=True)
class Told:
    """A date that a passage tells; `first` is "" for a `weekday` (1 to 7) of an article whose own day is unknown."""

    key: PassageKey
    start: int
    end: int
    first: str
    last: str
    weekday: int = 0

    @property
    def day(self) -> str:
        """The one day that it is, as an ISO date; "" for a month, a year or an unknown day."""
        return self.first if self.first == self.last else ""


def told_dates(article: Article, near: str, quotes: Sequence[Quote] = ()) -> list[Told]:
    """Return the dates that an article's passages tell, in order; headings tell none.

    `near` is the day near which it came out, for one whose own is unknown: it gives days of a month their year, and
    nothing else. `quotes` are the article's own. Words relative to a day ("yesterday") count from the day of
    publication, inside a quotation from the day on which it was said, where that is told beside it; "the next day" from
    the day told before it. What lies ahead only if something else happens is left out.
    """
    reader = _Reader(article, near, quotes)
    found: list[Told] = []
    for place, passage in enumerate(article.passages):
        if not passage.heading:
            found += reader.read(place, passage, found)
    return found


class _Reader:
    """Reads one article's dates, passage by passage."""

    def __init__(self, article: Article, near: str, quotes: Sequence[Quote]) -> None:
        details = article.details
        self._article, self._quotes = article, quotes
        self._code = details.language if details.language in MONTHS_OF else "en"
        self._own = details.published
        self._about = self._own or near
        self._found = mentions(article.text, self._about or _ANY_DAY, details.language)

    def read(self, place: int, passage: Passage, before: Sequence[Told]) -> list[Told]:
        """Return the dates of a passage; `before` are those of the passages before it."""
        mine = [one for one in self._found if passage.start <= one.start < passage.end]
        key = (self._article.id, place)
        dated = [told for one in mine if (told := self._told(key, passage, one, mine))]
        for match, days in self._later(passage):
            if any(one.start < match.end() and match.start() < one.end for one in mine):
                continue
            known = [*before, *(one for one in dated if one.start < match.start())]
            if day := _anchor(known, place):
                then = (date.fromisoformat(day) + timedelta(days)).isoformat()
                dated.append(Told(key, match.start(), match.end(), then, then))
                dated.sort(key=lambda one: one.start)
        return dated

    def _told(self, key: PassageKey, passage: Passage, one: DateMention, mine: Sequence[DateMention]) -> Told | None:
        words = self._article.text[one.start : one.end]
        if _YEAR.search(words):
            return Told(key, one.start, one.end, one.first, one.last)
        relative = not _DIGIT.search(words)
        if relative and (quote := self._quote_of(one)):
            said = self._said_on(passage, quote, mine)
            if said is not None:
                then = self._counted_from(said, passage, one)
                return Told(key, one.start, one.end, then.first, then.last) if then else None
        if relative and not self._own:
            weekday = WEEKDAYS_OF[self._code].get(words.split()[-1].casefold(), 0)
            return Told(key, one.start, one.end, "", "", weekday) if weekday else None
        if not self._about or self._is_supposed(passage, one):
            return None
        return Told(key, one.start, one.end, one.first, one.last)

    def _quote_of(self, one: DateMention) -> Quote | None:
        return next((quote for quote in self._quotes if quote.start <= one.start and one.end <= quote.end), None)

    def _said_on(self, passage: Passage, quote: Quote, mine: Sequence[DateMention]) -> str | None:
        """Return the day told beside a quotation, "" where only a month or a year is; None where nothing is."""
        text = self._article.text
        for other in mine:
            gap = (other.end, quote.start) if other.end <= quote.start else (quote.end, other.start)
            if self._quote_of(other) or not 0 <= gap[1] - gap[0] <= _CUE or re.search(r"[.;:!?]\s", text[slice(*gap)]):
                continue
            known = self._own or _DIGIT.search(text, other.start, other.end)
            return other.first if known and other.first == other.last else ""
        return None

    def _counted_from(self, day: str, passage: Passage, one: DateMention) -> DateMention | None:
        if not day:
            return None
        words = self._article.text[passage.start : passage.end]
        start, end = one.start - passage.start, one.end - passage.start
        found = mentions(words, day, self._article.details.language)
        same = next((other for other in found if (other.start, other.end) == (start, end)), None)
        return DateMention(one.start, one.end, same.first, same.last) if same else None

    def _is_supposed(self, passage: Passage, one: DateMention) -> bool:
        """Tell whether a date ahead comes only if something else does."""
        ahead = one.first > self._about[:10]
        pattern = _words(self._code).get("supposed")
        before = re.split(r"[.!?]\s", self._article.text[passage.start : one.start])[-1]
        return bool(ahead and pattern and pattern.search(before))

    def _later(self, passage: Passage) -> Iterator[tuple[re.Match[str], int]]:
        text = self._article.text
        for heading, pattern in _words(self._code).items():
            if heading.startswith("after "):
                for match in pattern.finditer(text, passage.start, passage.end):
                    if not any(quote.start <= match.start() < quote.end for quote in self._quotes):
                        yield match, int(heading.split()[1])


_ANY_DAY = "2000-01-01"  # an article that tells no day at all: its days of the week are found, and nothing is counted


def _anchor(known: Sequence[Told], place: int) -> str:
    near = [one.day for one in known if one.day and place - one.key[1] <= _LATER]
    return near[-1] if near else ""


@cache
def _words(code: str) -> dict[str, re.Pattern[str]]:
    return {
        heading: re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)
        for heading, words in wordings.rules(f"dates_{code}")
        if heading == "supposed" or heading.startswith("after ")
    }
