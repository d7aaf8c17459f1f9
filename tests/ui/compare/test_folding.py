"""Long runs of rows that one account alone tells are one line, which opens; what is chosen is never folded away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from store.records import Comparison, Details, Link
from tests.ui.compare.accounts import article, comparison
from ui.compare.comparison import ComparisonView
from ui.compare.folding import SHORTEST, Folds, fold_in_words, head
from ui.compare.model import Lineup

FIRST, SECOND = 9, 7  # the passages that both tell


def mostly_alone() -> Comparison:
    """Two accounts of twelve sentences that have one in common."""
    texts = [" ".join(f"The {name} told part {at} of it." for at in range(12)) for name in ("Courier", "Wire")]
    both = [article(n, text, Details(outlet=f"Paper {n}", language="en")) for n, text in enumerate(texts, 1)]
    return comparison(both, [Link((1, FIRST), (2, SECOND), 0.9, "same", "fact")])


def test_rows_stand_in_their_order_and_only_long_runs_of_one_account_each_are_folded() -> None:
    lineup = Lineup(mostly_alone())
    lines = Folds().lines(lineup, False)
    assert [number for run in lines for number in run] == list(range(len(lineup.rows)))
    folded = [run for run in lines if len(run) > 1]
    assert [len(run) for run in folded] == [FIRST + SECOND, (12 - FIRST - 1) + (12 - SECOND - 1)]
    assert all(lineup.told_by(number) == 1 for run in folded for number in run)
    assert all(len(run) >= SHORTEST for run in folded)
    assert fold_in_words(lineup, folded[0]) == "16 rows that one account alone tells: Paper 1 9, Paper 2 7"
    assert Folds().lines(lineup, True) == ((FIRST + SECOND,),)


def test_an_opened_fold_stays_open_and_where_nothing_is_shared_nothing_is_folded() -> None:
    lineup, folds = Lineup(mostly_alone()), Folds()
    assert folds.open(lineup, (1, 0))
    assert not folds.open(lineup, (1, 1))
    assert [len(run) for run in folds.lines(Lineup(mostly_alone()), False)] == [1] * (FIRST + SECOND + 1) + [6]
    folds.close()
    assert len(folds.lines(lineup, False)) == 3
    apart = Lineup(mostly_alone(), cut=0.95)
    assert all(len(run) == 1 for run in folds.lines(apart, False))


@pytest.fixture
def folded(qtbot: QtBot) -> ComparisonView:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show_comparison(mostly_alone())
    view.show()
    qtbot.waitExposed(view)
    qtbot.wait(20)
    return view


def test_return_opens_a_fold_of_the_rows_in_place_for_the_matrix_too(folded: ComparisonView, qtbot: QtBot) -> None:
    folded.set_view("rows")
    rows = folded.rows
    assert rows.model().rowCount() == 3
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    assert "Return opens" in str(rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Up)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert rows.model().rowCount() == FIRST + SECOND + 2
    assert folded.lineup is not None
    assert rows.current_key() == head(folded.lineup, 0)
    assert rows.rowViewportPosition(0) == 0
    folded.set_view("matrix")
    table = folded.tables["matrix"].table
    assert table.model().rowCount() == FIRST + SECOND + 2
    table.setFocus()
    table.setCurrentIndex(table.model().index(FIRST + SECOND + 1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.model().rowCount() == FIRST + SECOND + 7


def test_a_passage_that_is_chosen_elsewhere_is_unfolded(folded: ComparisonView) -> None:
    folded.set_view("rows")
    folded.set_view("columns")
    folded.choose((2, 10))
    folded.set_view("rows")
    assert folded.rows.current_key() == (2, 10)
    assert folded.rows.model().rowCount() == 8
    folded.show_comparison(mostly_alone())
    assert folded.rows.model().rowCount() == 8  # the same articles: what was opened stays so


def test_a_click_opens_a_fold(folded: ComparisonView) -> None:
    folded.set_view("matrix")
    table = folded.tables["matrix"].table
    place = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert table.model().rowCount() == FIRST + SECOND + 2
