"""Finds the articles that share text with those that have come, by an index of hashed runs of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from index.copies.shared import Text, shared, text_of
from store.copies import LEAST_SHARE, LEAST_WORDS, Pair
from store.database import Library
from store.records import Progress

_HITS = 3  # runs that two articles must share before their texts are read: fewer are phrases of the trade
_NEAREST = 12  # others that an article is compared with; groups of more are joined through each other
_BACK = 12  # of a run that many have, each article meets so many that came before it
_STEP = 100


def find_copies(library: Library, changed: Sequence[int]) -> Iterator[Progress]:
    """Measure what changed articles share with all others, and keep it."""
    near = nearest(library.marks.shingles(), changed)
    cut: dict[int, Text] = {}
    for at in range(0, len(changed), _STEP):
        part = changed[at : at + _STEP]
        pairs = {(min(a, b), max(a, b)) for a in part for b in near.get(a, ())}
        texts = library.marks.texts({one for pair in pairs for one in pair} - cut.keys())
        cut |= {article: text_of(text) for article, text in texts.items()}
        found = [pair for a, b in sorted(pairs) if a in cut and b in cut and (pair := _pair(a, b, cut)) is not None]
        with library.transaction():
            library.copies.put(part, found)
        if len(cut) > 20 * _STEP:
            cut.clear()
        yield Progress(at, len(changed), "Looking for shared text")


def _pair(a: int, b: int, cut: Mapping[int, Text]) -> Pair | None:
    told = shared(cut[a], cut[b])
    if told.words < LEAST_WORDS or max(told.share_a, told.share_b) < LEAST_SHARE:
        return None
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
    hits: dict[int, Counter[int]] = {}
    for start, end in zip(starts[several], ends[several], strict=True):
        for a, b in _met([int(one) for one in owners[start:end]]):
            for one, other in ((a, b), (b, a)):
                if one in new:
                    hits.setdefault(one, Counter())[other] += 1
    return {
        article: [other for other, count in others.most_common(_NEAREST) if count >= _HITS]
        for article, others in hits.items()
    }


def _met(articles: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, article in enumerate(articles):
        for other in articles[max(0, at - _BACK) : at]:
            yield other, article
