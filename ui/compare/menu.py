"""What can be done with a passage: decide about its links, open it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from store.names import shorten
from store.records import PassageKey
from ui.compare.model import Lineup, other

WORDS = 48  # characters of a counterpart in a menu


def passage_menu(
    parent: QWidget,
    lineup: Lineup,
    key: PassageKey,
    decide: Callable[[str, PassageKey], None],
    open_it: Callable[[int, int], None],
) -> QMenu:
    """Make the menu of a passage: a sub-menu for each counterpart, the surest first."""
    menu = QMenu(parent)
    for link in lineup.links_of(key):
        far = other(link, key)
        words = shorten(lineup.by_id[far[0]].passage_text(far[1]), WORDS)
        below = menu.addMenu(f"{lineup.names[far[0]]}: {words}".replace("&", "&&"))
        below.addAction("These belong together").triggered.connect(_calls(partial(decide, "confirm", far)))
        below.addAction("These do not belong together").triggered.connect(_calls(partial(decide, "reject", far)))
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction("Open this passage").triggered.connect(_calls(partial(open_it, *key)))
    return menu


def _calls(act: Callable[[], None]) -> Callable[[bool], None]:
    """Qt tells whether the entry is ticked; nobody here asks."""

    def call(_ticked: bool = False) -> None:
        act()

    return call
