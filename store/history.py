"""What the user did since the library was opened, step by step, so that every step can be undone and done again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from store.database import Library
from store.errors import NotFound
from store.records import Article
from store.revisions import touch

TABLES = ("corrections", "notes", "rules", "outlets")
"""All that the user decides is in these; whatever else changes follows from them."""

Row = tuple[Any, ...]
_Rows = dict[tuple[str, int], Row]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: its name in words, each row before and after (None: there was none), texts before and after."""

    name: str
    rows: tuple[tuple[str, Row | None, Row | None], ...]
    texts: tuple[tuple[Article, Article], ...] = ()

    def turned(self) -> Step:
        """Return the step that takes this one back."""
        rows = tuple((table, after, before) for table, before, after in reversed(self.rows))
        return Step(self.name, rows, tuple((after, before) for before, after in self.texts))

    @property
    def publishers(self) -> tuple[str, ...]:
        """The names of the outlets whose rules or names it changed."""
        changed = ((table, row) for table, *both in self.rows for row in both if row is not None)
        places = {"rules": (1,), "outlets": (1, 3)}
        return tuple(dict.fromkeys(str(row[place]) for table, row in changed for place in places.get(table, ())))

    @property
    def groups(self) -> bool:
        """Whether it changed what belongs to which event, so that the events must be found again."""
        return any(
            table == "corrections" and (before or after or ())[1] == "group" for table, before, after in self.rows
        )


class History:
    """The steps of this session; they are gone when the library is closed, what they did stays."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @contextmanager
    def step(self, name: str, articles: Sequence[int] = ()) -> Iterator[None]:
        """Make what is done inside one step, whole or not at all; `articles` are those that may be laid out anew."""
        with self._library.transaction():
            before, texts = self._rows(), [self._library.articles.get(article) for article in articles]
            yield
            after = self._rows()
            rows = tuple(
                (key[0], before.get(key), after.get(key))
                for key in sorted(before.keys() | after.keys())
                if before.get(key) != after.get(key)
            )
            laid = tuple((old, self._library.articles.get(old.id)) for old in texts)
        changed = tuple((old, new) for old, new in laid if old.pieces != new.pieces)
        if rows or changed:
            self._done.append(Step(name, rows, changed))
            self._undone.clear()

    def undo(self) -> Step | None:
        """Take the last step back and return it; None when there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Step | None:
        """Do again what was undone last and return it; None when there is none."""
        step = self._move(self._undone, self._done)
        return step and step.turned()

    def _move(self, source: list[Step], target: list[Step]) -> Step | None:
        if not source:
            return None
        back = source[-1].turned()
        with self._library.transaction():
            for table, now, wanted in back.rows:
                self._put(table, now, wanted)
            for laid, former in back.texts:
                self._lay(laid, former)
        target.append(back)
        return source.pop()

    def _rows(self) -> _Rows:
        found: _Rows = {}
        for table in TABLES:
            for row in self._library.db.execute(f"SELECT * FROM {table}").fetchall():
                found[table, row[0]] = tuple(row)
        return found

    def _put(self, table: str, now: Row | None, wanted: Row | None) -> None:
        db = self._library.db
        if now is not None:
            db.execute(f"DELETE FROM {table} WHERE id = ?", [now[0]])
        if wanted is not None:
            db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(wanted))})", list(wanted))
        if table == "corrections":
            touch(db, {row[2] for row in (now, wanted) if row is not None and row[1] == "edit"})

    def _lay(self, now: Article, wanted: Article) -> None:
        """Give an article its former text back, unless it has gone or was laid out otherwise meanwhile."""
        try:
            known = self._library.articles.get(now.id)
        except NotFound:
            return
        if known.pieces == now.pieces:
            self._library.articles.replace_text(now.id, wanted.layout)
