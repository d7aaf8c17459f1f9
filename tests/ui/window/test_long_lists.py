"""Lists of many thousands: read when they are seen and not before, in steps, with what is chosen and open kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from store.records import EventLine, Listing
from ui.panels import events, library
from ui.panels.cards import KEY

TOLD = QAbstractItemModelTester.FailureReportingMode.Warning
COUNT = library.AT_ONCE + 500
ARTICLES = [
    Listing(n, "", f"Outlet {'abcdefg'[n % 7]}x", f"Headline {n}", "", f"2026-03-{n % 28 + 1:02}", "en", n, 0)
    for n in range(1, COUNT + 1)
]


class Library:
    """Gives the articles in pages, and counts how often that began."""

    def __init__(self) -> None:
        self.articles = list(ARTICLES)
        self.asked = 0

    def pages(self) -> Iterator[list[Listing]]:
        self.asked += 1
        for start in range(0, len(self.articles), 1000):
            yield self.articles[start : start + 1000]


@pytest.fixture
def read() -> Library:
    return Library()


@pytest.fixture
def panel(qtbot: QtBot, read: Library) -> library.ArticlesPanel:
    panel = library.ArticlesPanel(lambda _: None, lambda: None)
    qtbot.addWidget(panel)
    panel.renew(read.pages, COUNT)
    return panel


def rows(panel: library.ArticlesPanel) -> int:
    return panel.list.model().rowCount()


def test_a_long_list_is_read_when_it_is_seen(qtbot: QtBot, panel: library.ArticlesPanel, read: Library) -> None:
    assert (rows(panel), read.asked) == (0, 0)
    panel.choose(1234)  # opened from elsewhere meanwhile
    panel.show()
    assert panel.compare.text() == "Reading the list…"
    qtbot.waitUntil(lambda: rows(panel) == COUNT)
    assert panel.list.keys() == [1234]
    panel.hide()
    panel.show()
    assert read.asked == 1


def test_a_list_that_changed_is_read_again_only_when_seen(
    qtbot: QtBot, panel: library.ArticlesPanel, read: Library
) -> None:
    panel.show()
    qtbot.waitUntil(lambda: rows(panel) == COUNT)
    panel.hide()
    read.articles.pop()
    panel.renew(read.pages, COUNT - 1)
    assert read.asked == 1
    panel.show()
    qtbot.waitUntil(lambda: rows(panel) == COUNT - 1)


def test_reading_is_left_off_with_the_list_and_begun_again(qtbot: QtBot, panel: library.ArticlesPanel) -> None:
    panel.show()
    panel.hide()
    qtbot.wait(50)
    assert rows(panel) == 0
    panel.show()
    qtbot.waitUntil(lambda: rows(panel) == COUNT)


def test_all_of_a_long_list_can_be_selected(qtbot: QtBot, panel: library.ArticlesPanel) -> None:
    panel.show()
    qtbot.waitUntil(lambda: rows(panel) == COUNT)
    qtbot.keyClick(panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.compare.text() == f"Compare {COUNT:,} articles"
    panel.order.setCurrentText("Longest first")
    assert len(panel.list.keys()) == COUNT
    qtbot.keyClicks(panel.filter, "HEAD cx")
    shown = [panel.list.model().index(row, 0).data(KEY) for row in range(rows(panel))]
    assert shown == [one.id for one in reversed(ARTICLES) if one.id % 7 == 2]
    assert sorted(panel.list.keys()) == sorted(shown)


def test_events_are_cards_made_when_seen(qtbot: QtBot) -> None:
    panel = events.EventsPanel(lambda _: None)
    qtbot.addWidget(panel)
    tester = QAbstractItemModelTester(panel.model, TOLD)
    panel.model.why = lambda event: f"why {event}"
    panel.show_events([EventLine(n, f"Event {n}", "2026-03-03", "story", 2) for n in range(1, 2000)])
    panel.list.choose(1500)
    assert panel.list.keys() == [1500]
    assert panel.list.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "why 1500"
    panel.show_events([EventLine(1500, "Event 1500", "", "event", 1)])
    assert panel.list.keys() == [1500]
    panel.show_events([])
    assert not panel.list.isVisibleTo(panel)
    assert tester.model() is panel.model
