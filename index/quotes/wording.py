"""How one form of an utterance differs from another in words: what it cut, changed, moved or added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.quotes.utterance import Block, Word, blocks, longest, words
from store.records import Span

_MOVED = 3  # words: a shorter run in another place is chance ("the president")
_THIN = 4  # words in a row, or half of the form: with less in common two quotations are two parts of what was said


@dataclass(frozen=True, slots=True)
class Mark:
    """One difference of a quotation from the base: `base` and `other` are spans of their texts.

    "cut" has no `other`, "added" no `base`; "changed" and "moved" have both.
    """

    kind: Literal["cut", "changed", "moved", "added"]
    base: Span | None
    other: Span | None


def marks(base: str, other: str) -> tuple[Mark, ...]:
    """Return how `other` differs from `base`, in the order of the base.

    Case, punctuation and spaces are no differences. Of another part of what was said all is added, and nothing cut.
    """
    a, b = words(base), words(other)
    shared = sorted(blocks(a, b), key=lambda block: block.a)
    if not a or not b or _thin(b, shared):
        return (Mark("added", None, _span(b, 0, len(b))),) if b else ()
    kept = _in_order(shared)
    moved = [block for block in shared if block not in kept and _may_be_moved(a, block)]
    found = [Mark("moved", _span(a, block.a, block.size), _span(b, block.b, block.size)) for block in moved]
    kept = _with_small(a, b, [*kept, *moved], kept)
    shared = [*kept, *moved]
    taken_a = {block.a + step for block in shared for step in range(block.size)}
    taken_b = {block.b + step for block in shared for step in range(block.size)}
    last_a = last_b = 0
    for block in [*kept, Block(len(a), len(b), 0)]:
        left = _runs(range(last_a, block.a), taken_a)
        right = _runs(range(last_b, block.b), taken_b)
        found += _unshared(a, b, left, right)
        found += _contracted(a, b, block)
        last_a, last_b = block.a + block.size, block.b + block.size
    return tuple(
        sorted(
            _swapped(a, b, _without_hosts(found)),
            key=lambda mark: ((mark.base or mark.other or Span(0, 0)).start, mark.kind),
        )
    )


def _thin(b: tuple[Word, ...], shared: Sequence[Block]) -> bool:
    """Whether what two forms share is chance."""
    held = sum(block.size for block in shared)
    return held * 2 < len(b) and max((block.size for block in shared), default=0) < _THIN


def _may_be_moved(a: tuple[Word, ...], block: Block) -> bool:
    return block.size >= _MOVED and any(not word.small for word in a[block.a : block.a + block.size])


def _with_small(a: tuple[Word, ...], b: tuple[Word, ...], shared: list[Block], kept: list[Block]) -> list[Block]:
    """Add to runs in order the lone function words that both have between the same two runs."""
    taken_a = {block.a + step for block in shared for step in range(block.size)}
    taken_b = {block.b + step for block in shared for step in range(block.size)}
    added: list[Block] = []
    last_a = last_b = 0
    for block in [*kept, Block(len(a), len(b), 0)]:
        free_a = [last_a <= place < block.a and place not in taken_a for place in range(len(a))]
        free_b = [last_b <= place < block.b and place not in taken_b for place in range(len(b))]
        small = longest(a, b, free_a, free_b, telling=False) if any(free_a) and any(free_b) else None
        if small:
            added.append(small)
        last_a, last_b = block.a + block.size, block.b + block.size
    return sorted([*kept, *added], key=lambda block: block.a)


def _unshared(
    a: tuple[Word, ...], b: tuple[Word, ...], left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> list[Mark]:
    """Mark the words between two shared runs: changed where both have about as many, else cut and added."""
    both = min(len(left), len(right))
    found = []
    for one, other in zip(left, right, strict=False):
        if _printed(a, *one) == _printed(b, *other):
            continue  # "work force" for "workforce"
        few, many = sorted((one[1], other[1]))
        if many <= 2 * few + 3:
            found.append(Mark("changed", _span(a, *one), _span(b, *other)))
        else:
            found += [Mark("cut", _span(a, *one), None), Mark("added", None, _span(b, *other))]
    found += [Mark("cut", _span(a, *run), None) for run in left[both:]]
    found += [Mark("added", None, _span(b, *run)) for run in right[both:]]
    return found


def _printed(found: tuple[Word, ...], first: int, size: int) -> str:
    return "".join(word.form for word in found[first : first + size]).replace(".", "")


def _contracted(a: tuple[Word, ...], b: tuple[Word, ...], block: Block) -> list[Mark]:
    """Mark "I am" for "I'm", and "is" for "it's", of which the last word is compared as the same."""
    at = [(block.a + step, block.b + step) for step in range(block.size)]
    return [
        Mark("changed", _with_host(a, one, alike), _with_host(b, other, alike))
        for one, other in at
        if a[one].joined != b[other].joined
        for alike in [one > 0 and other > 0 and a[one - 1].form == b[other - 1].form]
    ]


def _with_host(found: tuple[Word, ...], place: int, alike: bool) -> Span:
    return _span(found, place - 1, 2) if alike else _span(found, place, 1)


def _without_hosts(found: list[Mark]) -> list[Mark]:
    """Leave out the cut or added word that stands in a contraction which is told as changed already."""
    changed = [mark for mark in found if mark.kind == "changed"]
    held = {"cut": [mark.base for mark in changed], "added": [mark.other for mark in changed]}
    return [mark for mark in found if (mark.base or mark.other) not in held.get(mark.kind, [])]


def _swapped(a: tuple[Word, ...], b: tuple[Word, ...], found: list[Mark]) -> list[Mark]:
    """Turn the same words cut in one place and added in another to words moved."""
    kept = [mark for mark in found if mark.kind not in ("cut", "added")]
    added = {_told(b, mark.other): mark for mark in found if mark.kind == "added" and mark.other}
    for cut in (mark for mark in found if mark.kind == "cut" and mark.base):
        same = added.pop(_told(a, cut.base), None)
        kept.append(Mark("moved", cut.base, same.other) if same else cut)
    taken = {mark.other for mark in kept if mark.kind == "moved"}
    return kept + [mark for mark in found if mark.kind == "added" and mark.other not in taken]


def _told(found: tuple[Word, ...], span: Span | None) -> tuple[str, ...]:
    return tuple(word.form for word in found if span and span.start <= word.start and word.end <= span.end)


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
    """Return where words stand, a contraction whole."""
    last = first + size - 1
    if last + 1 < len(found) and found[last + 1].joined:
        last += 1
    return Span(found[first - found[first].joined].start, found[last].end)
