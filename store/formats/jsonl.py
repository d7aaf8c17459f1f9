"""JSON Lines: every line one article, its shape the one that the README tells; a broken line stops no other."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats import objects
from store.formats.decode import BOMS, LARGEST, decode
from store.formats.reading import shown, tried
from store.records import Reading

_NEXT_STEP = "Correct the line and import the file again: the other lines are in."


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article or an error for every line that is not blank, one line in memory at a time."""
    readings = _readings(file, name, 0)
    yield next(readings, UnreadableFile(f"{name} is empty.", "Choose a file with an article in it."))
    yield from readings


def read_lines(path: Path, start: int, size: int, before: int) -> Iterator[Reading | ReaderError]:
    """Yield the articles of whole lines of a file: `size` bytes from `start`, behind so many lines `before`."""
    try:
        with open(path, "rb") as file:
            file.seek(start)
            data = file.read(size)
    except OSError as error:
        yield UnreadableFile(f"{path} cannot be read: {error.strerror}.", "Check the disk and import it again.")
        return
    yield from _readings(io.BytesIO(data), shown(path), before)


def _readings(file: BinaryIO, name: str, before: int) -> Iterator[Reading | ReaderError]:
    for number, line in _lines(file):
        yield tried(reading, line, f"{name}#{before + number}")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, each with its number; what is left of one too long is skipped."""
    file, number = _utf8(file), 0
    while line := file.readline(LARGEST + 1):
        number += 1
        rest = line if len(line) > LARGEST else b"\n"
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST + 1)
        if line.strip():
            yield number, line.rstrip(b"\r\n")


def _utf8(file: BinaryIO) -> BinaryIO:
    """Return the file from behind its byte order mark, in UTF-8 where it is in UTF-16 or UTF-32."""
    head = file.read(4)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            file.seek(len(mark))
            return file if encoding == "utf-8" else io.BytesIO(file.read().decode(encoding, "replace").encode())
    file.seek(0)
    return file


def reading(line: bytes, where: str) -> Reading:
    """Read one line; raises UnreadableFile when it is no article."""
    if len(line) > LARGEST:
        raise UnreadableFile(f"{where} is longer than {LARGEST >> 20} MiB, which no article is.", _NEXT_STEP)
    try:
        told = json.loads(decode(line, where), strict=False)
    except (ValueError, RecursionError) as error:
        reason = f" ({error.msg}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFile(f"{where} is not a line of JSON{reason}.", _NEXT_STEP) from error
    if not isinstance(told, dict):
        raise UnreadableFile(f"{where} is not an article but a {named(told)}.", _NEXT_STEP)
    return Reading(objects.page(told, where), line, where, "application/json")


def named(value: Any) -> str:
    """Say what a value of JSON is."""
    return {list: "list", str: "text", int: "number", float: "number", bool: "yes or no"}.get(type(value), "nothing")
