"""A part of a mapped file as a file that Whoosh's columns read, without ever copying it.

Whoosh's own `BufferFile` copies the whole part into memory (`BytesIO(view)`).
"""

from __future__ import annotations

import os
from typing import Any

from whoosh.filedb.structfile import BufferFile


class _View:
    """The little of a read-only file's manners that Whoosh and pickle ask for, over a memory view."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        end = len(self._view) if size is None or size < 0 else min(self._place + size, len(self._view))
        data = bytes(self._view[self._place : end])
        self._place = max(end, self._place)
        return data

    def readinto(self, target: Any) -> int:
        data = self.read(len(target))
        target[: len(data)] = data
        return len(data)

    def readline(self) -> bytes:
        size, place = 128, self._place
        while True:
            data = bytes(self._view[place : place + size])
            cut = data.find(b"\n") + 1
            if cut or place + size >= len(self._view):
                return self.read(cut or len(data))
            size *= 2

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: len(self._view)}[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        return self._place

    def close(self) -> None:
        self._view = memoryview(b"")


class MappedFile(BufferFile):
    """A Whoosh file over a view of mapped memory; a part of it is a view too."""

    def __init__(self, view: memoryview, name: str | None = None) -> None:
        self._buf: Any = view
        self._name = name
        self.file: Any = _View(view)
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def subset(self, position: int, length: int, name: str | None = None) -> MappedFile:
        """Return a part of this file as a file."""
        return MappedFile(self._buf[position : position + length], name or self._name)

    def close(self) -> None:
        """Let go of the view; the map itself ends with the last view of it."""
        self.file.close()
        self._buf = memoryview(b"")
        self.is_closed = True
