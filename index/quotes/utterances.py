"""Utterances: the forms in which several articles quote the same words, the longest first, each laid against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.quotes.utterance import marks, words
from index.words import plain
from store.records import Quote, Utterance, Variant, WordMark

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
    speakers = [quotes[place].speaker for place in (base, *others) if quotes[place].speaker]
    return Utterance(
        _speaker(speakers),
        (Variant(base), *(Variant(place, _marks(quotes[base].text, quotes[place].text)) for place in others)),
    )


def _speaker(told: Sequence[str]) -> str:
    """Return the name that most articles give, full names before descriptions ("a spokesman", "the report")."""
    last = Counter(plain(name.split()[-1]) for name in told)
    return max(told, key=lambda name: (_is_name(name), last[plain(name.split()[-1])], len(name)), default="")


def _is_name(told: str) -> bool:
    words = told.split()
    return 1 < len(words) < 5 and all(word[0].isupper() or word in _PARTICLES for word in words)


def _marks(base: str, other: str) -> tuple[WordMark, ...]:
    return tuple(WordMark(mark.kind, mark.base, mark.other) for mark in marks(base, other))
