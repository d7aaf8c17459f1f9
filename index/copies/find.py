"""Finds the articles that share text with those that have come, by an index of hashed runs of words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from index.copies.shared import Text, shared, text_of
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
    if not marks or not changed:
        return {}
    hashes = np.frombuffer(b"".join(packed for _, packed in marks), "<u4")
    owners = np.repeat([article for article, _ in marks], [len(packed) // 4 for _, packed in marks])
    new = frozenset(changed)
    wanted = np.unique(hashes[np.isin(owners, np.fromiter(new, np.int64, len(new)))])
    told = np.isin(hashes, wanted)
    hashes, owners = hashes[told], owners[told]
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else np.array([], int)
    ends = np.append(starts[1:], len(hashes))
    several = ends - starts > 1
    hits: dict[int, dict[int, float]] = {article: {} for article in changed}
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        weight = min(1.0, _RARE / (end - start))
        for one, other in _met(owners[start:end].tolist(), new):
            hits[one][other] = hits[one].get(other, 0.0) + weight
    return {article: _best(others) for article, others in hits.items()}


def _best(others: Mapping[int, float]) -> list[int]:
    return sorted((other for other, weight in others.items() if weight >= _HITS), key=lambda other: -others[other])[
        :_NEAREST
    ]


def _met(articles: Sequence[int], new: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield each new article with those next to it in the list, before and behind."""
    for at, article in enumerate(articles):
        if article in new:
            for other in (*articles[max(0, at - _BACK) : at], *articles[at + 1 : at + 1 + _BACK]):
                yield article, other
