"""The lists: their models pass Qt's own examination, filter and order, and cards say what they should."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from store.records import Account, Event, EventLine, Found, Hit, Listing, Span
from ui.panels import articletable, events, library, search
from ui.panels.cards import CARD, Card, CardModel, bolded

TOLD = QAbstractItemModelTester.FailureReportingMode.Warning  # each fails the test; Fatal would end the whole run
LISTINGS = (
    Listing(1, "", "The Courier", "Ferry aground", "Ada Lund", "2026-03-03", "en", 320, 2),
    Listing(2, "", "", "árbol caído", "", "", "es", 1, 0),
    Listing(3, "", "North Wire", "Budget delayed", "", "2025-11-17T18:40+01:00", "en", 1200, 1),
)


def titles(panel: library.ArticlesPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_models_pass_qts_examination(qtbot: QtBot) -> None:
    table, cards = articletable.ArticleTable(), CardModel()
    testers = [QAbstractItemModelTester(model, TOLD) for model in (table, cards)]
    table.show(LISTINGS)
    cards.show([Card(1, "one"), Card(2, "two")])
    table.show(LISTINGS[:1])
    cards.show([])
    assert len(testers) == 2


def test_articles_are_ordered_and_filtered(qtbot: QtBot) -> None:
    panel = library.ArticlesPanel(lambda _: None, lambda: None)
    qtbot.addWidget(panel)
    panel.show_listings(LISTINGS)
    assert titles(panel) == ["Ferry aground", "Budget delayed", "árbol caído"]
    panel.order.setCurrentText("Longest first")
    assert titles(panel)[0] == "Budget delayed"
    qtbot.keyClicks(panel.filter, "courier FERRY")
    assert titles(panel) == ["Ferry aground"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "17 nov")
    assert titles(panel) == ["Budget delayed"]


def test_a_selection_stays_when_the_list_is_read_again(qtbot: QtBot) -> None:
    panel = library.ArticlesPanel(lambda _: None, lambda: None)
    qtbot.addWidget(panel)
    panel.show_listings(LISTINGS)
    panel.list.choose(3)
    panel.show_listings((*LISTINGS, Listing(4, "", "", "New", "", "2026-04-01", "en", 5, 0)))
    assert panel.list.keys() == [3]


def test_what_was_opened_behind_a_filter_takes_no_selection_away_later(qtbot: QtBot) -> None:
    panel = library.ArticlesPanel(lambda _: None, lambda: None)
    qtbot.addWidget(panel)
    panel.renew(lambda: iter([list(LISTINGS)]), len(LISTINGS))
    qtbot.keyClicks(panel.filter, "courier")
    panel.choose(3)  # opened from a search: the filter hides it
    panel.filter.clear()
    qtbot.keyClick(panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    panel.renew(lambda: iter([list(LISTINGS)]), len(LISTINGS))
    assert sorted(panel.list.keys()) == [1, 2, 3]


def test_cards_leave_out_what_is_not_told() -> None:
    assert articletable.card(LISTINGS[1]).line == "Outlet not told · 1 word"
    assert articletable.card(LISTINGS[0]).line == "The Courier · 3 Mar 2026 · 320 words"
    assert events.card(EventLine(1, "Ferry", "2026-03-03", "story", 2)).line == "3 Mar 2026 · 2 accounts · whole story"
    event = Event(1, "Ferry", "2026-03-03", "story", ("all name Port Alder",), (Account(1, (0,)), Account(3, (1,))))
    assert events.reasons(event, ["The Courier", "", "North Wire", "The Courier"]) == (
        "Told by The Courier, North Wire\n• all name Port Alder"
    )
    assert [events.when(date) for date in ("2025-02", "2025-02-03", "2025", "")] == [
        "Feb 2025",
        "3 Feb 2025",
        "2025",
        "",
    ]


def test_matched_words_are_bold() -> None:
    spans = (Span(6, 11), Span(16, 23))
    assert bolded("… the ferry and Ferries …", spans) == "… the <b>ferry</b> and <b>Ferries</b> …"
    assert bolded("a < b & c", ()) == "a &lt; b &amp; c"


def test_results_say_how_many_and_what_to_do_when_none(qtbot: QtBot) -> None:
    panel = search.ResultsPanel(lambda _: None)
    qtbot.addWidget(panel)
    hit = Hit(
        1, "", "The Courier", "Ferry aground", "2026-03-03", 1.0, "The ferry ran aground.", (Span(4, 9),), (Span(4, 9),)
    )
    panel.show_found("ferry", Found(31, 1.0, (hit,)))
    assert panel.said.text() == "31 articles"
    assert panel.more.text() == "List 30 more of 30"
    spoken = panel.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ferry aground. The Courier · 3 Mar 2026. The ferry ran aground."
    assert panel.list.model().index(0, 0).data(CARD).bold == (Span(4, 9),)
    panel.show_found("zz", Found(0, 1.0, ()))
    assert panel.said.text().startswith("Nothing found for “zz”")
