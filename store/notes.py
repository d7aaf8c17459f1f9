"""The user's notes: highlights, remarks on passages and on links, tags and stars; kept with the words they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from store.anchors import Anchor, span_of
from store.errors import NotFound, ReaderError, no_article
from store.records import Note, NoteKind, Span
from store.revisions import now
from store.sqlite import Database

COLOURS = 8
Place = tuple[int, Span]
"""An article and a run of its clean text."""

_SELECT = """
SELECT notes.id, kind, near.id, start, end, notes.words, far.id, far_start, far_end, far_words, colour, notes.text,
       made, changed
FROM notes JOIN articles AS near ON near.sha256 = notes.article AND near.removed = ''
LEFT JOIN articles AS far ON far.sha256 = notes.far"""


class Notes:
    """Keeps notes under the hash of their article's original: they outlive its removal and its importing again."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> tuple[Note, ...]:
        """Return every note on an article that is here, oldest first; their spans are where they were made."""
        rows = self._db.execute(f"{_SELECT} ORDER BY notes.id").fetchall()
        return tuple(_note(row) for row in rows)

    def of(self, articles: Iterable[int]) -> tuple[Note, ...]:
        """Return the notes on these articles, oldest first, each span where its words stand now.

        A note whose words are gone from the text has no span, and stands again when they come back.
        """
        wanted = list(articles)
        marks = ", ".join("?" * len(wanted))
        rows = self._db.execute(
            f"{_SELECT} WHERE near.id IN ({marks}) OR far.id IN ({marks}) ORDER BY notes.id", [*wanted, *wanted]
        ).fetchall()
        texts = _Texts(self._db)
        return tuple(_stands(_note(row), texts) for row in rows)

    def get(self, note: int) -> Note:
        """Return one note; raises NotFound."""
        row = self._db.execute(f"{_SELECT} WHERE notes.id = ?", [note]).fetchone()
        if row is None:
            raise NotFound(f"There is no note {note}.", "It may have been removed already.")
        return _note(row)

    def mark(self, place: Place, colour: int, text: str = "") -> int:
        """Keep a highlight (`colour` 1 to 8) or a remark (colour 0) on words of an article; return its id."""
        return self._add("passage", place, None, (colour, text))

    def tie(self, place: Place, far: Place, text: str, colour: int = 0) -> int:
        """Keep a remark on the link between words of two articles; return its id."""
        return self._add("link", place, far, (colour, text))

    def tag(self, article: int, name: str) -> int:
        """Give an article a tag, once; return the tag's id."""
        name = " ".join(name.split())
        if not name:
            raise ReaderError("A tag needs a name.", "Type one.")
        known = [note for note in self.of([article]) if note.kind == "tag" and note.text.casefold() == name.casefold()]
        return known[0].id if known else self._add("tag", (article, Span(0, 0)), None, (0, name))

    def star(self, article: int) -> bool:
        """Give an article a star, or take it away; return whether it has one now."""
        for note in self.of([article]):
            if note.kind == "star":
                self.remove(note.id)
                return False
        self._add("star", (article, Span(0, 0)), None, (0, ""))
        return True

    def change(self, note: int, colour: int | None = None, text: str | None = None) -> None:
        """Give a note another colour or other words. Raises NotFound."""
        known = self.get(note)
        self._db.execute(
            "UPDATE notes SET colour = ?, text = ?, before = trim(before || ' ' || iif(changed = '', made, changed)),"
            " changed = ? WHERE id = ?",
            [_colour(known.colour if colour is None else colour), known.text if text is None else text, now(), note],
        )

    def remove(self, note: int) -> None:
        """Take a note away. Raises NotFound."""
        self.get(note)
        self._db.execute("DELETE FROM notes WHERE id = ?", [note])

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, by name."""
        rows = self._db.execute("SELECT DISTINCT text FROM notes WHERE kind = 'tag'").fetchall()
        return tuple(sorted((row[0] for row in rows), key=str.casefold))

    def _add(self, kind: NoteKind, place: Place, far: Place | None, look: tuple[int, str]) -> int:
        near_end, far_end = self._words(place), self._words(far) if far else (None, 0, 0, "")
        cursor = self._db.execute(
            "INSERT INTO notes (kind, article, start, end, words, far, far_start, far_end, far_words, colour, text,"
            " made, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [kind, *near_end, *far_end, _colour(look[0]), look[1], now(), ""],
        )
        return int(cursor.lastrowid or 0)

    def _words(self, place: Place) -> tuple[str, int, int, str]:
        article, span = place
        row = self._db.execute(
            "SELECT sha256, text FROM articles JOIN texts ON texts.article = id WHERE id = ?", [article]
        ).fetchone()
        if row is None:
            raise no_article(article)
        if not 0 <= span.start <= span.end <= len(row[1]):
            raise NotFound(f"Article {article} has no such place.", "Show it again and choose anew.")
        return row[0], span.start, span.end, row[1][span.start : span.end]


class _Texts:
    """Clean texts, each read once."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[int, str] = {}

    def __getitem__(self, article: int) -> str:
        if article not in self._known:
            row = self._db.execute("SELECT text FROM texts WHERE article = ?", [article]).fetchone()
            self._known[article] = row[0] if row else ""
        return self._known[article]


def _note(row: Sequence[Any]) -> Note:
    number, kind, article, start, end, words, far, far_start, far_end, far_words, colour, text, made, changed = row
    return Note(
        id=number,
        kind=kind,
        article=article,
        span=Span(start, end),
        words=words,
        colour=colour,
        text=text,
        made=made,
        changed=changed,
        far=far,
        far_span=None if far is None else Span(far_start, far_end),
        far_words=far_words,
    )


def _stands(note: Note, texts: _Texts) -> Note:
    """Return the note with its spans where the words stand now."""
    if note.kind in ("tag", "star"):
        return note
    span = span_of(_anchor(note.article, note.span, note.words), texts[note.article])
    far = None if note.far is None else span_of(_anchor(note.far, note.far_span, note.far_words), texts[note.far])
    return note.at(span, far)


def _anchor(article: int, span: Span | None, words: str) -> Anchor:
    start, end = (span.start, span.end) if span else (0, 0)
    return Anchor(article, start, end, words)


def _colour(colour: int) -> int:
    if not 0 <= colour <= COLOURS:
        raise ReaderError(f"There is no colour {colour}.", f"Use 1 to {COLOURS}.")
    return colour
