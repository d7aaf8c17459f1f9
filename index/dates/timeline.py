"""When things happened, as the texts date them: passages that tell the same of the same day are one moment."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from index.dates.beside import Beside, Lined
from index.dates.told import Told, told_dates
from index.dates.undated import near
from store.records import Article, Dated, Event, Moment, PassageKey

Bounds = tuple[str, str]

_NEWS = 7  # days: accounts that came out further apart tell it of two occasions, unless both date it
_MONTH = 27  # days from the first to the last of February


@dataclass(slots=True)
class _Moment:
    """One thing of one time while it is gathered: the dates told, and passages that tell the same without a date."""

    bounds: Bounds
    told: list[Told]
    undated: list[PassageKey] = field(default_factory=list)

    @property
    def keys(self) -> set[PassageKey]:
        """The passages that tell it."""
        return {one.key for one in self.told} | set(self.undated)

    @property
    def days(self) -> int:
        """How many days after the first is the last."""
        return (date.fromisoformat(self.bounds[1]) - date.fromisoformat(self.bounds[0])).days

    def holds(self, other: _Moment) -> bool:
        """Whether another's time is a part of this one's."""
        return self.bounds != other.bounds and self.bounds[0] <= other.bounds[0] and other.bounds[1] <= self.bounds[1]

    @property
    def articles(self) -> set[int]:
        """The articles that tell it."""
        return {article for article, _ in self.keys}


def timeline(articles: Sequence[Article], lined: Lined) -> tuple[Moment, ...]:
    """Return the moments that the articles date, the earliest first; of two on one day the more exact first.

    The day of the event itself is always among them, with all its accounts.
    """
    beside = Beside(lined)
    days = near(articles, lined.rows)
    told = [
        one
        for article in articles
        for one in told_dates(article, days[article.id], [q for q in lined.quotes if q.article == article.id])
    ]
    dated = beside.resolved(told)
    moments = _nested(_gathered(dated, beside), beside)
    _companions(moments, {one.key for one in dated}, beside, days)
    if lined.event:
        _of_the_event(moments, lined.event, beside)
    by_id = {article.id: article for article in articles}
    order = {article: place for place, article in enumerate(by_id)}
    made = [_made(moment, by_id, order) for moment in moments]
    return tuple(sorted(made, key=lambda moment: (moment.first, moment.last)))


def _gathered(told: Sequence[Told], beside: Beside) -> list[_Moment]:
    """Join what tells the same day of the same thing."""
    moments: list[_Moment] = []
    of: dict[tuple[object, Bounds], _Moment] = {}
    for one in told:
        bounds = (one.first, one.last)
        ours = [beside.thing(one.key), *(map(beside.thing, beside.likely(one.key)) if one.day else ())]
        home = next((of[thing, bounds] for thing in ours if (thing, bounds) in of), None)
        if home is None:
            home = _Moment(bounds, [])
            moments.append(home)
        home.told.append(one)
        of.setdefault((ours[0], bounds), home)
    return moments


def _nested(moments: Sequence[_Moment], beside: Beside) -> list[_Moment]:
    """Put what is told of a month or a year into the one day of it that is told of the same thing."""
    kept: list[_Moment] = []
    for moment in sorted(moments, key=lambda one: one.days):
        things = {beside.thing(key) for key in moment.keys}
        inside = [one for one in kept if moment.holds(one) and not things.isdisjoint(map(beside.thing, one.keys))]
        if len(inside) == 1 and moment.days >= _MONTH:  # "earlier this week" may be another day of it
            inside[0].told += moment.told
        else:
            kept.append(moment)
    return kept


def _companions(moments: Sequence[_Moment], dated: set[PassageKey], beside: Beside, came_out: dict[int, str]) -> None:
    """Add to each moment who surely tells the same thing, gives no date for it, and came out at about the same time."""
    for moment in moments:
        for one in moment.told:
            for key in sorted(beside.surely(one.key)):
                if key in dated or key[0] in moment.articles or came_out.get(key[0], "") < moment.bounds[0]:
                    continue
                if _apart(came_out[key[0]], came_out[one.key[0]]) <= _NEWS:
                    moment.undated.append(key)


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) if one and other else 0


def _of_the_event(moments: list[_Moment], event: Event, beside: Beside) -> None:
    """See to it that the event's own day is there with all its accounts; a story's is that of its publication."""
    bounds = _bounds(event.date)
    if event.kind != "event" or not bounds:
        return
    own = {(account.article, place) for account in event.accounts for place in account.passages}
    fitting = [one for one in moments if bounds[0] <= one.bounds[0] and one.bounds[1] <= bounds[1]]
    best = max(fitting, key=lambda one: len(one.keys & own), default=None)
    if best is None or not best.keys & own:
        best = _Moment(bounds, [])
        moments.append(best)
    tellers = Counter(thing for thing, _ in {(beside.thing(key), key[0]) for key in own})
    for account in event.accounts:
        if account.article not in best.articles and account.passages:
            keys = [(account.article, place) for place in account.passages]
            best.undated.append(max(keys, key=lambda key: (tellers[beside.thing(key)], -key[1])))


def _bounds(iso: str) -> Bounds | None:
    """Return the first and last day of an ISO date or month."""
    try:
        day = date.fromisoformat(iso if len(iso) > 7 else f"{iso}-01")
    except ValueError:
        return None
    return (iso, iso) if len(iso) > 7 else (f"{iso}-01", f"{iso}-{monthrange(day.year, day.month)[1]}")


def _made(moment: _Moment, by_id: dict[int, Article], order: dict[int, int]) -> Moment:
    told = [Dated(one.key[0], one.start, one.end) for one in moment.told]
    told.sort(key=lambda one: (order[one.article], one.start))
    for article, place in sorted(moment.undated, key=lambda key: order.get(key[0], 0)):
        if article in by_id:
            start = by_id[article].passages[place].start
            told.append(Dated(article, start, start))
    return Moment(*moment.bounds, tuple(told))
