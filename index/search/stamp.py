"""Vouches for an index folder: only what this installation itself built is ever opened.

Whoosh keeps its tables as pickles, and a pickle from a stranger runs the stranger's program. So a stamp beside them
names every file with its size, times and number on the disk, signed with a secret that never leaves this user's own
state folder. A library copied from elsewhere has other numbers or another signature, and is indexed anew.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

STATE = "SYNOPTIC_STATE"
"""Names another state folder (tests, a portable installation)."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is true of an index: the `version` that built it, in which `folder`, up to which `revision`, `count`.

    `newest` is what the library named its newest article: an older state of it that is put back counts revisions anew.
    """

    version: str
    folder: str
    revision: int
    count: int
    newest: str = ""


def secret() -> bytes:
    """Return this installation's secret; where none can be kept, one for this run only (the index is then rebuilt)."""
    base = Path(os.environ.get(STATE) or platformdirs.user_state_dir("synoptic", appauthor=False))
    file = base / "index.key"
    try:
        if not file.exists():
            base.mkdir(parents=True, exist_ok=True)
            temporary = base / f"index.key.{secrets.token_hex(8)}"
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(handle, secrets.token_bytes(32))
            os.close(handle)
            try:
                os.link(temporary, file)  # whoever is first wins; the others read his
            except (FileExistsError, OSError):
                if not file.exists():
                    os.replace(temporary, file)
            temporary.unlink(missing_ok=True)
        key = file.read_bytes()
    except OSError:
        return secrets.token_bytes(32)
    return key if len(key) == 32 else secrets.token_bytes(32)


def write(file: Path, stamp: Stamp, key: bytes) -> None:
    """Sign the folder's present files and put the stamp in place in one step."""
    told = {**asdict(stamp), "files": _files(file.parent / stamp.folder)}
    temporary = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    temporary.write_text(json.dumps({**told, "seal": _seal(told, key)}), "utf-8")
    os.replace(temporary, file)


def read(file: Path, key: bytes) -> Stamp | None:
    """Return the stamp when it and every file of its folder are as this installation left them."""
    try:
        told = json.loads(file.read_text("utf-8"))
        seal = told.pop("seal")
        if not hmac.compare_digest(str(seal), _seal(told, key)):
            return None
        numbers = int(told["revision"]), int(told["count"])
        stamp = Stamp(str(told["version"]), str(told["folder"]), *numbers, str(told["newest"]))
        return stamp if _unchanged(told["files"], _files(file.parent / stamp.folder)) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _unchanged(signed: list[list[str | int]], present: list[list[str | int]]) -> bool:
    """Tell whether all signed files are as they were. Files beside them, which a writer at work or a crash leaves, are
    read by nobody; only a table of contents (.toc) that we did not sign would be."""
    others = [entry for entry in present if entry not in signed]
    return len(present) - len(others) == len(signed) and not any(str(name).endswith(".toc") for name, *_ in others)


def _seal(told: object, key: bytes) -> str:
    return hmac.new(key, json.dumps(told, sort_keys=True).encode(), hashlib.sha256).hexdigest()


def _files(folder: Path) -> list[list[str | int]]:
    """List the index's files as the disk knows them; locks and folders hold nothing that is read."""
    found: list[list[str | int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False) and "LOCK" not in entry.name:
                seen = os.stat(entry.path)
                found.append([entry.name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino])
            elif entry.is_symlink():
                raise ValueError("a link inside the index")
    return sorted(found)
