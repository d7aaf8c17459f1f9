"""The list of all articles: sorted, filtered, several of them selected to be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from store.names import copied, day
from store.records import Copy, Listing
from ui.panels.cards import KEY, Card, CardList, Index, card_data

MANY = 500  # articles from which on cards have one line of headline: heights of 35,000 wrapped ones take seconds
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
        self._words: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._order = (0, Qt.SortOrder.AscendingOrder)

    def show(self, listings: Sequence[Listing]) -> None:
        """Show these articles in place of the old ones, in the order that is set."""
        self.beginResetModel()
        column, order = self._order
        self._listings = sorted(
            listings, key=lambda one: _key(one, column), reverse=order == Qt.SortOrder.DescendingOrder
        )
        self._words = {}  # made when one filters: half of the start with 35,000 articles
        self._names = {one.id: one.outlet or one.title for one in self._listings}
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the articles in an order; here and not in the proxy, which would ask Python a million times."""
        self._order = (column, order)
        self.show(self._listings)

    def has(self, row: int, wanted: Sequence[str]) -> bool:
        """Tell whether the article in a row has all these words."""
        if not wanted:
            return True
        if row not in self._words:
            self._words[row] = _words(self._listings[row])
        return all(word in self._words[row] for word in wanted)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._listings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return HEADS[section] if section < len(HEADS) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._listings[index.row()]
        if role == KEY:  # asked for every row when one is looked for: no card is made
            return one.id
        if index.column() == 0:
            return card_data(card(one, self._names.get(one.same_as, "")), role)
        return str(_cells(one)[index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


def _cells(one: Listing) -> tuple[str | int, ...]:
    return one.title, one.outlet, one.published, one.language, one.words, one.id


def _key(one: Listing, column: int) -> tuple[str, int]:
    cell = _cells(one)[column]
    return (cell.casefold(), one.id) if isinstance(cell, str) else ("", cell)


def _words(one: Listing) -> str:
    told = (one.title, one.outlet, one.byline, one.published, one.language, day(one.published))
    return " ".join(told).casefold()


class Filtered(QSortFilterProxyModel):
    """Articles that hold every typed word in headline, outlet, byline or date."""

    def __init__(self, table: ArticleTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._wanted: list[str] = []
        self.setSourceModel(table)

    def want(self, typed: str) -> None:
        """Show only the articles with these words."""
        self.beginFilterChange()
        self._wanted = typed.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether an article has all words."""
        return self._table.has(row, self._wanted)


class ArticleList(CardList):
    """The cards of articles; the Delete key has those that are selected removed."""

    removing = Signal()

    def event(self, event: QEvent) -> bool:
        """Take the Delete key for the list: elsewhere in the window it is another command's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_delete(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Delete; the rest is the list's."""
        if _is_delete(event):
            self.removing.emit()
        else:
            super().keyPressEvent(event)


def _is_delete(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return event.key() == Qt.Key.Key_Delete and plain


class ArticlesPanel(QWidget):
    """The articles with their filter and order; `opened` is called with an id, `compare` when asked for."""

    def __init__(self, opened: Callable[[int], None], compare: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._table = ArticleTable(self)
        self._shown = Filtered(self._table, self)
        self.list = ArticleList("Articles", opened, self)
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
        self.list.set_compact(len(listings) > MANY)
        self._keeping(lambda: self._table.show(listings))

    def _sort(self, place: int) -> None:
        _, column, order = ORDERS[place]
        self._keeping(lambda: self._table.sort(column, order))

    def _keeping(self, change: Callable[[], None]) -> None:
        """Do it and select again what was selected."""
        kept = set(self.list.keys())
        change()
        for row in range(self._shown.rowCount() if kept else 0):
            index = self._shown.index(row, 0)
            if index.data(KEY) in kept:
                self.list.selectionModel().select(index, self.list.selectionModel().SelectionFlag.Select)
        self._count()

    def _count(self) -> None:
        count = len(self.list.selectedIndexes())
        self.compare.setEnabled(count > 1)
        self.compare.setText(f"Compare {count} articles" if count > 1 else "Select two or more to compare")


def card(one: Listing, same: str = "") -> Card:
    """Return an article as a card; `same` is who else has its text."""
    words = f"{one.words:,} words" if one.words != 1 else "1 word"
    alike = Copy(one.same_as, one.same_share, 0.0, 0, "exact" if one.same_share > 0.995 else "near", same)
    told = (one.outlet or "Outlet not told", day(one.published), words, copied([alike]) if same else "")
    line = " · ".join(part for part in told if part)
    aside = f"{one.furniture} piece{'s' if one.furniture != 1 else ''} of the page set aside" if one.furniture else ""
    tip = "\n".join(part for part in (one.title, one.byline, aside) if part)
    return Card(one.id, one.title or "(no headline)", line, tip=tip)
