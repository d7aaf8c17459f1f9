"""Level rows: what several tell on one line, gaps said in words, in the order of the first article."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from store.records import PassageKey, Span
from ui.compare.delegate import CellDelegate
from ui.compare.dragging import PassageDrag
from ui.compare.folding import Folds
from ui.compare.measured import BATCH, MeasuredTable
from ui.compare.model import Lineup, other
from ui.compare.names import reason
from ui.compare.rowcells import Cell, first_event_row
from ui.compare.rowheader import RowHeader
from ui.compare.rowmodel import CELL, FOLD, Index, RowModel
from ui.tips import plain_tip

COUNT = 76  # px of the first column
NARROWEST = 280
TEXT = 11.0
GUESS = 110  # px of a row not yet measured: the median of rows of five accounts at 1280 px


class RowsView(MeasuredTable):
    """The rows of a line-up. Signals: chosen(article, place), opened(article, place), asked(article, place, point),
    dropped(passage key, key of a passage of another article in the row it was dropped on), unfolded(passage key)."""

    chosen = Signal(int, int)
    asked = Signal(int, int, QPoint)
    opened = Signal(int, int)
    dropped = Signal(object, object)
    unfolded = Signal(object)

    def __init__(self, folds: Folds, parent: QWidget | None = None) -> None:
        super().__init__("Accounts in level rows", GUESS, parent)
        self.rows = RowModel(folds, self)
        self.cells = CellDelegate(TEXT, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self._going = False
        self._set_headers()
        self._settled = QTimer(self, interval=60, singleShot=True)
        self._settled.timeout.connect(self.measure)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._activated)
        self.customContextMenuRequested.connect(self._ask)
        PassageDrag(self, self._key_at, self._key_onto, lambda _: True, self.dropped.emit)

    def _set_headers(self) -> None:
        head = RowHeader(self)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(COUNT)
        head.sectionResized.connect(self._section_resized)

    # showing

    def show_lineup(self, lineup: Lineup, several_only: bool, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Show the rows of a line-up, all or only those that several tell."""
        key = self.current_key()
        self.clearSpans()
        self.rows.show_lineup(lineup, several_only, hits)
        for row in range(self.rows.rowCount()):
            if self.rows.folded(row) and self.rows.columnCount() > 1:
                self.setSpan(row, 0, 1, self.rows.columnCount())
        self._spread()
        self.measure()
        if key is not None and key[0] in lineup.order:
            self.go_to(key)

    def open_at_event(self) -> None:
        """Scroll to the first row that most of the event's accounts tell."""
        lineup = self.rows.lineup
        shown = [run[0] if len(run) == 1 else -1 for run in self.rows.lines]
        row = first_event_row(lineup, shown, lineup.accounts) if lineup else None
        if row is not None:
            self.measure_to(row + BATCH)
            self.scrollTo(self.rows.index(row, 1), QAbstractItemView.ScrollHint.PositionAtTop)

    def set_current(self, key: PassageKey | None, lit: frozenset[PassageKey]) -> None:
        """Light a passage and its counterparts."""
        self.cells.current, self.cells.lit = key, lit
        self.viewport().update()

    def go_to(self, key: PassageKey) -> None:
        """Bring the row of a passage into sight and make its cell the current one."""
        index = self.rows.place_of(key)
        if index.isValid():
            self.measure_to(index.row() + BATCH // 4)
            self._going = True
            self.setCurrentIndex(index)
            self._going = False
            top = self.rowViewportPosition(index.row())
            if top < 0 or top + self.rowHeight(index.row()) > self.viewport().height():
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def line_of(self, key: PassageKey) -> int:
        """Return the line that holds a passage, -1 for none."""
        return self.rows.place_of(key).row()

    def current_key(self) -> PassageKey | None:
        """Return the first passage of the current cell."""
        cell = self.currentIndex().data(CELL)
        return cell.keys[0] if isinstance(cell, Cell) and cell.keys else None

    def step_column(self, step: int) -> None:
        """Go to the next or previous account of the row, round the end."""
        count = self.rows.columnCount() - 1
        if count < 1 or not self.rows.lines:
            return
        here = self.currentIndex()
        row = here.row() if here.isValid() else max(0, self.rowAt(2))
        column = (max(here.column(), 1) - 1 + step) % count + 1 if here.isValid() else 1
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setCurrentIndex(self.rows.index(row, column))

    def first_key(self) -> PassageKey | None:
        """Return the first passage of the first row in sight."""
        row = self.rowAt(2)
        lines = range(row, min(row + 2, self.rows.rowCount())) if row >= 0 else ()  # the first may be a fold
        cells = (self.rows.cell(line, column) for line in lines for column in range(1, self.rows.columnCount()))
        return next((cell.keys[0] for cell in cells if cell.keys), None)

    def set_points(self, points: float) -> None:
        """Set the size of the words."""
        self.cells.set_points(points)
        self.measure()

    def _key_at(self, point: QPointF) -> PassageKey | None:
        cell = self.indexAt(point.toPoint()).data(CELL)
        return cell.keys[0] if isinstance(cell, Cell) and cell.keys else None

    def _key_onto(self, point: QPointF, dragged: PassageKey) -> PassageKey | None:
        """The passage at a point, or where that is a gap or of the same article, another one of its row."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        columns = [index.column(), *range(1, self.rows.columnCount())]
        keys = [key for column in columns if column for key in self.rows.cell(index.row(), column).keys]
        return None if dragged in keys else next((key for key in keys if key[0] != dragged[0]), None)

    # heights

    def _spread(self) -> None:
        """Share the width among the articles, none under 280 px."""
        count = self.rows.columnCount() - 1
        if count < 1:
            return
        wide = max(NARROWEST, (self.viewport().width() - COUNT) // count)
        for column in range(count + 1):
            self.setColumnWidth(column, wide if column else COUNT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()
            self._settled.start()

    def _section_resized(self) -> None:
        self._settled.start()

    def sizeHintForRow(self, row: int) -> int:
        if self.rows.folded(row):
            return self.cells.fold_height(self.font())
        cells = range(1, self.rows.columnCount())
        high = max(self.cells.height(self.rows.cell(row, c), self.columnWidth(c)) for c in cells)
        return max(high, self.cells.lowest(self.font()))

    # the reader's hands

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        key = self.current_key()
        if key is not None and self.hasFocus() and not self._going:
            self.chosen.emit(*key)

    def _unfold(self, index: QModelIndex) -> bool:
        """Ask for the rows behind a line that stands for several; tell whether it is such a line."""
        key = index.siblingAtColumn(0).data(FOLD)
        if key is not None:
            self.unfolded.emit(key)
        return key is not None

    def _clicked(self, index: QModelIndex) -> None:
        if self._unfold(index):
            return
        cell = index.data(CELL)
        key = (cell.keys[0] if cell.keys else cell.far) if isinstance(cell, Cell) else None
        if key is not None:
            self.chosen.emit(*key)

    def _activated(self, index: QModelIndex) -> None:
        cell = index.data(CELL)
        if isinstance(cell, Cell) and cell.keys:
            self.opened.emit(*cell.keys[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not self._unfold(self.currentIndex()):
                self._activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _ask(self, point: QPoint) -> None:
        cell = self.indexAt(point).data(CELL)
        if isinstance(cell, Cell) and cell.keys:
            self.asked.emit(*cell.keys[0], self.viewport().mapToGlobal(point))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            cell = self.indexAt(event.pos()).data(CELL)
            if isinstance(cell, Cell):
                QToolTip.showText(event.globalPos(), plain_tip(self._explain(cell)), self)
                return True
        return super().viewportEvent(event)

    def _explain(self, cell: Cell) -> str:
        lineup = self.rows.lineup
        if lineup is None or not cell.keys:
            return ""
        pairs = [(link, other(link, key)) for key in cell.keys for link in lineup.links_of(key)]
        lines = [reason(link, lineup.names[end[0]]) for link, end in pairs]
        return "Lined up with\n" + "\n".join(lines) if lines else f"Only {lineup.names[cell.keys[0][0]]} tells this."
