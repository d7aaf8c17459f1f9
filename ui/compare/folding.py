"""Which rows stand on a line of their own: long runs of rows that one account alone tells are folded into one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from store.records import PassageKey
from ui.compare.model import Lineup
from ui.compare.rowcells import shown_rows

SHORTEST = 4
"""Rows of a run that is folded: fewer are read as fast as the line that would stand for them. Of four real accounts of
one event, 9 of 139 rows are told by several; the first of them was row 27, and is now the second line of 19."""

Run = tuple[int, ...]
"""The number of a row, or those of rows that are folded into one line."""


class Folds:
    """The folds of one comparison that the reader has opened, known by the first passage of each row in them."""

    def __init__(self) -> None:
        self._opened: set[PassageKey] = set()

    def lines(self, lineup: Lineup, several_only: bool) -> tuple[Run, ...]:
        """Return the lines of a table of rows, in the order of the rows."""
        numbers = shown_rows(lineup, several_only)
        if several_only or all(lineup.told_by(number) == 1 for number in numbers):
            return tuple((number,) for number in numbers)
        return tuple(line for run in _runs(lineup, numbers) for line in self._folded(lineup, run))

    def open(self, lineup: Lineup, key: PassageKey) -> bool:
        """Open the fold that holds a passage; tell whether it was folded away."""
        row = lineup.row_of(key)
        run = next((run for run in self.lines(lineup, False) if row in run and len(run) > 1), ())
        self._opened.update(head(lineup, number) for number in run)
        return bool(run)

    def close(self) -> None:
        """Fold everything again."""
        self._opened.clear()

    def _folded(self, lineup: Lineup, run: Run) -> Iterator[Run]:
        for opened, part in groupby(run, lambda number: head(lineup, number) in self._opened):
            numbers = tuple(part)
            alone = lineup.told_by(numbers[0]) == 1
            if opened or not alone or len(numbers) < SHORTEST:
                yield from ((number,) for number in numbers)
            else:
                yield numbers


def head(lineup: Lineup, number: int) -> PassageKey:
    """Return the first passage of a row."""
    return next((article, places[0]) for article, places in lineup.rows[number].cells.items() if places)


def fold_in_words(lineup: Lineup, run: Run) -> str:
    """Say how many rows are folded away, and who tells them."""
    count = Counter(head(lineup, number)[0] for number in run)
    tellers = sorted(count, key=lineup.order.__getitem__)
    if len(tellers) == 1:
        return f"{len(run):,} rows that only {lineup.names[tellers[0]]} tells"
    named = ", ".join(f"{lineup.names[article]} {count[article]:,}" for article in tellers)
    return f"{len(run):,} rows that one account alone tells: {named}"


def _runs(lineup: Lineup, numbers: tuple[int, ...]) -> Iterator[Run]:
    for _, run in groupby(numbers, lambda number: lineup.told_by(number) == 1):
        yield tuple(run)
