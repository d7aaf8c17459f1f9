"""What the window says when its worker cannot open the library, and when it is closed in the middle of an import."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from store.database import open_library
from store.errors import ReaderError
from store.sample import files
from tests.ui.window.conftest import recorded
from tests.ui.window.keys import until
from ui.jobs import Worker, command
from ui.panels.sidebar import ARTICLES
from ui.window import Window


@pytest.mark.parametrize("asked", [False, True])
def test_the_real_reason_is_told_and_no_crash(qtbot: QtBot, tmp_path: Path, asked: bool) -> None:
    with open_library(tmp_path / "library") as library:
        library.db.execute("PRAGMA user_version = 99")
    errors: list[ReaderError] = []
    crashes: list[str] = []
    worker = Worker(command(tmp_path / "library"), errors.append)
    worker.crashed.connect(crashes.append)
    if asked:
        worker.ask("import", {"paths": [str(files()[0])]}, lambda _: None)
    else:
        worker.start()
    until(qtbot, lambda: errors)
    qtbot.wait(300)
    assert [error.sentence for error in errors] == [errors[0].sentence]
    assert "newer Synoptic" in errors[0].sentence
    assert not crashes
    worker.ask("search", {"query": "ferry"}, lambda _: None)
    until(qtbot, lambda: len(errors) == 2)
    assert "newer Synoptic" in errors[1].sentence
    worker.close()


def test_closing_during_an_import_asks_first_and_stays(
    qtbot: QtBot, empty: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def stay() -> bool:
        asked.append(True)
        return False

    monkeypatch.setattr(empty.questions, "leave", stay)
    empty.importing.paths([str(file) for file in files()])
    QTest.keyClick(empty, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]
    assert empty.isVisible()
    until(qtbot, lambda: not empty.worker.busy)
    assert empty.reading.articles == 18


def test_what_was_read_is_kept_when_the_user_leaves(
    qtbot: QtBot, empty: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.questions, "leave", lambda: True)
    empty.importing.paths([str(file) for file in files()])
    until(qtbot, lambda: empty.library.articles.count())
    folder = empty.library.folder
    QTest.keyClick(empty, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not empty.isVisible()
    with open_library(folder) as library:
        assert library.check() == []
        assert library.articles.count()


def test_the_delete_key_removes_the_selected_articles_and_the_button_puts_them_back(
    qtbot: QtBot, window: Window
) -> None:
    window.sidebar.show_list(ARTICLES)
    window.sidebar.list.setCurrentIndex(window.sidebar.list.model().index(0, 0))
    gone = window.sidebar.list.keys()
    QTest.keyClick(window.sidebar.list, Qt.Key.Key_Delete)
    until(qtbot, lambda: recorded(window).buttons)
    assert window.library.articles.removed() == set(gone)
    assert window.sidebar.list.model().rowCount() == 17
    name, put_back = recorded(window).buttons[-1]
    assert name == "Put back"
    put_back()
    until(qtbot, lambda: window.sidebar.list.model().rowCount() == 18)
    assert not window.library.articles.removed()
