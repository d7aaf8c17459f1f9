"""The words of two quotations laid against each other: what both have, and what one cut, changed, moved or added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.words import plain, stop_words
from store.records import Span

# Hyphens part words ("state-funded" is "state funded"), not behind a prefix ("co-ordination") nor in names.
_WORD = re.compile(r"\b(?i:co|re|pre|e|anti|non|un)-[^\W_]+|[^\W_]+(?:(?:['’ʼ.]|-(?=[A-Z0-9]))(?=[^\W_])[^\W_]+)*|%")
_SAME = {"okay": "ok", "o.k": "ok", "gonna": "going", "cannot": "can't", "percent": "%", "till": "until"}
_JUST_SMALL = 3  # a run this short counts as moved or kept only if it holds a word that is no function word


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place; `form` is what is compared: no case, accent, hyphen or British spelling."""

    start: int
    end: int
    form: str
    small: bool  # a function word


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `size` words that both have: from word `a` of one and word `b` of the other."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One difference of a quotation from the base: `base` and `other` are spans of their texts.

    "cut" has no `other`, "added" no `base`; "changed" and "moved" have both.
    """

    kind: Literal["cut", "changed", "moved", "added"]
    base: Span | None
    other: Span | None


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a quotation as they are compared; editors' additions in brackets stay in."""
    small = stop_words("en") | stop_words("es")
    return tuple(
        Word(match.start(), match.end(), form, form in small or "'" in form)
        for match in _WORD.finditer(text)
        if (form := _form(match.group()))
    )


def _form(word: str) -> str:
    form = plain(word).replace("-", "")
    form = _SAME.get(form, form)
    return re.sub(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations)$)", "iz", form)


def blocks(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Block]:
    """Return the runs that both have, longest first, no word used twice; runs may stand in another order.

    A single function word is kept only where it carries on the order of the runs around it.
    """
    free_a, free_b = [True] * len(a), [True] * len(b)
    found: list[Block] = []
    while (best := _longest(a, b, free_a, free_b, telling=True)) is not None:
        found.append(best)
        for step in range(best.size):
            free_a[best.a + step] = free_b[best.b + step] = False
    return found


def _longest(
    a: tuple[Word, ...], b: tuple[Word, ...], free_a: list[bool], free_b: list[bool], *, telling: bool
) -> Block | None:
    """Return the longest run of free words that both have; `telling` leaves out a lone function word."""
    best: Block | None = None
    row = [0] * (len(b) + 1)
    for i, word in enumerate(a):
        last = 0
        for j, other in enumerate(b):
            kept = row[j + 1]
            row[j + 1] = last + 1 if free_a[i] and free_b[j] and word.form == other.form else 0
            last = kept
            size = row[j + 1]
            if size and (best is None or size > best.size) and (not telling or _telling(a, i - size + 1, size)):
                best = Block(i - size + 1, j - size + 1, size)
    return best


def _telling(found: tuple[Word, ...], start: int, size: int) -> bool:
    return size >= _JUST_SMALL or any(not word.small for word in found[start : start + size]) or size == 2


def marks(base: str, other: str) -> tuple[Mark, ...]:
    """Return how `other` differs from `base`, in the order of the base; case and punctuation are no differences."""
    a, b = words(base), words(other)
    shared = sorted(blocks(a, b), key=lambda block: block.a)
    kept = _in_order(shared)
    found = [
        Mark("moved", _span(a, block.a, block.size), _span(b, block.b, block.size))
        for block in shared
        if block not in kept
    ]
    kept = _with_small(a, b, shared, kept)
    shared += [block for block in kept if block not in shared]
    taken_a = {block.a + step for block in shared for step in range(block.size)}
    taken_b = {block.b + step for block in shared for step in range(block.size)}
    last_a = last_b = 0
    for block in [*kept, Block(len(a), len(b), 0)]:
        left = _runs(range(last_a, block.a), taken_a)
        right = _runs(range(last_b, block.b), taken_b)
        found += _unshared(a, b, left, right)
        last_a, last_b = block.a + block.size, block.b + block.size
    return tuple(sorted(found, key=lambda mark: ((mark.base or mark.other or Span(0, 0)).start, mark.kind)))


def _with_small(a: tuple[Word, ...], b: tuple[Word, ...], shared: list[Block], kept: list[Block]) -> list[Block]:
    """Add to runs in order the lone function words that both have between the same two runs."""
    taken_a = {block.a + step for block in shared for step in range(block.size)}
    taken_b = {block.b + step for block in shared for step in range(block.size)}
    added: list[Block] = []
    last_a = last_b = 0
    for block in [*kept, Block(len(a), len(b), 0)]:
        free_a = [last_a <= place < block.a and place not in taken_a for place in range(len(a))]
        free_b = [last_b <= place < block.b and place not in taken_b for place in range(len(b))]
        small = _longest(a, b, free_a, free_b, telling=False) if any(free_a) and any(free_b) else None
        if small:
            added.append(small)
        last_a, last_b = block.a + block.size, block.b + block.size
    return sorted([*kept, *added], key=lambda block: block.a)


def _unshared(
    a: tuple[Word, ...], b: tuple[Word, ...], left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> list[Mark]:
    """Mark the words between two shared runs: changed where both have some, else cut or added."""
    both = min(len(left), len(right))
    found = [Mark("changed", _span(a, *left[n]), _span(b, *right[n])) for n in range(both)]
    found += [Mark("cut", _span(a, *run), None) for run in left[both:]]
    found += [Mark("added", None, _span(b, *run)) for run in right[both:]]
    return found


def _in_order(shared: list[Block]) -> list[Block]:
    """Return the heaviest chain of runs that stand in the same order in both."""
    best: list[tuple[int, int]] = []  # weight of the chain that ends here, the place before
    for place, block in enumerate(shared):
        before = max(
            ((best[p][0], p) for p in range(place) if shared[p].b + shared[p].size <= block.b), default=(0, -1)
        )
        best.append((before[0] + block.size, before[1]))
    if not best:
        return []
    place = max(range(len(best)), key=lambda p: best[p][0])
    chain = []
    while place >= 0:
        chain.append(shared[place])
        place = best[place][1]
    return chain[::-1]


def _runs(places: range, taken: set[int]) -> list[tuple[int, int]]:
    """Return the runs (first, size) of places that are not taken."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if place in taken:
            continue
        if runs and runs[-1][0] + runs[-1][1] == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs


def _span(found: tuple[Word, ...], first: int, size: int) -> Span:
    return Span(found[first].start, found[first + size - 1].end)
