"""Finds the stories of a large library: all at once, or where something is new."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence

import numpy as np

from index.group.accounts import biggest_first
from index.group.inside import look_inside
from index.group.kept import Kept
from index.group.likeness import Postings
from index.group.look import GROWN, compare_all, gathered
from index.group.make import Maker
from index.group.nearby import Group, empty, together
from index.group.place import place
from index.group.placed import Placed
from store.database import Library
from store.records import Event, Progress

LARGE = 2000
"""In a library of more articles events are looked for inside one story at a time, when somebody asks for it or there
is nothing else to do: all of the passages of 35,000 articles would take an hour."""

_AT_ONCE = 40  # stories that are looked into in the end, those that have changed, so that the list tells of some


def find_in_large(library: Library, kept: Kept, again: Collection[int] = ()) -> Generator[Progress, None, None]:
    """Bring the stories that the library keeps up to date; then look inside some of those that have changed.

    The stories of the articles `again` count as changed: the user's decisions about them are others now.
    """
    placed = Placed(kept)
    if again:
        with kept.writing():
            placed.put_untold(sorted({*placed.untold(), *again}))
    by = placed.weighing()
    if by is None or kept.get("told") != str(by.size) or kept.count() > GROWN * by.size:
        changed = yield from _anew(library, kept)
    else:
        touched = yield from place(kept, by)
        changed = yield from _stories(library, kept, touched.groups)
        with library.transaction():
            library.events.revise(touched.articles, changed)
            library.events.drop_across(sorted(again), changed)
    with kept.writing():
        placed.put_untold([])
        kept.keep("told", placed.compared())
    yield from look_inside(library, kept, changed[:_AT_ONCE], again)


def _anew(library: Library, kept: Kept) -> Generator[Progress, None, Sequence[Event]]:
    of = yield from gathered(kept)
    ids = np.array(of.articles, np.int64)
    postings = Postings(of)
    table = empty(len(ids))
    yield from compare_all(of, table, postings, kept)
    placed = Placed(kept)
    groups = [([of.articles[row] for row in rows], close) for rows, close in together(table)]
    with kept.writing():
        placed.put_table(table, ids)
        placed.put_postings(postings.lists(), ids)
        placed.put_stories(members for members, _ in groups)
        placed.put_weighing(of.by)
    del of, postings, table
    made = yield from _stories(library, kept, groups)
    yield Progress(0, 0, "Keeping the stories")
    with library.transaction():
        library.events.replace([*made, *(event for event in library.events.all() if event.kind == "event")])
    return made


def _stories(library: Library, kept: Kept, groups: Sequence[Group]) -> Generator[Progress, None, Sequence[Event]]:
    maker = Maker(library, kept)
    made = yield from maker.stories(groups)
    return biggest_first(event for _, event in made)
