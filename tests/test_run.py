"""Set-up: done once, done again when it must be, and never half; what the system lacks is named exactly."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[1]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own with a lock file; commands are written down instead of being run."""
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "python")
    (tmp_path / "requirements.lock").write_text("a==1\n")
    return tmp_path


@pytest.fixture
def commands(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    told: list[list[str]] = []

    def noted(command: list[str], quiet: bool = False) -> int:
        told.append(command)
        if "venv" in command:
            run.VENV.mkdir(exist_ok=True)
            run.PYTHON.touch()
        return 0

    monkeypatch.setattr(run, "run", noted)
    return told


def made(commands: list[list[str]]) -> bool:
    return any("venv" in command for command in commands)


def installed(commands: list[list[str]]) -> bool:
    return any("install" in command for command in commands)


def test_the_second_start_installs_nothing(place: Path, commands: list[list[str]]) -> None:
    run.set_up(place / "requirements.lock")
    assert made(commands)
    assert installed(commands)
    commands.clear()
    run.set_up(place / "requirements.lock")
    assert commands == []


def test_a_changed_lock_installs_again_into_what_is_there(place: Path, commands: list[list[str]]) -> None:
    lock = place / "requirements.lock"
    run.set_up(lock)
    commands.clear()
    lock.write_text("a==2\n")
    run.set_up(lock)
    assert installed(commands)
    assert not made(commands)


def test_an_interrupted_first_set_up_begins_anew(place: Path, commands: list[list[str]]) -> None:
    run.VENV.mkdir()
    run.PYTHON.touch()
    run.set_up(place / "requirements.lock")
    assert made(commands)


def test_every_package_is_checked_against_its_hash(place: Path, commands: list[list[str]]) -> None:
    run.set_up(place / "requirements.lock")
    assert all("--require-hashes" in command for command in commands if "install" in command)


def test_without_root_or_sudo_the_exact_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "permission", lambda line: None)
    with pytest.raises(run.SetUpError, match="sudo apt-get install -y --no-install-recommends libegl1"):
        run.provide(["libegl1"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries that Qt needs")
def test_what_the_loader_does_not_find_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if name == "libEGL.so.1":
            raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert "libegl1" in run.missing_packages()


def test_another_python_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 0))
    with pytest.raises(run.SetUpError, match=r"needs Python 3.11 to 3.14; this is 3.9"):
        run.start([])


def test_locks_name_versions_and_hashes_but_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux runs without a screen")
def test_the_sample_opens_by_itself_where_there_is_no_screen(tmp_path: Path) -> None:
    bare = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare |= {"XDG_DATA_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    bare.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "main.py", "--sample"]
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "no screen" in done.stdout
    picture = Path(done.stdout.rsplit(": ", 1)[1].strip())
    assert picture.read_bytes().startswith(b"\x89PNG")
