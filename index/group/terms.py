"""What an article is about: its stems with their weights, which of them are names or figures, and its day."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from index.dates.mentions import mentions
from index.words import forms, plain, stem, stop_words, word_at
from store.records import Article

# An article's main event is in its title: a stem that is there counts half as much again. Tried 1, 1.5, 2 on basil,
# allsides_events, gunviolence_incidents and g5w1h_clusters: 2 is worse by .01 where hundreds of titles are alike.
_IN_TITLE = 1.5
_LEAD = 600  # characters
_MONTH = 31  # days; a year that is told ties no articles together
# Before a capital that does not open a sentence.
_AMID = re.compile(r"(?:(?<=\w) {1,2}|(?<=[^ \n\r\w.!?:“\"‘'«—–•-]) {0,2})(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Terms:
    """An article as terms: weights by frequency, and those terms that mean the same in every language.

    A term of another language than English bears its language ("es:gobiern") unless it is a name or a figure.
    """

    article: int
    language: str
    day: int | None  # the day it was published or, undated, the latest that its page tells; as an ordinal
    weights: Mapping[str, float]
    shared: frozenset[str]
    title: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()  # of the title and of what the text begins with
    outlet: str = ""
    told: tuple[tuple[int, int], ...] = ()  # days and months that its text tells, from the first day to the last


def terms(article: Article) -> Terms:
    """Count the words of the title and of the clean text."""
    language = article.details.language or "en"
    title = _terms(article.details.title, language)
    lead = title | _terms(article.text[:_LEAD], language)
    counts: Counter[str] = Counter()
    shared: set[str] = set()
    for word, common, count in _counted(article.text):
        if count and (term := _term(word, language, common)):
            counts[term] += count
            if common:
                shared.add(term)
    counts.update(title - counts.keys())
    weights = {term: (1 + math.log(n)) * (_IN_TITLE if term in title else 1) for term, n in counts.items()}
    day = likely_day(article)
    told, outlet = _told(article, day), article.details.outlet
    return Terms(article.id, language, day, weights, frozenset(shared), title, lead & weights.keys(), outlet, told)


def day_of(published: str) -> int | None:
    """Return the day of an ISO date or time as an ordinal; None when there is none."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def likely_day(article: Article) -> int | None:
    """Return the day of publication; of an undated article the latest full date told in its page, captions too.

    Only to judge which articles are near in time: such a day is never shown.
    """
    details = article.details
    if details.published:
        return day_of(details.published)
    told = mentions(article.source or article.text, "", details.language)
    return day_of(max((mention.first for mention in told if mention.first == mention.last), default=""))


def _told(article: Article, day: int | None) -> tuple[tuple[int, int], ...]:
    published = article.details.published or (date.fromordinal(day).isoformat() if day else "")
    found = mentions(article.text, published, article.details.language)
    spans = {(date.fromisoformat(one.first).toordinal(), date.fromisoformat(one.last).toordinal()) for one in found}
    return tuple(sorted((first, last) for first, last in spans if last - first <= _MONTH))


@cache
def background() -> Mapping[str, float]:
    """Return in what part of ordinary news articles a stem is found; stems not listed are in fewer than 1 in 100."""
    shares: dict[str, float] = {}
    for line in Path(__file__).parents[1].joinpath("common_stems.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            share, *stems = line.split()
            shares.update(dict.fromkeys(stems, int(share) / 1000))
    return shares


def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(term for word in set(forms(text)) if (term := _term(word, language, False)))


def _counted(text: str) -> Iterator[tuple[str, bool, int]]:
    """Yield the words of a text as they are written, how often they are names or figures there, and how often not.

    Names (capitals in mid-sentence) and figures stay as they are in another language.
    """
    amid: Counter[str] = Counter()
    for place in _AMID.finditer(text):
        if text[place.end()].isupper() and (name := word_at(text, place.end())):
            amid[name] += 1
    for word, count in Counter(forms(text)).items():
        common = (len(word) > 1) * count if word[0].isdigit() else amid[word]
        yield word, True, common
        yield word, False, count - common


@lru_cache(maxsize=65536)
def _term(word: str, language: str, common: bool) -> str:
    """Return what a word as it is written is compared by, "" for a function word."""
    norm = plain(word)
    if norm in stop_words(language):
        return ""
    if language == "en":
        return stem(norm, "en")
    return stem(norm, "en") if common else f"{language}:{stem(norm, language)}"
