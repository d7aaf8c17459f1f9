"""What a screen reader is told, read through the session bus as it would; and all of it reached with keys alone."""

from __future__ import annotations

import pytest

from tests.ui.journeys.screen import Node, Screen
from tests.ui.journeys.test_journeys import open_ferry, step

pytestmark = pytest.mark.slow
USED = ("push button", "check box", "slider", "combo box", "text", "list", "table", "page tab")


def names(nodes: list[Node]) -> list[str]:
    return [node.name for node in nodes]


def test_search_and_results_are_told(screen: Screen) -> None:
    assert screen.find("Search all articles", "text").description
    assert {"Events", "Articles"} <= {tab.name.split(" (")[0] for tab in screen.seen("", "page tab")}
    screen.press("ctrl+l")
    screen.type("ferry")
    screen.press("Return")
    screen.find("Results (", "page tab")
    screen.until(lambda: screen.below("Search results", "list"))
    assert any("ferry" in one.name.lower() for one in screen.below("Search results", "list"))


def test_columns_passages_and_ribbons_are_told_in_words(screen: Screen) -> None:
    open_ferry(screen)
    columns = screen.seen("Column ", "label")
    assert len(columns) >= 3
    assert all(len(column.text) > 200 for column in columns)
    ribbons = screen.seen(" between ")
    ribbons = [node for node in ribbons if "ribbon" in node.name]
    assert len(ribbons) == len(columns) - 1
    assert any("” belongs with “" in node.description and " %" in node.description for node in ribbons)
    screen.press("u")
    told = screen.find("Passage ", "label").description
    assert "Lined up with " in told
    assert "likely the same" in told or "surely the same" in told


def test_rows_gaps_and_tables_are_told_in_words(screen: Screen) -> None:
    open_ferry(screen)
    screen.press("ctrl+2")
    screen.find("Accounts in level rows", "table")
    cells = names(screen.below("Accounts in level rows", "table"))
    assert any("not told by" in name or "perhaps" in name for name in cells), cells
    screen.press("ctrl+3")
    screen.until(lambda: screen.below("What the other accounts say"))
    assert any("another figure" in name for name in names(screen.below("What the other accounts say")))
    screen.press("ctrl+8")
    screen.find("Matrix", "table")
    cells = names(screen.below("Matrix", "table"))
    assert any("not told" in name for name in cells)
    assert any(name.startswith("told") or ": told" in name for name in cells)


def test_nothing_that_can_be_used_is_without_a_name(screen: Screen) -> None:
    open_ferry(screen)
    for key in "12345678":
        screen.press(f"ctrl+{key}")
        unnamed = [node for node in screen.all() if node.role in USED and node.shown and not node.name]
        assert unnamed == []


def test_everything_on_the_way_to_the_texts_is_reached_with_tab_and_they_are_read_with_arrows(screen: Screen) -> None:
    open_ferry(screen)
    screen.press("alt+1")
    met: list[tuple[str, str]] = []
    for _ in range(8):
        screen.press("Tab")
        node = screen.focused()
        if node is not None:
            met.append((node.role, node.name))
    assert {"check box", "push button", "slider"} <= {role for role, _ in met}, met
    assert all(name for _, name in met), met
    screen.press("F6", "Down", "Down")
    first = screen.find("Passage ", "label").description
    screen.press("Down")
    screen.until(lambda: screen.find("Passage ", "label").description != first)
    screen.press("F6")
    step(screen)
