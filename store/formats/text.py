"""Plain text, as pasted or saved: one block for every line that is not blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError
from store.formats.decode import LARGEST, decode
from store.records import Block, Details, Page, Reading

_LINE = re.compile(r"[^\n]+")


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a text file."""
    data = file.read(LARGEST + 1)
    try:
        yield Reading(page(decode(data, name)), data, name, "text/plain")
    except ReaderError as error:
        yield error


def page(text: str, declared: Details | None = None) -> Page:
    """Make the page of a text whose lines end by newlines."""
    return Page(text, lines(text), declared or Details())


def lines(text: str) -> tuple[Block, ...]:
    """Return a block for every line that is not blank, without the blanks around it."""
    return tuple(block for match in _LINE.finditer(text) if (block := _block(match)) is not None)


def _block(match: re.Match[str]) -> Block | None:
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    end = match.start() + len(line.rstrip())
    return Block(start, end) if start < end else None
