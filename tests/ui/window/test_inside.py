"""Looking inside a story for its events: by key, by the menu of the list, and stopped half-way."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from store.database import open_library
from tests.ui.window.conftest import Open, recorded
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, press, until
from ui.panels.sidebar import EVENTS
from ui.window import Window


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """The folder of what the worker answers."""
    folder = tmp_path / "told"
    folder.mkdir()
    return folder


@pytest.fixture
def window(library_folder: Path, told: Path, open_at: Open) -> Window:
    """A window on the sample library, whose worker answers what a test has told it."""
    return open_at(library_folder, [sys.executable, str(Path(__file__).parent / "told_worker.py"), str(told)])


def said(window: Window) -> str:
    return " ".join(recorded(window).infos)


def look(window: Window) -> None:
    press(window, Key.Key_1, ALT)
    press(window, Key.Key_I, CTRL | SHIFT)


def test_the_events_inside_are_counted_and_shown(qtbot: QtBot, window: Window, library_folder: Path) -> None:
    with open_library(library_folder) as library:
        story = next(event for event in library.events.all() if event.kind == "story")
    inside = window.reading.inside(story.id)
    assert inside
    look(window)
    until(qtbot, lambda: "told inside" in said(window))
    assert f"{len(inside)} event" in said(window)
    assert window.sidebar.tabs.currentIndex() == EVENTS
    assert window.sidebar.events.list.keys() == inside[:1]


def test_it_can_be_stopped(qtbot: QtBot, window: Window, told: Path) -> None:
    step = {"done": 1, "total": 3, "message": "lining up"}
    (told / "inside.progress.json").write_text(json.dumps(step))
    events = list(window.reading.events)
    look(window)
    until(qtbot, lambda: window.progress.isVisible() and "Looking inside the story 33 %" in window.progress.said.text())
    window.progress.stop.setFocus()
    press(window, Key.Key_Space)
    until(qtbot, lambda: not window.worker.busy)
    assert "Stopped." in said(window)
    assert list(window.reading.events) == events
    assert not window.progress.isVisible()


@pytest.mark.qt_log_ignore("plugin does not support")  # a menu without a screen
def test_the_menu_of_the_list_offers_it_for_stories_alone(qtbot: QtBot, window: Window) -> None:
    cards = window.sidebar.events.list
    for kind, offered in (("story", ["&Open", "Look &inside the story for its events"]), ("event", ["&Open"])):
        number = next(event.id for event in window.reading.events.values() if event.kind == kind)
        cards.setFocus()
        cards.choose(number)
        cards.customContextMenuRequested.emit(cards.visualRect(cards.currentIndex()).center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [action.text() for action in menu.actions()] == offered
        QTest.keyClick(menu, Qt.Key.Key_I if kind == "story" else Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    until(qtbot, lambda: "inside" in said(window))


def test_one_event_is_no_story(window: Window) -> None:
    press(window, Key.Key_1, ALT)
    window.sidebar.events.list.choose(next(one.id for one in window.reading.events.values() if one.kind == "event"))
    press(window, Key.Key_I, CTRL | SHIFT)
    assert "Open a whole story" in said(window)
    assert not window.worker.busy
