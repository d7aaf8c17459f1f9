"""A table over the comparison: keys and mouse choose a cell, Enter or a double click opens its place in the columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from store.records import PassageKey
from ui.compare.grid import Grid, GridCell
from ui.compare.griddelegate import GridDelegate
from ui.compare.gridheader import GridHeader
from ui.compare.gridmodel import GridModel
from ui.compare.measured import BATCH, MeasuredTable
from ui.compare.palette import tints
from ui.compare.rowmodel import CELL, Index

TEXT = 10.5  # points of the articles' words at zoom 0
GUESS = 44  # px of a line not yet measured


class GridView(MeasuredTable):
    """Signals: chosen(article, place), opened(article, place), asked(article, place, point), cellChosen(GridCell),
    unfolded(passage key)."""

    chosen = Signal(int, int)
    opened = Signal(int, int)
    asked = Signal(int, int, QPoint)
    cellChosen = Signal(object)  # noqa: N815 (Qt's way of naming)
    unfolded = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, GUESS, parent)
        self.table = GridModel(self)
        self.cells = GridDelegate(TEXT, self)
        self.setModel(self.table)
        self.setItemDelegate(self.cells)
        self._going = False
        self.setHorizontalHeader(GridHeader(self))
        self.clicked.connect(self._clicked)
        self.customContextMenuRequested.connect(self._ask)

    # showing

    def show_grid(self, grid: Grid) -> None:
        """Show a table; what was current stays so when it is in this one too."""
        key = self.current_key()
        self.clearSpans()
        self.table.show(grid)
        for number, line in enumerate(() if grid.flat else grid.lines):
            if line.section and len(grid.heads) > 1:
                self.setSpan(number, 0, 1, len(grid.heads))
        for number in grid.folded:
            self.setSpan(number, 0, 1, len(grid.heads))
        self.horizontalHeader().setVisible(bool(grid.lines))
        self._spread()
        self.measure()
        if key is not None:
            self.go_to(key)

    def set_current(self, key: PassageKey | None, lit: frozenset[PassageKey]) -> None:
        """Light a passage and its counterparts."""
        self.cells.current, self.cells.lit = key, lit
        self.viewport().update()

    def go_to(self, *keys: PassageKey) -> bool:
        """Bring the cell of the first of these passages that has one into sight; return whether one has."""
        place = next((found for key in keys if (found := self.table.grid.place_of(key))), None)
        if place is None:
            return False
        self.measure_to(place[0] + BATCH // 4)
        index = self.table.index(*place)
        self._going = True
        self.setCurrentIndex(index)
        self._going = False
        top = self.rowViewportPosition(place[0])
        if top < 0 or top + self.rowHeight(place[0]) > self.viewport().height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        cell = index.data(CELL)
        if isinstance(cell, GridCell):
            self.cellChosen.emit(cell)
        return True

    def line_of(self, key: PassageKey) -> int:
        """Return the line that holds a passage, -1 for none."""
        place = self.table.grid.place_of(key)
        return place[0] if place else -1

    def current_key(self) -> PassageKey | None:
        """Return the first passage of the current cell."""
        cell = self.currentIndex().data(CELL)
        return cell.keys[0] if isinstance(cell, GridCell) and cell.keys else None

    def first_key(self) -> PassageKey | None:
        """Return the first passage in sight."""
        first = max(0, self.rowAt(2))
        for number in range(first, min(first + 8, len(self.table.grid.lines))):
            for cell in self.table.grid.lines[number].cells:
                if cell.keys:
                    return cell.keys[0]
        return None

    def step_column(self, step: int) -> None:
        """Go to the next or previous cell of the line, round the end."""
        count = self.table.columnCount()
        if count and self.table.grid.lines:
            here = self.currentIndex()
            row, column = (here.row(), here.column()) if here.isValid() else (max(0, self.rowAt(2)), -1)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.setCurrentIndex(self.table.index(row, (column + step) % count))

    def set_points(self, points: float) -> None:
        """Set the size of the articles' words."""
        self.cells.set_points(points)
        self.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.grid.lines and self.table.grid.empty:
            painter = QPainter(self.viewport())
            painter.setPen(tints(self.palette()).color("faint"))
            box = self.viewport().rect().adjusted(40, 40, -40, -40)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, self.table.grid.empty)
            painter.end()

    # sizes

    def _spread(self) -> None:
        """Share the width among the columns, none under its narrowest."""
        heads = self.table.grid.heads
        wide, share = self.viewport().width(), sum(head.share for head in heads)
        widths = [max(head.narrowest, int(wide * head.share / share)) for head in heads]
        spare = sum(widths) - wide
        for column in sorted(range(len(heads)), key=lambda at: heads[at].narrowest - widths[at]):
            cut = min(max(0, spare), widths[column] - heads[column].narrowest)
            widths[column] -= cut
            spare -= cut
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()
            self.measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cells"):
            self.cells.forget()
            self.measure()

    def sizeHintForRow(self, row: int) -> int:
        line = self.table.grid.lines[row]
        if line.cells[0].fold is not None:
            return self.cells.height(line.cells[0], self.viewport().width(), line.section)
        return max(
            self.cells.height(cell, self.columnWidth(column), line.section) for column, cell in enumerate(line.cells)
        )

    # the reader's hands

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and not self._going:
            self._choose(current)

    def _clicked(self, index: QModelIndex) -> None:
        if not self._unfold(index):
            self._choose(index)

    def _unfold(self, index: Index) -> bool:
        """Ask for the lines behind a folded one; tell whether it is one."""
        cell = index.sibling(index.row(), 0).data(CELL)
        if not isinstance(cell, GridCell) or cell.fold is None:
            return False
        self.unfolded.emit(cell.fold)
        return True

    def _choose(self, index: Index) -> None:
        cell = index.data(CELL)
        if isinstance(cell, GridCell) and cell.keys:
            self.chosen.emit(*cell.keys[0])
        if isinstance(cell, GridCell):
            self.cellChosen.emit(cell)

    def _activated(self, index: QModelIndex) -> None:
        cell = index.data(CELL)
        if isinstance(cell, GridCell) and cell.keys:
            self.opened.emit(*cell.keys[0])

    def mouseDoubleClickEvent(self, event: object) -> None:
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]
        self._activated(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not self._unfold(self.currentIndex()):
                self._activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _ask(self, point: QPoint) -> None:
        cell = self.indexAt(point).data(CELL)
        if isinstance(cell, GridCell) and cell.keys:
            self.asked.emit(*cell.keys[0], self.viewport().mapToGlobal(point))
