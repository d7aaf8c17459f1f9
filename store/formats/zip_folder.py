"""ZIP files with documents in them, as archives hand out single files: each is read as it would be in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.archive import opened
from store.formats.decode import plain
from store.formats.sniff import SOUGHT, Format, sniff
from store.records import Reading

_MOST = 5000  # documents


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the articles of every document in the file; one that cannot be read is told, and the others go on."""
    from store.formats import read_bytes  # which chooses this module

    with opened(file, name) as archive:
        members = [one for one in archive.names if _is_document(one)]
        if not members:
            raise UnreadableFile(f"{name} holds no articles that Synoptic reads.", "Unpack it and look.")
        if len(members) > _MOST:
            raise UnreadableFile(f"{name} holds more than {_MOST:,} files.", "Unpack it and import the folder.")
        for member in members:
            where = f"{name}#{plain(member)}"
            try:
                data = archive.read(member)
                if _is_folder(data, member):
                    raise UnreadableFile(f"{where} is a ZIP file in a ZIP file.", "Unpack it and import the folder.")
            except ReaderError as error:
                yield error
                continue
            yield from read_bytes(data, where)


def _is_document(member: str) -> bool:
    path = PurePosixPath(member)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and not member.endswith("/") and path.suffix.lower() in SOUGHT


def _is_folder(data: bytes, member: str) -> bool:
    try:
        return sniff(BytesIO(data), member) is Format.ZIP
    except ReaderError:
        return False
