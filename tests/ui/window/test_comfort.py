"""Finding commands, changing keys, coming back to the line, looks, windows: with keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from store.records import Span
from tests.ui.window.conftest import Open
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, open_article, open_event, press, until
from ui import session
from ui.actions import own_keys
from ui.commands import COMMANDS
from ui.compare import notemarks
from ui.compare.palette import SHADES, contrast
from ui.dialogs.choice import Choice
from ui.dialogs.keymap import KeysDialog
from ui.dialogs.picker import Picker
from ui.look import Look, keep_look, read_look, set_look
from ui.panels.places import in_words
from ui.tour import Tour
from ui.window import Window


def test_a_choice_is_found_by_typing_and_taken_with_return(qtbot: QtBot) -> None:
    picker = Picker("Which?", [Choice("Copy with source"), Choice("Compare"), Choice("The ferry", "event")])
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.field, "ferr")
    QTest.keyClick(picker.field, Key.Key_Return)
    assert picker.picked() == [2]
    assert picker.result() == Picker.DialogCode.Accepted


def test_several_choices_stay_while_one_types_on(qtbot: QtBot) -> None:
    picker = Picker("Which?", [Choice("One"), Choice("Two"), Choice("Three")], several=True)
    qtbot.addWidget(picker)
    picker.list.item(0).setSelected(True)
    qtbot.keyClicks(picker.field, "thr")
    picker.list.item(1).setSelected(True)
    assert sorted(picker.picked()) == [0, 2]


def test_a_key_is_changed_kept_and_given_back(qtbot: QtBot, window: Window) -> None:
    dialog = KeysDialog({}, window.set_keys, window)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.filter, "star")
    shown = [
        item.text(0)
        for top in (dialog.tree.topLevelItem(place) for place in range(dialog.tree.topLevelItemCount()))
        if top is not None and not top.isHidden()
        for item in (top.child(place) for place in range(top.childCount()))
        if item is not None and not item.isHidden()
    ]
    assert "Star" in shown
    found = dialog.tree.findItems("Star", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    dialog.tree.setCurrentItem(found[0])
    dialog.edit.setKeySequence(QKeySequence("H"))
    dialog.set_key()
    assert "Highlight" in dialog.said.text()
    assert window.actions_by_name["star"].shortcut().toString() == "H"
    assert window.actions_by_name["highlight"].shortcuts() == []
    assert own_keys(window.settings) == {"star": ("H",)}
    dialog.reset_all()
    assert window.actions_by_name["highlight"].shortcut().toString() == "H"
    assert own_keys(window.settings) == {}


def test_every_key_that_journalists_know_is_there() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    known = (
        "Alt+Down Alt+Up F8 F7 Alt+Home Alt+End F6 Shift+F6 Alt+S C U Ctrl+Shift+G F9 Ctrl+Shift+Left "
        "Ctrl+Shift+Right Ctrl+F F3 Shift+F3 Ctrl+L Ctrl+K Ctrl+E J K H N 1 2 3 4 5 6 7 8 Ctrl+Shift+C Alt+Left "
        "Alt+Right Esc S Ctrl++ Ctrl+- Ctrl+0 F5 F11 ?"
    )
    assert [key for key in known.split() if key not in keys] == []


@pytest.mark.slow
def test_back_and_start_land_on_the_line(qtbot: QtBot, window: Window, open_at: Open, library_folder: Path) -> None:
    open_event(qtbot, window)
    view = window.centre.comparison
    assert view.lineup is not None
    article = view.lineup.articles[1].id
    view.choose((article, 5))
    heights = [pane.verticalScrollBar().value() for pane in view.columns.panes]
    open_article(qtbot, window, article)
    assert "›" not in window.centre.crumbs.back.toolTip()
    press(window, Key.Key_Left, ALT)
    until(qtbot, lambda: window.centre.compares and view.current == (article, 5))
    assert [pane.verticalScrollBar().value() for pane in view.columns.panes] == heights
    session.keep(window)
    again = open_at(library_folder)
    session.resume(again)
    until(qtbot, lambda: again.centre.compares and again.centre.comparison.current == (article, 5))
    until(qtbot, lambda: not again.worker.busy)


def test_what_was_left_and_cannot_be_read_is_passed_over(window: Window, settings: QSettings) -> None:
    session.keep(window)
    name = next(key for key in settings.allKeys() if key.startswith("left/"))
    settings.setValue(name, "{broken")
    assert session.left_at(settings, window.library.folder) is None


@pytest.mark.slow
def test_the_tour_goes_through_and_is_remembered(qtbot: QtBot, window: Window) -> None:
    press(window, Key.Key_F1, CTRL)
    (tour,) = window.findChildren(Tour)
    for _ in range(7):
        assert tour.isVisible()
        assert window.rect().contains(tour.geometry())
        press(window, Key.Key_Space)
    assert window.settings.value("toured")
    until(qtbot, lambda: not window.worker.busy)


@pytest.mark.slow
def test_the_original_page_stands_beside(qtbot: QtBot, window: Window) -> None:
    listed = next(one for one in window.library.articles.listings() if one.furniture)
    open_article(qtbot, window, listed.id)
    press(window, Key.Key_U, CTRL | SHIFT)
    article = window.library.articles.get(listed.id)
    piece = article.furniture[0]
    assert article.source[piece.start : piece.end].split("\n")[0] in window.centre.article.page.text.toPlainText()
    press(window, Key.Key_Escape)
    assert not window.centre.article.page.isVisible()


@pytest.mark.slow
def test_space_pages_what_is_open_from_the_list(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    pane = window.centre.comparison.columns.focused()
    assert pane is not None
    before = pane.verticalScrollBar().value()
    window.sidebar.events.list.setFocus()
    press(window, Key.Key_Space)
    assert pane.verticalScrollBar().value() > before


@pytest.mark.slow
def test_a_column_is_pinned(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    view = window.centre.comparison
    view.columns.panes[1].setFocus()
    article = view.columns.panes[1].article.id
    press(window, Key.Key_P)
    assert view.columns.panes[0].article.id == article
    assert not view.columns.area.isAncestorOf(view.columns.panes[0])


def test_looks_are_kept(settings: QSettings) -> None:
    chosen = Look("", 3, 1.2, 0.8)
    keep_look(settings, chosen)
    assert read_look(settings) == chosen
    settings.setValue("look/size", "large")
    assert read_look(settings) == Look()


@pytest.mark.slow
def test_texts_of_twice_the_size_still_fit(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    try:
        window.set_look(Look("", 12, 1.0, 1.0))
        pane = window.centre.comparison.columns.panes[0]
        assert pane.document().defaultFont().pointSizeF() > 22
        assert pane.horizontalScrollBar().maximum() == 0
    finally:
        set_look(Look())


@pytest.mark.parametrize("shade", SHADES.values(), ids=list(SHADES))
def test_ink_can_be_read_on_every_highlight(shade: object) -> None:
    paper, ink = shade.paper, shade.ink  # type: ignore[attr-defined]
    fills = [notemarks.fill_and_line(QColor(paper), colour)[0].name() for colour in range(1, 9)]
    assert [fill for fill in fills if contrast(ink, fill) < 4.5] == []


def test_places_are_cut_at_blanks() -> None:
    text = "word " * 40 + "ferry" + " more" * 40
    told = in_words(text, Span(200, 205))
    assert told.startswith("… word")
    assert told.endswith("more …")
    assert "ferry" in told


def test_buttons_of_dialogs_have_names(qtbot: QtBot, window: Window) -> None:
    dialog = KeysDialog({}, lambda _: None, window)
    qtbot.addWidget(dialog)
    assert all(button.accessibleName() for button in dialog.findChildren(QPushButton))
