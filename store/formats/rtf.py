"""RTF files: paragraphs, headings, tables, notes, running heads and tracked changes.

An own reader, since striprtf runs words that were deleted together with those that stand ("dangerousdefective"), and
leaves out notes, running heads and what is a heading (0.0.35, on a file of LibreOffice's).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError
from store.formats.archive import broken
from store.formats.documents import readings
from store.formats.paragraphs import trusted
from store.formats.reading import whole
from store.formats.rtf_reader import Reader
from store.formats.rtf_tokens import tokens
from store.records import Details, Reading

_DEEPEST = 10_000


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of an RTF file, or those of a bundle."""
    data = whole(file, name, "Save it without its pictures.")
    if not data.lstrip().startswith(b"{\\rtf"):
        raise broken(name)
    reader = Reader()
    for token in tokens(data):
        reader.take(token)
        if reader.depth > _DEEPEST:
            raise broken(name)
    declared = Details(title=reader.told.get("title", ""), byline=reader.told.get("author", ""))
    found = reader.paragraphs()
    yield from readings(found, trusted(declared, found), data, name, "application/rtf")
