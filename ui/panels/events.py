"""The list of events: what happened, when, how many outlets tell it, and why they were put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from store.names import day
from store.records import Event
from ui.panels.cards import Card, CardList, CardModel

MANY = 300  # from here on a card has one line of title: 8,700 of them laid out cost 2 s of a core, twice at a start


class EventsPanel(QWidget):
    """All events of the library; `opened` is called with an event's id."""

    def __init__(self, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CardModel(self)
        self.list = CardList("Events", opened, self)
        self.list.setModel(self._model)
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

    def show_events(self, events: Sequence[Event], outlets: dict[int, str]) -> None:
        """Show these events; `outlets` names the outlet of each article."""
        kept = self.list.keys()
        self.list.set_compact(len(events) > MANY)
        self._model.show([card(event, outlets) for event in events])
        self._empty.setVisible(not events)
        self.list.setVisible(bool(events))
        for key in kept[:1]:
            self.list.choose(key)


def card(event: Event, outlets: dict[int, str]) -> Card:
    """Return an event as a card: date and number of accounts below its title, the reasons as a tip."""
    count = len(event.accounts)
    accounts = f"{count} accounts" if count != 1 else "1 account"
    named = [outlets.get(account.article, "") for account in event.accounts]
    told = ", ".join(dict.fromkeys(name for name in named if name))
    parts = (when(event.date), accounts, "whole story" if event.kind == "story" else "one event")
    line = " · ".join(part for part in parts if part)
    why = "\n".join(f"• {reason}" for reason in event.why)
    tip = "\n".join(part for part in (told and f"Told by {told}", why) if part)
    return Card(event.id, event.title or "(no title)", line, tip=tip)


def when(iso: str) -> str:
    """Return a date in words; of a date that is known to the month only, "Feb 2025"."""
    return day(f"{iso}-01").removeprefix("1 ") if len(iso) == 7 else day(iso)
