"""The views of a comparison in the real window: each by its key, each filled, and left again at its place."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window.keys import CTRL, Key, open_event, press, until
from ui.compare.margin import Card
from ui.compare.viewnames import NAMES
from ui.window import Window

pytestmark = pytest.mark.slow


def test_each_view_has_its_key_and_something_to_show(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    view = window.centre.comparison
    keys = [Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7, Key.Key_8]
    press(window, Key.Key_F8)
    read = view.current_passage()
    assert read is not None
    for name, key in zip(NAMES, keys, strict=True):
        press(window, key, CTRL)
        assert view.view_name == name
        assert window.actions_by_name[name].isChecked()
        assert view.current_passage() == read
    for name, table in view.tables.items():
        grid = table.table.table.grid
        assert grid.lines or (name == "words" and grid.empty), name  # the ferry's accounts choose their words alike
    until(qtbot, lambda: bool(view.annotated.margin.findChildren(Card)))


def test_the_view_is_remembered(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_3, CTRL)
    window.close()
    assert window.settings.value("view") == "annotated"
    window.show()  # the fixture closes it again


def test_words_found_are_landed_on_from_any_view(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    view = window.centre.comparison
    shown = window.centre.shown
    assert shown is not None
    press(window, Key.Key_7, CTRL)
    assert view.find_next(shown.articles[1].passage_text(1)[:20])
    assert view.view_name == "columns"
    press(window, Key.Key_3, CTRL)
    assert view.find_next(shown.articles[1].passage_text(1)[:20])
    assert view.annotated.base == shown.articles[1].id
