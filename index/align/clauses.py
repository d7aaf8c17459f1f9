"""Clauses: long sentences often share one clause only; its match must not drown in what else they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.align.bags import Bag, Entries, Floats, Ints, bag, common_terms, entries, holding, numbers_of
from index.words import Token, content, stop_words

_BREAKS = frozenset(',;:—–()“”"«»…?!')
_JOINING_WORDS = (
    "and but while after before because that who which when as if whether although though since where until unless "
    "whose amid y pero mientras que cuando porque tras aunque donde quien si"
)
_JOINING = frozenset(_JOINING_WORDS.split())
# A clause has at least so many telling words: "he said" is none, nor is each item of a list.
_LEAST = 3
# Words count as near each other up to so many telling words apart.
_NEAR = 4
# Added to a clause's weight, so that three plain words that all match do not count as a whole clause told.
_DAMPING = 2


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of all passages in order: passage n has those from `starts[n]`; `words` has one row a clause."""

    starts: Ints
    words: Bag


def clauses(words: Sequence[Sequence[Token]], texts: Sequence[str], language: str) -> Clauses:
    """Cut every passage into clauses, at least one each."""
    rows: list[Ints] = []
    starts = []
    for found, text in zip(words, texts, strict=True):
        starts.append(len(rows))
        parts = cut(found, text, language)
        rows += [numbers_of(token.stem for token in content(part, language)) for part in parts]
    return Clauses(np.array(starts, dtype=np.int64), bag(rows))


def cut(found: Sequence[Token], text: str, language: str) -> list[list[Token]]:
    """Return the runs of tokens between punctuation marks and joining words; short ones go with what follows."""
    stops = stop_words(language)
    parts: list[list[Token]] = []
    now: list[Token] = []
    telling, end = 0, 0
    for token in found:
        breaks = token.norm in _JOINING or not _BREAKS.isdisjoint(text[end : token.start])
        if breaks and telling >= _LEAST:
            parts.append(now)
            now, telling = [], 0
        now.append(token)
        end = token.end
        telling += token.norm not in stops
    if parts and telling < _LEAST:
        parts[-1] += now
        return parts
    return [*parts, now]


def near_pairs(stems: Sequence[str]) -> list[str]:
    """Return each two different stems that stand near each other, once, in no order ("send troops", "troops sent")."""
    pairs = {
        f"{one} {other}" if one < other else f"{other} {one}"
        for place, one in enumerate(stems)
        for other in stems[place + 1 : place + 1 + _NEAR]
        if one != other
    }
    return sorted(pairs)


@dataclass(frozen=True, slots=True)
class Side:
    """An article's clauses and passages by the words that both articles have: passage n has `counts[n]` clauses from
    `starts[n]` on."""

    starts: Ints
    counts: Ints
    words: Bag
    clauses: Entries
    passages: NDArray[np.bool_]

    def cut(self, passages: Ints) -> tuple[Ints, Ints]:
        """Return the clauses of each of these passages, one after the other, and for each which of them has it."""
        owner = np.repeat(np.arange(len(passages)), self.counts[passages])
        ends = np.cumsum(self.counts[passages])
        return np.arange(len(owner)) + (self.starts[passages] - ends + self.counts[passages])[owner], owner


def sides(one: tuple[Clauses, Bag], two: tuple[Clauses, Bag]) -> tuple[Side, Side, Ints, Ints]:
    """Lay out clauses and passages by the words of both; with the places of those words in either bag.

    Words of clauses and of passages are the same, so both bags of an article have the same vocabulary.
    """
    at_a, at_b = common_terms(one[1], two[1])
    return _side(*one, at_a), _side(*two, at_b), at_a, at_b


