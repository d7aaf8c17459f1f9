"""The events found in a library: replaced whole by each regrouping, with ids and the user's names staying."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from store.accounts import accounts_of, ids_for, keep_accounts, lost, matched, removed_of
from store.corrections import keep_rename, names_of
from store.errors import NotFound, ReaderError
from store.groups import Groups, Kept
from store.records import Account, Event, EventKind, EventLine
from store.settings import Settings
from store.sqlite import Database

_LAID = "events of the user laid over"


class Events:
    """Keeps events; their ids stay through regrouping as long as they tell of the same passages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Event]:
        """Return all events in the order in which they were given, the user's names over the computed titles."""
        rows = self._db.execute("SELECT id, title, date, kind, why FROM events WHERE place >= 0 ORDER BY place, id")
        accounts, names = accounts_of(self._db), names_of(self._db)
        told = [_event(row, accounts.get(row[0], ()), names) for row in rows.fetchall()]
        gone = lost(self._db)
        return [event for event in told if event.id not in gone]

    def get(self, event: int) -> Event:
        """Return one event; raises NotFound."""
        row = self._db.execute(
            "SELECT id, title, date, kind, why FROM events WHERE id = ? AND place >= 0", [event]
        ).fetchone()
        if row is None or event in lost(self._db, [event]):
            raise NotFound(f"The library has no event {event}.", "`synoptic events` lists those it has.")
        return _event(row, accounts_of(self._db, event).get(event, ()), names_of(self._db))

    def lines(self) -> list[EventLine]:
        """Return all events in their order without their accounts: of 5,800 in 20 ms, where `all` takes 200."""
        counted = "(SELECT count(*) FROM accounts WHERE event = id)"
        rows = self._db.execute(
            f"SELECT id, title, date, kind, {counted} FROM events WHERE place >= 0 ORDER BY place, id"
        )
        names, removed = names_of(self._db), removed_of(self._db)
        gone = lost(self._db, removed) if removed else set()
        return [
            EventLine(number, names.get(number, title), date, kind, count - removed.get(number, 0))
            for number, title, date, kind, count in rows.fetchall()
            if number not in gone
        ]

    def of(self, article: int) -> list[Event]:
        """Return the events that an article tells, in their order."""
        rows = self._db.execute(
            "SELECT events.id FROM accounts JOIN events ON events.id = event JOIN articles ON articles.id = article "
            "WHERE article = ? AND removed = '' AND events.place >= 0 ORDER BY events.place, events.id",
            [article],
        ).fetchall()
        gone = lost(self._db, [row[0] for row in rows])
        return [self.get(row[0]) for row in rows if row[0] not in gone]

    def replace(self, events: Sequence[Event]) -> None:
        """Keep these events in the place of all old ones; the ids they come with are not looked at.

        Each takes the id of the old event of its kind with which it shares most passages. An event that is gone but
        has a name by the user, or was put into another by the user, is remembered, and has its id and name back when
        its passages are grouped again. What the user put together or took apart stands over them.
        """
        with self._db.atomic():
            groups = Groups(self._db)
            mine = groups.all()
            events = groups.over(events)
            ids = ids_for(self._db, events, {one for kept in mine for one in kept.absorbed})
            self._db.execute("UPDATE events SET place = -1")
            for place, (event, old) in enumerate(zip(events, ids, strict=True)):
                self._keep(place, event, old)
            named = {*names_of(self._db), *_own(mine)}
            self._db.execute(
                f"DELETE FROM events WHERE place < 0 AND id NOT IN ({', '.join('?' * len(named))})", list(named)
            )

    def revise(self, articles: Sequence[int], stories: Sequence[Event]) -> None:
        """Keep these stories in the place of all that hold any of these articles; the others stay as they are."""
        told = set(articles)
        self._revise("story", told, stories, lambda one: bool(one & told))

    def revise_inside(self, articles: Sequence[int], events: Sequence[Event]) -> None:
        """Keep these events in the place of all that are told by none but these articles."""
        told = set(articles)
        self._revise("event", told, events, told.issuperset)

    def _revise(self, kind: EventKind, told: set[int], new: Sequence[Event], goes: Callable[[set[int]], bool]) -> None:
        """Keep new events in the place of those of their kind whose articles say that they go."""
        if not any(told.intersection((*kept.articles, *kept.without)) for kept in self.groups() if kept.kind == kind):
            self._put({number: some for number, some in self._holding(told, kind).items() if goes(some)}, new)
            return
        others = [self._plain(one) for one in self.all() if not (one.kind == kind and goes(_articles(one)))]
        self.replace([*new, *others] if kind == "story" else [*others, *new])

    def drop_across(self, articles: Sequence[int], stories: Sequence[Event]) -> None:
        """Take out the events with any of these articles that several of these stories tell, but those of the user."""
        whole, own = [_articles(one) for one in stories], _own(self.groups())
        with self._db.atomic():
            for number, some in self._holding(articles, "event").items():
                if number not in own and not any(some <= told for told in whole):
                    self._drop(number)

    def _holding(self, articles: Iterable[int], kind: str) -> dict[int, set[int]]:
        """Return the events of a kind that hold any of these articles, with all articles of each."""
        query = (
            "SELECT other.event, other.article FROM accounts AS mine JOIN accounts AS other USING (event) "
            "JOIN events ON events.id = event WHERE mine.article = ? AND kind = ?"
        )
        found: dict[int, set[int]] = {}
        for article in articles:
            for event, other in self._db.execute(query, [article, kind]).fetchall():
                found.setdefault(event, set()).add(other)
        return found

    def _put(self, old: dict[int, set[int]], events: Sequence[Event]) -> None:
        """Put events in the place of old ones: each takes the id of the one with which it shares most articles."""
        shared = {
            (new, number): len(_articles(event) & some)
            for new, event in enumerate(events)
            for number, some in old.items()
        }
        ids = matched([None] * len(events), shared, {number: len(some) for number, some in old.items()})
        with self._db.atomic():
            places = dict(self._db.execute("SELECT id, place FROM events WHERE place >= 0").fetchall())
            last = max(places.values(), default=0)
            for number in old.keys() - set(ids):
                self._drop(number)
            for event, known in zip(events, ids, strict=True):
                first = 0 if event.kind == "story" else last + 1
                self._keep(first if known is None else places.get(known, first), event, known)

    def _drop(self, event: int) -> None:
        """Take an event out of the list; one that the user named is remembered."""
        if event in names_of(self._db):
            self._db.execute("UPDATE events SET place = -1 WHERE id = ?", [event])
        else:
            self._db.execute("DELETE FROM events WHERE id = ?", [event])

    def count(self) -> int:
        """Return how many events there are."""
        told = self._db.execute("SELECT id FROM events WHERE place >= 0").fetchall()
        return len({int(row[0]) for row in told} - lost(self._db))

    def groups(self) -> tuple[Kept, ...]:
        """Return the events that the user put together or took apart."""
        return Groups(self._db).all()

    def merge(self, event: int, others: Sequence[int]) -> None:
        """Let an event hold the accounts of others too; those are then no more. Raises NotFound."""
        told = [self.get(number) for number in dict.fromkeys((event, *others))]
        _alike(told)
        places: dict[int, set[int]] = {}
        for account in (account for one in told for account in one.accounts):
            places.setdefault(account.article, set()).update(account.passages)
        accounts = tuple(Account(article, tuple(sorted(some))) for article, some in places.items())
        groups, gone = Groups(self._db), {one.id for one in told[1:]}
        before = {one for kept in groups.all() if kept.event in gone for one in kept.absorbed}
        with self._db.atomic():
            groups.keep(replace(self._plain(told[0]), accounts=accounts), absorbed=sorted(gone | before))
            for other in told[1:]:
                groups.forget(other.id)
            self._lay_over()

    def split(self, event: int, articles: Sequence[int], title: str) -> int | None:
        """Take accounts out of an event; two or more become an event of their own, whose id is returned."""
        told = self._plain(self.get(event))
        out = tuple(account for account in told.accounts if account.article in articles)
        groups = Groups(self._db)
        with self._db.atomic():
            groups.keep(replace(told, accounts=tuple(one for one in told.accounts if one not in out)), articles)
            made = None
            if len(out) > 1:
                made = self._keep(-1, replace(told, title=title, accounts=()), None)
                groups.keep(replace(told, id=made, title=title, accounts=out))
            self._lay_over()
        return made

    def move(self, event: int, article: int, to: int) -> None:
        """Move an article's account from one event to another. Raises NotFound."""
        told, target = self._plain(self.get(event)), self._plain(self.get(to))
        _alike((told, target))
        moved = [account for account in told.accounts if account.article == article]
        stays = tuple(account for account in told.accounts if account.article != article)
        known = [account for account in target.accounts if account.article == article]
        places = tuple(sorted({place for account in (*moved, *known) for place in account.passages}))
        others = tuple(account for account in target.accounts if account.article != article)
        groups = Groups(self._db)
        with self._db.atomic():
            groups.keep(replace(told, accounts=stays), [article])
            groups.keep(replace(target, accounts=(*others, Account(article, places))))
            self._lay_over()

    def put(self, event: Event, without: Sequence[int], made: str, gone: Sequence[str] = ()) -> int:
        """Keep an event as another desk left it, decided at `made` (id 0: a new one); return its id.

        `without` are articles that were taken out, `gone` the hashes of such that are not here.
        """
        groups = Groups(self._db)
        with self._db.atomic():
            number = event.id or self._keep(-1, replace(event, accounts=()), None)
            groups.keep(replace(event, id=number), without, made, gone)
            self._lay_over()
        return number

    def _plain(self, event: Event) -> Event:
        """Return an event under the title that was worked out, not the user's name of it."""
        row = self._db.execute("SELECT title FROM events WHERE id = ?", [event.id]).fetchone()
        return replace(event, title=row[0])

    def _lay_over(self) -> None:
        """Lay the user's events over those that are kept."""
        self.replace([self._plain(event) for event in self.all()])
        self.keep_laid(self.groups())

    def keep_laid(self, groups: Sequence[Kept]) -> None:
        """Keep that the events stand as these events of the user, laid over them, make them."""
        Settings(self._db).set(_LAID, _laid(groups))

    def unlaid(self) -> set[int]:
        """Return the articles of the user's events that have come or gone since: such a step was undone or done again.

        The events of these articles must be found again.
        """
        before, now = Settings(self._db).get(_LAID, []), _laid(self.groups())
        changed = [one for one in before if one not in now] + [one for one in now if one not in before]
        return {article for _, articles in changed for article in articles}

    def rename(self, event: int, title: str) -> None:
        """Keep the user's name for an event; an empty one gives back the computed title. Raises NotFound."""
        self.get(event)
        keep_rename(self._db, event, title.strip())

    def _keep(self, place: int, event: Event, old: int | None) -> int:
        row = (place, event.title, event.date, event.kind, msgspec.json.encode(event.why).decode())
        cursor = self._db.execute(
            "INSERT INTO events (id, place, title, date, kind, why) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) "
            "DO UPDATE SET place = excluded.place, title = excluded.title, date = excluded.date, "
            "kind = excluded.kind, why = excluded.why",
            (old, *row),
        )
        number = int(cursor.lastrowid or 0) if old is None else old
        keep_accounts(self._db, number, event.accounts)
        return number


def _laid(groups: Sequence[Kept]) -> list[Any]:
    """Return for each of these events what tells it from any other, and the articles that it concerns."""
    return [[zlib.crc32(msgspec.json.encode(one)), sorted({*one.articles, *one.without})] for one in groups]


def _own(groups: Sequence[Kept]) -> set[int]:
    """Return the events that the user made, and those that went into them: undone, these have their numbers back."""
    return {one for kept in groups for one in (kept.event, *kept.absorbed)}


def _alike(events: Sequence[Event]) -> None:
    """Refuse to mix whole stories with single events: each article has one story, and tells of many events."""
    if len({event.kind for event in events}) > 1:
        raise ReaderError("A whole story and one event in it stay apart.", "Choose one of the same kind.")


def _articles(event: Event) -> set[int]:
    return {account.article for account in event.accounts}


def _event(row: tuple[Any, ...], accounts: tuple[Account, ...], names: dict[int, str]) -> Event:
    number, title, date, kind, why = row
    reasons = msgspec.json.decode(why, type=tuple[str, ...])
    return Event(number, names.get(number, title), date, kind, reasons, accounts)
