"""Groups articles: stories (the same main event) and events at passage level, and keeps them in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from index.align.align import CUT, pair_links, prepare
from index.align.prepare import Prepared
from index.group.accounts import about, best_first, passage_events, ranked, story
from index.group.likeness import Gathering, Near, nearest, vectors
from index.group.linkage import groups
from index.group.telling import Told, told
from index.group.terms import terms
from store.database import Library
from store.records import Article, Event, Link, Progress

LinksOf = Callable[[Article, Article], Sequence[Link]]
_Pairs = dict[tuple[int, int], float]
_Rows = tuple[list[int], list[float]]

# Average likeness, less the crowd's, from which articles are one story. One setting for all four sets with event labels
# (tried .08 to .16; for the B-cubed F1 at .11 see tests/quality/test_group.py).
STORY_CUT = 0.11
_UNKNOWN = -0.03  # pairs that are not among each other's nearest are a little less alike than their crowd
_FAINT = 0.04  # pairs below cannot decide a story

# Up to so many articles every pair is lined up; above, only the 8 nearest of each article, and in a library of more
# than _LARGE only pairs that are in one story or near to it.
_ALL_PAIRS = 12
_NEIGHBOURS = 8
_LARGE = 400
_NEAR_STORY = 0.06

_REVISION = "events made at revision"
_METHOD = 1  # raise to have every library grouped anew


def stories(articles: Sequence[Article]) -> tuple[Event, ...]:
    """Return the groups of articles whose main event is the same, those that most outlets tell first."""
    together = _together(list(nearest(vectors(terms(article) for article in articles))))
    telling = {articles[row].id: told(articles[row]) for rows, _ in together for row in rows}
    return _biggest_first(story([articles[row] for row in rows], close, telling) for rows, close in together)


def events(articles: Sequence[Article], links_of: LinksOf) -> tuple[Event, ...]:
    """Return what passages of several of these articles tell; `links_of` lines two articles up."""
    links = [link for a, b in combinations(articles, 2) for link in links_of(a, b) if link.strength >= CUT]
    by_id = {article.id: article for article in articles}
    near = about(by_id, links)
    telling = {article.id: told(article, near.get(article.id, "")) for article in articles}
    return best_first(passage_events(by_id, links, telling))


def find_events(library: Library) -> Iterator[Progress]:
    """Work out all stories and events of the library and keep them; nothing is done when no article has changed."""
    revision = [library.revision(), len(library.corrections.links()), _METHOD]
    if library.settings.get(_REVISION) == revision:
        return
    articles: list[Article] = []
    near: list[Near] = []
    links: list[Link] = []
    yield from _read(library, articles, near)
    yield from _line_up(articles, near, links)
    found: list[Event] = []
    yield from _make(articles, _together(near), links, found)
    with library.transaction():
        library.events.replace(found)
        library.settings.set(_REVISION, revision)


def _read(library: Library, articles: list[Article], near: list[Near]) -> Iterator[Progress]:
    """Fill in the articles, and the nearest of each."""
    gathering = Gathering()
    total = library.articles.count()
    for article in library.articles.all():
        articles.append(article)
        gathering.add(terms(article))
        yield Progress(len(articles), total, "Reading for events")
    for one in nearest(gathering.vectors()):
        near.append(one)
        if one.row % 50 == 0:
            yield Progress(one.row, total, "Looking for accounts of the same event")


def _line_up(articles: Sequence[Article], near: Sequence[Near], links: list[Link]) -> Iterator[Progress]:
    """Fill in the links between near articles."""
    ready: dict[int, Prepared] = {}
    wanted = wanted_pairs(near)
    last = {row: place for place, pair in enumerate(wanted) for row in pair}
    for place, pair in enumerate(wanted):
        for row in pair:
            if row not in ready:
                ready[row] = prepare(articles[row])
        links += [link for link in pair_links(ready[pair[0]], ready[pair[1]]) if link.strength >= CUT]
        for row in pair:
            if last[row] == place:  # in a large library all articles made ready would not fit into memory
                del ready[row]
        yield Progress(place + 1, len(wanted), "Lining up passages")


def _make(
    articles: Sequence[Article], together: Sequence[_Rows], links: Sequence[Link], found: list[Event]
) -> Iterator[Progress]:
    """Fill in the events: stories first."""
    by_id = {article.id: article for article in articles}
    near = about(by_id, links)
    needed = {articles[row].id for rows, _ in together for row in rows}
    needed.update(key[0] for link in links for key in (link.a, link.b))
    telling: dict[int, tuple[Told, ...]] = {}
    for number in sorted(needed):
        telling[number] = told(by_id[number], near.get(number, ""))
        yield Progress(len(telling), len(needed), "Reading names, days and quotations")
    whole: list[Event] = []
    for rows, close in together:
        whole.append(story([articles[row] for row in rows], close, telling))
        yield Progress(len(whole), len(together), "Naming the events")
    parts: list[tuple[float, Event]] = []
    for done, part in enumerate(passage_events(by_id, links, telling)):
        parts += [part] if part else []
        if part or done % 200 == 0:
            yield Progress(0, 0, "Naming the events")
    found += ranked(_biggest_first(whole), best_first(parts), len(articles))


def wanted_pairs(near: Sequence[Near]) -> list[tuple[int, int]]:
    """Return the pairs of articles (rows, ascending) to line up: never all of a large library."""
    if len(near) <= _ALL_PAIRS:
        return list(combinations(range(len(near)), 2))
    least = _NEAR_STORY if len(near) > _LARGE else -1.0
    alike = _pairs(near)
    nearby = {(min(one.row, other), max(one.row, other)) for one in near for other in one.others[:_NEIGHBOURS].tolist()}
    return sorted(pair for pair in nearby if alike[pair] >= least)


def _pairs(near: Sequence[Near]) -> _Pairs:
    """Return how alike the near pairs (rows, ascending) are beyond what they share with their crowds."""
    crowd = {one.row: one.crowd for one in near}
    return {
        (min(one.row, other), max(one.row, other)): float(likeness) - (crowd[one.row] + crowd[other]) / 2
        for one in near
        for other, likeness in zip(one.others.tolist(), one.likeness.tolist(), strict=True)
    }


def _together(near: Sequence[Near]) -> list[_Rows]:
    """Return the rows of each story, and how close each row is to the others of it."""
    alike = _pairs(near)
    strong = [(a, b, value) for (a, b), value in sorted(alike.items()) if value > _FAINT]
    made = []
    for rows in groups(strong, STORY_CUT, _UNKNOWN):
        close = [sum(alike.get((min(a, b), max(a, b)), _UNKNOWN) for b in rows if b != a) for a in rows]
        made.append((rows, close))
    return made


def _biggest_first(made: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(made, key=lambda event: (-len(event.accounts), event.date, event.accounts[0].article)))
