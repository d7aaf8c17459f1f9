"""Runs the command line without the right to write what is write-protected: root's own tests too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_CAPABILITIES = "-dac_override,-dac_read_search"


def protect(folder: Path) -> None:
    """Take the right to write from a folder and all in it."""
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def unprivileged(library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own, which may not write where the file system forbids it."""
    command = [sys.executable, str(ROOT / "main.py"), words[0], "--library", str(library), *words[1:]]
    if not hasattr(os, "geteuid"):
        pytest.skip("this system protects folders in another way")
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and setpriv is missing")
        command = ["setpriv", f"--bounding-set={_CAPABILITIES}", f"--inh-caps={_CAPABILITIES}", *command]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
