"""What the tour shows, stop by stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.panels.sidebar import EVENTS
from ui.tour import Stop, Tour

if TYPE_CHECKING:
    from ui.window import Window


def stops(window: Window) -> tuple[Stop, ...]:
    """Return the stops; the first event is opened on the way."""
    view, sidebar = window.centre.comparison, window.sidebar

    def open_first() -> None:
        events = list(window.reading.events)
        sidebar.tabs.setCurrentIndex(EVENTS)
        if events and not window.centre.compares:
            window.reading.open_event(events[0])

    return (
        Stop(
            lambda: sidebar.tabs,
            "Events",
            "What several outlets tell stands here, found by itself. Return or a click lays the accounts side by "
            "side. Below stand all articles, what a search found, and your notes.",
        ),
        Stop(
            lambda: view,
            "Side by side",
            "Each column is one account, whole. Bands join what several tell. Click a passage: its counterparts "
            "come level and light up. Alt+Down goes from difference to difference.",
            open_first,
        ),
        Stop(
            lambda: view.controls,
            "Other views",
            "The same comparison as level rows, as one article with remarks, as quotations, figures, words, "
            "a timeline or a table. Ctrl+1 to Ctrl+8; you stay at the passage that you read.",
        ),
        Stop(
            lambda: view,
            "Your word counts",
            "U goes to the next line-up, C confirms it, R rejects it. L here and L there lines two passages up by "
            "hand, or drag one by its margin. Ctrl+Z takes anything back.",
        ),
        Stop(
            lambda: view,
            "Notes",
            "H highlights the passage or the selected words, 1 to 8 choose the colour, N writes a note, S stars "
            "the article. All notes stand under Notes at the left, and go into what you export.",
        ),
        Stop(
            lambda: sidebar.search,
            "Search",
            "Ctrl+L searches every word of every article. A hit opens in its story, landed on the words; F3 goes on.",
        ),
        Stop(
            lambda: sidebar.add,
            "Your own articles",
            "File > Open Library begins your own; then drop files, folders or pages on the window. "
            "Ctrl+K finds any command, ? lists and changes the keys. Nothing leaves this computer.",
        ),
    )


def begin(window: Window) -> None:
    """Show a newcomer round, and remember that it was done."""
    Tour(stops(window), lambda: window.settings.setValue("toured", True), window)
