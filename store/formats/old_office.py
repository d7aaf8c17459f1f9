"""Files of old Office programs, in whose shape new ones are locked too: not read, and told what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats import text
from store.formats.decode import LARGEST
from store.records import Reading

_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the name of what is inside a locked file of Word's
_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEWER = (".docx", ".xlsx", ".pptx")


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the error that says why the file is not read; one that is only named like them is text."""
    data = file.read(LARGEST)
    if not data.startswith(_MARK):
        file.seek(0)
        yield from text.read(file, name)
        return
    if _LOCKED in data or PurePath(name).suffix.lower() in _NEWER:
        raise UnreadableFile(f"{name} is locked with a password.", "Save a copy without the password.")
    raise UnreadableFile(
        f"{name} is in the format of Word before 2007.", "Open it in Word or LibreOffice, and save it as .docx or .odt."
    )
