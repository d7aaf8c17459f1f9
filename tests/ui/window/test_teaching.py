"""Rules about outlets, their names and many articles’ details, with keys; everything undone with Ctrl+Z."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.records import Article, Details
from tests.ui.window.conftest import recorded
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, open_article, press, until
from ui import teaching
from ui.dialogs.details import BulkDialog
from ui.dialogs.outlets import OutletsDialog
from ui.dialogs.rules import RulesDialog
from ui.window import Window


def first(window: Window) -> Article:
    """Return an article that tells its outlet and has something set aside."""
    return next(one for one in window.library.articles.all() if one.details.outlet and one.furniture)


def test_a_paragraph_is_always_set_aside_and_comes_back(qtbot: QtBot, window: Window) -> None:
    article = first(window)
    open_article(qtbot, window, article.id)
    window.centre.article.scroll_to(0, 0)
    press(window, Key.Key_Backspace, CTRL | SHIFT)
    until(qtbot, lambda: window.library.rules.all() and not window.worker.busy)
    (rule,) = window.library.rules.all()
    assert rule.words not in window.library.articles.get(article.id).text
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: not window.library.rules.all() and not window.worker.busy)
    assert window.library.articles.get(article.id).text == article.text


def test_a_piece_is_never_set_aside_again_and_the_rule_forgotten(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = first(window)
    open_article(qtbot, window, article.id)
    press(window, Key.Key_F, CTRL | SHIFT)
    drawer = window.centre.article.drawer
    assert article.details.outlet in drawer.never.text()
    qtbot.mouseClick(drawer.never, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(window.library.articles.get(article.id).furniture) < len(article.furniture))
    monkeypatch.setattr(RulesDialog, "exec", RulesDialog.forget_chosen)
    until(qtbot, lambda: not window.worker.busy)
    press(window, Key.Key_F, CTRL | ALT)
    until(qtbot, lambda: not window.library.rules.all() and not window.worker.busy)
    assert window.library.articles.get(article.id).furniture == article.furniture


def test_an_outlet_is_called_otherwise(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.questions.name = lambda *_: "Another Name"  # type: ignore[method-assign]
    monkeypatch.setattr(OutletsDialog, "exec", OutletsDialog.call_chosen)
    press(window, Key.Key_2, ALT)
    press(window, Key.Key_O, CTRL | ALT)
    until(qtbot, lambda: window.library.outlets.all() and not window.worker.busy)
    listed = {one.outlet for one in window.library.articles.listings()}
    assert "Another Name" in listed
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: not window.library.outlets.all() and not window.worker.busy)


def test_many_articles_get_a_byline(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    press(window, Key.Key_2, ALT)
    press(window, Key.Key_A, CTRL)

    def answer(dialog: BulkDialog) -> int:
        dialog.form.fields["byline"].setText("Somebody New")
        return 1

    monkeypatch.setattr(teaching.BulkDialog, "exec", answer)
    press(window, Key.Key_F2, CTRL)
    until(qtbot, lambda: {one.byline for one in window.library.articles.listings()} == {"Somebody New"})
    until(qtbot, lambda: not window.worker.busy)
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: {one.byline for one in window.library.articles.listings()} != {"Somebody New"})


def test_nothing_to_teach_is_said(qtbot: QtBot, window: Window) -> None:
    for key, modifiers in ((Key.Key_Backspace, CTRL | SHIFT), (Key.Key_F, CTRL | ALT), (Key.Key_F2, CTRL)):
        press(window, key, modifiers)
    assert len(recorded(window).infos) == 3


def test_details_that_differ_are_left_empty(qtbot: QtBot) -> None:
    dialog = BulkDialog([Details(outlet="The Courier", byline="A"), Details(outlet="The Courier", byline="B")])
    qtbot.addWidget(dialog)
    assert dialog.form.fields["outlet"].text() == "The Courier"
    assert dialog.form.fields["byline"].text() == ""
    assert dialog.changed() == {}
    assert "title" not in dialog.form.fields
