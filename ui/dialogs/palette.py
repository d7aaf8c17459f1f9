"""The command palette: every command, event and article of the library, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction

from store.names import day
from store.records import EventLine, Listing
from ui.actions import shown_keys
from ui.commands import COMMANDS, plain
from ui.dialogs.choice import Choice
from ui.dialogs.picker import Picker

Deed = tuple[Choice, Callable[[], object]]


def commands(actions: Mapping[str, QAction]) -> list[Deed]:
    """Return every command that can be done now."""
    return [
        (
            Choice(plain(one.text), shown_keys(tuple(key.toString() for key in actions[one.name].shortcuts()))),
            actions[one.name].trigger,
        )
        for one in COMMANDS
        if one.name != "palette" and actions[one.name].isEnabled()
    ]


def events(told: Mapping[int, EventLine], open_event: Callable[[int], None]) -> list[Deed]:
    """Return every event."""
    return [
        (Choice(event.title, f"event · {day(event.date)}".rstrip(" ·")), partial(open_event, number))
        for number, event in told.items()
    ]


def articles(listings: list[Listing], open_article: Callable[[int], None]) -> list[Deed]:
    """Return every article."""
    return [
        (
            Choice(one.title or "(no headline)", " · ".join(part for part in (one.outlet, day(one.published)) if part)),
            partial(open_article, one.id),
        )
        for one in listings
    ]


def choose(picker: Picker, deeds: list[Deed]) -> None:
    """Let the user choose, and do it."""
    if picker.exec():
        for place in picker.picked():
            deeds[place][1]()
