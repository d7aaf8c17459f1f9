"""What an article is about: its stems with their weights, which of them are names or figures, and its day."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from index.dates.mentions import mentions
from index.words import plain, stem, stop_words, written
from store.records import Article

# An article's main event is in its title: a stem that is there counts half as much again. Tried 1, 1.5, 2 on basil,
# allsides_events, gunviolence_incidents and g5w1h_clusters: 2 is worse by .01 where hundreds of titles are alike.
_IN_TITLE = 1.5
_MONTH = 31  # days; a year that is told ties no articles together
_SENTENCE_END = frozenset(".!?:\n\r“\"‘'«—–-•")


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
    told: tuple[tuple[int, int], ...] = ()  # days and months that its text tells, from the first day to the last


def terms(article: Article) -> Terms:
    """Count the words of the title and of the clean text."""
    language = article.details.language or "en"
    title = {term for word in _words(article.details.title) if (term := _term(word, language, False))}
    counts: Counter[str] = Counter()
    shared: set[str] = set()
    for (word, common), count in _counted(article.text).items():
        if term := _term(word, language, common):
            counts[term] += count
            if common:
                shared.add(term)
    counts.update(title - counts.keys())
    weights = {term: (1 + math.log(n)) * (_IN_TITLE if term in title else 1) for term, n in counts.items()}
    day = likely_day(article)
    return Terms(article.id, language, day, weights, frozenset(shared), _told(article, day))


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


def _words(text: str) -> set[str]:
    return {match.group() for match in written(text)}


def _counted(text: str) -> Counter[tuple[str, bool]]:
    """Count the words of a text as they are written, names and figures apart."""
    return Counter((match.group(), _is_common(text, match)) for match in written(text))


@lru_cache(maxsize=65536)
def _term(word: str, language: str, common: bool) -> str:
    """Return what a word as it is written is compared by, "" for a function word."""
    norm = plain(word)
    if norm in stop_words(language):
        return ""
    if language == "en":
        return stem(norm, "en")
    return stem(norm, "en") if common else f"{language}:{stem(norm, language)}"


def _is_common(text: str, word: re.Match[str]) -> bool:
    """Tell names (capitals in mid-sentence) and figures, which stay as they are in another language."""
    start = word.start()
    first = text[start]
    if first.islower():
        return False
    if first.isdigit():
        return word.end() - start > 1
    before = text[max(0, start - 3) : start].rstrip(" ")
    return first.isupper() and bool(before) and before[-1] not in _SENTENCE_END
