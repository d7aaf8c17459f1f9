"""The rows view's table: a first column that counts, then one column an article."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from store.names import day
from store.records import PassageKey, Span
from ui.compare.folding import Folds, Run, fold_in_words, head
from ui.compare.model import Lineup
from ui.compare.notemarks import Marks
from ui.compare.rowcells import Cell, cell, row_in_words
from ui.tips import plain_tip

CELL = int(Qt.ItemDataRole.UserRole)
FOLD = CELL + 3  # the first passage of the rows folded into a line
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractTableModel):
    """Rows of a line-up. Cells are made when first asked for; `CELL` gives the `Cell` behind an index.

    A line that stands for folded rows has words in its first column only, and `FOLD`.
    """

    def __init__(self, folds: Folds | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folds = folds or Folds()
        self.lineup: Lineup | None = None
        self.several_only = False
        self.lines: tuple[Run, ...] = ()
        self._hits: Mapping[int, tuple[Span, ...]] = {}
        self._notes: Marks = {}
        self._cells: dict[tuple[int, int], Cell] = {}

    def show_lineup(self, lineup: Lineup | None, several_only: bool, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Show the rows of a line-up."""
        self.beginResetModel()
        self.lineup, self.several_only, self._hits = lineup, several_only, hits
        self.lines = self._folds.lines(lineup, several_only) if lineup else ()
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
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.lineup is None else len(self.lineup.articles) + 1

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell; `column` counts the articles from 1."""
        assert self.lineup is not None
        if (row, column) not in self._cells:
            article = self.lineup.articles[column - 1].id
            (number, *more) = self.lines[row]
            self._cells[row, column] = (
                Cell("")
                if more
                else cell(
                    self.lineup,
                    self.lineup.rows[number],
                    article,
                    self._hits.get(article, ()),
                    self._notes.get(article, ()),
                )
            )
        return self._cells[row, column]

    def folded(self, row: int) -> bool:
        """Whether a line stands for several rows."""
        return len(self.lines[row]) > 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or self.lineup is None:
            return None
        if self.folded(index.row()):
            return self._fold_data(self.lines[index.row()], role) if index.column() == 0 else None
        if index.column() == 0:
            return self._count_data(index.row(), role)
        found = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.lineup.names[self.lineup.articles[index.column() - 1].id]}: {found.in_words()}"
        return found if role == CELL else None

    def _fold_data(self, run: Run, role: int) -> object:
        assert self.lineup is not None
        if role == FOLD:
            return head(self.lineup, run[0])
        words = fold_in_words(self.lineup, run)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"▸  {words}"
        return f"{words}, folded. Return opens them." if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _count_data(self, row: int, role: int) -> object:
        assert self.lineup is not None
        number = self.lines[row][0]
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
        """Return the index of the cell that holds a passage, or of the line it is folded into; invalid: left out."""
        number = self.lineup.row_of(key) if self.lineup else None
        row = next((at for at, run in enumerate(self.lines) if number in run), None)
        if self.lineup is None or row is None:
            return QModelIndex()
        return self.index(row, 0 if self.folded(row) else self.lineup.order[key[0]] + 1)
