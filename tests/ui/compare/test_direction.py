"""Articles written from the right: told by most of their letters, laid out from there, turning nothing beside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.records import Article, Comparison, Details, Link, Original, Passage, PassageKey
from ui.compare.comparison import ComparisonView
from ui.compare.direction import apart, line_of, reads_from_right
from ui.compare.viewnames import NAMES

ARABIC = "Alder Lines قالت إن العبارة جنحت صباح الثلاثاء.\nأصيب تسعة أشخاص."
HEBREW = "המעבורת עלתה על שרטון ביום שלישי.\nתשעה בני אדם נפצעו."
ENGLISH = "The ferry ran aground on Tuesday.\nNine people were hurt."


def test_the_direction_is_that_of_most_letters() -> None:
    assert reads_from_right(ARABIC)
    assert reads_from_right("«فتحنا الخزانة»")
    assert not reads_from_right("Al Jazeera (الجزيرة) reported from the harbour.")
    assert not reads_from_right("214 · 3.3.2026")
    assert not reads_from_right("")


def test_names_from_the_right_do_not_turn_dates_round() -> None:
    assert apart("The Courier") == "The Courier"
    assert line_of("The Courier · 3 Mar 2026") == "The Courier · 3 Mar 2026"
    assert line_of("مرآة الساحل · 3 Mar 2026") == "\u200e\u2068مرآة الساحل\u2069 · 3 Mar 2026"


def article(number: int, outlet: str, text: str) -> Article:
    end = text.index("\n")
    passages = (Passage(0, end), Passage(end + 1, len(text)))
    details = Details(title=text[:end], outlet=outlet, published="2026-03-03")
    return Article(number, details, text, passages, text, (), Original("", 0, "", ""))


@pytest.fixture
def turned(qtbot: QtBot) -> ComparisonView:
    articles = (
        article(1, "صحيفة الميناء", ARABIC),
        article(2, "מגדלור", HEBREW),
        article(3, "The Courier", ENGLISH),
    )
    keys: list[tuple[PassageKey, PassageKey]] = [((1, 0), (2, 0)), ((2, 0), (3, 0)), ((1, 1), (2, 1))]
    links = tuple(Link(one, two, 0.9, "same", "fact", ()) for one, two in keys)
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show_comparison(Comparison(articles, links, 0.5, ()))
    view.show()
    qtbot.waitExposed(view)
    return view


def test_every_paragraph_of_such_an_article_begins_at_the_right(turned: ComparisonView) -> None:
    arabic, hebrew, english = turned.columns.panes
    for pane in (arabic, hebrew):
        for number in range(2):
            block = pane.document().findBlockByNumber(number)
            assert block.textDirection() is Qt.LayoutDirection.RightToLeft
            line = block.layout().lineAt(0)
            assert line.naturalTextRect().right() > line.rect().right() - 5
    assert english.document().findBlockByNumber(0).textDirection() is Qt.LayoutDirection.LeftToRight


def test_a_passage_is_found_where_its_words_stand(turned: ComparisonView) -> None:
    pane = turned.columns.panes[0]
    assert pane.marks is not None
    (box, *_), shift = pane.marks.painted(1).passages[0][1], pane.verticalScrollBar().value()
    spot = box.center()
    spot.setY(spot.y() - shift)
    assert pane.passage_at(spot) == 1


def test_every_view_can_be_shown_with_them(turned: ComparisonView, qtbot: QtBot) -> None:
    for name in NAMES:
        turned.set_view(name)
        turned.choose((1, 0))
        qtbot.wait(10)
        assert not turned.grab().isNull()
