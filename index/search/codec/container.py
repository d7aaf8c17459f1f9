"""A file of named arrays: flat, little-endian, aligned, checksummed, read through a memory map without a copy.

`docs/index-format.md` describes the bytes.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"SYNFLAT\n"
VERSION = 1
ALIGN = 8
_HEAD = struct.Struct("<8sII")
_FOOT = struct.Struct("<QII8s")

Array = NDArray[Any]


class DamagedError(ValueError):
    """A file is not what was written: cut, changed, or of another version."""


def narrow(numbers: Array) -> Array:
    """Return whole numbers of 0 and more in the fewest bytes (1, 2, 4 or 8) that hold the greatest."""
    greatest = int(numbers.max()) if len(numbers) else 0
    return numbers.astype(narrowest(greatest))


def narrowest(greatest: int) -> str:
    """Return the little-endian type of the fewest bytes that holds a number."""
    return next(kind for kind, bits in (("|u1", 8), ("<u2", 16), ("<u4", 32), ("<u8", 64)) if greatest < 1 << bits)


class SectionWriter:
    """Writes sections one after the other, then their directory; only `close` makes the file whole."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._place = 0
        self._sections: dict[str, tuple[int, int, int, str]] = {}
        self._write(_HEAD.pack(MAGIC, VERSION, 0))

    def add(self, name: str, array: Array) -> None:
        """Write one array under a name, little-endian, in its own width."""
        flat = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        self.pour(name, flat.dtype.str, [flat.data.cast("B")] if len(flat) else [])

    def pour(self, name: str, kind: str, pieces: Iterable[bytes | memoryview]) -> None:
        """Write the bytes of an array of `kind` that come in pieces."""
        self._write(bytes(-self._place % ALIGN))
        begin, check = self._place, 0
        for piece in pieces:
            check = zlib.crc32(piece, check)
            self._write(piece)
        self._sections[name] = (begin, self._place - begin, check, kind)

    def close(self) -> None:
        """Write the directory and hand everything to the disk."""
        directory = json.dumps(self._sections, separators=(",", ":")).encode()
        begin = self._place
        self._write(directory)
        self._write(_FOOT.pack(begin, len(directory), zlib.crc32(directory), MAGIC))
        self._file.flush()
        with suppress(AttributeError, OSError, ValueError):  # a file in memory has no number
            os.fsync(self._file.file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Let go of the file as it is; without its directory it is no file of ours."""
        with suppress(Exception):  # Whoosh complains of a file that is closed already
            self._file.close()

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        self._place += len(data)


class Sections:
    """The sections of a written file as arrays over its memory."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._sections = _directory(view)

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def names(self) -> list[str]:
        """Return the names of all sections."""
        return list(self._sections)

    def raw(self, name: str) -> memoryview:
        """Return a section's bytes."""
        begin, length, _, _ = self._sections[name]
        return self._view[begin : begin + length]

    def array(self, name: str) -> Array:
        """Return a section's array; it cannot be written to."""
        return np.frombuffer(self.raw(name), self._sections[name][3])

    def verify(self) -> None:
        """Read everything. Raises DamagedError where a checksum does not fit."""
        for name, (_, _, check, _) in self._sections.items():
            if zlib.crc32(self.raw(name)) != check:
                raise DamagedError(f"section {name} is damaged")


def _directory(view: memoryview) -> dict[str, tuple[int, int, int, str]]:
    if len(view) < _HEAD.size + _FOOT.size:
        raise DamagedError("the file is cut")
    magic, version, _ = _HEAD.unpack_from(view, 0)
    begin, length, check, end = _FOOT.unpack_from(view, len(view) - _FOOT.size)
    if magic != MAGIC or end != MAGIC or version != VERSION:
        raise DamagedError("the file is cut, or of another version")
    directory = view[begin : begin + length]
    if zlib.crc32(directory) != check:
        raise DamagedError("the directory is damaged")
    sections: dict[str, tuple[int, int, int, str]] = {
        name: (int(place), int(size), int(sum_), str(kind))
        for name, (place, size, sum_, kind) in json.loads(bytes(directory)).items()
    }
    if any(place + size > begin for place, size, _, _ in sections.values()):
        raise DamagedError("a section lies outside the file")
    return sections


def opened(storage: Any, name: str) -> Sections:
    """Open a file of a Whoosh storage: mapped where it lies in a folder, else read."""
    folder = getattr(storage, "folder", None)
    if not folder:
        with_data = storage.open_file(name)
        data = with_data.read(storage.file_length(name))
        with_data.close()
        return Sections(memoryview(data))
    with open(os.path.join(folder, name), "rb") as file:
        if os.fstat(file.fileno()).st_size == 0:
            raise DamagedError("the file is empty")
        return Sections(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
