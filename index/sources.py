"""Finds the files to import: those named, and in folders those that may hold articles."""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from store import formats
from store.addresses import is_address
from store.database import FILE as LIBRARY
from store.records import Progress

_ENDING = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{0,9}$")  # "Visit to the U.S. ends" has none
_ABOUT = re.compile(r"(?i:readme|licen[cs]e|copying)(?:\.\w{1,8})*|(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING)[._-].*")
_TOOLS = frozenset(["Makefile", "Dockerfile", "Gemfile", "Procfile", "Jenkinsfile", "AUTHORS", "NOTICE", "CHANGELOG"])
_MOST_NAMED = 4  # endings that the line about what was left out names


def list_files(sources: Sequence[str]) -> tuple[list[tuple[str, int]], list[Progress]]:
    """Return every file in the sources with its size in bytes, folders walked in order; and what there is to tell.

    A file that is named is always tried. Told are sources that cannot be read, and how many files of a folder were left
    out because they hold no articles.
    """
    files: list[tuple[str, int]] = []
    told: list[Progress] = []
    for source in sources:
        if is_address(source):
            files.append((source, 0))
            continue
        try:
            if not source:
                raise ValueError("an empty name would be the folder that one is in")
            found, progress = _found(Path(source))
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name, or no name at all
            reason = getattr(error, "strerror", None) or "no file has that name"
            sentence = f"“{source}” cannot be read ({reason}). Check the name and try again."
            told.append(Progress(0, 0, failed=sentence, path=source))
            continue
        files += [(str(path), path.stat().st_size) for path in found]
        told += progress
    return files, told


def _found(path: Path) -> tuple[list[Path], list[Progress]]:
    if path.is_dir():
        inside = _inside(path)
        kept = [file for file in inside if _may_hold_articles(file)]
        return kept, _left_out(path, [file for file in inside if not _may_hold_articles(file)], bool(kept))
    if not stat.S_ISREG(path.stat().st_mode):
        sentence = f"{path} is a device or a pipe, not a file. Save the article as a file and import that."
        return [], [Progress(0, 0, failed=sentence, path=str(path))]
    return [path], []


def _inside(folder: Path) -> list[Path]:
    """The files under a folder in order; hidden ones, and those that libraries are made of, are left out."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    own = [file.parent for file in files if file.name == LIBRARY]
    return sorted(
        file
        for file in files
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and not any((library / "index") in file.parents or file.name.startswith(LIBRARY) for library in own)
    )


def _ending(file: Path) -> str:
    match = _ENDING.search(file.name)
    return match[0].lower() if match else ""


def _may_hold_articles(file: Path) -> bool:
    if _ABOUT.fullmatch(file.name) or file.name in _TOOLS:
        return False
    return not _ending(file) or _ending(file) in formats.SOUGHT or file.name.lower().endswith(".warc.gz")


def _left_out(folder: Path, files: Sequence[Path], some_kept: bool) -> list[Progress]:
    if not files and not some_kept:
        return [Progress(0, 0, failed=f"{folder} holds no files. Choose another folder.", path=str(folder))]
    if not files:
        return []
    endings = [ending for ending, _ in Counter(map(_ending, files)).most_common() if ending]
    named = ", ".join(endings[:_MOST_NAMED]) + (" and others" if len(endings) > _MOST_NAMED else "")
    kinds = f" ({named})" if named else ""
    many = "1 file" if len(files) == 1 else f"{len(files)} files"
    if some_kept:
        message = f"{many}{kinds} in {folder} left out: not articles that Synoptic reads"
        return [Progress(0, 0, message, path=str(folder))]
    sentence = f"{folder} holds no articles that Synoptic reads, only {many}{kinds}. Name a file itself to try it."
    return [Progress(0, 0, failed=sentence, path=str(folder))]
