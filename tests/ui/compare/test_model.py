"""The line-up behind both views, how columns follow each other, and what a row's cells hold."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from store.records import Comparison, Row, Span
from ui.compare.model import Lineup, MarkKind
from ui.compare.rowcells import SKIPPED, cell, row_in_words, shown_rows
from ui.compare.sync import carry, chain


def words(lineup: Lineup, key: tuple[int, int], kind: MarkKind) -> list[str]:
    text = lineup.by_id[key[0]].text
    return [text[m.span.start : m.span.end] for m in lineup.marks(key) if m.kind is kind]


def test_figures_and_quotations_are_marked_where_they_stand(accounts: Comparison) -> None:
    lineup = Lineup(accounts)
    assert words(lineup, (1, 0), MarkKind.FIGURE) == ["19"]
    assert words(lineup, (2, 0), MarkKind.FIGURE) == ["20"]
    assert words(lineup, (2, 3), MarkKind.QUOTE) == ["We lost steering and then there was a terrible noise"]
    assert "there was" in words(lineup, (2, 3), MarkKind.DIFFERS)


def test_a_passage_without_a_link_is_only_here_but_a_heading_is_not(accounts: Comparison) -> None:
    lineup = Lineup(accounts)
    assert lineup.only_here((3, 0))
    assert not lineup.only_here((1, 5))
    assert not lineup.only_here((1, 0))


def test_a_passage_that_could_not_be_judged_is_not_called_only_here(accounts: Comparison) -> None:
    unjudged = Comparison(accounts.articles, (), accounts.cut, (), only_here={1: (0,)})
    lineup = Lineup(unjudged)
    assert lineup.only_here((1, 0))
    assert not lineup.only_here((4, 0))


def test_a_higher_cut_leaves_more_passages_alone(accounts: Comparison) -> None:
    low, high = Lineup(accounts), Lineup(accounts, 0.95)
    assert low.counterparts((1, 0))
    assert not high.counterparts((1, 0))
    assert high.only_here((1, 0))


def test_every_passage_but_headings_stands_in_one_row(accounts: Comparison) -> None:
    lineup = Lineup(accounts)
    held = [(a, p) for row in lineup.rows for a, places in row.cells.items() for p in places]
    assert len(held) == len(set(held))
    assert set(held) == {(a.id, n) for a in accounts.articles for n, p in enumerate(a.passages) if not p.heading}


def test_words_are_never_compared_across_languages(accounts: Comparison) -> None:
    assert not words(Lineup(accounts), (4, 0), MarkKind.DIFFERS)


def test_the_order_of_columns_decides_the_order_of_rows(accounts: Comparison) -> None:
    lineup = Lineup(accounts, order=(3, 1, 2, 4))
    mine = [row.cells[3][0] for row in lineup.rows if row.cells.get(3)]
    assert mine == sorted(mine)


def test_cells_join_passages_and_say_gaps(accounts: Comparison) -> None:
    lineup = Lineup(accounts)
    joined = cell(lineup, Row({1: (0, 2)}), 1, [Span(2, 7)])
    assert SKIPPED in joined.text
    assert [joined.text[m.span.start : m.span.end] for m in joined.marks if m.kind is MarkKind.HIT] == ["ferry"]
    assert all(0 <= m.span.start < m.span.end <= len(joined.text) for m in joined.marks)
    missing = cell(lineup, Row({1: (0,)}), 2)
    assert missing.text == "not told by North Wire"
    assert not missing.keys
    assert "another figure: 19" in cell(lineup, Row({1: (0,)}), 1).in_words()


def test_rows_say_how_many_tell_them(accounts: Comparison) -> None:
    lineup = Lineup(accounts)
    said = {row_in_words(lineup, number) for number in range(len(lineup.rows))}
    assert {"all 4", "2 of 4", "only North Wire"} <= said
    assert all(lineup.told_by(number) > 1 for number in shown_rows(lineup, several_only=True))


def test_a_moved_passage_does_not_pull_the_column_back() -> None:
    assert chain([(0, 0, 0.9), (1, 5, 0.4), (2, 1, 0.8), (3, 2, 0.9)]) == ((0, 0), (2, 1), (3, 2))
    assert chain([]) == ()


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.floats(0.1, 1)), max_size=25))
def test_chains_rise_in_both_columns(pairs: list[tuple[int, int, float]]) -> None:
    found = chain(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


@settings(max_examples=60, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), min_size=1, max_size=8), st.lists(st.floats(-99, 999))
)
def test_reading_on_never_scrolls_another_column_back(steps: list[tuple[int, int]], heights: list[float]) -> None:
    anchors, x, y = [], 0, 0
    for right, down in steps:
        x, y = x + right, y + down
        anchors.append((float(x), float(y)))
    carried = [carry(anchors, height) for height in sorted(heights)]
    assert carried == sorted(carried)
    assert carry(anchors, anchors[0][0]) == anchors[0][1]
