"""What the tests of the command line and the window share: the sample library, imported once by a real process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.sample import files
from ui.service.service import Service

ROOT = Path(__file__).parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]


def synoptic(library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), words[0], "--library", str(library), *words[1:]]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)


def told(library: Path, *words: str) -> Any:
    """Run a verb with --json and return what it tells."""
    done = synoptic(library, words[0], "--json", *words[1:])
    assert done.returncode in (0, 3), done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session", autouse=True)
def clipboard_is_left_empty() -> Iterator[None]:
    """Without a screen Qt lets go of what was copied when Python has gone already, and the process ends badly."""
    yield
    if (gui := sys.modules.get("PySide6.QtGui")) is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample library, its stories settled; read it, do not change it."""
    folder = tmp_path_factory.mktemp("imported") / "library"
    done = synoptic(folder, "import", *map(str, files()))
    assert done.returncode == 0, done.stderr
    with Service(folder) as service:
        list(service.comparing.ahead())
    return folder


@pytest.fixture
def library_folder(imported: Path, tmp_path: Path) -> Path:
    """A copy of the sample library that a test may change."""
    return Path(shutil.copytree(imported, tmp_path / "library"))
