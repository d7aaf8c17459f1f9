"""The comparison as a reader uses it: both views, the keys, the cut, finding, deciding."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from store.records import Comparison, Span
from ui.compare.column import Pane
from ui.compare.comparison import ComparisonView


def level(pane: Pane, place: int) -> float:
    """Where a passage's first line stands in its pane."""
    return pane.extent(place)[0] - pane.verticalScrollBar().value()


def test_choosing_a_passage_brings_its_counterparts_level(view: ComparisonView) -> None:
    one, two = view.columns.panes[:2]
    one.chosen.emit(3)
    assert view.current_passage() == (1, 3)
    assert level(two, 3) == pytest.approx(level(one, 3), abs=1)
    link = view.current_link()
    assert link is not None
    assert {link.a, link.b} == {(1, 3), (2, 3)}


def test_scrolling_one_column_keeps_the_others_level(view: ComparisonView) -> None:
    one, two = view.columns.panes[:2]
    one.chosen.emit(3)
    bar = one.verticalScrollBar()
    bar.setValue(round(one.extent(7)[0] - one.viewport().height() / 3))
    assert abs(level(two, 4) - level(one, 7)) < 60


def test_scrolling_apart_and_together_again_never_jumps(view: ComparisonView) -> None:
    one, two = view.columns.panes[:2]
    view.toggle_sync()
    stood = two.verticalScrollBar().value()
    one.verticalScrollBar().setValue(one.verticalScrollBar().value() + 150)
    assert two.verticalScrollBar().value() == stood
    view.toggle_sync()
    assert two.verticalScrollBar().value() == stood
    one.verticalScrollBar().setValue(one.verticalScrollBar().value() + 10)
    assert 0 <= two.verticalScrollBar().value() - stood < 40


def test_the_first_columns_begin_without_a_blank(view: ComparisonView) -> None:
    assert all(level(pane, 0) < 40 for pane in view.columns.panes)


def test_arrows_step_through_passages_and_enter_opens(view: ComparisonView, qtbot: QtBot) -> None:
    pane = view.columns.panes[0]
    pane.setFocus()
    pane.chosen.emit(0)
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert view.current_passage() == (1, 1)
    qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert view.current_passage() == (1, 0)
    with qtbot.waitSignal(view.passageActivated) as heard:
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert heard.args == [1, 0]


def test_differences_run_from_first_to_last(view: ComparisonView) -> None:
    view.first()
    seen = [view.current_passage()]
    for _ in range(20):
        view.next_difference()
        if view.current_passage() == seen[-1]:
            break
        seen.append(view.current_passage())
    assert len(seen) == len(set(seen)) == 8
    view.last()
    assert view.current_passage() == seen[-1]


def test_a_higher_cut_hides_weak_links_in_both_views(view: ComparisonView) -> None:
    assert view.lineup is not None
    before = len(view.lineup.links)
    view.set_cut(0.85)
    assert len(view.lineup.links) < before
    assert all(link.strength >= 0.85 for link in view.lineup.links)
    assert view.controls.slider.value() == 85


def test_focus_lands_on_the_hit(view: ComparisonView, accounts: Comparison) -> None:
    text = accounts.articles[2].text
    at = text.index("Fishing boats")
    view.show_comparison(accounts, (3, Span(at, at + 13)))
    assert view.current_passage() == (3, 5)
    pane = view.columns.panes[2]
    assert 0 <= level(pane, 5) < pane.viewport().height()


def test_finding_goes_through_all_columns(view: ComparisonView) -> None:
    seen = []
    for _ in range(5):
        assert view.find_next("STEERING")
        seen.append(view.current_passage())
    assert [key[0] for key in seen if key] == [1, 1, 2, 2, 3]
    assert not view.find_next("zeppelin")


def test_rows_and_columns_share_what_is_read(view: ComparisonView) -> None:
    view.columns.panes[0].chosen.emit(7)
    view.set_view("rows")
    assert view.view_name == "rows"
    assert view.rows.current_key() == (1, 7)
    view.set_view("columns")
    assert view.current_passage() == (1, 7)


