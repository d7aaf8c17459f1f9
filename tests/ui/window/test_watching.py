"""The window looks into watched folders by itself, and only there."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from store.database import Library
from store.watched import Watched
from ui.watching import Watching


def test_it_looks_only_where_a_folder_is_watched(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    looks: list[float] = []
    parent = QObject()
    watching = Watching(library, lambda: looks.append(time.monotonic()), lambda: False, parent, first=10)
    qtbot.wait(60)
    assert looks == []
    Watched(library.settings).add(tmp_path)
    watching.timer.setInterval(10)
    qtbot.waitUntil(lambda: len(looks) > 1)
    Watched(library.settings).remove(tmp_path)
    count = len(looks)
    qtbot.wait(60)
    assert len(looks) == count
    watching.stop()


def test_it_leaves_a_busy_worker_alone(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    Watched(library.settings).add(tmp_path)
    looks: list[int] = []
    parent = QObject()
    watching = Watching(library, lambda: looks.append(1), lambda: True, parent, first=5)
    qtbot.wait(50)
    assert looks == []
    watching.stop()


def test_a_file_that_comes_is_unseen_until_it_was_taken_in(library: Library, tmp_path: Path) -> None:
    watched = Watched(library.settings)
    (tmp_path / "a.txt").write_text("The mayor spoke.")
    seen = os.stat(tmp_path / "a.txt")
    file = (str(tmp_path / "a.txt"), (seen.st_size, seen.st_mtime_ns))
    assert watched.unseen([file]) == [file]
    watched.see([file])
    assert watched.unseen([file]) == []
    assert watched.unseen([(file[0], (seen.st_size + 1, seen.st_mtime_ns))]) != []
