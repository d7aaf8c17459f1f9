"""Opening the window, and making a picture of it without a screen. Qt is loaded only when it can run."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from store.database import open_library
from store.errors import NotFound, ReaderError

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QSettings
    from PySide6.QtWidgets import QApplication

    from ui.panels.messages import Messages, Recorder
    from ui.window import OpenOther, Window

PATIENCE = 120.0  # seconds for a picture's comparison: a worker's start and a line-up take about 3 on two slow cores
X11_PARTS = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")


def open_window(library_folder: Path | None, default: Path, sample: bool = False, files: Sequence[Path] = ()) -> int:
    """Show the window until it is closed, and take `files` in; return the exit status.

    `library_folder` None: whichever is open, else the `default`. Raises ReaderError when it cannot be shown.
    """
    check_display()
    app = _application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program, as people expect
    from ui.instance import Instance, hand_over, name_of
    from ui.windows import Windows

    name = name_of(_settings().fileName())
    if hand_over(name, library_folder or (None if files else default), files):
        return 0
    windows = Windows(lambda folder, is_sample, other: _left_window(folder, is_sample, other))
    instance = Instance(name, windows.asked)
    windows.show(library_folder or default, sample)
    opening = opened_files(app, lambda file: windows.asked(None, [file]))
    if files:
        windows.asked(None, files)
    status = int(app.exec())
    instance.close()
    opening.deleteLater()
    return status


def opened_files(app: QApplication, opened: Callable[[Path], None]) -> QObject:
    """Call `opened` with each file that macOS asks the program to open; keep what is returned."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QFileOpenEvent

    class Opening(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QFileOpenEvent) and event.file():
                opened(Path(event.file()))
                return True
            return super().eventFilter(watched, event)

    watching = Opening(app)
    app.installEventFilter(watching)
    return watching


def picture(
    library_folder: Path,
    shown: int | list[int] | None,
    file: Path,
    size: tuple[int, int] = (1600, 1000),
    view: str = "columns",
    theme: Literal["light", "dark"] = "light",
    aside: int | None = None,
) -> None:
    """Write a PNG of the real window with an event's comparison (the first event, when none is named), or articles'.

    With `aside` it shows that article alone, and what of its page was set aside.
    """
    if "PySide6" not in sys.modules and not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = _application()
    from PySide6.QtCore import QSettings

    from ui.panels.messages import Recorder

    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder, "window.ini")), QSettings.Format.IniFormat)
        settings.setValue("theme", theme)
        settings.setValue("view", view)
        told = Recorder()
        window = _window(library_folder, False, settings, lambda *_: None, told)
        try:
            window.resize(*size)
            window.show()
            events = list(window.reading.events)
            if aside is not None:
                window.deciding.furniture(aside)
            elif shown is not None or events:
                _open(window, events[0] if shown is None else shown)
                _wait(app, window, told)
            _settle(app)
            window.resize(*size)
            _settle(app)
            if not window.grab().save(str(file), "PNG"):
                raise ReaderError(f"The picture {file} cannot be written.", "Choose another folder.")
        finally:
            window.close()
            window.deleteLater()


def _open(window: Window, shown: int | list[int]) -> None:
    if isinstance(shown, list):
        window.reading.open_articles(shown)
    else:
        window.reading.open_event(shown)


def check_display() -> None:
    """Raise ReaderError when there is no screen, or a part of the system is missing: Qt would abort instead."""
    if not has_screen():
        raise ReaderError("There is no screen for the window.", "Use a verb: `synoptic --help` lists them.")
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM") and os.environ.get("DISPLAY"):
        missing = [name for name in X11_PARTS if not _loads(name)]
        if missing and not os.environ.get("WAYLAND_DISPLAY"):
            raise _missing(", ".join(missing))


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _missing(what: str) -> ReaderError:
    return ReaderError(
        f"A part of the system that windows need is missing: {what}.",
        "`python3 run.py` installs it on Debian and Ubuntu; elsewhere install it with the system’s own tool.",
    )


def _application() -> QApplication:
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise _missing(str(error).split(":")[0]) from error
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Synoptic")
    app.setDesktopFileName("synoptic")
    return app


def _settings() -> QSettings:
    import platformdirs
    from PySide6.QtCore import QSettings

    file = Path(platformdirs.user_config_dir("synoptic", appauthor=False), "window.ini")
    return QSettings(str(file), QSettings.Format.IniFormat)


def _window(
    folder: Path, sample: bool, settings: QSettings, show: OpenOther, messages: Messages | None = None
) -> Window:
    from ui.jobs import command
    from ui.keeping import remember
    from ui.window import Window

    if sample:
        from store.sample.made import prepare

        prepare(folder)
    library = open_library(folder)
    window = Window(library, command(folder), settings, show, messages)
    remember(settings, library.folder)
    if sample:
        window.setWindowTitle("Sample library (invented outlets) — Synoptic")
        if not library.events.all():
            from store.sample import files

            window.importing.paths([str(file) for file in files()])
    return window


def _left_window(folder: Path, sample: bool, other: OpenOther) -> Window:
    """Make a window as it was left; the first time on the sample, with a tour."""
    from PySide6.QtCore import QTimer

    from ui import session

    window = _window(folder, sample, _settings(), other)
    session.resume(window)
    if sample and not window.settings.value("toured"):
        QTimer.singleShot(400, window, window.tour)
    return window


def _wait(app: QApplication, window: Window, told: Recorder) -> None:
    """Let the window work until its comparison is shown."""
    end = time.monotonic() + PATIENCE
    while window.worker.busy or not window.centre.compares:
        app.processEvents()
        if not window.worker.busy and not window.centre.compares:
            raise NotFound(*(told.errors or ["The event for the picture cannot be shown."])[:1])
        if time.monotonic() > end:
            raise ReaderError("The picture took too long to be made.", "Try again.")
        time.sleep(0.005)


def _settle(app: QApplication) -> None:
    """Let layouts and the small delays of the views come to rest."""
    end = time.monotonic() + 0.4
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
