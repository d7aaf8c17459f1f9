"""Merges a colleague's notes: what one desk changed is taken, what both changed is kept twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from store.bundle.records import NoteEntry
from store.sqlite import Database

_COLUMNS = NoteEntry.__struct_fields__
Known = tuple[int, NoteEntry]
"""A note of the library, and its number."""


def merge_notes(db: Database, notes: Sequence[NoteEntry]) -> list[str]:
    """Put notes into the library; return a sentence for each that both desks have changed."""
    said: list[str] = []
    for note in notes:
        if note.kind in ("tag", "star"):
            _label(db, note)
        else:
            said += _remark(db, note)
    return said


def _label(db: Database, theirs: NoteEntry) -> None:
    """A tag or a star is there once; the older one counts."""
    same = [(number, mine) for number, mine in _of(db, theirs) if mine.text.casefold() == theirs.text.casefold()]
    if not same:
        _add(db, theirs)
    elif (theirs.made, theirs.text) < (same[0][1].made, same[0][1].text):
        _write(db, same[0][0], theirs)


def _remark(db: Database, theirs: NoteEntry) -> list[str]:
    same = [(number, mine) for number, mine in _of(db, theirs) if _identity(mine) == _identity(theirs)]
    alike = next(((number, mine) for number, mine in same if _wording(mine) == _wording(theirs)), None)
    if alike is not None:
        _write(db, alike[0], _older(alike[1], theirs))
        return []
    if len(same) != 1:  # none; or two made in the same second on the same words, which nothing tells apart
        _add(db, theirs)
        return []
    number, mine = same[0]
    if _stamp(mine) in _past(theirs):
        _write(db, number, theirs)
    elif _stamp(theirs) not in _past(mine):
        return _both(db, number, mine, theirs)
    return []


def _both(db: Database, number: int, mine: NoteEntry, theirs: NoteEntry) -> list[str]:
    """Both desks changed it: the later wording stands in its place, the other one stays beside it as a note."""
    late, early = sorted((mine, theirs), key=lambda note: (_stamp(note), note.text, note.colour), reverse=True)
    past = sorted({*_past(late), *_past(early), _stamp(early)})
    _write(db, number, msgspec.structs.replace(late, before=past))
    beside = msgspec.structs.replace(early, made=_stamp(early), changed="", before=[])
    merge_notes(db, [beside])
    return [f"The note on “{late.words[:60]}” was changed at both desks: both wordings are kept."]


def _older(mine: NoteEntry, theirs: NoteEntry) -> NoteEntry:
    """The same wording at both desks: the times of both are kept, the later one counts."""
    late = max(mine, theirs, key=_stamp)
    past = {*_past(mine), *_past(theirs)} - {_stamp(late)}
    return msgspec.structs.replace(late, before=sorted(past))


def _identity(note: NoteEntry) -> tuple[Any, ...]:
    near = (note.article, note.start, note.end, note.words)
    return (note.kind, *near, note.far, note.far_start, note.far_end, note.far_words, note.made)


def _wording(note: NoteEntry) -> tuple[int, str]:
    return note.colour, note.text


def _stamp(note: NoteEntry) -> str:
    return note.changed or note.made


def _past(note: NoteEntry) -> set[str]:
    """The times of the wordings that this one took the place of."""
    return {*note.before, note.made} if note.changed else set(note.before)


def _of(db: Database, note: NoteEntry) -> list[Known]:
    rows = db.execute(
        f"SELECT id, {', '.join(_COLUMNS)} FROM notes WHERE kind = ? AND article = ? ORDER BY id",
        [note.kind, note.article],
    ).fetchall()
    return [(int(row[0]), _note(row[1:])) for row in rows]


def _note(row: Sequence[Any]) -> NoteEntry:
    told = dict(zip(_COLUMNS, row, strict=True))
    return NoteEntry(**{**told, "before": told["before"].split()})


def _values(note: NoteEntry) -> list[Any]:
    told = msgspec.structs.asdict(note)
    return [*({**told, "before": " ".join(note.before)}[name] for name in _COLUMNS)]


def _add(db: Database, note: NoteEntry) -> None:
    marks = ", ".join("?" * len(_COLUMNS))
    db.execute(f"INSERT INTO notes ({', '.join(_COLUMNS)}) VALUES ({marks})", _values(note))


def _write(db: Database, number: int, note: NoteEntry) -> None:
    names = ", ".join(f"{name} = ?" for name in _COLUMNS)
    db.execute(f"UPDATE notes SET {names} WHERE id = ?", [*_values(note), number])
