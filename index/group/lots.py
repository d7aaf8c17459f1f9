"""Splits the links of a library into lots that have nothing to do with each other, so that each is worked out alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.group.linkage import components
from store.records import Link

# In a large library links chain thousands of passages together, mostly through lines that many pages repeat. A lot of
# more links than this is split by leaving out its weakest, so that one more article never has thousands read again
# (of 5,000 articles of scale37k the largest chain held 9,069 of 30,444 links).
_MOST = 300
_STRONGER = 0.05


@dataclass(frozen=True, slots=True)
class Lot:
    """Links that hang together through the passages that they share."""

    articles: tuple[int, ...]
    links: tuple[Link, ...]


def lots(links: Sequence[Link]) -> Iterator[Lot]:
    """Split links so that no passage is in two lots."""
    keys = sorted({key for link in links for key in (link.a, link.b)})
    number = {key: place for place, key in enumerate(keys)}
    waiting = [([(number[link.a], number[link.b], float(place)) for place, link in enumerate(links)], 0.45)]
    while waiting:
        pairs, least = waiting.pop()
        for part in components(pairs):
            strong = [pair for pair in part if links[int(pair[2])].strength >= least + _STRONGER]
            if len(part) > _MOST and strong:
                waiting.append((strong, least + _STRONGER))
            else:
                yield _lot([links[int(place)] for _, _, place in part])


def digest(*told: object) -> str:
    """Return a short name of plain values."""
    return hashlib.sha1(repr(told).encode(), usedforsecurity=False).hexdigest()


def _lot(links: Sequence[Link]) -> Lot:
    return Lot(tuple(sorted({key[0] for link in links for key in (link.a, link.b)})), tuple(links))
