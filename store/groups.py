"""What the user put together or took apart: events whose accounts stay as the user left them in every regrouping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from store.anchors import Anchor, anchor, place_of, text_and_passages
from store.corrections import keep_decision
from store.errors import NotFound
from store.records import Account, Event, EventKind
from store.sqlite import Database

HALF = 0.5
"""An event that was worked out is one that the user made when most of its passages belong to that one already."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as the user left it; `without` are articles that the user took out of it."""

    event: int
    kind: EventKind
    title: str
    date: str
    passages: tuple[Anchor, ...]
    articles: tuple[int, ...]
    without: tuple[int, ...] = ()
    gone: tuple[str, ...] = ()  # the same of articles that only a colleague has, by the hash of their original
    absorbed: tuple[int, ...] = ()  # the events that were put into it


class Groups:
    """Keeps the user's events, and lays them over those that are worked out."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> tuple[Kept, ...]:
        """Return the events that the user put together, oldest first."""
        rows = self._db.execute("SELECT subject FROM corrections WHERE decision = 'group' ORDER BY id").fetchall()
        return tuple(self._met(msgspec.json.decode(row[0], type=Kept)) for row in rows)

    def _met(self, kept: Kept) -> Kept:
        """Return an event with those of `gone` among `without` that have come since."""
        if not kept.gone:
            return kept
        rows = (self._db.execute("SELECT id FROM articles WHERE sha256 = ?", [one]).fetchone() for one in kept.gone)
        met = {sha256: int(row[0]) for sha256, row in zip(kept.gone, rows, strict=True) if row is not None}
        without = tuple(sorted({*kept.without, *met.values()} - {*kept.articles}))
        return replace(kept, without=without, gone=tuple(one for one in kept.gone if one not in met))

    def keep(
        self,
        event: Event,
        without: Sequence[int] = (),
        made: str | None = None,
        gone: Sequence[str] = (),
        absorbed: Sequence[int] = (),
    ) -> None:
        """Keep an event as it is now; an event of no or one account is forgotten, and what it was made of stays out."""
        before = next((kept for kept in self.all() if kept.event == event.id), None)
        told = {account.article for account in event.accounts}
        out = tuple(sorted({*(before.without if before else ()), *without} - told))
        away = tuple(sorted({*(before.gone if before else ()), *gone}))
        anchors = tuple(one for account in event.accounts for one in self._anchors(account))
        articles = tuple(account.article for account in event.accounts)
        inside = tuple(sorted({*(before.absorbed if before else ()), *absorbed}))
        kept = Kept(event.id, event.kind, event.title, event.date, anchors, articles, out, away, inside)
        self.forget(event.id)
        keep_decision(self._db, "group", None, kept, made)

    def forget(self, event: int) -> None:
        """Let an event be what is worked out again."""
        self._db.execute("DELETE FROM corrections WHERE decision = 'group' AND subject ->> 'event' = ?", [event])

    def over(self, events: Sequence[Event]) -> list[Event]:
        """Return these events with the user's in the place of those that they were made of.

        The user's have the ids that they always had, the others 0. What was imported since joins the user's event
        that is most like it.
        """
        kept = [(one, self._event(one)) for one in self.all()]
        if not kept:
            return [replace(event, id=0) for event in events]
        mine = {one.event: event for one, event in kept}
        without = {one.event: frozenset(one.without) for one, _ in kept}
        order: list[int | Event] = []
        for event in events:
            like = _most_like(event, mine)
            if like is None:
                order.append(replace(event, id=0))
                continue
            mine[like] = _joined(mine[like], event, _taken(event.kind, mine), without[like])
            order.append(like)
        rest = [number for number in mine if number not in order]
        made = [mine[entry] if isinstance(entry, int) else entry for entry in dict.fromkeys([*order, *rest])]
        return [event for event in made if len(event.accounts) > 1]

    def _anchors(self, account: Account) -> list[Anchor]:
        text, passages = text_and_passages(self._db, account.article)
        return [anchor(account.article, text, passages[place]) for place in account.passages if place < len(passages)]

    def _event(self, kept: Kept) -> Event:
        """Return a kept event with its passages where their words stand now."""
        told: dict[int, set[int]] = {article: set() for article in kept.articles if self._here(article)}
        for one in kept.passages:
            if one.article in told:
                place = place_of(one, *text_and_passages(self._db, one.article))
                told[one.article] |= {place} if place is not None else set()
        accounts = tuple(Account(article, tuple(sorted(places))) for article, places in told.items())
        return Event(kept.event, kept.title, kept.date, kept.kind, ("put together by you",), accounts)

    def _here(self, article: int) -> bool:
        try:
            text_and_passages(self._db, article)
        except NotFound:
            return False
        return True


def keys_of(event: Event) -> set[tuple[int, int]]:
    """What tells whether two events are one: of a story its articles, of an event its passages."""
    if event.kind == "story":
        return {(account.article, -1) for account in event.accounts}
    return {(account.article, place) for account in event.accounts for place in account.passages}


def _most_like(event: Event, mine: dict[int, Event]) -> int | None:
    """Return the user's event that a worked-out one is most like, None when it is none of them."""
    same_kind = {number: keys_of(one) for number, one in mine.items() if one.kind == event.kind}
    known = {article for keys in same_kind.values() for article, _ in keys}
    keys = {key for key in keys_of(event) if key[0] in known}
    if not keys or len(keys & set().union(*same_kind.values())) < HALF * len(keys):
        return None
    return max(same_kind, key=lambda number: len(keys & same_kind[number]))


def _taken(kind: str, mine: dict[int, Event]) -> set[tuple[int, int]]:
    """What the user has placed: it stays where it is."""
    return set().union(*(keys_of(one) for one in mine.values() if one.kind == kind))


def _joined(mine: Event, found: Event, taken: set[tuple[int, int]], without: frozenset[int]) -> Event:
    """Return the user's event with the accounts that are new in the worked-out one."""
    told = {account.article for account in mine.accounts} | without
    new = tuple(
        one
        for one in found.accounts
        if one.article not in told and not keys_of(replace(found, accounts=(one,))) & taken
    )
    return replace(mine, accounts=(*mine.accounts, *new))
