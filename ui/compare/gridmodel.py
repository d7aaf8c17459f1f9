"""A `Grid` as a Qt table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui.compare.grid import Grid, GridCell, Head
from ui.compare.rowmodel import CELL, Index
from ui.tips import plain_tip

NOTHING = Grid((), (), "")
HEAD = CELL + 1  # the `Head` of a column
SECTION = CELL + 2  # whether the cell heads the lines below it
_ROOT = QModelIndex()


class GridModel(QAbstractTableModel):
    """The cells of `grid`; `CELL` gives the `GridCell` behind an index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = NOTHING

    def show(self, grid: Grid) -> None:
        """Show another table."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.heads)

    def cell(self, row: int, column: int) -> GridCell | None:
        """Return a cell; a section has only the first."""
        cells = self.grid.lines[row].cells
        return cells[column] if column < len(cells) else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        found = self.cell(index.row(), index.column()) if index.isValid() else None
        if found is None:
            return None
        if role == CELL:
            return found
        if role == SECTION:
            return self.grid.lines[index.row()].section
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return found.in_words()
        return plain_tip(found.said) if role == Qt.ItemDataRole.ToolTipRole and found.sign is not None else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if side is not Qt.Orientation.Horizontal or section >= len(self.grid.heads):
            return None
        head: Head = self.grid.heads[section]
        if role == HEAD:
            return head
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{head.name}\n{head.low}" if head.low else head.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.name}, {head.low}" if head.low else head.name
        return plain_tip(head.name) if role == Qt.ItemDataRole.ToolTipRole else None
