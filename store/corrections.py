"""The user's decisions: kept as truth, laid over whatever is worked out, and every one can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from store.anchors import Anchor, anchor, place_of, text_and_passages
from store.errors import NotFound
from store.records import Correction, Decision, PassageKey, Span
from store.revisions import now, touch
from store.sqlite import Database


class Corrections:
    """Keeps the user's decisions on links, pieces, details and events."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Correction]:
        """Return every decision that stands, oldest first."""
        rows = self._db.execute("SELECT id, decision, subject, made FROM corrections ORDER BY id").fetchall()
        return [Correction(*row) for row in rows]

    def undo(self, correction: int) -> Correction:
        """Take a decision back and return it; raises NotFound.

        An edited detail is back at once. After a piece's decision the article must be laid out anew.
        """
        rows = self._db.execute(
            "SELECT id, decision, subject, made, article FROM corrections WHERE id = ?", [correction]
        )
        row = rows.fetchone()
        if row is None:
            raise NotFound(f"There is no correction {correction}.", "It may have been undone already.")
        with self._db.atomic():
            self._db.execute("DELETE FROM corrections WHERE id = ?", [correction])
            if row[1] in ("edit", "restore", "discard"):
                touch(self._db, [row[4]])
        return Correction(*row[:4])

    def confirm_link(self, a: PassageKey, b: PassageKey) -> int:
        """Keep that two passages tell the same; returns the correction's id."""
        return self._decide_link("confirm", a, b)

    def reject_link(self, a: PassageKey, b: PassageKey) -> int:
        """Keep that two passages do not tell the same; returns the correction's id."""
        return self._decide_link("reject", a, b)

    def forget_link(self, a: PassageKey, b: PassageKey) -> None:
        """Take back whatever was decided on the link of two passages."""
        pair = _pair(a, b)
        for correction, _decision, first, second in self._link_rows():
            if self.resolved(first) == pair[0] and self.resolved(second) == pair[1]:
                self._db.execute("DELETE FROM corrections WHERE id = ?", [correction])

    def links(self) -> tuple[tuple[PassageKey, PassageKey, bool], ...]:
        """Return the links decided on, as the articles are split now: True where confirmed, False where rejected.

        A decision on words that an article no longer has is left out, and comes back with the words.
        """
        decided = {}
        for _correction, decision, first, second in self._link_rows():
            a, b = self.resolved(first), self.resolved(second)
            if a is not None and b is not None:
                decided[a, b] = decision == "confirm"
        return tuple((a, b, confirmed) for (a, b), confirmed in decided.items())

    def decided_links(self) -> Iterator[tuple[int, str, str, Anchor, Anchor]]:
        """Yield every decision on a link, oldest first: its id, what was decided, when, and the words at both ends."""
        made = {correction.id: correction.made for correction in self.all()}
        for number, decision, first, second in self._link_rows():
            yield number, decision, made[number], first, second

    def restore_piece(self, article: int, span: Span) -> int:
        """Keep that this run of the article's source is part of the article; returns the correction's id."""
        return self.decide_piece("restore", article, span)

    def discard_piece(self, article: int, span: Span) -> int:
        """Keep that this run of the article's source is furniture; returns the correction's id."""
        return self.decide_piece("discard", article, span)

    def pieces(self, article: int) -> tuple[tuple[Span, bool], ...]:
        """Return the decided runs of an article's source, oldest first: True where restored, False where discarded."""
        rows = self._db.execute(
            "SELECT decision, subject FROM corrections "
            "WHERE article = ? AND decision IN ('restore', 'discard') ORDER BY id",
            [article],
        ).fetchall()
        found = ((decision, msgspec.json.decode(subject)) for decision, subject in rows)
        return tuple((Span(told["start"], told["end"]), decision == "restore") for decision, told in found)

    def keep_edit(self, article: int, field: str, value: str | None) -> None:
        """Keep the user's value of one detail; None takes it back. (`Articles.edit` is the front door.)"""
        old = self._edit(article, field)
        if old is not None and old[1] == value:
            return
        if old is not None:
            self._db.execute("DELETE FROM corrections WHERE id = ?", [old[0]])
        if value is not None:
            keep_decision(self._db, "edit", article, {"article": article, "field": field, "value": value})

    def _edit(self, article: int, field: str) -> tuple[int, str] | None:
        rows = self._db.execute(
            "SELECT id, subject ->> 'value' FROM corrections "
            "WHERE article = ? AND decision = 'edit' AND subject ->> 'field' = ?",
            [article, field],
        ).fetchall()
        return (int(rows[0][0]), str(rows[0][1])) if rows else None

    def decide_piece(self, decision: Decision, article: int, span: Span, made: str | None = None) -> int:
        """Keep "restore" or "discard" of a run of the article's source, decided now or when another desk `made` it."""
        with self._db.atomic():
            self._db.execute(
                "DELETE FROM corrections WHERE article = ? AND decision IN ('restore', 'discard') "
                "AND subject ->> 'start' = ? AND subject ->> 'end' = ?",
                [article, span.start, span.end],
            )
            subject = {"article": article, "start": span.start, "end": span.end}
            return keep_decision(self._db, decision, article, subject, made)

    def _decide_link(self, decision: Decision, a: PassageKey, b: PassageKey) -> int:
        first, second = (self._anchor(key) for key in _pair(a, b))
        with self._db.atomic():
            self.forget_link(a, b)
            return keep_decision(self._db, decision, None, {"a": first, "b": second})

    def _anchor(self, key: PassageKey) -> Anchor:
        text, passages = text_and_passages(self._db, key[0])
        if not 0 <= key[1] < len(passages):
            raise NotFound(f"Article {key[0]} has no passage {key[1]}.", "`synoptic show` lists those it has.")
        return anchor(key[0], text, passages[key[1]])

    def resolved(self, told: Anchor) -> PassageKey | None:
        """Return the passage that holds decided words now; None when they, or their article, are gone."""
        try:
            text, passages = text_and_passages(self._db, told.article)
        except NotFound:
            return None
        place = place_of(told, text, passages)
        return None if place is None else (told.article, place)

    def _link_rows(self) -> Iterator[tuple[int, str, Anchor, Anchor]]:
        rows = self._db.execute(
            "SELECT id, decision, subject FROM corrections WHERE decision IN ('confirm', 'reject') ORDER BY id"
        ).fetchall()
        for correction, decision, subject in rows:
            told = msgspec.json.decode(subject, type=dict[str, Anchor])
            yield correction, decision, told["a"], told["b"]


