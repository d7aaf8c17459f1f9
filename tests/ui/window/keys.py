"""What tests of the window press and wait for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(window: QWidget, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def until(qtbot: QtBot, true: Callable[[], object]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(lambda: bool(true()), timeout=60000)


def open_event(qtbot: QtBot, window: Window) -> None:
    """Open the first event with keys."""
    press(window, Key.Key_1, ALT)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares and not window.worker.busy)


def open_article(qtbot: QtBot, window: Window, article: int) -> None:
    """Open an article alone with keys."""
    press(window, Key.Key_2, ALT)
    window.sidebar.articles.list.choose(article)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.reads and not window.worker.busy)
