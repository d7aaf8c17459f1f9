"""What is to go into a written comparison: all of it or the differences, which rows, what beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.records import Note, PassageKey, Span

PARTS = {
    "figures": "Figures, and where they disagree",
    "quotations": "Quotations side by side",
    "words": "Word choice",
    "timeline": "Timeline",
    "alone": "What only one account tells",
    "aside": "What was only among the pieces set aside",
    "notes": "Your highlights, notes and tags",
    "decided": "What was corrected by hand",
    "sources": "Sources: links, files, times of import, SHA-256",
}
"""What can be left out, in words; the rows themselves are always there."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`differences` leaves out the rows that every account tells alike; `rows` are the numbers of those wanted."""

    differences: bool = False
    rows: tuple[int, ...] = ()
    parts: frozenset[str] = frozenset(PARTS)

    @property
    def whole(self) -> bool:
        """Whether no row is left out."""
        return not self.differences and not self.rows


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of an article's clean text that no other account has ("differs"), or a figure others give otherwise."""

    span: Span
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """One correction by hand, in words."""

    what: str
    made: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes into a file besides the comparison itself; `written` is when, ISO 8601."""

    wish: Wish = Wish()
    notes: Sequence[Note] = ()
    marks: Mapping[PassageKey, Sequence[Marked]] = field(default_factory=dict)
    gaps: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(Row, from 1; article) -> in words why it is no silence: perhaps told elsewhere, or set aside."""
    decided: Sequence[Decided] = ()
    written: str = ""
