"""What stands in one cell of the rows view: words, marks in the cell's own offsets, or a gap said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from store.records import PassageKey, Row, Span
from ui.compare.model import Lineup, Mark, MarkKind
from ui.compare.names import gap
from ui.compare.notemarks import NoteMark
from ui.compare.presence import presence

SKIPPED = " […] "  # between passages that are not next to each other in their article
ROLE_WORDS = {MarkKind.DIFFERS: "worded differently", MarkKind.FIGURE: "another figure", MarkKind.QUOTE: "quotation"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One article's words in one row; `keys` is empty for a gap, whose `text` then says so."""

    text: str
    keys: tuple[PassageKey, ...] = ()
    marks: tuple[Mark, ...] = ()
    event: bool = False  # it holds the event's own passages
    only: bool = False  # nobody else tells it
    notes: tuple[NoteMark, ...] = ()
    far: PassageKey | None = None  # where a gap's account perhaps tells it after all

    def in_words(self) -> str:
        """Return the cell as a screen reader says it, marks and all."""
        if not self.keys:
            return self.text
        said = [
            f"{ROLE_WORDS[m.kind]}: {self.text[m.span.start : m.span.end]}" for m in self.marks if m.kind in ROLE_WORDS
        ]
        said += [f"note: {note.remark}" if note.remark else f"highlighted, colour {note.colour}" for note in self.notes]
        return ". ".join([self.text.rstrip("."), *(["only here"] if self.only else []), *said])


def cell(lineup: Lineup, row: Row, article: int, hits: Sequence[Span] = (), notes: Sequence[NoteMark] = ()) -> Cell:
    """Join an article's passages of one row into a cell."""
    places = row.cells.get(article, ())
    if not places:
        return _gap(lineup, row, article)
    source = lineup.by_id[article]
    text, marks, before = "", [], None
    noted: list[NoteMark] = []
    for place in places:
        if before is not None:
            text += " " if place == before + 1 else SKIPPED
        passage = source.passages[place]
        shift = len(text) - passage.start
        found = list(lineup.marks((article, place)))
        found += [Mark(hit, MarkKind.HIT) for hit in hits if hit.start < passage.end and hit.end > passage.start]
        marks += [Mark(_moved(mark.span, shift, len(text), passage.end + shift), mark.kind) for mark in found]
        noted += [
            replace(note, span=_moved(note.span, shift, len(text), passage.end + shift))
            for note in notes
            if note.span.start < passage.end and note.span.end > passage.start
        ]
        text += source.passage_text(place).replace("\n", " ")
        before = place
    keys = tuple((article, place) for place in places)
    own = lineup.accounts.get(article, frozenset())
    alone = all(map(lineup.only_here, keys))
    return Cell(text, keys, tuple(marks), bool(own.intersection(places)), alone, tuple(noted))


def _gap(lineup: Lineup, row: Row, article: int) -> Cell:
    """Say that an account is silent, once its weaker passages and what was set aside have been looked at."""
    number = next((lineup.row_of((owner, held[0])) for owner, held in row.cells.items() if held), None)
    if number is None or lineup.rows[number].cells.get(article):
        return Cell(gap(lineup.names[article]))
    found = presence(lineup, number, article)
    return Cell(found.words, far=found.keys[0] if found.keys else None)


def _moved(span: Span, shift: int, low: int, high: int) -> Span:
    return Span(max(low, span.start + shift), min(high, span.end + shift))


def shown_rows(lineup: Lineup, several_only: bool) -> tuple[int, ...]:
    """Return the numbers of the rows to show: all, or only those that several articles tell."""
    return tuple(n for n in range(len(lineup.rows)) if not several_only or lineup.told_by(n) > 1)


def row_in_words(lineup: Lineup, number: int) -> str:
    """Say how many tell a row and who leaves it out."""
    count, told = len(lineup.articles), lineup.told_by(number)
    if told == 1 and count > 1:
        teller = next(article for article, places in lineup.rows[number].cells.items() if places)
        return f"only {lineup.names[teller]}"
    if told == count:
        return f"all {count}"
    return f"{told} of {count}"


def passage_in_words(lineup: Lineup, key: PassageKey) -> str:
    """Say who else tells a passage."""
    name = lineup.names[key[0]]
    others = sorted({article for article, _ in lineup.counterparts(key)}, key=lineup.order.__getitem__)
    if others:
        return f"{name}: also told by {', '.join(lineup.names[article] for article in others)}."
    return f"{name}: " + ("nobody else tells this." if lineup.only_here(key) else "not lined up.")


def first_event_row(lineup: Lineup, numbers: Sequence[int], keys: Mapping[int, frozenset[int]]) -> int | None:
    """Return the place in `numbers` (-1: folded rows) of the row to open at: the first most of the accounts tell."""
    best, most = None, 0
    for place, number in enumerate(numbers):
        cells = lineup.rows[number].cells if number >= 0 else {}
        count = sum(bool(keys.get(a, frozenset()).intersection(places)) for a, places in cells.items())
        if count > most:
            best, most = place, count
    return best
