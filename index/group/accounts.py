"""Makes the records of events: their accounts in order, a title, a date, the reasons, and which are worth a line."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.group import reasons
from index.group.happenings import Happening, Telling
from index.group.telling import lead_names
from index.group.title import Account as Passages
from index.group.title import Saying, event_title, headline, most_named, shared_names, shared_saying
from store.records import Account, Article, Event, Link

# An event of two accounts, one passage each, with neither a date nor shared words quoted, needs links this sure.
_SURE = 0.6
_SHORTEST_TITLE = 4  # words; less is a name or a label, not something that happened
# Of a story's own events only so many are listed beside it: it is there to be opened itself.
_MOST_IN_STORY = 3
# A list longer than this for the number of articles is not read; the events told least are left out.
_FEW, _PER_ARTICLE = 30, 0.25
_NAMING = 8  # articles of a story whose names are looked at
_ALL_OF_STORY = 0.6  # an event of more than this part of two articles of a story is the story


def story(members: Sequence[Article], closeness: Sequence[float]) -> Event:
    """Make the event of articles that tell the same; `closeness` says how much each stands in their middle."""
    in_order = sorted(members, key=_by_date)
    day = min((one.details.published[:10] for one in members if one.details.published), default="")
    names = most_named([lead_names(one) for one in in_order[:_NAMING]])
    title = headline(members, closeness)
    words = reasons.shared_words([[one.details.title] for one in in_order], in_order[0].details.language, names)
    why = (
        reasons.outlets(in_order),
        reasons.named(names),
        reasons.worded(words),
        reasons.published(in_order),
    )
    accounts = tuple(Account(one.id, _whole(one)) for one in in_order)
    return Event(0, title, day, "story", tuple(line for line in why if line), accounts)


def passage_event(articles: Mapping[int, Article], one: Happening, telling: Telling) -> tuple[float, Event] | None:
    """Return the event that is a happening, and what it is worth; None when it is not worth a line."""
    members = sorted((articles[number] for number in one.cells), key=_by_date)
    passages = {
        art.id: [(telling[art.id][place], art.passage_text(place)) for place in one.cells[art.id]] for art in members
    }
    saying = shared_saying(passages)
    worth = _worth(one, members, saying)
    made = _event(one, members, passages, saying) if worth else None
    return (worth, made) if made and (saying or len(made.title.split()) >= _SHORTEST_TITLE) else None


def best_first(found: Iterable[tuple[float, Event] | None]) -> tuple[Event, ...]:
    """Put events in order, those that are worth most to a reader first."""
    kept = [pair for pair in found if pair]
    kept.sort(key=lambda pair: (-pair[0], pair[1].title, pair[1].accounts[0].article))
    return tuple(made for _, made in kept)


def biggest_first(made: Iterable[Event]) -> tuple[Event, ...]:
    """Put stories in order, those that most articles tell first."""
    return tuple(sorted(made, key=lambda event: (-len(event.accounts), event.date, event.accounts[0].article)))


def about(published: Mapping[int, str], days: Mapping[int, int | None], links: Sequence[Link]) -> dict[int, str]:
    """Return for undated articles the day of the dated one to which most of their passages are linked.

    `days` are those that articles came out or, undated, told last (`terms.likely_day`): nothing older is guessed.
    """
    shared: dict[int, Counter[int]] = {}
    for link in links:
        for one, other in ((link.a[0], link.b[0]), (link.b[0], link.a[0])):
            if not published[one] and published[other] and (days[other] or 0) >= (days[one] or 0):
                shared.setdefault(one, Counter())[other] += 1
    best = {one: min(count, key=lambda other: (-count[other], other)) for one, count in shared.items()}
    return {one: published[other] for one, other in best.items()}


def ranked(whole: Sequence[Event], parts: Sequence[Event], articles: int) -> list[Event]:
    """Put stories before events; leave to a story what is all of it, and list only the best of what is inside it."""
    story_of = {account.article: number for number, one in enumerate(whole) for account in one.accounts}
    size = {account.article: _ALL_OF_STORY * len(account.passages) for one in whole for account in one.accounts}
    inside: Counter[int] = Counter()
    kept: list[Event] = []
    most = max(_FEW, int(_PER_ARTICLE * articles))
    for event in parts:
        homes = {story_of.get(account.article, -1) for account in event.accounts}
        full = [account for account in event.accounts if len(account.passages) > size.get(account.article, math.inf)]
        if len(homes) == 1:
            inside.update(homes)
        if (
            len(kept) < most
            and len(full) < 2
            and (len(homes) > 1 or -1 in homes or inside[min(homes)] <= _MOST_IN_STORY)
        ):
            kept.append(event)
    return [*whole, *kept]


def _worth(one: Happening, members: Sequence[Article], saying: Saying | None) -> float:
    """Say how much an event is worth to a reader: who tells it, how surely, is it dated; 0: not worth a line."""
    tellers = len({article.details.outlet or article.id for article in members})
    passages = sorted(len(places) for places in one.cells.values())[-2]
    plain = tellers == 2 and passages == 1 and not one.days[0] and not saying
    if tellers < 2 or (plain and one.strength < _SURE):
        return 0.0
    bonus = (1.3 if one.days[0] else 1.0) * (1.3 if saying else 1.0)
    return (tellers - 1) * one.strength * (1 + 0.25 * min(passages - 1, 4)) * bonus


def _event(
    one: Happening, members: Sequence[Article], passages: Mapping[int, Passages], saying: Saying | None
) -> Event:
    language = members[0].details.language
    names = shared_names(passages)
    every = [name for parts in passages.values() for part, _ in parts for name in part.names.values()]
    words = reasons.shared_words([[text for _, text in parts] for parts in passages.values()], language, every)
    first, last = one.days if not (saying and one.days[0] != one.days[1]) else ("", "")  # words are said on a day
    why = (
        reasons.outlets(members),
        reasons.quoting(saying.text if saying else ""),
        reasons.named(names),
        reasons.worded(words),
        reasons.dated(first, last),
    )
    return Event(
        id=0,
        title=event_title(passages, saying, language),
        date=first if first == last else first[:7],
        kind="event",
        why=tuple(line for line in why if line),
        accounts=tuple(Account(art.id, one.cells[art.id]) for art in members),
    )


def _by_date(article: Article) -> tuple[str, int]:
    return article.details.published or "9999", article.id


def _whole(article: Article) -> tuple[int, ...]:
    return tuple(place for place, passage in enumerate(article.passages) if not passage.heading)
