"""A table of texts whose rows are as high as their words: rows in sight are measured now, the others in spare time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

BATCH = 40  # rows measured between two looks at the reader's keys: under 10 ms at 8 articles


class MeasuredTable(QTableView):
    """`sizeHintForRow` says how high a row must be."""

    def __init__(self, name: str, guess: int, parent: QWidget | None = None) -> None:
        """Make a table of that accessible name; `guess` is the height in px of a row not yet measured."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(guess)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measured: set[int] = set()
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._measure_batch)
        self.verticalScrollBar().valueChanged.connect(self._measure_visible)

    def measure(self) -> None:
        """Measure the rows anew: those in sight now, the others between the reader's keys."""
        self._measured.clear()
        self._measure_visible()
        self._later.start()

    def measure_to(self, row: int) -> None:
        """Measure the rows down to this one, so that it is where it will stay."""
        self._measure_rows(range(min(row, self.model().rowCount())))

    def put_at(self, row: int, high: int) -> None:
        """Scroll so that a row begins so far below the top of the view."""
        self.measure_to(row + BATCH)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - high)

    def _measure_visible(self) -> None:
        last, high = max(0, self.rowAt(0)), self.viewport().height()
        while last < self.model().rowCount() and self.rowViewportPosition(last) < high:
            self._measure_rows((last,))
            last += 1

    def _measure_batch(self) -> None:
        wanted = [row for row in range(self.model().rowCount()) if row not in self._measured][:BATCH]
        self._measure_rows(wanted)
        if not wanted:
            self._later.stop()

    def _measure_rows(self, rows: Iterable[int]) -> None:
        """Set the heights of rows; what is in sight stays where it is."""
        new = [row for row in rows if row not in self._measured]
        if not new:
            return
        top = self.rowAt(0)
        stand = self.rowViewportPosition(top)
        for row in new:
            self._measured.add(row)
            high = self.sizeHintForRow(row) + 1
            if high != self.rowHeight(row):
                self.setRowHeight(row, high)
        self.updateGeometries()  # the scroll bar's range follows the heights only later otherwise
        if top >= 0 and min(new) < top:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - stand)
