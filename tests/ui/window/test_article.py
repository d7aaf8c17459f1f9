"""One article alone: places in its text, whatever the letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from store.records import Article, Details, Original, Passage, Span
from ui.article import ArticleView

TEXT = "🌊 Die große Straße 🏠 war zu.\n\nAuf der STRASSE 🌊🌊 lag 👩‍👩‍👧 Holz."


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    made = ArticleView(lambda *_: None, lambda: None)
    qtbot.addWidget(made)
    made.show_article(Article(1, Details(), TEXT, (Passage(0, len(TEXT)),), TEXT, (), Original("", 0, "", "")))
    return made


def marked(view: ArticleView) -> list[str]:
    return [mark.cursor.selectedText() for mark in view.text.extraSelections()]


def test_words_are_found_in_a_text_with_sharp_s(view: ArticleView) -> None:
    assert view.find_next("STRAßE") == "1 of 1"
    assert marked(view) == ["Straße"]
    assert view.find_next("holz") == "1 of 1"
    assert view.find_next("nichts") == "not found"


def test_marks_stand_on_their_words_behind_signs_that_qt_counts_twice(view: ArticleView) -> None:
    words = ("Straße", "🏠", "zu.", "STRASSE", "👩‍👩‍👧", "Holz.")
    view.set_hits([Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words])
    assert marked(view) == list(words)


def test_the_scroll_bar_has_a_line_for_each_mark(qtbot: QtBot, view: ArticleView) -> None:
    view.resize(600, 300)
    view.show()
    words = ("Straße", "STRASSE", "Holz.")
    view.set_hits([Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words])
    first, second, third = view.bar.shares
    assert 0 < first < second == third < 1
    view.set_hits([])
    assert not view.bar.shares


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_one_menu_offers_all_that_can_be_done_with_a_text(view: ArticleView) -> None:
    opened: list[list[str]] = []
    done: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        opened.append([action.text() for action in menu.actions()])
        next(action for action in menu.actions() if action.text() == "Who else says this").trigger()
        menu.close()

    view.offers.append(("Who else says this", lambda: done.append("asked")))
    QTimer.singleShot(0, choose)
    view.text.customContextMenuRequested.emit(QPoint(40, 30))
    (offered,) = opened
    assert {"Who else says this", "Set this paragraph aside"} <= set(offered)
    assert done == ["asked"]
