"""A screen of its own (Xvfb) with window manager and session bus, and the program on it; skipped where they lack."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.conftest import ROOT
from tests.ui.journeys.screen import PATIENCE, SYSTEM, Screen

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-run-session")
READS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
SESSION = 'echo "$DBUS_SESSION_BUS_ADDRESS" > "$0.new" && mv "$0.new" "$0"; exec openbox'


def lacking() -> list[str]:
    """Say what this machine lacks for a screen of its own."""
    if not sys.platform.startswith("linux"):
        return ["X11"]
    missing = [name for name in NEEDED if shutil.which(name) is None]
    reads = Path(SYSTEM).exists() and subprocess.run([SYSTEM, "-c", READS], capture_output=True, check=False)
    return [*missing, *([] if reads and reads.returncode == 0 else ["python3-gi with gir1.2-atspi-2.0"])]


@pytest.fixture(scope="session")
def needed() -> None:
    """Skip where the system lacks something."""
    if found := lacking():
        pytest.skip(f"needs {', '.join(found)}")


@pytest.fixture
def display(needed: None) -> Iterator[str]:
    """An empty screen."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(20)


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A session bus and a window manager on the screen: the surroundings of programs there."""
    around = {**os.environ, "DISPLAY": display, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
    around |= {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        around.pop(name, None)
    bus = tmp_path / "bus"
    session = subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", SESSION, str(bus)],
        env=around, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + PATIENCE
    asked = [
        "xdotool",
        "get_num_desktops",
    ]  # only a window manager that is ready answers; windows shown before get no keys
    while time.monotonic() < end:
        if bus.exists() and not subprocess.run(asked, env=around, capture_output=True, check=False).returncode:
            break
        time.sleep(0.05)
    yield {**around, "DBUS_SESSION_BUS_ADDRESS": bus.read_text().strip()}
    os.killpg(session.pid, signal.SIGTERM)
    session.wait(20)


@pytest.fixture
def screen(desktop: dict[str, str], library_folder: Path) -> Iterator[Screen]:
    """The program with the sample library on a screen of its own."""
    shown = Screen(desktop, library_folder, [sys.executable, str(ROOT / "main.py"), "--library", str(library_folder)])
    yield shown
    shown.stop()
