"""Groups articles: stories (the same main event) and events at passage level, and keeps them in the library.

Of a library that was grouped before only what is new is worked out. What an article is near to is then judged by the
weights that words have when it comes, so in a library of over 500 the order of import may decide a doubtful case until
the library has grown by a fifth, when all is compared anew; `anew` does so at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path

from index.group.accounts import about, best_first, biggest_first, passage_event, ranked, story
from index.group.happenings import fragments, joined
from index.group.happenings import together as side_by_side
from index.group.inside import look_inside
from index.group.kept import Changed, Kept
from index.group.large import LARGE, find_in_large
from index.group.likeness import nearest
from index.group.lining import CUT, line_up, linked
from index.group.look import look
from index.group.lots import digest, lots
from index.group.make import Maker
from index.group.nearby import Nearby, nearby, together, wanted_pairs
from index.group.read import read
from index.group.telling import told
from index.group.terms import likely_day, terms
from index.group.vectors import vectors
from store.connection import tell
from store.database import FILE, Library
from store.records import Article, Event, Link, Progress

LinksOf = Callable[[Article, Article], Sequence[Link]]

_REVISION = "events made at revision"
_METHOD = 12  # raise to have every library grouped anew


def stories(articles: Sequence[Article]) -> tuple[Event, ...]:
    """Return the groups of articles whose main event is the same, those that most outlets tell first."""
    found = together(nearby(nearest(vectors(terms(article) for article in articles)), len(articles)))
    return biggest_first(story([articles[row] for row in rows], close) for rows, close in found)


def events(articles: Sequence[Article], links_of: LinksOf) -> tuple[Event, ...]:
    """Return what passages of several of these articles tell; `links_of` lines two articles up."""
    links = [link for a, b in combinations(articles, 2) for link in links_of(a, b) if link.strength >= CUT]
    by_id = {article.id: article for article in articles}
    days = {article.id: likely_day(article) for article in articles}
    near = about({article.id: article.details.published for article in articles}, days, links)
    telling = {article.id: told(article, near.get(article.id, "")) for article in articles}
    parts = [part for lot in lots(links) for part in fragments(lot.links, telling)]
    parts.sort(key=lambda one: sorted(one.cells.items()))
    found = [joined(group, telling) for group in side_by_side(parts) if group]
    return best_first(passage_event(by_id, one, telling) for one in found)


def find_events(library: Library, anew: bool = False) -> Generator[Progress]:
    """Work out all stories and events of the library and keep them; nothing is done when no article has changed.

    `anew` throws away what was kept from former times.
    """
    groups, again = library.events.groups(), library.events.unlaid()
    revision = [library.revision(), digest(library.corrections.links(), groups), _METHOD]
    if library.settings.get(_REVISION) == revision and not anew and not again:
        return
    try:
        found = yield from _found(library, anew, again)
    except sqlite3.OperationalError as error:  # the file of what is kept is in use, or the disk is full
        raise tell(error, library.folder / FILE) or error from error
    yield Progress(0, 0, "Keeping the events")
    with library.transaction():
        if found is not None:
            library.events.replace(found)
        library.settings.set(_REVISION, revision)
        library.events.keep_laid(groups)


def find_inside(library: Library, story: Event) -> Generator[Progress]:
    """Find and keep the events inside a story of a large library; nothing is done in others, or when it was done."""
    kept = Kept(_file(library.folder))
    try:
        if kept.count() > LARGE and story.kind == "story":
            kept.hold()
            with suppress(Changed):  # articles wait to be grouped: that comes first
                yield from look_inside(library, kept, [story])
    finally:
        kept.close()


def _found(library: Library, anew: bool, again: Collection[int]) -> Generator[Progress, None, list[Event] | None]:
    kept = Kept(_file(library.folder))
    try:
        if anew:
            kept.forget()
        return (yield from _mended(library, kept, again))
    finally:
        kept.close()


def _mended(library: Library, kept: Kept, again: Collection[int]) -> Generator[Progress, None, list[Event] | None]:
    """Find the events; what was kept is thrown away when it cannot be read."""
    try:
        return (yield from _find(library, kept, again))
    except sqlite3.OperationalError:
        raise  # nothing is wrong with what is kept
    except sqlite3.DatabaseError:
        kept.forget()
        return (yield from _find(library, kept, again))


def _find(library: Library, kept: Kept, again: Collection[int]) -> Generator[Progress, None, list[Event] | None]:
    """Find all events; None when the library is large, and keeps them already: those of articles `again` anew."""
    yield from read(library, kept)
    if kept.count() > LARGE:
        yield from find_in_large(library, kept, again)
        return None
    table = yield from look(kept)
    ids = sorted(kept.stamps())
    wanted = [(ids[a], ids[b]) for a, b in wanted_pairs(table)]
    yield from line_up(library, kept, wanted)
    return (yield from _make(library, kept, table, linked(kept, wanted, library.corrections.links())))


def _make(library: Library, kept: Kept, table: Nearby, links: Sequence[Link]) -> Generator[Progress, None, list[Event]]:
    ids = sorted(kept.stamps())
    maker = Maker(library, kept)
    yield Progress(0, 0, "Naming the events")
    groups = [([ids[row] for row in rows], close) for rows, close in together(table)]
    whole = yield from maker.stories(groups)
    published = {one.id: one.published for one in library.articles.listings()}
    parts = yield from maker.events(links, published)
    maker.finish()
    return ranked(biggest_first(event for _, event in whole), best_first(parts), len(ids))


def _file(folder: Path) -> Path:
    return folder / "index" / "events.db"