def test_folding_leaves_only_what_several_tell(view: ComparisonView) -> None:
    view.set_view("rows")
    every = view.rows.rows.rowCount()
    view.controls.several.setChecked(True)
    assert 0 < view.rows.rows.rowCount() < every


def test_a_decision_is_told(view: ComparisonView, qtbot: QtBot) -> None:
    view.columns.panes[0].chosen.emit(3)
    with qtbot.waitSignal(view.linkDecided) as heard:
        view.decide("reject")
    assert heard.args == [(1, 3), (2, 3), "reject"]


def test_moving_a_column_reorders_the_rows(view: ComparisonView) -> None:
    view.columns.panes[0].setFocus()
    view.columns.panes[0].chosen.emit(3)
    view.swap_column(1)
    assert view.lineup is not None
    assert [article.id for article in view.lineup.articles][:2] == [2, 1]
    assert view.current_passage() == (1, 3)


def test_zoom_and_back(view: ComparisonView) -> None:
    high = view.columns.panes[0].document().size().height()
    view.zoom(3)
    assert view.columns.panes[0].document().size().height() > high
    view.zoom(0)
    assert view.columns.panes[0].document().size().height() == pytest.approx(high, abs=2)


def test_the_same_comparison_again_keeps_the_place(view: ComparisonView, accounts: Comparison) -> None:
    view.columns.panes[0].chosen.emit(9)
    stood = [pane.verticalScrollBar().value() for pane in view.columns.panes]
    sent = msgspec.json.encode(accounts)  # as it comes from the worker: equal, not the same
    view.show_comparison(msgspec.json.decode(sent, type=Comparison))
    assert view.current_passage() == (1, 9)
    assert [pane.verticalScrollBar().value() for pane in view.columns.panes] == stood


def test_moved_columns_stay_where_they_are_read(view: ComparisonView, qtbot: QtBot) -> None:
    pane = view.columns.panes[0]
    pane.verticalScrollBar().setValue(round(pane.extent(7)[0]) - 30)
    pane.setFocus()
    view.swap_column(1)
    qtbot.wait(20)
    moved = view.columns.pane_of(1)
    assert moved is not None
    assert level(moved, 7) == pytest.approx(30, abs=3)


def test_escape_and_a_click_beside_the_text_light_nothing(view: ComparisonView, qtbot: QtBot) -> None:
    pane = view.columns.panes[0]
    pane.setFocus()
    pane.chosen.emit(3)
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert view.current_passage() is None
    pane.chosen.emit(3)
    pane.chosen.emit(-1)
    assert view.current_passage() is None


def test_a_click_on_a_passage_chooses_it(view: ComparisonView, qtbot: QtBot) -> None:
    pane = view.columns.panes[1]
    pane.verticalScrollBar().setValue(round(pane.extent(4)[0]) - 100)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 112))
    assert view.current_passage() == (2, 4)


def test_the_next_column_takes_the_keys_in_both_views(view: ComparisonView) -> None:
    view.activateWindow()
    view.columns.panes[0].setFocus()
    view.next_column()
    assert view.columns.follower.leader is not None
    assert view.columns.panes[1].hasFocus()
    view.set_view("rows")
    view.rows.setCurrentIndex(view.rows.rows.index(1, 1))
    view.next_column()
    assert view.rows.currentIndex().column() == 2


def test_following_holds_for_every_column_that_leads(view: ComparisonView) -> None:
    for pane in view.columns.panes[:3]:
        stood = [p.verticalScrollBar().value() for p in view.columns.panes]
        bar = pane.verticalScrollBar()
        bar.setValue(bar.value() + 1)
        moved = [abs(p.verticalScrollBar().value() - was) for p, was in zip(view.columns.panes, stood, strict=True)]
        assert max(moved) <= 12, "nothing jumps when another column begins to lead"


def test_zooming_keeps_the_place_and_leaves_no_blank(view: ComparisonView) -> None:
    view.zoom(2)
    assert all(level(pane, 0) < 40 for pane in view.columns.panes)
    view.first()
    assert view.columns.panes[0].verticalScrollBar().value() >= view.columns.panes[0].head() - 20
