"""Files of old Office programs, in whose shape new ones are locked too: not read, and told what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST
from store.records import Reading

_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the name of what is inside a locked file of Word's
_NEWER = (".docx", ".xlsx", ".pptx")


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the error that says why the file is not read."""
    if _LOCKED in file.read(LARGEST) or PurePath(name).suffix.lower() in _NEWER:
        yield UnreadableFile(f"{name} is locked with a password.", "Save a copy without the password.")
        return
    yield UnreadableFile(
        f"{name} is in the format of Word before 2007.", "Open it in Word or LibreOffice, and save it as .docx or .odt."
    )
