"""Groups articles: stories (the same main event) and events at passage level, and keeps them in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from index import reasons
from index.align import CUT, pair_links, prepare
from index.happenings import Happening, happenings
from index.likeness import Near, nearest, vectors
from index.linkage import groups
from index.prepare import Prepared
from index.telling import Told, told
from index.terms import Terms, day_of, terms
from index.title import event_title, headline, shared_names, shared_quote
from store.database import Library
from store.records import Account, Article, Event, Link, Progress

LinksOf = Callable[[Article, Article], Sequence[Link]]
_Pairs = dict[tuple[int, int], float]

# Average likeness, less the crowd's, from which articles are one story. One setting for all four sets with event labels
# (tried .08 to .16; B-cubed F1 at .11: see tests/quality/test_group.py).
STORY_CUT = 0.11
_UNKNOWN = -0.03  # pairs that are not among each other's nearest are a little less alike than their crowd
_FAINT = 0.04  # pairs below cannot decide a story

# Below so many articles every pair is lined up; above, only the nearest of each article (8), and in a library of more
# than _LARGE only pairs that are in one story or near to it.
_ALL_PAIRS = 12
_NEIGHBOURS = 8
_LARGE = 400
_NEAR_STORY = 0.06

_REVISION = "events made at revision"
_METHOD = 1  # raise to have all libraries grouped anew


def stories(articles: Sequence[Article]) -> tuple[Event, ...]:
    """Return the groups of articles whose main event is the same, those that most outlets tell first."""
    found = [terms(article) for article in articles]
    near = list(nearest(vectors(found)))
    return _stories({article.id: article for article in articles}, found, near)


def events(articles: Sequence[Article], links_of: LinksOf) -> tuple[Event, ...]:
    """Return what passages of several of these articles tell; `links_of` lines two articles up."""
    links = [link for a, b in combinations(articles, 2) for link in links_of(a, b) if link.strength >= CUT]
    return passage_events({article.id: article for article in articles}, links)


def find_events(library: Library) -> Iterator[Progress]:
    """Work out all stories and events of the library anew and keep them; nothing is done when nothing has changed."""
    revision = [library.revision(), len(library.corrections.links()), _METHOD]
    if library.settings.get(_REVISION) == revision:
        return
    articles: dict[int, Article] = {}
    found: list[Terms] = []
    total = library.articles.count()
    for article in library.articles.all():
        articles[article.id] = article
        found.append(terms(article))
        yield Progress(len(found), total, "Reading for events")
    near: list[Near] = []
    for one in nearest(vectors(found)):
        near.append(one)
        if one.row % 50 == 0:
            yield Progress(one.row, total, "Looking for accounts of the same event")
    told_stories = _stories(articles, found, near)
    yield Progress(total, total, "Looking for accounts of the same event")
    links: list[Link] = []
    wanted = wanted_pairs(found, near)
    ready: dict[int, Prepared] = {}
    for done, (a, b) in enumerate(wanted):
        for number in (a, b):
            if number not in ready:
                ready[number] = prepare(articles[number])
        links += [link for link in pair_links(ready[a], ready[b]) if link.strength >= CUT]
        yield Progress(done + 1, len(wanted), "Lining up passages")
    happened = passage_events(articles, links)
    yield Progress(len(wanted), len(wanted), "Keeping the events")
    with library.transaction():
        library.events.replace(ranked(told_stories, happened))
        library.settings.set(_REVISION, revision)


def wanted_pairs(found: Sequence[Terms], near: Sequence[Near]) -> list[tuple[int, int]]:
    """Return the pairs of articles (ids, in their order) to line up: never all of a large library."""
    if len(found) <= _ALL_PAIRS:
        return [(a.article, b.article) for a, b in combinations(found, 2)]
    least = _NEAR_STORY if len(found) > _LARGE else -1.0
    alike = _pairs(near)
    kept = set()
    for one in near:
        for other in one.others[:_NEIGHBOURS].tolist():
            pair = min(one.row, other), max(one.row, other)
            if alike[pair] >= least:
                kept.add(pair)
    return [(found[a].article, found[b].article) for a, b in sorted(kept)]


def passage_events(articles: Mapping[int, Article], links: Sequence[Link]) -> tuple[Event, ...]:
    """Return the events that these links, all strong enough, tell of; the best told first."""
    telling = {
        number: told(articles[number]) for number in sorted({key[0] for link in links for key in (link.a, link.b)})
    }
    found = [(worth(one, articles), one) for one in happenings(links, telling)]
    kept = sorted((pair for pair in found if pair[0] > 0), key=lambda pair: (-pair[0], sorted(pair[1].cells.items())))
    return tuple(_event(one, articles, telling) for _, one in kept)


def worth(one: Happening, articles: Mapping[int, Article]) -> float:
    """Say how much an event is worth to a reader: who tells it, how surely, is it dated; 0: not worth a line."""
    tellers = len({articles[number].details.outlet or number for number in one.cells})
    if len(one.cells) < 2:
        return 0.0
    passages = min(len(places) for places in one.cells.values())
    return (tellers - 1) * one.strength * (1 + 0.25 * min(passages - 1, 4)) * (1.3 if one.days[0] else 1.0)


def ranked(told_stories: Sequence[Event], happened: Sequence[Event]) -> list[Event]:
    """Put stories and events in one order; an event that is all of a story is left to the story."""
    return [*told_stories, *happened]


def _pairs(near: Sequence[Near]) -> _Pairs:
    crowd = {one.row: one.crowd for one in near}
    return {
        (min(one.row, other), max(one.row, other)): float(likeness) - (crowd[one.row] + crowd[other]) / 2
        for one in near
        for other, likeness in zip(one.others.tolist(), one.likeness.tolist(), strict=True)
    }


def _stories(articles: Mapping[int, Article], found: Sequence[Terms], near: Sequence[Near]) -> tuple[Event, ...]:
    alike = _pairs(near)
    strong = [(a, b, value) for (a, b), value in sorted(alike.items()) if value > _FAINT]
    made = []
    for rows in groups(strong, STORY_CUT, _UNKNOWN):
        members = [articles[found[row].article] for row in rows]
        closeness = [sum(alike.get((min(a, b), max(a, b)), _UNKNOWN) for b in rows if b != a) for a in rows]
        made.append(_story(members, closeness, [found[row] for row in rows]))
    return tuple(sorted(made, key=lambda event: (-len(event.accounts), event.date, event.accounts[0].article)))


def _story(members: Sequence[Article], closeness: Sequence[float], found: Sequence[Terms]) -> Event:
    accounts = sorted(members, key=lambda one: (one.details.published or "9999", one.id))
    day = min((one.details.published[:10] for one in members if day_of(one.details.published)), default="")
    shared = {one.id: [(part, "") for part in told(one)] for one in members}
    names = shared_names(shared)
    language = members[0].details.language
    words = reasons.shared_words([[one.details.title] for one in members], language, names)
    why = (reasons.outlets(accounts), reasons.named(names), reasons.worded(words), reasons.published(members))
    return Event(
        0, headline(members, closeness), day, "story", tuple(line for line in why if line),
        tuple(Account(one.id, _whole(one)) for one in accounts),
    )  # fmt: skip


def _whole(article: Article) -> tuple[int, ...]:
    return tuple(place for place, passage in enumerate(article.passages) if not passage.heading)


def _event(one: Happening, articles: Mapping[int, Article], telling: Mapping[int, Sequence[Told]]) -> Event:
    members = sorted(
        (articles[number] for number in one.cells), key=lambda art: (art.details.published or "9999", art.id)
    )
    passages = {
        art.id: [(telling[art.id][place], art.passage_text(place)) for place in one.cells[art.id]] for art in members
    }
    language = members[0].details.language
    quote = shared_quote([[text for part, _ in told_ for text in part.quotes] for told_ in passages.values()])
    names = shared_names(passages)
    words = reasons.shared_words([[text for _, text in told_] for told_ in passages.values()], language, names)
    first, last = one.days
    why = (
        reasons.outlets(members),
        reasons.quoting(quote),
        reasons.named(names),
        reasons.worded(words),
        reasons.dated(first, last),
    )
    day = first if first == last else first[:7]
    return Event(
        0, event_title(passages, language), day, "event", tuple(line for line in why if line),
        tuple(Account(art.id, one.cells[art.id]) for art in members),
    )  # fmt: skip
