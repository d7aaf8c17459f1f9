"""Opening the window: what is checked before Qt is asked, and the picture made without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from store.database import open_library
from store.errors import ReaderError
from ui import start


def test_no_screen_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ReaderError, match="no screen"):
        start.check_display()


def test_a_missing_part_of_the_system_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(start, "X11_PARTS", ("libxcb-not-there.so.0",))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ReaderError, match=r"libxcb-not-there\.so\.0"):
        start.check_display()


def test_a_picture_of_an_event(qtbot: QtBot, library_folder: Path, tmp_path: Path) -> None:
    with open_library(library_folder) as library:
        event = library.events.all()[-1].id
    file = tmp_path / "window.png"
    start.picture(library_folder, event, file, (1000, 640), "rows", "light")
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1000, 640)
    assert len({image.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 640, 7)}) > 50


def test_a_picture_of_an_event_that_is_not_there_says_so(qtbot: QtBot, library_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no event 999"):
        start.picture(library_folder, 999, tmp_path / "window.png")