def _side(held: Clauses, passages: Bag, kept: Ints) -> Side:
    counts = np.diff(held.starts, append=held.words.size)
    passage_words = holding(entries(passages, kept), len(kept))
    return Side(held.starts, counts, held.words, entries(held.words, kept), passage_words)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Where words of clauses meet: the pairs of clauses of each pair of passages, which words both clauses of one have,
    and which words of a clause the other passage has."""

    pairs: tuple[Ints, Ints, Ints]  # a clause of one, a clause of the other, the pair of passages
    words: tuple[Ints, Ints]  # a word, and the pair of clauses that has it
    inside: tuple[Inside, Inside]


@dataclass(frozen=True, slots=True)
class Inside:
    """The clauses of one passage of each pair, and which words of each the other passage has."""

    clauses: tuple[Ints, Ints]  # a clause, and the pair of passages
    words: tuple[Ints, Ints]  # a word, and the place in `clauses`


def meetings(a: Side, b: Side, first: Ints, second: Ints) -> Meetings:
    """Look up where the words of the passages' clauses meet, for pairs of passages (each has at least one clause)."""
    inside = _inside(a, b, first, second), _inside(b, a, second, first)
    (left, pair) = inside[0].clauses
    right, of_left = b.cut(second[pair])
    left, pair = left[of_left], pair[of_left]
    words, owner = a.clauses.laid(left)
    both = holding(b.clauses, a.passages.shape[1])[right[owner], words]
    return Meetings((left, right, pair), (words[both], owner[both]), inside)


def _inside(one: Side, other: Side, mine: Ints, theirs: Ints) -> Inside:
    clauses, pair = one.cut(mine)
    words, owner = one.clauses.laid(clauses)
    both = other.passages[theirs[pair[owner]], words]
    return Inside((clauses, pair), (words[both], owner[both]))


def clause_signals(
    sides: tuple[Side, Side], met: Meetings, told: tuple[Floats, Floats], weight: Floats
) -> dict[str, Floats]:
    """Return for each pair how much its best two clauses share, and how much of a clause the other passage has.

    `told` is how much each word of either article counts, `weight` the same of each word in common.
    """
    (whole_a, length_a), (whole_b, length_b) = (_sizes(side, one) for side, one in zip(sides, told, strict=True))
    left, right, pair = met.pairs
    words, owner = met.words
    common = _summed(weight[words], owner, len(left))
    cosine = _summed(weight[words] ** 2, owner, len(left)) / (length_a[left] * length_b[right] + np.float32(1e-6))
    over = common / (whole_a[left] + whole_b[right] - common + np.float32(1e-6))
    inside_a, inside_b = _told(met.inside[0], whole_a, weight), _told(met.inside[1], whole_b, weight)
    return {
        "cos": _best(cosine, pair),
        "common": _best(common, pair),
        "over": _best(over, pair),
        "in_low": np.minimum(inside_a, inside_b),
        "in_high": np.maximum(inside_a, inside_b),
    }


def _sizes(side: Side, told: Floats) -> tuple[Floats, Floats]:
    """Return the summed weight of all words of each clause, and the length of its weighted vector."""
    words, weights = side.words, told[side.words.columns]
    length = np.sqrt(np.bincount(words.rows, weights**2, minlength=words.size))
    return _summed(weights, words.rows, words.size), np.asarray(length, np.float32)


def _told(inside: Inside, whole: Floats, weight: Floats) -> Floats:
    """Return how much of its best clause each pair's other passage has."""
    clauses, pair = inside.clauses
    words, owner = inside.words
    return _best(_summed(weight[words], owner, len(clauses)) / (whole[clauses] + _DAMPING), pair)


def _summed(values: Floats, owner: Ints, size: int) -> Floats:
    return np.bincount(owner, values, minlength=size).astype(np.float32)


def _best(values: Floats, pair: Ints) -> Floats:
    """Return the greatest value of each pair; `pair` ascends and leaves none out."""
    return np.asarray(np.maximum.reduceat(values, np.flatnonzero(np.diff(pair, prepend=-1))), np.float32)


def pooled(grid: Floats, starts_a: Ints, starts_b: Ints) -> Floats:
    """Turn clauses x clauses to passages x passages: the best of each."""
    by_a = np.maximum.reduceat(grid, starts_a, axis=0)
    return np.asarray(np.maximum.reduceat(np.ascontiguousarray(by_a.T), starts_b, axis=0).T, np.float32)
