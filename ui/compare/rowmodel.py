"""The rows view's table: a first column that counts, then one column an article."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from store.names import day
from store.records import PassageKey, Span
from ui.compare.model import Lineup
from ui.compare.notemarks import Marks
from ui.compare.rowcells import Cell, cell, row_in_words, shown_rows
from ui.tips import plain_tip

CELL = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractTableModel):
    """Rows of a line-up. Cells are made when first asked for; `CELL` gives the `Cell` behind an index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lineup: Lineup | None = None
        self.several_only = False
        self.numbers: tuple[int, ...] = ()
        self._hits: Mapping[int, tuple[Span, ...]] = {}
        self._notes: Marks = {}
        self._cells: dict[tuple[int, int], Cell] = {}

    def show_lineup(self, lineup: Lineup | None, several_only: bool, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Show the rows of a line-up."""
        self.beginResetModel()
        self.lineup, self.several_only, self._hits = lineup, several_only, hits
        self.numbers = shown_rows(lineup, several_only) if lineup else ()
        self._cells.clear()
        self.endResetModel()

    def set_notes(self, notes: Marks) -> None:
        """Show highlights and notes; no height changes."""
        self._notes = notes
        self.set_hits(self._hits)

    def set_hits(self, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Box the words found; no height changes."""
        self._hits = hits
        self._cells.clear()
        if self.numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.numbers) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.lineup is None else len(self.lineup.articles) + 1

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell; `column` counts the articles from 1."""
        assert self.lineup is not None
        if (row, column) not in self._cells:
            article = self.lineup.articles[column - 1].id
            number = self.numbers[row]
            self._cells[row, column] = cell(
                self.lineup,
                self.lineup.rows[number],
                article,
                self._hits.get(article, ()),
                self._notes.get(article, ()),
            )
        return self._cells[row, column]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or self.lineup is None:
            return None
        if index.column() == 0:
            return self._count_data(index.row(), role)
        found = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.lineup.names[self.lineup.articles[index.column() - 1].id]}: {found.in_words()}"
        return found if role == CELL else None

    def _count_data(self, row: int, role: int) -> object:
        assert self.lineup is not None
        number = self.numbers[row]
        words = row_in_words(self.lineup, number)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{number + 1}\n{words}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = f"Row {number + 1}, told by {words.removeprefix('only ')}" + (" only" if "only" in words else "")
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if self.lineup is None or side is not Qt.Orientation.Horizontal:
            return None
        if section == 0:
            return "Told by" if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        article = self.lineup.articles[section - 1]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            date = day(article.details.published)
            return self.lineup.names[article.id] + (f"\n{date}" if date else "\nDate not told")
        return plain_tip(article.details.title) if role == Qt.ItemDataRole.ToolTipRole else None

    def place_of(self, key: PassageKey) -> QModelIndex:
        """Return the index of the cell that holds a passage; invalid when it is folded away."""
        number = self.lineup.row_of(key) if self.lineup else None
        if self.lineup is None or number is None or number not in self.numbers:
            return QModelIndex()
        return self.index(self.numbers.index(number), self.lineup.order[key[0]] + 1)
