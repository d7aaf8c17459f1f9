"""The list of all articles: sorted, filtered, several of them selected to be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QItemSelection, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from store.records import Listing
from ui.panels.articletable import ArticleTable
from ui.panels.cards import CardList

MANY = 500  # articles from which on cards have one line of headline: heights of 35,000 wrapped ones take seconds
AT_ONCE = 2_000  # articles read at once, in some 12 ms; more are read when the list is seen, between two frames
ORDERS = (
    ("Newest first", 2, Qt.SortOrder.DescendingOrder),
    ("Oldest first", 2, Qt.SortOrder.AscendingOrder),
    ("By outlet", 1, Qt.SortOrder.AscendingOrder),
    ("By headline", 0, Qt.SortOrder.AscendingOrder),
    ("Longest first", 4, Qt.SortOrder.DescendingOrder),
    ("Last imported first", 5, Qt.SortOrder.DescendingOrder),
)
Pages = Callable[[], Iterator[list[Listing]]]


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
        self._pages: Pages = lambda: iter(())
        self._reading: Iterator[list[Listing]] | None = None
        self._read: list[Listing] = []
        self._stale = False  # the library has others than are listed
        self._wanted: int | None = None  # what was opened while the list was still to be read
        self._table = ArticleTable(self)
        self.list = ArticleList("Articles", opened, self)
        self.list.setModel(self._table)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(self._count)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by headline, outlet, date…")
        self.filter.setAccessibleName("Filter the articles")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda typed: self._keeping(lambda: self._table.want(typed)))
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

    # reading the list

    def renew(self, pages: Pages, count: int) -> None:
        """List what `pages` gives, `count` articles: at once when they are few, else as soon as they are seen."""
        self._pages, self._stale, self._reading = pages, True, None
        if count <= AT_ONCE:
            self._stale = False
            self.show_listings([one for page in pages() for one in page])
        elif self.isVisible():
            self._begin()

    def choose(self, article: int) -> None:
        """Select an article without opening it; where the list is still to be read, once it is."""
        found = self.list.choose(article)
        self._wanted = article if self._stale and not found else None  # one that the filter hides stays hidden

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list, if that is still to be done."""
        super().showEvent(event)
        if self._stale and self._reading is None:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave off reading: nobody sees it, and the library may be closed."""
        super().hideEvent(event)
        self._reading = None

    def _begin(self) -> None:
        self._reading, self._read = self._pages(), []
        self._count()
        QTimer.singleShot(0, self, lambda reading=self._reading: self._step(reading))

    def _step(self, reading: Iterator[list[Listing]]) -> None:
        """Read a page, then let the window do what waits."""
        if reading is not self._reading:  # begun anew, or left off
            return
        page = next(reading, None)
        if page is not None:
            self._read += page
            QTimer.singleShot(0, self, lambda: self._step(reading))
            return
        listings, self._read = self._read, []
        self._stale, self._reading = False, None
        self.show_listings(listings)

    def show_listings(self, listings: Sequence[Listing]) -> None:
        """Show these articles; those that were selected stay so."""
        self.list.set_compact(len(listings) > MANY)
        self._keeping(lambda: self._table.show(listings))
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.choose(wanted)
        if self.list.hasFocus() and not self.list.currentIndex().isValid():
            self.list.selectionModel().setCurrentIndex(
                self._table.index(0, 0), self.list.selectionModel().SelectionFlag.NoUpdate
            )

    def _sort(self, place: int) -> None:
        _, column, order = ORDERS[place]
        self._keeping(lambda: self._table.sort(column, order))

    def _keeping(self, change: Callable[[], None]) -> None:
        """Do it and select again what was selected."""
        kept = set(self.list.keys())
        change()
        if kept:
            selecting = self.list.selectionModel()
            selecting.select(self._table.selection(kept), selecting.SelectionFlag.Select)
        self._count()

    def _count(self) -> None:
        count = _chosen(self.list.selectionModel().selection())
        self.compare.setEnabled(count > 1)
        waiting = "Reading the list…" if self._reading is not None else "Select two or more to compare"
        self.compare.setText(f"Compare {count:,} articles" if count > 1 else waiting)


def _chosen(selection: QItemSelection) -> int:
    """Return how many rows are selected, without asking for each: it may be all."""
    return sum(selection.at(place).height() for place in range(selection.count()))
