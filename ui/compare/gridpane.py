"""One of the tables over a comparison, with the passages of its chosen cell below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from store.records import PassageKey
from ui.compare import glance
from ui.compare.glance import Glance
from ui.compare.grid import Grid, GridCell
from ui.compare.gridmodel import NOTHING
from ui.compare.gridview import TEXT, GridView
from ui.compare.model import Lineup
from ui.compare.ruleline import rule_line

Build = Callable[[Lineup], Grid]


class GridPane(QWidget):
    """A table that `build` makes of a line-up; made anew only when it is looked at."""

    chosen = Signal(int, int)
    opened = Signal(int, int)
    asked = Signal(int, int, QPoint)
    unfolded = Signal(object)

    def __init__(self, name: str, build: Build, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.build = build
        self.lineup: Lineup | None = None
        self.table = GridView(name)
        self.glance = Glance()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(rule_line())
        column.addWidget(self.glance)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.asked.connect(self.asked)
        self.table.unfolded.connect(self.unfolded)
        self.table.cellChosen.connect(self._show_cell)
        self.glance.opened.connect(self.opened)
        self.setFocusProxy(self.table)

    def show_lineup(self, lineup: Lineup) -> None:
        """Make the table of a line-up."""
        self.lineup = lineup
        self.table.show_grid(self.build(lineup))
        self.glance.setVisible(bool(self.table.table.grid.lines))
        if self.table.current_key() is None:
            self.glance.clear_passages()

    def forget(self) -> None:
        """Let the table go: the articles are others."""
        self.lineup = None
        self.table.show_grid(NOTHING)

    def set_current(self, key: PassageKey | None, lit: frozenset[PassageKey]) -> None:
        """Light a passage and its counterparts."""
        self.table.set_current(key, lit)

    def go_to(self, key: PassageKey) -> None:
        """Bring a passage into sight: its own cell, a counterpart's, or the nearest row's before it."""
        if self.lineup is None:
            return
        lineup, row = self.lineup, self.lineup.row_of(key)
        if self.table.go_to(key, *sorted(lineup.counterparts(key))) or row is None:
            return
        before = [
            (article, place)
            for number in range(row - 1, -1, -1)
            for article, places in lineup.rows[number].cells.items()
            for place in places
        ]
        self.table.go_to(*before)

    def first_key(self) -> PassageKey | None:
        """Return the passage that is read here."""
        return self.table.current_key() or self.table.first_key()

    def set_zoom(self, zoom: int) -> None:
        """Set the words so many points larger than usual."""
        self.table.set_points(TEXT + zoom)
        self.glance.set_points(glance.TEXT + zoom)

    def step_column(self, step: int) -> None:
        """Go to the next or previous cell of the line."""
        self.table.step_column(step)

    def _show_cell(self, cell: GridCell) -> None:
        if self.lineup is not None:
            self.glance.show_passages(self.lineup, cell.keys)
