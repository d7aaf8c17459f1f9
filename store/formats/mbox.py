"""Mailboxes: many e-mails one after the other, each parted from the next by a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST
from store.formats.mail import message
from store.records import Reading

_SEPARATOR = re.compile(rb"From \S+.*\d\d:\d\d.*\d{4}|From -? ?\r?\n?$")
_MASKED = re.compile(rb"^>(>*From )", re.M)


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield every e-mail of a mailbox and its attached documents, one e-mail in memory at a time."""
    for number, data in enumerate(_messages(file), 1):
        where = f"{name}#{number}"
        if len(data) > LARGEST:
            yield UnreadableFile(f"{where} is larger than {LARGEST >> 20} MiB.", "Save it without its attachments.")
        else:
            yield from message(_MASKED.sub(rb"\1", data), where)


def _messages(file: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    size, blank = 0, True
    while line := file.readline(LARGEST):
        if blank and _SEPARATOR.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= LARGEST:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)
