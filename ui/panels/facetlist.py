"""What the articles found have in common, as a list that folds: a click on a line narrows the search by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from store.records import Facet
from ui.tips import plain_tip

HEADS = {"outlet": "Outlets", "month": "Months", "language": "Languages", "event": "Events", "tag": "Your tags"}
LISTED = 6  # lines of each at first; the rest is one click away
QUERY = Qt.ItemDataRole.UserRole
EDGE = "\u2002"  # between a number and the edge
TALLEST = 300  # pixels, so that the results below stay in sight


class FacetList(QTreeWidget):
    """`narrowed` is called with what to add to the query."""

    def __init__(self, narrowed: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowed = narrowed
        self._folded = {"event"}  # titles are long, and the events have a list of their own
        self._whole: set[str] = set()
        self._facets: tuple[Facet, ...] = ()
        self._query = ""
        self.setAccessibleName("Narrow the search")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(lambda item, _: self._take(item))
        self.itemActivated.connect(lambda item, _: self._take(item))
        self.itemCollapsed.connect(lambda item: self._fold(item, True))
        self.itemExpanded.connect(lambda item: self._fold(item, False))

    def show_facets(self, facets: Sequence[Facet], query: str) -> None:
        """Show these counts; what the query is narrowed by already is ticked."""
        self._facets, self._query = tuple(facets), f" {query} "
        self.blockSignals(True)
        self.clear()
        for facet in self._facets:
            self._add(facet)
        self.blockSignals(False)
        self._fit()

    def _add(self, facet: Facet) -> None:
        more = len(facet.values) - LISTED if facet.name not in self._whole else 0
        head = QTreeWidgetItem(self, [HEADS.get(facet.name, facet.name), ""])
        head.setData(0, QUERY, f"head {facet.name}")
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for value in facet.values[: LISTED if more > 0 else len(facet.values)]:
            ticked = f" {value.query} " in self._query
            line = QTreeWidgetItem(head, [("✓ " if ticked else "") + value.label, f"{value.count:,}{EDGE}"])
            line.setData(0, QUERY, value.query)
            line.setToolTip(0, plain_tip(value.label))
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            told = "taken out of" if ticked else "added to"
            line.setData(
                0, Qt.ItemDataRole.AccessibleTextRole, f"{value.label}, {value.count:,} articles, {told} the search"
            )
        if more > 0 or facet.others:
            rest = max(more, 0) + facet.others
            line = QTreeWidgetItem(head, [f"{rest:,} more…" if more > 0 else f"and {rest:,} more", ""])
            line.setData(0, QUERY, f"more {facet.name}" if more > 0 else "")
        head.setExpanded(facet.name not in self._folded)

    def _fold(self, item: QTreeWidgetItem, folded: bool) -> None:
        kind, _, name = str(item.data(0, QUERY)).partition(" ")
        if kind == "head":
            (self._folded.add if folded else self._folded.discard)(name)
        self._fit()

    def _take(self, item: QTreeWidgetItem) -> None:
        told = str(item.data(0, QUERY) or "")
        kind, _, name = told.partition(" ")
        if kind == "head":
            item.setExpanded(not item.isExpanded())
        elif kind == "more":
            self._whole.add(name)
            self.show_facets(self._facets, self._query.strip())
        elif told:
            self._narrowed(told)

    def _fit(self) -> None:
        """Be as high as the lines that are seen, up to a limit."""
        lines, item = 0, self.topLevelItem(0)
        while item is not None:
            lines += 1
            item = self.itemBelow(item)
        self.setFixedHeight(min(lines * self.sizeHintForRow(0) + 6, TALLEST) if lines else 0)
