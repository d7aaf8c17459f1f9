"""The user's notes on a comparison as sentences, for what is written to files."""

from __future__ import annotations

from collections.abc import Sequence

from store.names import outlets
from store.records import Comparison, Note


def remarks(lined: Comparison, notes: Sequence[Note]) -> tuple[str, ...]:
    """Return one sentence for each note on these articles, in the order of the articles and of their texts."""
    names = outlets(lined.articles)
    order = {article.id: place for place, article in enumerate(lined.articles)}
    here = [note for note in notes if note.article in order and (note.far is None or note.far in order)]
    here.sort(key=lambda note: (order[note.article], note.span.start if note.span else 0, note.id))
    return tuple(_sentence(note, names) for note in here)


def _sentence(note: Note, names: dict[int, str]) -> str:
    name = names[note.article]
    if note.kind == "star":
        return f"{name}: starred"
    if note.kind == "tag":
        return f"{name}: tagged “{note.text}”"
    if note.far is not None:
        return f"Note on {name}, “{note.words}”, and {names[note.far]}, “{note.far_words}”: {note.text}"
    what = f"Note on {name}" if note.text else f"Highlighted in {name}"
    colour = f" (colour {note.colour})" if note.colour else ""
    return f"{what}{colour}, “{note.words}”" + (f": {note.text}" if note.text else "")
