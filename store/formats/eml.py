"""E-mails: the text, with quoted replies and signatures told apart, and the documents that are attached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError
from store.formats.mail import message
from store.formats.reading import whole
from store.records import Reading


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the e-mail as an article, then each article in a document attached to it."""
    yield from message(whole(file, name, "Save it without its attachments."), name)
