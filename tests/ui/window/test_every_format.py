"""One file of every format, dropped on the window as a folder: all articles are in the list, whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from tests.store.formats.every import articles, every
from tests.ui.test_every_format import check
from tests.ui.test_every_format import folder as folder
from tests.ui.window.conftest import recorded
from ui.window import Window


@pytest.mark.slow
def test_a_folder_of_every_format_dropped_on_the_window(qtbot: QtBot, empty: Window, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    empty.importing.dropped(data)
    qtbot.waitUntil(lambda: bool(recorded(empty).infos), timeout=120_000)
    assert recorded(empty).infos[0].startswith(f"{articles(every(7))} articles added")
    assert empty.reading.articles == articles(every(7))
    check(empty.library.folder)
