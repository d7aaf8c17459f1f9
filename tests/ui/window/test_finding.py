"""Searching in the window: narrowing, mistakes, what was meant, hits walked through articles, who else says this."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from store.records import Facet, FacetValue, Problem
from tests.ui.window.keys import press, until
from ui.dialogs.keymap import KeysDialog
from ui.panels.facetlist import FacetList
from ui.panels.searchbox import SearchBox
from ui.service import searches
from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def search(qtbot: QtBot, window: Window, query: str) -> None:
    press(window, Key.Key_L, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_A, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), query)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.reading.finding.query == query and not window.worker.busy)


def lines(tree: FacetList) -> list[QTreeWidgetItem]:
    heads = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [head.child(place) for head in heads for place in range(head.childCount())]


def test_a_click_narrows_and_another_takes_it_out_again(qtbot: QtBot, window: Window) -> None:
    results = window.sidebar.results
    search(qtbot, window, "ferry OR strikes")
    results.narrow.click()
    until(qtbot, lambda: results.facets.topLevelItemCount() and not window.worker.busy)
    before = len(results.hits)
    line = next(line for line in lines(results.facets) if int(line.text(1)) < before and "=" in line.data(0, 256))
    count = int(line.text(1))
    results.facets.itemClicked.emit(line, 0)
    until(qtbot, lambda: len(results.hits) == count and not window.worker.busy)
    assert window.sidebar.search.text().startswith('(ferry OR strikes) outlet:="')
    ticked = next(line for line in lines(results.facets) if line.text(0).startswith("✓"))
    results.facets.itemClicked.emit(ticked, 0)
    until(qtbot, lambda: len(results.hits) == before)
    assert window.sidebar.search.text() == "(ferry OR strikes)"
    until(qtbot, lambda: not window.worker.busy)


def test_a_mistake_is_told_and_its_way_out_is_a_link(qtbot: QtBot, window: Window) -> None:
    search(qtbot, window, "titel:ferry")
    said = window.sidebar.results.said
    assert "no field “titel:”" in said.text()
    assert "no field" in window.sidebar.search.accessibleDescription()
    said.linkActivated.emit("title:ferry")
    until(qtbot, lambda: window.sidebar.results.hits and not window.worker.busy)
    assert window.sidebar.search.text() == "title:ferry"
    assert window.sidebar.search.accessibleDescription() == ""


def test_what_may_have_been_meant_is_a_link(qtbot: QtBot, window: Window) -> None:
    search(qtbot, window, "shienbaum")
    said = window.sidebar.results.said
    assert 'href="sheinbaum"' in said.text()
    said.linkActivated.emit("sheinbaum")
    until(qtbot, lambda: window.sidebar.results.hits and not window.worker.busy)


@pytest.mark.slow
def test_f3_goes_on_to_the_next_article_found(qtbot: QtBot, window: Window) -> None:
    search(qtbot, window, "strikes")
    found = list(window.sidebar.results.hits)
    window.reading.open_article(found[0])
    seen = []
    for _ in range(8):
        press(window, Key.Key_F3)
        until(qtbot, lambda: not window.worker.busy)
        here = window.reading.here
        assert here is not None
        seen += [here.focus[0]] if here.focus else list(here.articles)
    assert len(set(seen)) > 2
    press(window, Key.Key_F3, SHIFT)
    until(qtbot, lambda: not window.worker.busy)


def test_f3_within_a_story_goes_from_hit_to_hit_and_lays_nothing_out_again(qtbot: QtBot, window: Window) -> None:
    search(qtbot, window, "ferry")
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares and not window.worker.busy)
    view = window.centre.comparison
    laid_out, places, chosen = view.lineup, [], []
    for _ in range(3):
        press(window, Key.Key_F3)
        here = window.reading.here
        assert here is not None
        places.append(here.focus)
        chosen.append(view.current)
    assert len(set(places)) == 3
    assert all(place and key and place[0] == key[0] for place, key in zip(places, chosen, strict=True))
    press(window, Key.Key_F3, SHIFT)
    assert window.reading.here is not None
    assert window.reading.here.focus == places[1]
    assert view.lineup is laid_out


@pytest.mark.slow
def test_who_else_says_a_passage_by_key(qtbot: QtBot, window: Window) -> None:
    search(qtbot, window, "ferry")
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares and not window.worker.busy)
    window.centre.comparison.setFocus()
    press(window, Key.Key_F8)
    press(window, Key.Key_W)
    said = window.sidebar.results.said
    until(qtbot, lambda: said.text().startswith("Who else says") and not window.worker.busy)
    assert "Comparing" not in said.text()
    assert window.sidebar.results.hits


@pytest.mark.qt_log_ignore("plugin does not support")  # a menu without a screen
def test_searches_are_kept_remembered_and_offered(qtbot: QtBot, window: Window) -> None:
    search(qtbot, window, "ferry")
    window.reading.finding.remember()
    remembered = window.reading.finding._remembered
    remembered._questions.line = lambda *_: "Ferries"  # type: ignore[method-assign]
    remembered._keep("ferry")
    until(qtbot, lambda: searches.saved(window.library) and not window.worker.busy)
    assert searches.history(window.library)[0] == "ferry"  # the terminal's tests search the same sample
    search(qtbot, window, "strikes")
    QTest.keyClick(window.sidebar.search, Key.Key_Down, CTRL)
    until(qtbot, lambda: any("\t" in action.text() for action in remembered.menu.actions()))
    kept = next(action for action in remembered.menu.actions() if action.text().startswith("Ferries\t"))
    remembered.menu.close()
    kept.trigger()
    until(qtbot, lambda: window.sidebar.search.text() == "ferry" and not window.worker.busy)


def test_the_box_shows_a_mistake_only_until_it_is_changed(qtbot: QtBot) -> None:
    box = SearchBox(lambda _: None, lambda: None)
    qtbot.addWidget(box)
    box.resize(180, 30)
    box.show()
    box.setText("has:quot strikes in the far north of the country")
    plain = box.grab().toImage()
    box.show_problem(Problem("No.", "Do.", 4, 8))
    box.setCursorPosition(0)
    marked = box.grab().toImage()
    assert marked != plain
    assert box.accessibleDescription() == "No. Do."
    qtbot.keyClicks(box, "x")
    assert box.accessibleDescription() == ""


def test_the_list_of_counts_folds_and_unfolds(qtbot: QtBot) -> None:
    taken: list[str] = []
    tree = FacetList(taken.append)
    qtbot.addWidget(tree)
    values = tuple(FacetValue(f"Outlet {at}", f'outlet:="Outlet {at}"', 30 - at) for at in range(12))
    tree.show_facets([Facet("outlet", values, 4)], "ferry")
    assert len(lines(tree)) == 7
    tree.itemClicked.emit(lines(tree)[-1], 0)
    assert lines(tree)[-1].text(0) == "and 4 more"
    assert len(lines(tree)) == 13
    tree.itemClicked.emit(lines(tree)[0], 0)
    assert taken == ['outlet:="Outlet 0"']
    head = tree.topLevelItem(0)
    tree.itemClicked.emit(head, 0)
    assert not head.isExpanded()
    tree.show_facets([Facet("outlet", values)], "ferry")
    assert not tree.topLevelItem(0).isExpanded()


def test_a_question_mark_is_typed_into_a_search_and_f1_opens_the_keys_from_it(qtbot: QtBot, window: Window) -> None:
    opened: list[KeysDialog] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, KeysDialog):
            opened.append(dialog)
            dialog.close()

    search(qtbot, window, "?ferry")
    assert window.sidebar.search.text() == "?ferry"
    assert not opened
    QTimer.singleShot(300, close)
    press(window, Key.Key_F1)
    assert opened
