"""Splits the links of a library into lots that have nothing to do with each other, so that each is worked out alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.group.happenings import REACH
from index.group.linkage import components
from store.records import Link


@dataclass(frozen=True, slots=True)
class Lot:
    """Links that hang together, through passages that they share or that stand near each other in one article."""

    articles: tuple[int, ...]
    links: tuple[Link, ...]


def lots(links: Sequence[Link]) -> list[Lot]:
    """Split links so that no event can hold passages of two lots."""
    keys = sorted({key for link in links for key in (link.a, link.b)})
    number = {key: place for place, key in enumerate(keys)}
    joined = [(number[link.a], number[link.b], float(place)) for place, link in enumerate(links)]
    near = [
        (place, place + 1, -1.0)
        for place, (one, two) in enumerate(pairwise(keys))
        if one[0] == two[0] and two[1] - one[1] <= REACH
    ]
    made = []
    for part in components(joined + near):
        held = tuple(links[int(place)] for _, _, place in part if place >= 0)
        made.append(Lot(tuple(sorted({key[0] for link in held for key in (link.a, link.b)})), held))
    return made


def name_of(lot: Lot, stamps: Mapping[int, str], near: Mapping[int, str]) -> str:
    """Name all that the events of a lot are worked out from: the same name, the same events."""
    return digest(
        [(article, stamps[article], near.get(article, "")) for article in lot.articles],
        [(link.a, link.b, link.strength) for link in lot.links],
    )


def digest(*told: object) -> str:
    """Return a short name of plain values."""
    return hashlib.sha1(repr(told).encode(), usedforsecurity=False).hexdigest()
