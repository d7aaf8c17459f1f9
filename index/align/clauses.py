"""Clauses: long sentences often share one clause only; its match must not drown in what else they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.align.bags import Bag, Floats, Ints, bag, numbers_of
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
    """An article's clauses and passages as rows over the words that both articles have; `whole` sums the weights of
    all words of a clause, `length` is that of its weighted vector."""

    starts: Ints
    clauses: Floats
    passages: Floats
    whole: Floats
    length: Floats


def clause_signals(sides: tuple[Side, Side], weight: Floats, first: Ints, second: Ints) -> dict[str, Floats]:
    """Return for each pair how much its best two clauses share, and how much of a clause the other passage has.

    `weight` tells of each word in common how much it counts.
    """
    a, b = sides
    common = np.asarray((a.clauses * weight) @ b.clauses.T, np.float32)
    over = np.asarray(common / (a.whole[:, None] + b.whole[None, :] - common + 1e-6), np.float32)
    inside_a = np.maximum.reduceat(_inside(a, b, weight), a.starts, axis=0)
    inside_b = np.maximum.reduceat(_inside(b, a, weight), b.starts, axis=0).T
    cosine = ((a.clauses * weight**2) @ b.clauses.T) / (np.outer(a.length, b.length) + np.float32(1e-6))
    grids = {
        "cos": pooled(cosine, a.starts, b.starts),
        "common": pooled(common, a.starts, b.starts),
        "over": pooled(over, a.starts, b.starts),
        "in_low": np.minimum(inside_a, inside_b),
        "in_high": np.maximum(inside_a, inside_b),
    }
    return {name: np.asarray(grid[first, second], np.float32) for name, grid in grids.items()}


def sides(one: tuple[Clauses, Bag, Floats], two: tuple[Clauses, Bag, Floats]) -> tuple[Side, Side, Ints, Ints]:
    """Lay out clauses, words of passages and weights of words; with the places of the shared words in either bag."""
    _, at_a, at_b = np.intersect1d(one[1].vocabulary, two[1].vocabulary, assume_unique=True, return_indices=True)
    return _side(*one, at_a), _side(*two, at_b), at_a, at_b


def _side(held: Clauses, passages: Bag, weight: Floats, kept: Ints) -> Side:
    """Words of clauses and of passages are the same, so both bags have the same vocabulary."""
    of_clauses, of_passages = _dense(held.words, kept), _dense(passages, kept)
    told, size = weight[held.words.columns], held.words.size
    whole = np.bincount(held.words.rows, told, minlength=size).astype(np.float32)
    length = np.sqrt(np.bincount(held.words.rows, told**2, minlength=size)).astype(np.float32)
    return Side(held.starts, of_clauses, of_passages, whole, length)


def _dense(held: Bag, kept: Ints) -> Floats:
    where = np.full(len(held.vocabulary), -1, dtype=np.int64)
    where[kept] = np.arange(len(kept))
    place = where[held.columns]
    inside = place >= 0
    dense = np.zeros((held.size, len(kept)), np.float32)
    dense[held.rows[inside], place[inside]] = 1
    return dense


def _inside(one: Side, other: Side, weight: Floats) -> Floats:
    return np.asarray(((one.clauses * weight) @ other.passages.T) / (one.whole[:, None] + _DAMPING), np.float32)


def pooled(grid: Floats, starts_a: Ints, starts_b: Ints) -> Floats:
    """Turn clauses x clauses to passages x passages: the best of each."""
    by_a = np.maximum.reduceat(grid, starts_a, axis=0)
    return np.asarray(np.maximum.reduceat(np.ascontiguousarray(by_a.T), starts_b, axis=0).T, np.float32)
