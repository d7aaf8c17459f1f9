"""The user's notes on a comparison as lines of a table, numbered in the order of the articles and of their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.exports.runs import Cell, Noted, Run, cell
from store.names import day, outlets
from store.records import Article, Note

COLOURS = ("", "yellow", "green", "blue", "pink", "orange", "purple", "teal", "grey")
HEAD = ("No.", "On", "Words", "Note", "Made")


@dataclass(frozen=True, slots=True)
class Annotations:
    """`lines` of the table under HEAD; `places` by article, where the numbers stand in the texts."""

    lines: tuple[tuple[Cell, ...], ...]
    places: dict[int, tuple[Noted, ...]]
    labels: dict[int, str]  # tags and stars of an article, in words


def noted_on(articles: Sequence[Article], notes: Sequence[Note]) -> Annotations:
    """Return what the user noted on these articles; a note on a link of two stands at both its ends."""
    names = outlets(articles)
    order = {article.id: place for place, article in enumerate(articles)}
    here = [note for note in notes if note.article in order and (note.far is None or note.far in order)]
    here.sort(key=lambda note: (order[note.article], note.span.start if note.span else -1, note.id))
    lines: list[tuple[Cell, ...]] = []
    places: dict[int, list[Noted]] = {}
    for number, note in enumerate((one for one in here if one.kind in ("passage", "link")), 1):
        lines.append(_line(number, note, names))
        for article, span in ((note.article, note.span), (note.far, note.far_span)):
            if article is not None and span is not None:
                places.setdefault(article, []).append(Noted(span, number, note.colour))
    labels = {article.id: _labels([note for note in here if note.article == article.id]) for article in articles}
    return Annotations(
        tuple(lines),
        {article: tuple(some) for article, some in places.items()},
        {article: text for article, text in labels.items() if text},
    )


def _line(number: int, note: Note, names: dict[int, str]) -> tuple[Cell, ...]:
    far = names[note.far] if note.far is not None else ""
    where = f"{names[note.article]} and {far}" if far else names[note.article]
    words = f"“{note.words}” / “{note.far_words}”" if far else f"“{note.words}”"
    gone = " (these words are not in the text any more)" if note.span is None else ""
    what = note.text or f"highlighted in {COLOURS[note.colour]}"
    made = day(note.made[:10]) + (f", changed {day(note.changed[:10])}" if note.changed else "")
    return (cell(str(number)), cell(where), (Run(words + gone, colour=note.colour),), cell(what), cell(made))


def _labels(notes: Sequence[Note]) -> str:
    tags = [f"“{note.text}”" for note in notes if note.kind == "tag"]
    star = ["starred"] if any(note.kind == "star" for note in notes) else []
    return ", ".join([*star, *([f"tagged {', '.join(tags)}"] if tags else [])])
