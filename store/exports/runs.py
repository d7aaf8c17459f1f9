"""The words of a cell as runs: what differs, what is highlighted, and the numbers of the notes that stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.exports.wish import Marked
from store.records import Article, Span


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike: `differs` from the other accounts, a `figure` that disagrees, a highlight's `colour`.

    `notes` are the numbers of the notes that end here.
    """

    text: str
    differs: bool = False
    figure: bool = False
    colour: int = 0
    notes: tuple[int, ...] = ()
    code: bool = False  # a hash or the like: no words
    gap: bool = False  # no words of the account, but what is said of their lack


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A highlight or note on a run of an article's clean text, under its number in the list of notes."""

    span: Span
    number: int
    colour: int = 0


def cell(text: str) -> Cell:
    """Return words without any mark."""
    return (Run(text),) if text else ()


def plain(told: Cell) -> str:
    """Return the words of a cell."""
    return "".join(run.text for run in told)


def runs(article: Article, span: Span, marks: Sequence[Marked] = (), noted: Sequence[Noted] = ()) -> Cell:
    """Return a stretch of an article's text with what is marked in it."""
    marks = [mark for mark in marks if _overlap(mark.span, span)]
    noted = [note for note in noted if _overlap(note.span, span)]
    cuts = {span.start, span.end}
    for inner in (*(mark.span for mark in marks), *(note.span for note in noted)):
        cuts |= {min(max(inner.start, span.start), span.end), min(max(inner.end, span.start), span.end)}
    edges = sorted(cuts)
    return tuple(_run(article, Span(a, b), marks, noted) for a, b in pairwise(edges))


def _run(article: Article, span: Span, marks: Sequence[Marked], noted: Sequence[Noted]) -> Run:
    over = [mark for mark in marks if _overlap(mark.span, span)]
    colours = [note.colour for note in noted if note.colour and _overlap(note.span, span)]
    return Run(
        " ".join(article.text[span.start : span.end].split("\n")),
        differs=any(not mark.figure for mark in over),
        figure=any(mark.figure for mark in over),
        colour=colours[-1] if colours else 0,
        notes=tuple(note.number for note in noted if note.span.end == span.end),
    )


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
