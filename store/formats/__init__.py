"""Files in: every format gives the same thing, a Reading for each article it finds or the error that one met.

Nothing here raises for what a file holds: a broken article is an error among the others, and they go on. A format's
own `read` yields the errors of single articles, and raises the one that is about the file as a whole.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.reading import shown
from store.formats.sniff import EXTENSIONS, SOUGHT, sniff
from store.records import Reading

__all__ = ["EXTENSIONS", "SOUGHT", "read", "read_bytes"]


def read(path: Path) -> Iterator[Reading | ReaderError]:
    """Yield the articles in one file, the format chosen by its content first and its ending second."""
    name = os.path.abspath(path)
    try:
        with open(name, "rb") as file:
            yield from _read(file, shown(name))
    except OSError as error:
        yield _unopened(name, error)


def read_bytes(data: bytes, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the articles in bytes that were pasted or fetched; `name` is where they came from."""
    yield from _read(io.BytesIO(data), name)


def _read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    try:
        kind = sniff(file, name)
        file.seek(0)
        module = import_module(f"{__name__}.{kind.value}")  # its parser is loaded only when such a file is read
        yield from module.read(file, name)
    except ReaderError as error:
        yield error


def _unopened(name: str, error: OSError) -> ReaderError:
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(f"There is no file {name}.", "Check the name and try again.")
    if isinstance(error, IsADirectoryError) or os.path.isdir(name):
        return UnreadableFile(f"{name} is a folder, not an article.", "Give the files in it one by one.")
    if isinstance(error, PermissionError):
        return UnreadableFile(f"{name} may not be read.", "Allow reading the file, or copy it to a folder of yours.")
    return UnreadableFile(
        f"{name} cannot be read: {error.strerror or 'the disk failed'}.", "Check the disk that it is on and try again."
    )
