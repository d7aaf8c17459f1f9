"""A table as the views of a comparison show it: heads, sections, and cells whose words lead to their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from store.records import PassageKey
from ui.compare.model import Mark
from ui.compare.presence import Sign


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `share` is its part of the width, `low` a second line, `outlet` whether it names one."""

    name: str
    low: str = ""
    share: float = 1.0
    narrowest: int = 120
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """The words of a cell, the passages they lead to, and marks in offsets of the words.

    `plain` words are the program's own (a gap, a count): set in the window's font, not in the reading one. `sign`
    stands in the cell as a drawn sign; `low` is a second, smaller line; `said` is what a screen reader says instead.
    `fold` is the first passage of lines that are folded into this one: Return or a click opens them.
    """

    text: str = ""
    keys: tuple[PassageKey, ...] = ()
    marks: tuple[Mark, ...] = ()
    plain: bool = False
    faint: bool = False
    sign: Sign | None = None
    low: str = ""
    said: str = ""
    fold: PassageKey | None = None

    def in_words(self) -> str:
        """Return the cell as a screen reader says it."""
        if self.said:
            return self.said
        signed = self.sign.value if self.sign is not None and self.sign.value != self.text else ""
        return ", ".join(part for part in (self.text, self.low, signed) if part)


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line of cells; a `section` is one cell over the whole width that heads the lines below it."""

    cells: tuple[GridCell, ...]
    section: bool = False


class LateLines(Sequence[GridLine]):
    """Lines made when first asked for: a table of a thousand lines is looked at one screen at a time."""

    def __init__(self, count: int, make: Callable[[int], GridLine]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, GridLine] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int) -> GridLine:  # type: ignore[override]
        if not 0 <= at < self._count:
            raise IndexError(at)
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]

    def __iter__(self) -> Iterator[GridLine]:
        return (self[at] for at in range(self._count))


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table; `empty` says why there is nothing, when there is nothing. `find` knows the cell of a passage
    where asking each cell would make all of them; `flat` tables have no sections; `folded` lines are one wide cell."""

    heads: tuple[Head, ...]
    lines: Sequence[GridLine]
    empty: str
    flat: bool = False
    find: Callable[[PassageKey], tuple[int, int] | None] | None = None
    folded: tuple[int, ...] = ()

    def place_of(self, key: PassageKey) -> tuple[int, int] | None:
        """Return line and column of the first cell that leads to a passage."""
        if self.find is not None:
            return self.find(key)
        for number, line in enumerate(self.lines):
            for column, cell in enumerate(line.cells):
                if key in cell.keys:
                    return number, column
        return None


def section(words: str, said: str = "") -> GridLine:
    """Make a heading over the lines that follow."""
    return GridLine((GridCell(words, plain=True, said=said),), section=True)


def gap(words: str) -> GridCell:
    """Make a cell that holds nothing of an article."""
    return GridCell(words, plain=True, faint=True)
