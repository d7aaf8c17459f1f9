"""Utterances: the forms in which several articles quote the same words, the longest first, each laid against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby

from index.quotes.utterance import Word, words
from index.quotes.wording import marks
from index.words import plain, stop_words
from store.records import Quote, Span, Utterance, Variant, WordMark

# What a description of a speaker begins with, though it is a function word.
_ARTICLES = frozenset(["a", "an", "the", "one", "his", "her", "their", "its", "some", "several", "many", "two", "both"])
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "that", "this"])
_PARTICLES = frozenset(["de", "del", "la", "van", "von", "bin", "al", "el", "da", "di", "y"])


def utterances(quotes: Sequence[Quote]) -> tuple[Utterance, ...]:
    """Return the utterances that several articles quote, in the order in which they are first met."""
    groups: dict[int, list[int]] = defaultdict(list)
    for place, quote in enumerate(quotes):
        if quote.variants is not None:
            groups[quote.variants].append(place)
    return tuple(_utterance(quotes, places) for places in groups.values())


def _utterance(quotes: Sequence[Quote], places: list[int]) -> Utterance:
    """The longest form is the base; the others follow in the order of the articles."""
    base = max(places, key=lambda place: (len(words(quotes[place].text)), -place))
    others = [place for place in places if place != base]
    speakers = [quotes[place].speaker for place in (base, *others) if _is_somebody(quotes[place].speaker)]
    text = quotes[base].text
    found = {place: _marks(text, quotes[place].text) for place in others}
    gives = {place: _given(words(text), found[place]) for place in others}
    gives[base] = frozenset(range(len(words(text))))
    told = [Variant(base)]
    for place in others:
        elsewhere = [gives[one] for one in places if one != place and quotes[one].article == quotes[place].article]
        told.append(Variant(place, _parted(words(text), found[place], frozenset[int]().union(*elsewhere))))
    return Utterance(_speaker(speakers), tuple(told))


def _given(base: Sequence[Word], marks: Sequence[WordMark]) -> frozenset[int]:
    """The places of the words of the base that a form has in some way; none when it is another part of the speech."""
    cut = [mark.base for mark in marks if mark.kind == "cut" and mark.base]
    if not cut and [mark.kind for mark in marks] == ["added"]:
        return frozenset()
    return frozenset(place for place, word in enumerate(base) if not any(_holds(span, word) for span in cut))


def _parted(base: Sequence[Word], marks: Sequence[WordMark], elsewhere: frozenset[int]) -> tuple[WordMark, ...]:
    """Part words cut into those that the article never gives and those that it gives in another quotation."""
    found: list[WordMark] = []
    for mark in marks:
        if mark.kind != "cut" or mark.base is None:
            found.append(mark)
            continue
        places = [place for place, word in enumerate(base) if _holds(mark.base, word)]
        for apart, run in groupby(places, key=elsewhere.__contains__):
            own = list(run)
            found.append(WordMark("apart" if apart else "cut", Span(base[own[0]].start, base[own[-1]].end)))
    return tuple(found)


def _holds(span: Span, word: Word) -> bool:
    return span.start <= word.start and word.end <= span.end


def _is_somebody(told: str) -> bool:
    """Whether words name or describe a speaker ("the mayor"); not "he", "it" or "was"."""
    first = told.split()[0] if told else ""
    if first in _ARTICLES or not first:
        return bool(first)
    return plain(first) not in stop_words("en") or (first[0].isupper() and plain(first) not in _PRONOUNS)


def _speaker(told: Sequence[str]) -> str:
    """Return the name that most articles give, full names before descriptions ("a spokesman", "the report")."""
    last = Counter(plain(name.split()[-1]) for name in told)
    return max(told, key=lambda name: (_is_name(name), last[plain(name.split()[-1])], len(name)), default="")


def _is_name(told: str) -> bool:
    words = told.split()
    return 1 < len(words) < 5 and all(word[0].isupper() or word in _PARTICLES for word in words)


def _marks(base: str, other: str) -> tuple[WordMark, ...]:
    return tuple(WordMark(mark.kind, mark.base, mark.other) for mark in marks(base, other))
