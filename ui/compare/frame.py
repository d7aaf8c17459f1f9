"""The parts of the comparison and where they stand: controls above, the views, the legend below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.compare.annotated import AnnotatedView
from ui.compare.columns import ColumnsView
from ui.compare.controls import Controls
from ui.compare.folding import Folds
from ui.compare.gridpane import Build, GridPane
from ui.compare.legend import Legend
from ui.compare.model import Lineup
from ui.compare.names import counted
from ui.compare.rows import RowsView
from ui.compare.tables.figures import figures
from ui.compare.tables.matrix import matrix
from ui.compare.tables.quotations import quotations
from ui.compare.tables.timeline import timeline
from ui.compare.tables.words import words
from ui.compare.viewnames import NAMES, VIEWS


class CompareFrame(QWidget):
    """`controls`, `columns`, `rows` and `legend`, laid out; which view is on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls = Controls()
        self.columns = ColumnsView()
        self.folds = Folds()
        self.rows = RowsView(self.folds)
        self.legend = Legend()
        self._stack = QStackedWidget()
        self.annotated = AnnotatedView()
        self.tables = self._make_tables()
        self._views: dict[str, QWidget] = {
            "columns": self.columns,
            "rows": self.rows,
            "annotated": self.annotated,
            **self.tables,
        }
        for name in NAMES:
            self._stack.addWidget(self._views[name])
        self._notes = QLabel()
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._notes.setWordWrap(True)
        self._notes.setContentsMargins(14, 0, 14, 8)
        self._notes.hide()
        self._counts = QLabel()
        self._lay_out()
        self.controls.set_view("columns")

    @property
    def others(self) -> tuple[AnnotatedView | GridPane, ...]:
        """All views but columns and rows."""
        return (self.annotated, *self.tables.values())

    def _make_tables(self) -> dict[str, GridPane]:
        builds: dict[str, Build] = {
            "quotations": quotations,
            "figures": figures,
            "words": words,
            "timeline": timeline,
            "matrix": lambda lineup: matrix(lineup, self.controls.several.isChecked(), self.folds),
        }
        return {view.name: GridPane(view.words, builds[view.name]) for view in VIEWS if view.name in builds}

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 3, 14, 3)
        foot.addWidget(self.legend, 1)
        foot.addWidget(self._counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.controls)
        column.addWidget(self._notes)
        column.addWidget(_line())
        column.addWidget(self._stack, 1)
        column.addWidget(_line())
        column.addLayout(foot)

    @property
    def view_name(self) -> str:
        """Which view is on top, one of `NAMES`."""
        return NAMES[self._stack.currentIndex()]

    def put_on_top(self, name: str) -> None:
        """Show one of the views."""
        self._stack.setCurrentWidget(self._views[name])
        self.controls.set_view(name)
        self.legend.show_for(name)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Say what could not be done."""
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))

    def show_about(self, lineup: Lineup, stops: int) -> None:
        """Say what is compared and how much of it is told by several."""
        self.controls.show_lineup(lineup)
        self.controls.set_where(None, stops)
        self.legend.with_event = lineup.comparison.event is not None
        self.legend.update()
        told = sum(lineup.told_by(number) > 1 for number in range(len(lineup.rows)))
        alone = len(lineup.rows) - told
        self._counts.setText(f"{counted(told, 'row', 'rows')} told by several · {alone:,} only by one")


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.backgroundRole())
    line.setFixedHeight(1)
    return line