def edits_of(db: Database, article: int | None = None) -> dict[int, dict[str, str]]:
    """Return the user's edits of details: article -> detail -> value; of one article when asked."""
    only = "" if article is None else " AND article = ?"
    rows = db.execute(
        f"SELECT article, subject ->> 'field', subject ->> 'value' FROM corrections WHERE decision = 'edit'{only}",
        [] if article is None else [article],
    ).fetchall()
    edits: dict[int, dict[str, str]] = {}
    for number, name, value in rows:
        edits.setdefault(number, {})[name] = value
    return edits


def keep_rename(db: Database, event: int, title: str) -> None:
    """Keep the user's name of an event; an empty one takes it back. (`Events.rename` is the front door.)"""
    with db.atomic():
        db.execute("DELETE FROM corrections WHERE decision = 'rename' AND subject ->> 'event' = ?", [event])
        if title:
            keep_decision(db, "rename", None, {"event": event, "title": title})


def names_of(db: Database) -> dict[int, str]:
    """Return the names that the user gave to events."""
    rows = db.execute(
        "SELECT subject ->> 'event', subject ->> 'title' FROM corrections WHERE decision = 'rename'"
    ).fetchall()
    return {int(event): str(title) for event, title in rows}


def keep_decision(db: Database, decision: Decision, article: int | None, subject: Any, made: str | None = None) -> int:
    """Keep a decision made now, or when another desk `made` it, and return its id; `subject` is what JSON can hold."""
    cursor = db.execute(
        "INSERT INTO corrections (decision, article, subject, made) VALUES (?, ?, ?, ?)",
        [decision, article, msgspec.json.encode(subject).decode(), now() if made is None else made],
    )
    return int(cursor.lastrowid or 0)


def _pair(a: PassageKey, b: PassageKey) -> tuple[PassageKey, PassageKey]:
    return (a, b) if a <= b else (b, a)
