"""Looks inside stories of a large library: the events that passages of their articles tell."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable
from itertools import combinations

from index.group.accounts import best_first, ranked
from index.group.kept import Kept
from index.group.lining import line_up, linked
from index.group.lots import digest
from index.group.make import Maker
from store.database import Library
from store.records import Event, Progress

# Of a story of more articles the first ones are looked into: each two of them have to be lined up.
_MOST = 12
_METHOD = 1  # raise to have every story looked into anew


def look_inside(
    library: Library, kept: Kept, stories: Iterable[Event], again: Collection[int] = ()
) -> Generator[Progress, None, None]:
    """Find and keep the events inside these stories, but in those that have been looked into since they changed.

    Those of articles `again` are looked into anyway.
    """
    listed = list(stories)
    if not listed:
        return
    known, stamps, maker = kept.names(), kept.stamps(), Maker(library, kept)
    for done, one in enumerate(listed):
        told = [account.article for account in one.accounts if account.article in stamps][:_MOST]
        name = f"inside {digest(_METHOD, [(number, stamps[number]) for number in told])}"
        if len(told) < 2 or (name in known and not set(again).intersection(told)):
            continue
        for step in _inside(library, kept, maker, one, told):
            yield Progress(done, len(listed), f"Looking inside the stories: {step.message}")
        with kept.writing():
            kept.put_made(name, b"")


def _inside(library: Library, kept: Kept, maker: Maker, one: Event, told: list[int]) -> Generator[Progress, None, None]:
    wanted = list(combinations(sorted(told), 2))
    yield from line_up(library, kept, wanted)
    links = linked(kept, wanted, library.corrections.links())
    published = {number: library.articles.get(number).details.published for number in told}
    parts = yield from maker.events(links, published)
    found = ranked([one], best_first(parts), len(told))[1:]
    with library.transaction():
        library.events.revise_inside(told, found)
