"""The list of events: what happened, when, how many outlets tell it, and why they were put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from store.names import day
from store.records import Event, EventLine
from ui.panels.cards import KEY, Card, CardList, Index, card_data
from ui.tips import plain_tip

MANY = 300  # from here on a card has one line of title: 8,700 of them laid out cost 2 s of a core, twice at a start


class EventModel(QAbstractListModel):
    """Events in an order. A card is made when it is painted; `why` is asked for a tip when it is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why: Callable[[int], str] = lambda _: ""
        self._lines: Sequence[EventLine] = ()

    def show(self, lines: Sequence[EventLine]) -> None:
        """Show these events in place of the old ones."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> EventLine | None:
        """Return the event in a row, if there is one."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: int) -> int:
        """Return the row of an event, -1 when it is not here."""
        return next((row for row, one in enumerate(self._lines) if one.id == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == KEY:
            return line.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.why(line.id)) or None
        return card_data(card(line), role)


class EventsPanel(QWidget):
    """All events of the library; `opened` is called with an event's id, `model.why` says why it was put together.

    `inside` is called with a story from its menu: to look inside it.
    """

    def __init__(self, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.inside: Callable[[int], None] = lambda _: None
        self.model = EventModel(self)
        self.list = CardList("Events", opened, self)
        self.list.setModel(self.model)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self._empty = QLabel("No events yet. Import two or more articles that tell of the same thing.")
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "faint")
        self._empty.setMargin(16)
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_events(self, lines: Sequence[EventLine]) -> None:
        """Show these events; the one that was chosen stays so."""
        kept = self.list.keys()
        self.list.set_compact(len(lines) > MANY)
        self.model.show(lines)
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        for key in kept[:1]:
            self.list.choose(key)

    def _offer(self, point: QPoint) -> None:
        """Show what can be done with the event under the pointer, or with the chosen one when a key asked."""
        index = self.list.indexAt(point)
        index = index if index.isValid() else self.list.currentIndex()
        line = self.model.line(index.row())
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Open").triggered.connect(lambda: self._opened(line.id))
        if line.kind == "story":
            menu.addAction("Look &inside the story for its events").triggered.connect(lambda: self.inside(line.id))
        menu.popup(self.list.viewport().mapToGlobal(point))


def card(line: EventLine) -> Card:
    """Return an event as a card: date and number of accounts below its title."""
    accounts = f"{line.accounts} accounts" if line.accounts != 1 else "1 account"
    parts = (when(line.date), accounts, "whole story" if line.kind == "story" else "one event")
    return Card(line.id, line.title or "(no title)", " · ".join(part for part in parts if part))


def reasons(event: Event, outlets: Iterable[str]) -> str:
    """Say who tells an event, and why it was put together."""
    told = ", ".join(dict.fromkeys(name for name in outlets if name))
    why = "\n".join(f"• {reason}" for reason in event.why)
    return "\n".join(part for part in (told and f"Told by {told}", why) if part)


def when(iso: str) -> str:
    """Return a date in words; of a date that is known to the month only, "Feb 2025"."""
    return day(f"{iso}-01").removeprefix("1 ") if len(iso) == 7 else day(iso)
