"""Cuts a large JSON Lines file at the ends of lines, so that several processes read it at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

LARGE = 2 << 20
"""Bytes from which a file is cut: some 400 articles, the work of three seconds."""

PIECE = 1 << 20
_ENDINGS = (".jsonl", ".ndjson")
_MOST = 64 << 20  # of a line: what is longer is no article, and its reader says so


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of whole lines: where it is in the file, its size, and how many lines are before it."""

    start: int
    size: int
    before: int


def pieces(name: str, size: int) -> list[Piece]:
    """Return the pieces of a file in order; [] for one that is read as a whole."""
    if size < LARGE or PurePath(name).suffix.lower() not in _ENDINGS:
        return []
    try:
        cut = _cut(name)
    except OSError:  # its reader tells why
        return []
    return cut if len(cut) > 1 else []


def _cut(name: str) -> list[Piece]:
    """Return the pieces; none of a file that is to be read as a whole: one line of it is longer than a piece may be."""
    found: list[Piece] = []
    start = before = 0
    with open(name, "rb") as file:
        if not file.read(256).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            return []  # of another format than its name says, or in an encoding whose lines do not end by one byte
        file.seek(0)
        while block := file.read(PIECE):
            if not block.endswith(b"\n"):
                rest = file.readline(_MOST)
                if len(rest) == _MOST:
                    return []
                block += rest
            found.append(Piece(start, len(block), before))
            start += len(block)
            before += block.count(b"\n")
    return found
