"""The accounts of events as they are kept: read, put, followed to where their words stand, and matched with others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from store.packing import pack_places, unpack_places
from store.records import Account, Article, Event
from store.sqlite import Database

Key = tuple[str, int, int]
"""The kind of an event, an article and a place in its passages (-1: the article as such)."""


def accounts_of(db: Database, event: int | None = None) -> dict[int, tuple[Account, ...]]:
    """Return the accounts of all events, or of one, those of removed articles left out."""
    only, values = ("", []) if event is None else (" AND event = ?", [event])
    rows = db.execute(
        "SELECT event, article, passages FROM accounts JOIN articles ON articles.id = article "
        f"WHERE removed = ''{only} ORDER BY event, accounts.place",
        values,
    ).fetchall()
    found: dict[int, list[Account]] = {}
    for number, article, places in rows:
        found.setdefault(number, []).append(Account(article, unpack_places(places)))
    return {number: tuple(accounts) for number, accounts in found.items()}


def keep_accounts(db: Database, event: int, accounts: Sequence[Account]) -> None:
    """Keep the accounts of an event in the place of those that it had."""
    db.execute("DELETE FROM accounts WHERE event = ?", [event])
    for order, account in enumerate(accounts):
        db.execute(
            "INSERT INTO accounts (event, article, place, passages) VALUES (?, ?, ?, ?)",
            [event, account.article, order, pack_places(account.passages)],
        )


def removed_of(db: Database) -> dict[int, int]:
    """Return how many removed articles each event has that has any."""
    rows = db.execute(
        "SELECT event, count(*) FROM accounts WHERE article IN (SELECT id FROM articles WHERE removed <> '') "
        "GROUP BY event"
    )
    return {int(event): int(count) for event, count in rows.fetchall()}


def lost(db: Database, among: Iterable[int] | None = None) -> set[int]:
    """Return the events, of all or of some, that removed articles have left with fewer than two accounts."""
    some = list(removed_of(db) if among is None else among)
    rows = db.execute(
        "SELECT event FROM accounts JOIN articles ON articles.id = article "
        "WHERE event IN (SELECT value FROM json_each(?)) "
        "GROUP BY event HAVING sum(removed <> '') > 0 AND sum(removed = '') < 2",
        [msgspec.json.encode(some).decode()],
    )
    return {int(row[0]) for row in rows.fetchall()}


def follow_passages(db: Database, before: Article, after: Article) -> None:
    """Let the accounts of an article that was laid out anew point at the same words; words that went are left out."""
    where: dict[str, list[int]] = {}
    for place in reversed(range(len(after.passages))):
        where.setdefault(after.passage_text(place), []).append(place)
    moved: dict[int, int] = {}
    for place in range(len(before.passages)):
        places = where.get(before.passage_text(place))
        if places:
            moved[place] = places.pop()
    rows = db.execute("SELECT event, passages FROM accounts WHERE article = ?", [after.id]).fetchall()
    for event, packed in rows:
        places = sorted(moved[place] for place in unpack_places(packed) if place in moved)
        db.execute(
            "UPDATE accounts SET passages = ? WHERE event = ? AND article = ?", [pack_places(places), event, after.id]
        )


def ids_for(db: Database, events: Sequence[Event], reserved: Collection[int] = ()) -> list[int | None]:
    """Match new events to those that are kept: each takes the id of the one it shares most with, the closest first.

    Those that are `reserved` go to none.
    """
    kinds = dict(db.execute("SELECT id, kind FROM events").fetchall())
    holders: dict[Key, list[int]] = {}
    sizes: Counter[int] = Counter()
    for old, accounts in accounts_of(db).items():
        for key in () if old in reserved else _keys(kinds[old], accounts):
            holders.setdefault(key, []).append(old)
            sizes[old] += 1
    shared = [Counter(old for key in _keys(one.kind, one.accounts) for old in holders.get(key, ())) for one in events]
    return matched(
        [event.id or None for event in events],
        {(new, old): count for new, olds in enumerate(shared) for old, count in olds.items()},
        sizes,
    )


def matched(ids: list[int | None], shared: Mapping[tuple[int, int], int], sizes: Mapping[int, int]) -> list[int | None]:
    """Give the events that have no id yet the ids of old ones; `shared` is (place, old id) -> how much they share.

    Of two old ones that share as much, one that is less besides (of `sizes`) is the closer: an event that was put
    into a larger one is itself again when that is undone.
    """
    found, taken = list(ids), set(ids)
    for (new, old), count in sorted(shared.items(), key=lambda item: (-item[1], sizes[item[0][1]], item[0])):
        if count and found[new] is None and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def _keys(kind: str, accounts: Sequence[Account]) -> set[Key]:
    """What an event is known by: its passages, and the articles as such."""
    whole = {(kind, account.article, -1) for account in accounts}
    if kind == "story":  # it has an article whole, and each article has one story
        return whole
    return whole | {(kind, account.article, place) for account in accounts for place in account.passages}
