"""One article alone: places in its text, whatever the letters."""

from __future__ import annotations

import pytest
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
