"""Highlights, notes, tags and stars with keys; the list of all notes; Ctrl+Z over everything."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from store.records import Note, Span
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, open_article, open_event, press, until
from ui.panels.sidebar import NOTES
from ui.window import Window


def notes(window: Window) -> tuple[Note, ...]:
    return window.library.notes.all()


def select(window: Window, article: int, words: str) -> None:
    text = window.library.articles.get(article).text
    at = text.index(words)
    first, last = window.centre.article._positions(Span(at, at + len(words)))
    cursor = QTextCursor(window.centre.article.text.document())
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    window.centre.article.text.setTextCursor(cursor)


@pytest.mark.slow
def test_words_of_an_article_are_highlighted_recoloured_and_cleared(qtbot: QtBot, window: Window) -> None:
    article = window.library.articles.listings()[0].id
    open_article(qtbot, window, article)
    words = window.library.articles.get(article).passage_text(1)[:20].strip()
    select(window, article, words)
    press(window, Key.Key_H)
    until(qtbot, lambda: window.noting.notes)
    assert [(note.words, note.colour) for note in notes(window)] == [(words, 1)]
    press(window, Key.Key_4)
    until(qtbot, lambda: window.noting.notes[0].colour == 4)
    press(window, Key.Key_4)
    until(qtbot, lambda: not window.noting.notes)
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: window.noting.notes)
    assert notes(window)[0].colour == 4
    press(window, Key.Key_Z, CTRL)
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: not notes(window) and not window.worker.busy)
    press(window, Key.Key_Z, CTRL | SHIFT)
    until(qtbot, lambda: notes(window))


def test_a_passage_of_a_comparison_is_noted(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    window.questions.remark = lambda *_: "ask the coastguard"  # type: ignore[method-assign]
    press(window, Key.Key_N)
    until(qtbot, lambda: window.noting.notes)
    key = window.centre.comparison.current_passage()
    assert key is not None
    (note,) = notes(window)
    assert (note.article, note.words) == (key[0], window.library.articles.get(key[0]).passage_text(key[1]))
    pane = window.centre.comparison.columns.pane_of(key[0])
    assert pane is not None
    assert pane.marks is not None
    assert [mark.remark for mark in pane.marks.notes] == ["ask the coastguard"]
    window.questions.remark = lambda *_: ""  # type: ignore[method-assign]
    press(window, Key.Key_N)
    until(qtbot, lambda: not window.noting.notes)


@pytest.mark.slow
def test_a_line_up_is_noted_at_both_ends(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    window.questions.remark = lambda *_: "who is right?"  # type: ignore[method-assign]
    press(window, Key.Key_N, SHIFT)
    until(qtbot, lambda: window.noting.notes)
    (note,) = notes(window)
    assert note.kind == "link"
    assert note.far is not None
    for article in (note.article, note.far):
        pane = window.centre.comparison.columns.pane_of(article)
        assert pane is not None
        assert pane.marks is not None
        assert len(pane.marks.notes) == 1


@pytest.mark.slow
def test_all_notes_are_listed_filtered_and_opened(qtbot: QtBot, window: Window) -> None:
    first, second = (one.id for one in window.library.articles.listings()[:2])
    for article, colour in ((first, Key.Key_2), (second, Key.Key_5)):
        open_article(qtbot, window, article)
        select(window, article, window.library.articles.get(article).passage_text(0)[:12].strip())
        press(window, colour)
        until(qtbot, lambda article=article: any(note.article == article for note in window.noting.notes))
    press(window, Key.Key_S)
    until(qtbot, lambda: len(notes(window)) == 3)
    assert "★" in window.centre.article.about.text()
    press(window, Key.Key_4, ALT)
    panel = window.sidebar.notes
    assert window.sidebar.tabs.currentIndex() == NOTES
    assert panel.list.model().rowCount() == 3
    panel.colour.setCurrentIndex(2)
    assert panel.list.model().rowCount() == 1
    panel.colour.setCurrentIndex(0)
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "zzz")
    assert panel.list.model().rowCount() == 0
    panel.filter.clear()
    panel.kind.setCurrentText("Highlights")
    assert panel.list.model().rowCount() == 2
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.reading.here and window.reading.here.focus and not window.worker.busy)
    assert window.reading.here is not None
    assert window.reading.here.focus is not None
    assert window.reading.here.focus[0] == first


@pytest.mark.slow
def test_an_article_is_tagged(qtbot: QtBot, window: Window) -> None:
    article = window.library.articles.listings()[0].id
    open_article(qtbot, window, article)
    window.questions.line = lambda *_: "to check, harbour"  # type: ignore[method-assign]
    press(window, Key.Key_T)
    until(qtbot, lambda: "#harbour" in window.centre.article.about.text())
    assert window.library.notes.tags() == ("harbour", "to check")
