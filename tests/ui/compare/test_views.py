"""The other views of a comparison: what stands where, that each cell leads to its place, that the place is kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from store.names import when
from store.records import (
    Aside,
    Comparison,
    Dated,
    Moment,
    Quote,
    Span,
    Term,
    Utterance,
    Variant,
    WordChoice,
    WordMark,
)
from tests.ui.compare.accounts import ferry
from ui.compare.comparison import ComparisonView
from ui.compare.grid import Grid
from ui.compare.gridpane import GridPane
from ui.compare.margin import Card
from ui.compare.model import Lineup
from ui.compare.presence import Sign, presence
from ui.compare.remarks import RemarkKind, additions, excerpt, remarks
from ui.compare.remarkwords import in_words
from ui.compare.tables.figures import figures
from ui.compare.tables.matrix import matrix
from ui.compare.tables.quotations import how_it_differs, quotations
from ui.compare.tables.timeline import timeline
from ui.compare.tables.words import words
from ui.compare.viewnames import NAMES


def whole() -> Comparison:
    """The ferry with all that the other views show."""
    base = ferry()
    courier, wire = base.articles[:2]

    def term(given: int, text: str) -> Term:
        start = base.articles[given - 1].text.index(text)
        return Term(given, start, start + len(text), text)

    night = courier.text.index("late on Tuesday")
    march = wire.text.index("in March")
    return replace(
        base,
        utterances=(
            Utterance("Marta Ilves", (Variant(0), Variant(1, (WordMark("changed", Span(24, 32), Span(24, 33)),)))),
        ),
        word_choice=(WordChoice("", (term(1, "rocks"), term(2, "reef"), term(3, "rocks")), 0.9),),
        timeline=(
            Moment("2026-02-10", "2026-02-10", (Dated(1, night, night + 15),)),
            Moment("2025-03-01", "2025-03-31", (Dated(2, march, march + 8),)),
        ),
        asides=(Aside((1, 3), 3, 0, 8, "caption"),),
    )


@pytest.fixture
def accounts() -> Comparison:
    return whole()


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in grid.lines if not line.section]


# what the tables hold


def test_figures_that_differ_come_first_and_name_what_is_counted() -> None:
    grid = figures(Lineup(whole()))
    assert grid.lines[0].cells[0].text.startswith("≠")
    hurt = texts(grid)[0]
    assert hurt == ["≠ people hurt", "19", "20", "19", "no figure"]
    assert grid.lines[1].cells[1].keys == ((1, 0),)


def test_forms_of_a_quotation_stand_under_each_other() -> None:
    grid = quotations(Lineup(whole()))
    assert grid.lines[0].section
    assert grid.lines[0].cells[0].text == "Marta Ilves  ·  quoted by 2 accounts"
    first, second = texts(grid)
    assert first[0] == "The Courier"
    assert second[0] == "North Wire"
    assert second[2].startswith("has “")


def test_a_long_cut_is_told_by_both_ends_and_the_rest_that_follows_apart_in_short() -> None:
    words = "The harbour board has known for many years that the old ferry could not cross in a storm. It sailed."
    base, own = Quote(1, 0, len(words), words), Quote(2, 0, 9, "It sailed")
    assert (
        how_it_differs(base, own, (WordMark("cut", Span(0, 88)),))
        == "leaves out “The harbour board has … cross in a storm”"
    )
    assert how_it_differs(base, own, (WordMark("apart", Span(0, 88)),)) == "has the rest in another quotation"
    assert how_it_differs(base, own, (WordMark("added", None, Span(0, 9)),)) == "another part of what was said"


def test_another_speaker_is_named_beside_the_outlet_and_another_form_of_the_name_is_not() -> None:
    said = [Quote(n, 0, 9, "It leaks.", who) for n, who in ((1, "Marta Ilves"), (2, "Ilves"), (3, "Paul Renn"))]
    forms = Utterance("Marta Ilves", (Variant(0), Variant(1), Variant(2)))
    grid = quotations(Lineup(replace(whole(), quotes=tuple(said), utterances=(forms,))))
    assert [line.cells[0].low for line in grid.lines[1:]] == ["", "", "names Paul Renn"]


def test_what_an_account_leaves_out_is_told_once() -> None:
    texts = {0: "It leaks. It is old. We all know it.", 1: "It leaks.", 2: "It is old."}
    said = [Quote(1 if not place else 2, 0, len(text), text) for place, text in texts.items()]
    cut, apart = WordMark("cut", Span(21, 35)), (WordMark("apart", Span(10, 19)), WordMark("apart", Span(0, 8)))
    forms = (Variant(0), Variant(1, (apart[0], cut)), Variant(2, (apart[1], cut)))
    grid = quotations(Lineup(replace(whole(), quotes=tuple(said), utterances=(Utterance("", forms),))))
    told = [line.cells[2].text for line in grid.lines[2:]]
    assert told == [
        "leaves out “We all know it”; has the rest in another quotation",
        "has the rest in another quotation",
    ]


def test_the_longest_form_marks_what_no_other_account_gives() -> None:
    base = whole()
    texts = {1: "It leaks, it is old and we all know it.", 2: "it is old and we all know it", 3: "it is old"}
    said = [Quote(article, 0, len(text), text) for article, text in texts.items()]
    cuts = ((), (WordMark("cut", Span(0, 8)),), (WordMark("cut", Span(0, 8)), WordMark("cut", Span(20, 38))))
    forms = tuple(Variant(place, marks) for place, marks in enumerate(cuts))
    grid = quotations(Lineup(replace(base, quotes=tuple(said), utterances=(Utterance("", forms),))))
    assert [mark.span for mark in grid.lines[1].cells[1].marks] == [Span(1, 9)]


def test_what_an_article_gives_twice_in_the_same_words_stands_once() -> None:
    base = whole()
    said = Utterance("Marta Ilves", (*base.utterances[0].variants, base.utterances[0].variants[1]))
    assert len(texts(quotations(Lineup(replace(base, utterances=(said,)))))) == 2


def test_word_choice_has_a_cell_for_each_outlet() -> None:
    grid = words(Lineup(whole()))
    assert texts(grid) == [["rocks / reef", "rocks", "reef", "rocks", "not lined up here"]]


def test_the_timeline_runs_forward_and_tells_who_published_when() -> None:
    grid = timeline(Lineup(whole()))
    heads = [line.cells[0].text for line in grid.lines if line.section]
    assert heads == ["Mar 2025", "10 Feb 2026", "11 Feb 2026", "When it was published is not told"]
    assert any(cells[0].startswith("published") for cells in texts(grid))
    assert not any("first to report" in cells[2] and "among" not in cells[2] for cells in texts(grid))


def test_times_in_words() -> None:
    assert when("2026-03-03", "2026-03-03") == "3 Mar 2026"
    assert when("2026-01-01", "2026-12-31") == "2026"
    assert when("2025-02-01", "2025-02-28") == "Feb 2025"
    assert when("2026-01-05", "2026-01-11") == "5 Jan 2026 to 11 Jan 2026"


def test_the_matrix_says_who_tells_what() -> None:
    lineup = Lineup(whole())
    grid = matrix(lineup, several_only=True)
    assert len(grid.lines) == sum(lineup.told_by(number) > 1 for number in range(len(lineup.rows)))
    first = [cell.sign for cell in grid.lines[0].cells[1:]]
    assert first == [Sign.TOLD] * 4
    assert grid.lines[0].cells[2].said == "North Wire: told"
    assert grid.place_of((2, 0)) == (0, 2)


def test_an_account_is_silent_only_when_nothing_weaker_and_nothing_aside_tells_it() -> None:
    lineup = Lineup(whole())
    row = lineup.row_of((1, 3))
    assert row is not None
    assert presence(lineup, row, 3).sign is Sign.ASIDE
    assert presence(lineup, row, 4).words == "not told by \u2068صحيفة الميناء\u2069"
    weak = lineup.row_of((2, 7))
    assert weak is not None
    assert presence(lineup, weak, 3).sign is Sign.PERHAPS
    assert presence(lineup, weak, 3).keys == ((3, 5),)


# the annotated article


def test_remarks_tell_figures_words_and_who_is_silent() -> None:
    lineup = Lineup(whole())
    found = remarks(lineup, (1, 0))
    assert found[0].kind is RemarkKind.FIGURE
    assert in_words(lineup, found[0]) == "North Wire: another figure, “20 (people hurt)”; here “19”"
    said = " ".join(in_words(lineup, remark) for remark in remarks(lineup, (1, 3)))
    assert "caption" in said
    assert "Not told by \u2068صحيفة الميناء\u2069" in said


def test_what_others_add_stands_after_the_passage_before_it() -> None:
    lineup = Lineup(whole())
    found = additions(lineup)
    added = [remark.key for some in found.values() for remark in some]
    assert (2, 6) in added
    assert all(key is not None and key[0] != 1 for key in added)


def test_an_excerpt_keeps_what_differs() -> None:
    text = "On Monday the mayor of Lowfield opened the new bridge over the river before a large crowd of children"
    start = text.index("large")
    shown, spans = excerpt(text, [Span(start, start + 5)])
    assert shown.startswith("… ")
    assert [shown[span.start : span.end] for span in spans] == ["large"]


# in the window


@pytest.mark.parametrize("name", NAMES)
def test_the_passage_that_is_read_is_kept_through_every_view(view: ComparisonView, name: str) -> None:
    view.columns.panes[0].chosen.emit(3)
    for wanted in (name, "columns"):
        view.set_view(wanted)
        assert view.view_name == wanted
        assert view.current_passage() == (1, 3)


def test_views_passed_through_lose_no_place(view: ComparisonView, qtbot: QtBot) -> None:
    view.set_view("annotated")
    view.annotated.pane.stand(7, 100)
    read = view.annotated.first_key()
    for name in ("figures", "quotations", "words", "timeline", "annotated"):
        view.set_view(name)
        qtbot.wait(5)
    assert view.annotated.first_key() == read


@pytest.mark.parametrize("name", ["quotations", "figures", "words", "timeline", "matrix"])
def test_enter_on_a_cell_shows_its_place_in_the_columns(view: ComparisonView, qtbot: QtBot, name: str) -> None:
    view.set_view(name)
    table = view.tables[name].table
    QAbstractItemModelTester(table.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.setFocus()
    row = next(n for n, line in enumerate(table.table.grid.lines) if not line.section and line.cells[1].keys)
    table.setCurrentIndex(table.table.index(row, 1))
    key = table.current_key()
    assert key is not None
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.view_name == "columns"
    assert view.current_passage() == key


def test_the_chosen_cell_shows_its_passages_below(view: ComparisonView) -> None:
    view.set_view("words")
    pane = view.tables["words"]
    assert isinstance(pane, GridPane)
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.table.table.index(1, 2))
    assert "hit a reef" in pane.glance.toPlainText()


def test_cards_stand_level_with_their_sentences(view: ComparisonView, qtbot: QtBot) -> None:
    view.set_view("annotated")
    qtbot.wait(60)
    cards = [card for card in view.annotated.margin.findChildren(Card) if card.isVisible()]
    assert cards
    pane = view.annotated.pane
    for card in cards:
        top = pane.extent(max(card.place, 0))[0] - pane.verticalScrollBar().value()
        assert card.y() >= top - 6
    tops = sorted((card.y(), card.y() + card.height()) for card in cards)
    assert all(low <= high for (_, low), (high, _) in pairwise(tops))


def test_a_card_tells_in_words_what_it_shows(view: ComparisonView, qtbot: QtBot) -> None:
    view.set_view("annotated")
    qtbot.wait(60)
    said = " ".join(card.accessibleName() for card in view.annotated.margin.findChildren(Card))
    assert "another figure, “20 (people hurt)”; here “19”" in said


def test_another_article_is_read_at_the_counterpart(view: ComparisonView, qtbot: QtBot) -> None:
    view.columns.panes[0].chosen.emit(3)
    view.set_view("annotated")
    assert view.annotated.base == 1
    view.annotated.step_column(1 if view.annotated.choice.itemData(1) == 2 else -1)
    qtbot.wait(20)
    assert view.annotated.base != 1


def test_an_empty_view_says_so(qtbot: QtBot) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_comparison(ferry())
    view.show()
    view.set_view("words")
    assert "no other words" in view.tables["words"].table.table.grid.empty
    assert not view.tables["words"].glance.isVisible()


def test_counterparts_out_of_sight_are_named_at_the_edge(qtbot: QtBot, accounts: Comparison) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show_comparison(accounts)
    view.show()
    qtbot.waitExposed(view)
    view.columns.panes[0].chosen.emit(0)
    beyond = view.columns.beyond
    assert beyond.right.isVisible()
    assert "out of sight" in beyond.right.accessibleName()
    qtbot.mouseClick(beyond.right, Qt.MouseButton.LeftButton)
    assert view.columns.area.horizontalScrollBar().value() > 0


def test_published_without_time_is_no_reason_to_call_anyone_first() -> None:
    base = whole()
    courier, wire = base.articles[:2]
    earlier = replace(wire, details=replace(wire.details, published="2026-02-10"))
    dated = [one for one in base.articles[2:] if one.details.published]
    told = [cells[2] for cells in texts(timeline(Lineup(replace(base, articles=(courier, earlier, *dated)))))]
    assert "North Wire: the first to report" in told


def test_nobody_is_called_first_while_an_account_has_no_date() -> None:
    base = whole()
    courier, wire = base.articles[:2]
    earlier = replace(wire, details=replace(wire.details, published="2026-02-10"))
    undated = replace(base.articles[2], details=replace(base.articles[2].details, published=""))
    lined = replace(base, articles=(courier, earlier, undated, *base.articles[3:]))
    told = [cells[2] for cells in texts(timeline(Lineup(lined)))]
    assert "North Wire: the earliest with a date" in told
    assert not any("first" in words for words in told)
