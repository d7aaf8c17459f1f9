"""E-mails: the text, with quoted replies and signatures told apart, and the documents that are attached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST
from store.formats.mail import message
from store.records import Reading


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the e-mail as an article, then each article in a document attached to it."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield UnreadableFile(f"{name} is larger than {LARGEST >> 20} MiB.", "Save it without its attachments.")
        return
    yield from message(data, name)
