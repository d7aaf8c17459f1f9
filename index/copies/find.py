"""Finds the articles that share text with those that have come, by an index of hashed runs of words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from index.copies.shared import Text, shared, text_of
from index.hashes import sharers
from store.copies import LEAST_OWN, LEAST_SHARE, LEAST_WORDS, Pair
from store.database import Library
from store.records import Progress

_HITS = 3  # runs that two articles must share before their texts are read
_RARE = 6  # articles: a run that more have counts for less, as a phrase of the trade does
_NEAREST = 12  # others that an article is compared with; groups of more are joined through each other
_BACK = 12  # of a run that many have, each article meets so many before and behind it
_STEP = 100


def find_copies(library: Library, changed: Sequence[int]) -> Iterator[Progress]:
    """Measure what changed articles share with all others, and keep it."""
    near = nearest(library.marks.shingles(), changed)
    outlets = library.outlets.of_articles() if near else {}
    cut: dict[int, Text] = {}
    for at in range(0, len(changed), _STEP):
        part = changed[at : at + _STEP]
        pairs = {(min(a, b), max(a, b)) for a in part for b in near.get(a, ())}
        texts = library.marks.texts({one for pair in pairs for one in pair} - cut.keys())
        cut |= {article: text_of(text) for article, text in texts.items()}
        told = [
            (_pair(a, b, cut), outlets.get(a, "") == outlets.get(b)) for a, b in sorted(pairs) if {a, b} <= cut.keys()
        ]
        found = [
            pair for pair, own in told if pair.words >= LEAST_WORDS and pair.most >= (LEAST_OWN if own else LEAST_SHARE)
        ]
        with library.transaction():
            library.copies.put(part, found)
        if len(cut) > 20 * _STEP:
            cut.clear()
        yield Progress(at, len(changed), "Looking for shared text")


def _pair(a: int, b: int, cut: Mapping[int, Text]) -> Pair:
    told = shared(cut[a], cut[b])
    return Pair(a, b, told.share_a, told.share_b, told.words)


def nearest(marks: Sequence[tuple[int, bytes]], changed: Sequence[int]) -> dict[int, list[int]]:
    """Return for each changed article the others with which it shares most of the chosen runs of words."""
    new = frozenset(changed)
    hits: dict[int, dict[int, float]] = {article: {} for article in changed} if marks else {}
    for _, owners in sharers(marks, new, "<u4", 2):
        weight = min(1.0, _RARE / len(owners))
        for one, other in _met(owners, new):
            hits[one][other] = hits[one].get(other, 0.0) + weight
    return {article: _best(others) for article, others in hits.items()}


def _best(others: Mapping[int, float]) -> list[int]:
    near = [other for other, weight in others.items() if weight >= _HITS]
    return sorted(near, key=lambda other: -others[other])[:_NEAREST]


def _met(articles: Sequence[int], new: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield each new article with those next to it in the list, before and behind."""
    for at, article in enumerate(articles):
        if article in new:
            for other in (*articles[max(0, at - _BACK) : at], *articles[at + 1 : at + 1 + _BACK]):
                yield article, other
