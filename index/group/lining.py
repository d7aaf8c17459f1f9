"""Lines near articles up for grouping: by their words alone in one language, by meaning across two."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from index.align.align import pair_links
from index.align.meaning import meaning
from index.align.prepare import Prepared, prepare
from index.group.kept import Kept, Linked
from index.group.read import unchanged
from store.database import Library
from store.records import Link, Progress

Pair = tuple[int, int]
"""Ids of two articles, ascending."""

CUT = 0.44
"""The strength, by the first judgement, from which a link counts for groups: on marked events .77 of such are right."""
_KEPT = 150  # articles made ready that stay in memory, of about 0.5 MB
_BATCH = 100  # pairs kept in one transaction; a cancelled run goes on from there


class Bench:
    """Makes articles ready and lines two of them up.

    Vectors of meaning take ten times as long as all the rest of an article, and of the links within one language they
    find hardly another one at the cut; without them a library of 1,000 is lined up in half a minute.
    """

    def __init__(self, library: Library, stamps: Mapping[int, str]) -> None:
        def ready(article: int, across: bool) -> Prepared:
            return prepare(unchanged(library, article, stamps[article]), meaning() if across else None)

        self._ready = lru_cache(maxsize=_KEPT)(ready)

    def across(self, a: int, b: int) -> bool:
        """Tell whether two articles are known to be in different languages."""
        one, two = self._ready(a, False).language, self._ready(b, False).language
        return bool(one and two and one != two)

    def links(self, a: int, b: int, across: bool) -> list[Linked]:
        """Return the links of two articles that are strong enough to count."""
        found = pair_links(self._ready(a, across), self._ready(b, across))
        return [(link.a[1], link.b[1], link.strength) for link in found if link.strength >= CUT]


def line_up(library: Library, kept: Kept, wanted: Iterable[Pair]) -> Iterator[Progress]:
    """Line up the wanted pairs that have not been, and keep their links."""
    missing = in_turn([pair for pair in wanted if not kept.lined_up(pair)])
    bench, loaded = Bench(library, kept.stamps()), False
    found: list[tuple[int, int, list[Linked]]] = []
    for done, (a, b) in enumerate(missing, 1):
        across = bench.across(a, b)
        if across and not loaded:
            yield Progress(done - 1, len(missing), "Loading what compares articles of two languages")
            loaded = True
        found.append((a, b, bench.links(a, b, across)))
        if len(found) == _BATCH or done == len(missing):
            _keep(kept, found)
            found.clear()
        yield Progress(done, len(missing), "Lining up passages")


def linked(kept: Kept, wanted: Iterable[Pair], decided: Sequence[tuple[Pair, Pair, bool]]) -> list[Link]:
    """Return the links of the wanted pairs; what the user decided wins."""
    links = [
        Link((a, one), (b, two), strength, "same", "fact")
        for a, b in sorted(wanted)
        for one, two, strength in kept.links((a, b))
    ]
    if not decided:
        return links
    verdict = {frozenset((a, b)): yes for a, b, yes in decided if a[0] != b[0]}
    links = [link for link in links if frozenset((link.a, link.b)) not in verdict]
    sure = sorted(sorted(pair) for pair, yes in verdict.items() if yes)
    return links + [Link(a, b, 1.0, "same", "fact") for a, b in sure]


def in_turn(pairs: Sequence[Pair]) -> list[Pair]:
    """Put pairs in such an order that those of one article stand close together, and so do those of its neighbours."""
    beside: dict[int, list[int]] = {}
    for a, b in sorted(pairs):
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    ordered: dict[Pair, None] = {}
    seen: set[int] = set()
    for start in beside:
        waiting = deque([] if start in seen else [start])
        seen.add(start)
        while waiting:
            one = waiting.popleft()
            ordered |= dict.fromkeys((min(one, other), max(one, other)) for other in beside[one])
            waiting.extend(other for other in beside[one] if other not in seen)
            seen.update(beside[one])
    return list(ordered)


def _keep(kept: Kept, found: Sequence[tuple[int, int, list[Linked]]]) -> None:
    with kept.writing():
        for a, b, links in found:
            kept.put_links(a, b, links)
