"""The way from the library down to what is open, as it was come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from store.database import open_library
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, press, until
from ui.window import Window

NONE = Qt.KeyboardModifier.NoModifier


def way(window: Window) -> list[str]:
    """The crumbs, from the library down."""
    row = window.centre.crumbs._row
    widgets = [row.itemAt(place).widget() for place in range(row.count())]
    return [str(one.property("text")) for one in widgets if isinstance(one, QWidget) and one.property("text") != "›"]


def test_the_way_to_an_article_leads_over_the_comparison_it_was_opened_from(qtbot: QtBot, window: Window) -> None:
    press(window, Key.Key_2, ALT)
    for key, modifiers in ((Key.Key_Home, NONE), (Key.Key_Down, SHIFT), (Key.Key_Down, SHIFT)):
        press(window, key, modifiers)
    press(window, Key.Key_Return, CTRL)
    until(qtbot, lambda: window.centre.compares and not window.worker.busy)
    assert way(window) == ["Events", "3 articles"]
    press(window, Key.Key_F8)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.reads)
    events, several, article = way(window)
    assert (events, several) == ("Events", "3 articles")
    assert article


def test_an_event_that_another_program_has_taken_away_is_no_part_of_the_way(qtbot: QtBot, window: Window) -> None:
    window.reading.open_event(next(iter(window.reading.events)))
    until(qtbot, lambda: window.centre.compares and not window.worker.busy)
    story = window.library.events.get(next(iter(window.reading.events)))
    with open_library(window.library.folder) as other:
        other.events.replace([])
    window.reading.open_article(story.accounts[0].article)
    assert len(way(window)) == 2
