"""The list of all articles: sorted, filtered, several of them selected to be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from store.names import day
from store.records import Listing
from ui.cards import Card, CardList, Index, card_data

SORT = Qt.ItemDataRole.UserRole + 2
FILTER = Qt.ItemDataRole.UserRole + 3
ORDERS = (
    ("Newest first", 2, Qt.SortOrder.DescendingOrder),
    ("Oldest first", 2, Qt.SortOrder.AscendingOrder),
    ("By outlet", 1, Qt.SortOrder.AscendingOrder),
    ("By headline", 0, Qt.SortOrder.AscendingOrder),
    ("Longest first", 4, Qt.SortOrder.DescendingOrder),
    ("Last imported first", 5, Qt.SortOrder.DescendingOrder),
)
HEADS = ("Headline", "Outlet", "Published", "Language", "Words", "Imported")


class ArticleTable(QAbstractTableModel):
    """Listings as a table; the first column also answers as a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listings: list[Listing] = []

    def show(self, listings: Sequence[Listing]) -> None:
        """Show these articles in place of the old ones."""
        self.beginResetModel()
        self._listings = list(listings)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._listings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return HEADS[section] if section < len(HEADS) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._listings[index.row()]
        if role == FILTER:
            return " ".join((one.title, one.outlet, one.byline, one.published, one.language, day(one.published)))
        cells = (one.title, one.outlet, one.published, one.language, one.words, one.id)
        if role == SORT:
            cell = cells[index.column()]
            return cell.casefold() if isinstance(cell, str) else cell
        if index.column() == 0:
            return card_data(card(one), role)
        return str(cells[index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


class Filtered(QSortFilterProxyModel):
    """Articles that hold every typed word in headline, outlet, byline or date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: list[str] = []
        self.setSortRole(SORT)

    def want(self, typed: str) -> None:
        """Show only the articles with these words."""
        self.beginFilterChange()
        self._wanted = typed.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether an article has all words."""
        text = str(self.sourceModel().index(row, 0, parent).data(FILTER)).casefold()
        return all(word in text for word in self._wanted)


class ArticlesPanel(QWidget):
    """The articles with their filter and order; `opened` is called with an id, `compare` when asked for."""

    def __init__(self, opened: Callable[[int], None], compare: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._table = ArticleTable(self)
        self._shown = Filtered(self)
        self._shown.setSourceModel(self._table)
        self.list = CardList("Articles", opened, self)
        self.list.setModel(self._shown)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(self._count)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by headline, outlet, date…")
        self.filter.setAccessibleName("Filter the articles")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._shown.want)
        self.order = QComboBox()
        self.order.setAccessibleName("Order of the articles")
        self.order.addItems([name for name, _, _ in ORDERS])
        self.order.currentIndexChanged.connect(self._sort)
        self.compare = QPushButton()
        self.compare.setAccessibleName("Compare the selected articles")
        self.compare.clicked.connect(lambda: compare())
        self._lay_out()
        self._sort(0)
        self._count()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 8)
        head.setSpacing(6)
        head.addWidget(self.filter)
        head.addWidget(self.order)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 8, 10, 8)
        foot.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_listings(self, listings: Sequence[Listing]) -> None:
        """Show these articles; those that were selected stay so."""
        kept = set(self.list.keys())
        self._table.show(listings)
        for row in range(self._shown.rowCount()):
            index = self._shown.index(row, 0)
            if self._table.data(self._shown.mapToSource(index), Qt.ItemDataRole.UserRole + 1).key in kept:
                self.list.selectionModel().select(index, self.list.selectionModel().SelectionFlag.Select)
        self._count()

    def _sort(self, place: int) -> None:
        _, column, order = ORDERS[place]
        self._shown.sort(column, order)

    def _count(self) -> None:
        count = len(self.list.selectedIndexes())
        self.compare.setEnabled(count > 1)
        self.compare.setText(f"Compare {count} articles" if count > 1 else "Select two or more to compare")


def card(one: Listing) -> Card:
    """Return an article as a card."""
    words = f"{one.words:,} words" if one.words != 1 else "1 word"
    line = " · ".join(part for part in (one.outlet or "Outlet not told", day(one.published), words) if part)
    aside = f"{one.furniture} piece{'s' if one.furniture != 1 else ''} of the page set aside" if one.furniture else ""
    tip = "\n".join(part for part in (one.title, one.byline, aside) if part)
    return Card(one.id, one.title or "(no headline)", line, tip=tip)
