"""Merges a colleague's events: the same event is found by its passages; its accounts are joined, not replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.bundle.ends import Ends, Said
from store.bundle.records import EventEntry
from store.corrections import names_of
from store.database import Library
from store.groups import keys_of
from store.names import day
from store.records import Account, Event

HALF = 0.5
"""An event here is the colleague's when it has this share of the passages of either; a story, of the articles."""


@dataclass(frozen=True, slots=True)
class _Side:
    """An event as one desk has it; `made` is when somebody decided what belongs to it, "" when nobody did."""

    accounts: dict[int, frozenset[int]]
    without: frozenset[int]
    made: str
    title: str
    date: str
    gone: frozenset[str] = frozenset()  # what was taken out and is not here, by its hash

    @property
    def rank(self) -> tuple[str, int, list[int], str]:
        """What tells which of two stands where they differ: the later decision, else the one with more accounts."""
        return self.made, len(self.accounts), sorted(self.accounts), self.title


def merge_event(library: Library, entry: EventEntry, ends: Ends, new: bool, said: Said) -> int | None:
    """Join an event with the one here that it is, or keep it as a new one; return its id, None when too few are left.

    `new`: none of its articles was here before, so that it is kept just as it is told.
    """
    theirs = _theirs(library, entry, ends)
    if len(theirs.accounts) < 2:
        return None
    mine = _like(library, entry, theirs)
    if mine is None:
        number = _put(library, entry, theirs, 0)
    else:
        number = mine.id
        here = _mine(library, mine)
        wanted = theirs if new and not here.made else _joined(here, theirs)
        if _tell(here, theirs):
            late, early = sorted((here.made, theirs.made), reverse=True)
            said.sentences.append(
                f"“{mine.title}” was put together differently on {day(early[:10])} and {day(late[:10])}: "
                "what either desk put in is in; what the later took out is out."
            )
        if not _same(wanted, here):
            _put(library, entry, wanted, number)
    _name(library, number, entry, said)
    return number


def _joined(mine: _Side, theirs: _Side) -> _Side:
    """Both desks' accounts, but for what the later took out, and the earlier where the later does not have it."""
    early, late = sorted((mine, theirs), key=lambda side: side.rank)
    accounts = {
        number: early.accounts.get(number, frozenset()) | late.accounts.get(number, frozenset())
        for number in (*late.accounts, *early.accounts)
        if number not in late.without and not (number in early.without and number not in late.accounts)
    }
    without = (early.without | late.without) - accounts.keys()
    return _Side(accounts, without, late.made, late.title, late.date, early.gone | late.gone)


def _tell(mine: _Side, theirs: _Side) -> bool:
    """Whether two desks decided against each other."""
    return bool(mine.made and theirs.made) and bool(
        mine.without & theirs.accounts.keys() or theirs.without & mine.accounts.keys()
    )


def _same(wanted: _Side, here: _Side) -> bool:
    """Whether nothing is to be kept: a decision that is told must be kept here too."""
    return (
        wanted.accounts == here.accounts
        and (wanted.without, wanted.gone) == (here.without, here.gone)
        and (wanted.made, wanted.title, wanted.date) == (here.made, here.title, here.date)
    )


def _theirs(library: Library, entry: EventEntry, ends: Ends) -> _Side:
    accounts: dict[int, frozenset[int]] = {}
    for account in entry.accounts:
        article = ends.article(account.article)
        if article is not None:
            keys = (ends.key(one) for one in account.passages)
            accounts[article.id] = frozenset(key[1] for key in keys if key is not None)
    out = {sha256: library.articles.known(sha256) for sha256 in entry.without}  # it is not in the bundle itself
    without = frozenset(number for number in out.values() if number is not None) - accounts.keys()
    gone = frozenset(sha256 for sha256, number in out.items() if number is None)
    return _Side(accounts, without, entry.made, entry.title, entry.date, gone)


def _mine(library: Library, event: Event) -> _Side:
    row = library.db.execute(
        "SELECT made FROM corrections WHERE decision = 'group' AND subject ->> 'event' = ?", [event.id]
    ).fetchone()
    kept = next((one for one in library.events.groups() if one.event == event.id), None)
    without, gone = (frozenset(kept.without), frozenset(kept.gone)) if kept else (frozenset(), frozenset())
    title = library.db.execute("SELECT title FROM events WHERE id = ?", [event.id]).fetchone()[0]
    accounts = {account.article: frozenset(account.passages) for account in event.accounts}
    return _Side(accounts, without, row[0] if row else "", title, event.date, gone)


def _put(library: Library, entry: EventEntry, side: _Side, number: int) -> int:
    return library.events.put(_event(entry, side, number), sorted(side.without), side.made, sorted(side.gone))


def _event(entry: EventEntry, side: _Side, number: int) -> Event:
    accounts = tuple(Account(article, tuple(sorted(places))) for article, places in side.accounts.items())
    return Event(number, side.title, side.date, entry.kind, ("told by a colleague’s bundle",), accounts)


def _like(library: Library, entry: EventEntry, theirs: _Side) -> Event | None:
    """Return the event here that shares most with the colleague's; None when none shares half with either."""
    keys = keys_of(_event(entry, theirs, 0))
    best: tuple[int, Event] | None = None
    for event in library.events.all():
        if event.kind != entry.kind:
            continue
        own = keys_of(event)
        shared = len(keys & own)
        if shared >= HALF * min(len(keys), len(own)) and shared > (best[0] if best else 0):
            best = (shared, event)
    return best[1] if best else None


def _name(library: Library, number: int, entry: EventEntry, said: Said) -> None:
    """Take the colleague's name of the event, unless this desk gave one later."""
    if not entry.name:
        return
    known = names_of(library.db).get(number, "")
    row = library.db.execute(
        "SELECT id, made FROM corrections WHERE decision = 'rename' AND subject ->> 'event' = ?", [number]
    ).fetchone()
    if known == entry.name and row is not None:
        library.db.execute("UPDATE corrections SET made = ? WHERE id = ?", [min(row[1], entry.named), row[0]])
        return
    if known:
        late = max((row[1], known), (entry.named, entry.name))[1]
        said.sentences.append(f"The event was named “{known}” and “{entry.name}”; the later name stands: “{late}”.")
        if late == known:
            return
    library.events.rename(number, entry.name)
    library.db.execute(
        "UPDATE corrections SET made = ? WHERE decision = 'rename' AND subject ->> 'event' = ?", [entry.named, number]
    )


def entry_of(entries: Sequence[EventEntry]) -> str:
    """Return what a bundle is called: the name or the title of its first event."""
    first = next(iter(entries), None)
    return (first.name or first.title) if first else ""
