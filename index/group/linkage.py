"""Groups things by average linkage over the pairs that are known, so that most pairs need never be looked at."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

Pair = tuple[int, int, float]


def groups(pairs: Iterable[Pair], cut: float, unknown: float = 0.0) -> list[list[int]]:
    """Join the two groups whose members are most alike on average, while that is at least `cut`.

    Pairs that are not given count as `unknown`. Only groups of two and more are returned, members ascending. Equal
    averages are joined in the order of their smallest members, so the result does not depend on the order given.
    """
    excess: dict[int, dict[int, float]] = {}  # group -> group -> sum over known pairs of (likeness - unknown)
    for a, b, likeness in pairs:
        excess.setdefault(a, {})[b] = likeness - unknown
        excess.setdefault(b, {})[a] = likeness - unknown
    members = {one: [one] for one in excess}
    heap = [(-value - unknown, a, b) for a, near in excess.items() for b, value in near.items() if a < b]
    heap = [entry for entry in heap if -entry[0] >= cut]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or abs(_mean(excess, members, a, b, unknown) + negative) > 1e-9:
            continue  # out of date: one of the two has been joined since
        _join(excess, members, a, b)
        for other in excess[a]:
            mean = _mean(excess, members, a, other, unknown)
            if mean >= cut:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(sorted(found) for found in members.values() if len(found) > 1)


def components(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Split pairs into lots that have no member in common, in the order of their first pair."""
    parent: dict[int, int] = {}

    def top(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = one = parent[parent[one]]
        return one

    for a, b, _ in pairs:
        parent[top(b)] = top(a)
    lots: dict[int, list[Pair]] = {}
    for pair in pairs:
        lots.setdefault(top(pair[0]), []).append(pair)
    return list(lots.values())


def _mean(excess: dict[int, dict[int, float]], members: dict[int, list[int]], a: int, b: int, unknown: float) -> float:
    return unknown + excess[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def _join(excess: dict[int, dict[int, float]], members: dict[int, list[int]], a: int, b: int) -> None:
    members[a] += members.pop(b)
    gone = excess.pop(b)
    gone.pop(a)
    mine = excess[a]
    mine.pop(b)
    for other, value in gone.items():
        total = mine.get(other, 0.0) + value
        mine[other] = total
        theirs = excess[other]
        del theirs[b]
        theirs[a] = total
