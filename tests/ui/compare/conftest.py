"""The comparison of the invented ferry accounts, shown in a real widget."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from store.records import Comparison
from tests.ui.compare.accounts import ferry
from ui.compare.comparison import ComparisonView


@pytest.fixture
def accounts() -> Comparison:
    """Four accounts, lined up."""
    return ferry()


@pytest.fixture
def view(qtbot: QtBot, accounts: Comparison) -> ComparisonView:
    """The comparison on the screen, wide enough for all columns."""
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1500, 800)
    view.show_comparison(accounts)
    view.show()
    qtbot.waitExposed(view)
    qtbot.wait(20)
    return view
