"""The model of the list of articles: sorted and filtered here, not by Qt's proxy, which asks Python a million times."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from store.names import copied, day
from store.records import Copy, Listing
from ui.panels.cards import KEY, Card, Index, card_data

HEADS = ("Headline", "Outlet", "Published", "Language", "Words", "Imported")
_KEYS: tuple[Callable[[Listing], Any], ...] = (
    lambda one: (one.title.casefold(), one.id),
    lambda one: (one.outlet.casefold(), one.id),
    attrgetter("published", "id"),
    attrgetter("language", "id"),
    attrgetter("words"),
    attrgetter("id"),
)
"""What each column is sorted by."""


class ArticleTable(QAbstractTableModel):
    """Listings as a table; the first column also answers as a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Listing] = []
        self._rows: list[Listing] = []
        self._wanted: list[str] = []
        self._words: list[str] = []
        self._names: dict[int, str] = {}
        self._order = (0, Qt.SortOrder.AscendingOrder)

    def show(self, listings: Sequence[Listing]) -> None:
        """Show these articles in place of the old ones, in the order that is set, those that the filter wants."""
        self.beginResetModel()
        column, order = self._order
        self._all = sorted(listings, key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self._words = []  # made when one filters: a third of the time until 35,000 articles are shown
        same = {one.same_as for one in self._all if one.same_as}
        self._names = {one.id: one.outlet or one.title for one in self._all if one.id in same}
        self._rows = self._filtered()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the articles in an order."""
        self._order = (column, order)
        self.show(self._all)

    def want(self, typed: str) -> None:
        """Show only the articles that hold every typed word in headline, outlet, byline or date."""
        self.beginResetModel()
        self._wanted = typed.casefold().split()
        self._rows = self._filtered()
        self.endResetModel()

    def _filtered(self) -> list[Listing]:
        if not self._wanted:
            return self._all
        self._words = self._words or _words(self._all)
        found: Iterable[tuple[str, Listing]] = zip(self._words, self._all, strict=True)
        for word in self._wanted:
            found = [pair for pair in found if word in pair[0]]
        return [one for _, one in found]

    def row_of(self, key: int) -> int:
        """Return the row of an article, -1 when it is not here."""
        return next((row for row, one in enumerate(self._rows) if one.id == key), -1)

    def selection(self, keys: Collection[int]) -> QItemSelection:
        """Return the rows of these articles, each run of them as one: all 35,000 may be selected."""
        found, first = QItemSelection(), -1
        for row, one in enumerate(self._rows):
            if one.id not in keys:
                first = -1
                continue
            if first < 0:
                first = row
            if row + 1 == len(self._rows) or self._rows[row + 1].id not in keys:
                found.select(self.index(first, 0), self.index(row, 0))
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

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
        one = self._rows[index.row()]
        if role == KEY:
            return one.id
        if index.column() == 0:
            return card_data(card(one, self._names.get(one.same_as, "")), role)
        return str(_cells(one)[index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


def _cells(one: Listing) -> tuple[str | int, ...]:
    return one.title, one.outlet, one.published, one.language, one.words, one.id


def _words(listings: Sequence[Listing]) -> list[str]:
    """Return what each article is found by; a date both as it is kept and as it is shown."""
    date = cache(lambda iso: f"{iso} {day(iso)}")  # of 35,000 articles many are of one day
    return [
        f"{one.title} {one.outlet} {one.byline} {date(one.published)} {one.language}".casefold() for one in listings
    ]


def card(one: Listing, same: str = "") -> Card:
    """Return an article as a card; `same` is who else has its text."""
    words = f"{one.words:,} words" if one.words != 1 else "1 word"
    alike = Copy(one.same_as, one.same_share, 0.0, 0, "exact" if one.same_share > 0.995 else "near", same)
    told = (one.outlet or "Outlet not told", day(one.published), words, copied([alike]) if same else "")
    line = " · ".join(part for part in told if part)
    aside = f"{one.furniture} piece{'s' if one.furniture != 1 else ''} of the page set aside" if one.furniture else ""
    tip = "\n".join(part for part in (one.title, one.byline, aside) if part)
    return Card(one.id, one.title or "(no headline)", line, tip=tip)
