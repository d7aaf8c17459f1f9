"""Reads members of a ZIP file from foreign hands into memory, within bounds; nothing is ever unpacked to the disk."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO
from urllib.parse import unquote

from store.errors import UnreadableFile
from store.formats.decode import LARGEST
from store.formats.xml_tree import parse

_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 64 << 20
_LARGEST_WHOLE = 256 << 20  # of all members that are read
# XML of word processors packs 10 to 40 times smaller; a bomb of zeros a thousand times.
_LARGEST_RATIO = 250
_RATIO_FROM = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError)


class Archive:
    """The members of one ZIP file by name; all errors are UnreadableFile's."""

    def __init__(self, zipped: zipfile.ZipFile, name: str) -> None:
        self._zipped = zipped
        self._name = name
        self._members = {info.filename: info for info in zipped.infolist()[:_MOST_MEMBERS]}
        self._read = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The members in the order of the file."""
        return tuple(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """Return a member unpacked; empty when there is none of that name."""
        info = self._members.get(member)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise UnreadableFile(f"{self._name} is locked with a password.", "Save a copy without the password.")
        if info.file_size > _RATIO_FROM and info.file_size > _LARGEST_RATIO * max(info.compress_size, 1):
            raise self._bomb()
        data = self._unpacked(info)
        self._read += len(data)
        if len(data) > _LARGEST_MEMBER or self._read > _LARGEST_WHOLE:
            raise self._bomb()
        return data

    def tree(self, member: str) -> Any | None:
        """Return the root of a member that is XML; None where it is empty, or there is none of that name."""
        data = self.read(member)
        return parse(data, self._name) if data.strip() else None

    def broken(self) -> UnreadableFile:
        """Return the error for a file that its own format cannot be made of."""
        return broken(self._name)

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zipped.open(info) as file:
                return file.read(_LARGEST_MEMBER + 1)
        except _BROKEN as error:
            raise self.broken() from error

    def _bomb(self) -> UnreadableFile:
        return UnreadableFile(f"{self._name} would unpack to far more than a document holds.", "Ask where it is from.")


@contextmanager
def opened(file: BinaryIO, name: str) -> Iterator[Archive]:
    """Open a ZIP file; raises UnreadableFile for one that is broken or too large."""
    if file.seek(0, 2) > LARGEST:
        raise UnreadableFile(f"{name} is larger than {LARGEST >> 20} MiB.", "Save it without its pictures.")
    file.seek(0)
    try:
        zipped = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise broken(name) from error
    with zipped:
        yield Archive(zipped, name)


def broken(name: str) -> UnreadableFile:
    """Return the error for a file that its own format cannot be made of."""
    return UnreadableFile(f"{name} is damaged.", "Copy, save or download it again.")


def beside(member: str, link: str) -> str:
    """Return the member that a link in another member means; one that leads out of the archive is none: ""."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(member), unquote(link.partition("#")[0])))
    return "" if path.startswith(("../", "/")) or path in (".", "..") else path
