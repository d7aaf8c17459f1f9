"""What is on the screen: contrast, sides, sizes, and what a screen reader is told."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from store.records import Comparison, Span
from tests.ui.compare.accounts import ferry
from ui.compare.columns import NARROWEST
from ui.compare.comparison import ComparisonView
from ui.compare.model import Lineup
from ui.compare.palette import DARK, LIGHT, Tints, contrast
from ui.compare.panemarks import VEIL
from ui.compare.rowmodel import RowModel

FILLS = ("paper", "linked", "lit", "differs", "figure", "quote", "ribbon")


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_words_stand_out_on_every_fill(colors: Tints) -> None:
    for fill in FILLS:
        assert contrast(colors.ink, getattr(colors, fill)) >= 7, fill
    for ground in ("paper", "desk", "hatch"):
        assert contrast(colors.faint, getattr(colors, ground)) >= 4.5, ground


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_signs_and_lines_can_be_seen(colors: Tints) -> None:
    """Graphic signs need 3 : 1 (WCAG 1.4.11)."""
    for line, ground in (("differs_line", "differs"), ("figure_line", "figure"), ("quote_line", "quote")):
        assert contrast(getattr(colors, line), getattr(colors, ground)) >= 3, line
    for sign in ("only", "event", "edge", "hit"):
        assert contrast(getattr(colors, sign), colors.paper) >= 3, sign


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_what_steps_back_can_still_be_read(colors: Tints) -> None:
    share = VEIL / 255
    ink, paper = QColor(colors.ink), QColor(colors.paper)
    veiled = QColor.fromRgbF(
        *(one * (1 - share) + two * share for one, two in zip(ink.getRgbF()[:3], paper.getRgbF()[:3], strict=True))
    )
    assert contrast(veiled.name(), colors.paper) >= 4.5


def test_columns_are_never_narrower_than_can_be_read(view: ComparisonView, qtbot: QtBot) -> None:
    view.resize(800, 600)
    qtbot.wait(30)
    assert all(pane.width() >= NARROWEST for pane in view.columns.panes)
    assert view.columns.area.horizontalScrollBar().maximum() > 0


def test_the_place_is_kept_when_the_window_grows(view: ComparisonView, qtbot: QtBot) -> None:
    pane = view.columns.panes[0]
    pane.chosen.emit(7)
    pane.verticalScrollBar().setValue(round(pane.extent(7)[0]) - 40)
    view.resize(1900, 900)
    qtbot.wait(30)
    assert pane.nearest(pane.verticalScrollBar().value() + 44) in (6, 7)


def test_heads_are_level(view: ComparisonView) -> None:
    tops = {pane.mapTo(view, pane.rect().topLeft()).y() for pane in view.columns.panes}
    assert len(tops) == 1


def test_text_written_from_the_right_stands_at_the_right(view: ComparisonView) -> None:
    pane = view.columns.panes[3]
    assert pane.page is not None
    passage = pane.article.passages[3]
    rects = pane.page.rects(1, Span(passage.start, passage.end))
    assert rects[0].right() > pane.viewport().width() / 2


def test_rows_are_as_high_as_their_words(view: ComparisonView, qtbot: QtBot) -> None:
    view.set_view("rows")
    qtbot.wait(150)
    view.resize(1250, 800)
    qtbot.wait(600)  # heights settle after the last change of width
    table = view.rows
    line = QFontMetrics(table.cells.font).height()
    for row in range(table.rows.rowCount()):
        need = max(
            table.cells.height(table.rows.cell(row, column), table.columnWidth(column))
            for column in range(1, table.rows.columnCount())
        )
        assert need <= table.rowHeight(row) <= need + line


def test_panes_and_cells_have_words_for_a_screen_reader(view: ComparisonView) -> None:
    pane = view.columns.panes[1]
    assert pane.accessibleName().startswith("North Wire: Three die")
    assert "Column 2 of 4" in pane.accessibleDescription()
    view.set_view("rows")
    table = view.rows.rows
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    said = [str(table.index(row, 2).data(role)) for row in range(table.rowCount())]
    assert "North Wire: not told by North Wire" in said
    assert any(words.startswith("North Wire: Three people died") and "another figure: 20" in words for words in said)
    assert str(table.index(1, 0).data(role)).startswith("Row 2, told by")


def test_the_table_is_a_sound_model(qtbot: QtBot) -> None:
    model = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lineup = Lineup(ferry())
    model.show_lineup(lineup, False, {})
    model.show_lineup(lineup, True, {})
    assert isinstance(model, QAbstractItemModel)
    assert tester is not None


def test_hovering_says_why(view: ComparisonView) -> None:
    said = view.columns.panes[0].explain(3)
    assert "North Wire: same quotation; both name Marta Ilves. Almost surely the same: 97 readers of 100" in said
    assert view.columns.panes[2].explain(0) == "Only “Port Alder counts its dead…” tells this."
    assert view.columns.panes[0].explain(None) == ""


def test_an_empty_article_and_no_links_are_no_trouble(qtbot: QtBot, accounts: Comparison) -> None:
    bare = dataclasses.replace(accounts.articles[1], text="", passages=())
    view = ComparisonView()
    qtbot.addWidget(view)
    view.show_comparison(Comparison((accounts.articles[0], bare), (), 0.5, ()))
    view.show()
    qtbot.waitExposed(view)
    view.next_difference()
    view.set_view("rows")
    view.find_next("ferry")
    assert view.current_link() is None


def test_a_change_to_dark_repaints_everything(view: ComparisonView, qtbot: QtBot) -> None:
    dark = view.palette()
    for role, color in ((QPalette.ColorRole.Base, DARK.paper), (QPalette.ColorRole.Text, DARK.ink)):
        dark.setColor(role, QColor(color))
    view.setPalette(dark)
    qtbot.wait(20)
    picture = view.columns.grab().toImage()
    gutter = view.columns.gutters[0]
    spot = gutter.mapTo(view.columns, gutter.rect().bottomLeft())
    assert picture.pixelColor(spot.x() + 20, 20).name() == DARK.desk


def test_nothing_from_before_is_done_to_a_new_comparison(qtbot: QtBot, accounts: Comparison) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.show_comparison(accounts, (3, Span(0, 8)))
    view.show_comparison(Comparison(accounts.articles[:2], (), 0.5, ()))
    qtbot.wait(20)
    assert view.current_passage() is None
