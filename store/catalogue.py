"""What a library knows of its articles besides their words, laid out for searching: details, events, notes, tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.database import Library


@dataclass(frozen=True, slots=True)
class Line:
    """An article: its outlet, day of import (ISO date) and how many pieces of its page are set aside."""

    outlet: str
    imported: str
    furniture: int
    byline: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Articles by id with what is told of each; `state` changes when anything here may have changed."""

    state: tuple[int, int] = (-1, -1)
    articles: Mapping[int, Line] = field(default_factory=dict)
    events: Mapping[int, tuple[str, tuple[int, ...]]] = field(default_factory=dict)  # event -> title, articles
    tags: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    stars: frozenset[int] = frozenset()


def state(library: Library) -> tuple[int, int]:
    """Return what changes with every write to the library, by this connection or another; it costs 10 µs."""
    version = int(library.db.execute("PRAGMA data_version").fetchone()[0])
    return version, int(library.db.conn.total_changes)


def read(library: Library) -> Catalogue:
    """Read it all: 0.3 s for 35,000 articles."""
    now = state(library)
    imported = dict(library.db.execute("SELECT id, imported FROM articles").fetchall())
    tags: dict[int, tuple[str, ...]] = {}
    notes: dict[int, tuple[str, ...]] = {}
    stars: set[int] = set()
    for note in library.notes.all():
        if note.kind == "tag":
            tags[note.article] = (*tags.get(note.article, ()), note.text)
        elif note.kind == "star":
            stars.add(note.article)
        else:
            for article in {note.article, note.far or note.article}:
                notes[article] = (*notes.get(article, ()), note.text)
    lines = {
        one.id: Line(one.outlet, str(imported.get(one.id, ""))[:10], one.furniture, one.byline)
        for one in library.articles.listings()
    }
    events = {
        event.id: (event.title, tuple(account.article for account in event.accounts)) for event in library.events.all()
    }
    return Catalogue(now, lines, events, tags, notes, frozenset(stars))
