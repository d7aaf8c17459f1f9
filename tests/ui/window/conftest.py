"""A real window on a copy of the sample library, with its real worker; messages recorded, questions answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from store.database import open_library
from ui.dialogs.questions import Questions
from ui.jobs import command
from ui.panels.messages import Recorder
from ui.window import Window

Open = Callable[..., Window]
"""Opens a window on the library in a folder; a `line` starts another worker than the real one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every warning of Qt's fail the test that made it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))  # no screen, no hints


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """What the window remembers, in a file of the test's own."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def open_at(qtbot: QtBot, settings: QSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens windows, and sees that each is closed with nothing left running."""
    monkeypatch.setattr(Questions, "leave", lambda _: True)
    opened: list[Window] = []

    def at(folder: Path, line: list[str] | None = None) -> Window:
        window = Window(open_library(folder), line or command(folder), settings, lambda *_: None, Recorder())
        opened.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield at
    for window in opened:
        window.close()
        assert not window.worker.busy
        window.deleteLater()


@pytest.fixture
def window(open_at: Open, library_folder: Path) -> Window:
    """A window on the sample library."""
    return open_at(library_folder)


@pytest.fixture
def empty(open_at: Open, tmp_path: Path) -> Window:
    """A window on an empty library."""
    return open_at(tmp_path / "empty")


def recorded(window: Window) -> Recorder:
    """Return what the window told."""
    assert isinstance(window.messages, Recorder)
    return window.messages
