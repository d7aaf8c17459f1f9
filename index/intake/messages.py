"""What the reading processes are asked and what they answer: framed msgpack, which can hold data and nothing else."""

from __future__ import annotations

import struct
from typing import IO

import msgspec

from index.intake.pieces import Piece
from index.intake.prepare import Prepared

_SIZE = struct.Struct("<Q")


class Task(msgspec.Struct, frozen=True):
    """One file to read, by its path as the system writes it; or bytes that came otherwise, with their name."""

    path: bytes
    data: bytes | None = None
    skip: int = 0  # how many of its articles are read already
    feed: bool = False  # it is to be a feed, and nothing else
    piece: Piece | None = None  # of a JSON Lines file: these lines alone


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """An article."""

    prepared: Prepared


class Known(msgspec.Struct, frozen=True, tag="known"):
    """An article that the library has: nothing was worked out again."""

    sha256: str
    path: str
    size: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Why an article, or the file, cannot be read."""

    sentence: str
    next_step: str
    title: str = ""  # of an entry in a feed that is a teaser only
    url: str = ""


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The file is read to its end."""


Answer = Ready | Known | Failed | Done
answers = msgspec.msgpack.Decoder(Answer)
tasks = msgspec.msgpack.Decoder(Task)


def send(stream: IO[bytes], message: Task | Answer) -> None:
    """Write one message; BrokenPipeError when the other side is gone."""
    packed = msgspec.msgpack.encode(message)
    stream.write(_SIZE.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message, still packed; None when the other side is gone, even in its middle."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    size = _SIZE.unpack(head)[0]
    packed = stream.read(size)
    return packed if len(packed) == size else None
