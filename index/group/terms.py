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
from index.dates.undated import latest_day
from index.words import forms, plain, stem, stop_words, word_at
from store.records import Article

# An article's main event is in its title: a stem that is there counts half as much again. Tried 1, 1.5, 2 on basil,
# allsides_events, gunviolence_incidents and g5w1h_clusters: 2 is worse by .01 where hundreds of titles are alike.
_IN_TITLE = 1.5
_LEAD = 600  # characters
_WORDS_KEPT = 1 << 17  # of a language
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
    known = _known(article.details.language or "en")
    title = known.terms(article.details.title)
    lead = title | known.terms(article.text[:_LEAD])
    counts, shared = _counted(article.text, known)
    for term in sorted(title):
        counts.setdefault(term, 1)
    usual = {count: 1 + math.log(count) for count in set(counts.values())}
    weights = {term: usual[count] * (_IN_TITLE if term in title else 1) for term, count in counts.items()}
    day = likely_day(article)
    told, outlet = _told(article, day), article.details.outlet
    language = article.details.language or "en"
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
    return day_of(article.details.published or latest_day(article))


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


class _Known(dict[str, tuple[str, str, int]]):
    """What words of a language as they are written are compared by: as any word, and as a name or figure.

    "" for a function word; then how many digits a figure has, 0 for a word.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._stops = language, stop_words(language)

    def __missing__(self, word: str) -> tuple[str, str, int]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        norm, own, shared = plain(word), "", ""
        if norm not in self._stops:
            shared = stem(norm, "en")
            own = shared if self._language == "en" else f"{self._language}:{stem(norm, self._language)}"
        self[word] = found = own, shared, len(word) * word[0].isdigit()
        return found

    def terms(self, text: str) -> frozenset[str]:
        """Return what the words of a text are compared by."""
        return frozenset(term for word in forms(text) if (term := self[word][0]))


_known = lru_cache(maxsize=16)(_Known)


def _counted(text: str, known: _Known) -> tuple[dict[str, int], set[str]]:
    """Return how often each term is in a text, and which are names or figures: these stay so in another language.

    Names are words with a capital in mid-sentence.
    """
    amid: dict[str, int] = {}
    for place in _AMID.finditer(text):
        end = place.end()
        if text[end].isupper() and (name := word_at(text, end)):
            amid[name] = amid.get(name, 0) + 1
    counts: dict[str, int] = {}
    shared: set[str] = set()
    for word, count in Counter(forms(text)).items():
        own, common, digits = known[word]
        if not own:
            continue
        often = amid.get(word, 0) if not digits else count if digits > 1 else 0
        if often:
            counts[common] = counts.get(common, 0) + often
            shared.add(common)
        if often != count:
            counts[own] = counts.get(own, 0) + count - often
    return counts, shared
