"""The window as a user meets it: keys are pressed, the real worker answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from store.exports.wish import Wish
from store.records import Span
from store.sample import files
from tests.ui.window.conftest import Open, recorded
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, open_event, press, until
from ui.dialogs.paste import PasteDialog
from ui.panels.sidebar import ARTICLES, RESULTS
from ui.window import Window


def test_an_event_is_opened_with_keys_alone(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    shown = window.centre.shown
    assert shown is not None
    assert shown.event is not None
    assert shown.event.id == next(iter(window.reading.events))
    press(window, Key.Key_2, CTRL)
    assert window.centre.comparison.view_name == "rows"
    press(window, Key.Key_1, CTRL)
    assert window.centre.comparison.view_name == "columns"
    press(window, Key.Key_F8)
    assert window.centre.comparison.current_passage() is not None


@pytest.mark.slow
def test_j_goes_down_the_list_and_alt_left_back(qtbot: QtBot, window: Window) -> None:
    events = list(window.reading.events)
    open_event(qtbot, window)
    press(window, Key.Key_J)
    until(qtbot, lambda: window.reading.here and window.reading.here.event == events[1])
    press(window, Key.Key_Left, ALT)
    until(qtbot, lambda: window.reading.here and window.reading.here.event == events[0])
    press(window, Key.Key_Right, ALT)
    until(qtbot, lambda: window.reading.here and window.reading.here.event == events[1])


def test_a_search_is_typed_and_its_hit_opened_in_its_story(qtbot: QtBot, window: Window) -> None:
    press(window, Key.Key_L, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "ferry")
    until(qtbot, lambda: window.sidebar.results.hits)
    assert window.sidebar.tabs.currentIndex() == RESULTS
    card = window.sidebar.results.list.model().index(0, 0)
    assert card.data(Qt.ItemDataRole.UserRole + 1).bold
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares)
    here = window.reading.here
    assert here is not None
    assert here.focus is not None
    assert window.reading.article() is not None
    found = window.library.articles.get(here.focus[0]).text[here.focus[1].start : here.focus[1].end]
    assert "ferr" in found.casefold()
    press(window, Key.Key_F3)
    assert window.reading.here is not None
    assert window.reading.here.focus != here.focus


@pytest.mark.slow
def test_what_was_found_follows_a_text_that_is_laid_out_anew(qtbot: QtBot, window: Window) -> None:
    press(window, Key.Key_L, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "ferry")
    until(qtbot, lambda: window.sidebar.results.hits)
    number = next(iter(window.sidebar.results.hits))
    article = window.library.articles.get(number)
    first = article.furniture[0]
    before = window.sidebar.results.hits[number].spans
    window.deciding.piece(number, Span(first.start, first.end), "body")
    until(qtbot, lambda: window.sidebar.results.hits[number].spans != before)
    text = window.library.articles.get(number).text
    assert all("ferr" in text[span.start : span.end].casefold() for span in window.sidebar.results.hits[number].spans)
    until(qtbot, lambda: not window.worker.busy)


def test_letters_typed_into_the_search_are_no_commands(qtbot: QtBot, window: Window) -> None:
    press(window, Key.Key_L, CTRL)
    for key in (Key.Key_J, Key.Key_C, Key.Key_1, Key.Key_R):
        press(window, key)
    assert window.sidebar.search.text() == "jc1r"
    assert window.reading.here is None


def test_a_search_that_cannot_be_understood_says_so_in_the_list(qtbot: QtBot, window: Window) -> None:
    window.sidebar.search.setText("")
    press(window, Key.Key_L, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "zzzzqqq")
    until(qtbot, lambda: "Nothing found" in window.sidebar.results.said.text())
    assert not recorded(window).errors


@pytest.mark.slow
def test_selected_articles_are_compared(qtbot: QtBot, window: Window) -> None:
    press(window, Key.Key_2, ALT)
    assert window.sidebar.tabs.currentIndex() == ARTICLES
    press(window, Key.Key_Home)
    press(window, Key.Key_Down, SHIFT)
    assert window.sidebar.articles.compare.text() == "Compare 2 articles"
    press(window, Key.Key_Return, CTRL)
    until(qtbot, lambda: window.centre.compares)
    assert window.centre.shown is not None
    assert len(window.centre.shown.articles) == 2


def test_an_article_is_opened_alone_and_a_piece_put_back(qtbot: QtBot, window: Window) -> None:
    listed = next(one for one in window.library.articles.listings() if one.furniture)
    press(window, Key.Key_2, ALT)
    window.sidebar.articles.list.choose(listed.id)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.reads)
    press(window, Key.Key_F, CTRL | SHIFT)
    drawer = window.centre.article.drawer
    assert drawer.isVisible()
    drawer.button.click()
    until(qtbot, lambda: len(window.library.articles.get(listed.id).furniture) == listed.furniture - 1)
    until(qtbot, lambda: not window.worker.busy)
    press(window, Key.Key_Escape)
    assert not drawer.isVisible()
    article = window.centre.article
    assert article.article is not None
    assert len(article.article.furniture) == listed.furniture - 1


@pytest.mark.slow
def test_a_paragraph_is_set_aside(qtbot: QtBot, window: Window) -> None:
    listed = window.library.articles.listings()[0]
    window.reading.open_article(listed.id)
    view = window.centre.article
    cursor = view.text.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    view.text.setTextCursor(cursor)
    view.text.setFocus()
    press(window, Key.Key_Backspace, CTRL)
    until(qtbot, lambda: len(window.library.articles.get(listed.id).furniture) == listed.furniture + 1)
    until(qtbot, lambda: not window.worker.busy)


def test_a_decision_about_a_link_is_kept_and_taken_back(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    assert window.centre.comparison.current_link() is not None
    press(window, Key.Key_C)
    until(qtbot, lambda: window.library.corrections.links())
    until(qtbot, lambda: not window.worker.busy)
    assert window.library.corrections.links()[0][2] is True
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: not window.library.corrections.links())
    until(qtbot, lambda: not window.worker.busy)


def test_files_dropped_on_the_window_are_imported(qtbot: QtBot, empty: Window, tmp_path: Path) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_text("", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in (*files()[:2], blank)])
    where, copy = QPoint(600, 400), Qt.DropAction.CopyAction
    buttons, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, copy, data, buttons, plain)
    empty.dragEnterEvent(entered)
    assert entered.isAccepted()
    empty.dropEvent(QDropEvent(where.toPointF(), copy, data, buttons, plain))
    until(qtbot, lambda: any("2 articles added, 1 could not be read." in said for said in recorded(empty).infos))
    assert empty.library.articles.count() == 2
    recorded(empty).buttons[-1][1]()
    _, failures = recorded(empty).lists[0]
    assert "blank.txt" in failures[0][0]
    assert failures[0][1]


@pytest.mark.slow
def test_an_import_is_stopped_and_nothing_is_half(qtbot: QtBot, empty: Window) -> None:
    empty.importing.paths([str(file) for file in files()])
    until(qtbot, lambda: empty.library.articles.count() > 0)
    empty.progress.stop.click()
    until(qtbot, lambda: not empty.worker.busy)
    assert empty.library.check() == []
    assert not recorded(empty).errors


def test_a_pasted_article_is_shown_before_it_is_kept(qtbot: QtBot, empty: Window) -> None:
    text = (
        "Bridge reopens after flood\nBy Ada Lund\nThe old bridge over the Lune reopened on Monday, the council said.\n"
    )
    text += "It had been closed since the flood of 3 March, which carried away two of its piers and a toll house.\n" * 2
    kept: list[tuple[str, dict[str, str]]] = []
    dialog = PasteDialog(empty.worker, lambda words, details: kept.append((words, details)), text, empty)
    dialog.show()
    until(qtbot, lambda: dialog.save.isEnabled())
    assert "Lune" in dialog.clean.toPlainText()
    field = dialog.form.fields["outlet"]
    field.setFocus()
    qtbot.keyClicks(field, "Lune Valley Post")
    dialog.edit.setFocus()
    qtbot.keyClick(dialog.edit, Key.Key_Return, CTRL)
    assert kept == [(text, {"outlet": "Lune Valley Post"})]
    empty.importing._keep(*kept[0])
    until(qtbot, lambda: empty.library.articles.count() == 1 and not empty.worker.busy)
    assert empty.library.articles.listings()[0].outlet == "Lune Valley Post"
    dialog.deleteLater()


def test_a_passage_is_copied_with_its_source(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    press(window, Key.Key_C, CTRL | SHIFT)
    words = QGuiApplication.clipboard().text()
    article = window.reading.article()
    assert article is not None
    passage = window.centre.comparison.current_passage()
    assert passage is not None
    assert words.startswith(f"“{article.passage_text(passage[1])}”")
    assert article.details.title in words


def test_an_empty_library_says_what_to_do(empty: Window) -> None:
    assert empty.centre.stack.currentWidget() is empty.centre.welcome
    assert "Drop saved articles here" in empty.centre.welcome.said.text()
    assert empty.findChild(QAbstractButton, "welcome_open_sample").isVisible()


@pytest.mark.slow
def test_theme_and_view_are_remembered(qtbot: QtBot, open_at: Open, library_folder: Path, settings: QSettings) -> None:
    window = open_at(library_folder)
    open_event(qtbot, window)
    press(window, Key.Key_2, CTRL | SHIFT)
    assert window.palette().window().color().lightness() < 80
    press(window, Key.Key_2, CTRL)
    window.close()
    again = open_at(library_folder)
    assert again.theme_name() == "dark"
    assert again.centre.comparison.view_name == "rows"
    again.set_theme("light")


@pytest.mark.slow
def test_the_library_is_checked_and_backed_up(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    press(window, Key.Key_K, CTRL | SHIFT)
    until(qtbot, lambda: any("all is well" in said for said in recorded(window).infos))
    copy = tmp_path / "copy.db"
    window.questions.save = lambda *_: str(copy)  # type: ignore[method-assign]
    press(window, Key.Key_B, CTRL | SHIFT)
    until(qtbot, lambda: copy.exists() and not window.worker.busy)


@pytest.mark.slow
def test_a_comparison_is_exported(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    window.questions.save = lambda *_: str(file)  # type: ignore[method-assign]
    window.questions.export = lambda _: (".md", Wish())  # type: ignore[method-assign]
    open_event(qtbot, window)
    press(window, Key.Key_E, CTRL | SHIFT)
    until(qtbot, lambda: file.exists() and not window.worker.busy)
    assert window.centre.shown is not None
    assert window.centre.shown.event is not None
    assert window.centre.shown.event.title in file.read_text(encoding="utf-8")


def test_everything_that_takes_keys_or_clicks_has_a_name(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView, QComboBox, QAbstractSlider)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and not isinstance(widget, (QScrollBar, QHeaderView))
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
        if not type(widget).__module__.startswith("PySide6") or type(widget) in kinds
        if not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_ctrl_q_leaves_nothing_running(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_Q, CTRL)
    assert not window.isVisible()
    assert not window.worker.busy
