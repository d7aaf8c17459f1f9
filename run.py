#!/usr/bin/env python3
"""Set Synoptic up in .venv beside this file, then run it. Needs Python 3.11 to 3.14 and pip, nothing else.

python3 run.py              set up, then open the reader on the sample library
python3 run.py test [...]   set up, then run the tests (further words go to pytest)
python3 run.py VERB ...     set up, then `main.py VERB ...` (see `python3 run.py --help`)
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 14)

# What Qt loads at run time on Linux, and the Debian/Ubuntu package of each (found missing on a bare Debian 12).
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def stamp(lock: Path) -> str:
    """Name what .venv must hold: the locked packages, for this very interpreter."""
    told = f"{sys.version}|{sys.executable}|{HERE}".encode()
    return hashlib.sha256(told + lock.read_bytes()).hexdigest()


def set_up(lock: Path) -> None:
    """Install the locked packages into .venv, unless its stamp says that they are there."""
    mark = VENV / f"synoptic-{lock.stem}.stamp"
    wanted = stamp(lock)
    if PYTHON.exists() and mark.exists() and mark.read_text() == wanted:
        return
    if not (PYTHON.exists() and any(VENV.glob("synoptic-*.stamp"))):
        say("Setting up Synoptic in .venv (once; some 300 MB to download, 600 MB on disk) ...")
        make_venv()
    say(f"Installing the packages of {lock.name} ...")
    install(lock)
    mark.write_text(wanted)


def make_venv() -> None:
    """Make .venv without pip in it: a bare Debian has no ensurepip, and ours installs from outside."""
    if run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)]) != 0:
        raise SetUpError("Python could not make .venv. On Debian or Ubuntu: sudo apt-get install python3-venv")


def install(lock: Path) -> None:
    """Install a lock file, every package checked against its hash; it names all that the packages need themselves."""
    pip = [sys.executable, "-m", "pip"]
    if run([*pip, "--version"], quiet=True) != 0:
        raise SetUpError("This Python has no pip. On Debian or Ubuntu: sudo apt-get install python3-pip")
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary=:all:"]
    options += ["--no-deps"]
    if run([*pip, "--python", str(PYTHON), "install", *options, "-r", str(lock)]) != 0:
        raise SetUpError("The packages could not be installed (see above). Check the network, then run this again.")


def run(command: list[str], quiet: bool = False) -> int:
    """Run a command and wait; return its exit status."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=HERE, stdout=output, stderr=output, check=False).returncode


def missing_packages() -> list[str]:
    """Return the Debian packages of what Qt needs here and the loader does not find."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = {**DRAWING, **(X11 if os.environ.get("DISPLAY") else {})}
    lacking = [package for library, package in wanted.items() if not loads(library)]
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    if not any(file for folder in folders for kind in ("*.ttf", "*.otf") for file in folder.rglob(kind)):
        lacking.append("fonts-noto-core")
    return lacking


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(packages: list[str]) -> None:
    """Install Debian packages as root, or with sudo after asking; else say the exact line."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    prefix = permission(line)
    if prefix is None:
        raise SetUpError(f"The window needs some libraries of the system. Install them with:\n  sudo {line}")
    say(f"Installing what the window needs: {' '.join(packages)}")
    quietly = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    run([*prefix, "apt-get", *quietly, "update"])
    if run([*prefix, *line.split(), *quietly], quiet=True) != 0:
        raise SetUpError(f"That did not work. Try it yourself:\n  sudo apt-get update && sudo {line}")


def permission(line: str) -> list[str] | None:
    """Return what to put before a command to run it as root; None when that is not possible or not wanted."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if not (shutil.which("sudo") and sys.stdin.isatty()):
        return None
    answer = input(f"The window needs some libraries. Run `sudo {line}` now? [Y/n] ")
    return ["sudo"] if answer.strip().lower() in ("", "y", "yes") else None


def start(words: list[str]) -> int:
    """Set up what these words need, then hand over; return the exit status."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        here = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(f"Synoptic needs Python 3.11 to 3.14; this is {here}. Call run.py with one of those.")
    testing = words[:1] == ["test"]
    set_up(HERE / ("requirements-dev.lock" if testing else "requirements.lock"))
    if testing or not words:
        lacking = missing_packages()
        if lacking:
            provide(lacking)
    if testing:
        everyday = words == ["test"]  # on all cores; what is named is little, or is measured with nothing beside it
        return run([str(PYTHON), "-m", "pytest", *(["-n", "auto", "--maxprocesses", "4"] if everyday else words[1:])])
    return hand_over([str(PYTHON), str(HERE / "main.py"), *(words or ["--sample"])])


def hand_over(command: list[str]) -> int:
    """Replace this process where the system can, so that signals and the terminal reach the program itself."""
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(start(sys.argv[1:]))
    except SetUpError as error:
        sys.exit(f"run.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
