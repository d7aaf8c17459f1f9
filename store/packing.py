"""Pieces and passages as compact JSON, original bytes as packed blobs, and back."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from store.records import Passage, Piece, Role

_PIECES = msgspec.json.Decoder(list[tuple[int, int, Role, str, bool]])
_PASSAGES = msgspec.json.Decoder(list[tuple[int, int, int, bool]])
_PLACES = msgspec.json.Decoder(tuple[int, ...])


def pack_pieces(pieces: Sequence[Piece]) -> str:
    """Write pieces as rows of start, end, role, reason, joined."""
    return _json([(piece.start, piece.end, piece.role, piece.reason, piece.joined) for piece in pieces])


def unpack_pieces(packed: str) -> tuple[Piece, ...]:
    """Read what pack_pieces wrote."""
    return tuple(Piece(*row) for row in _PIECES.decode(packed))


def pack_passages(passages: Sequence[Passage]) -> str:
    """Write passages as rows of start, end, paragraph, heading."""
    return _json([(passage.start, passage.end, passage.paragraph, passage.heading) for passage in passages])


def unpack_passages(packed: str) -> tuple[Passage, ...]:
    """Read what pack_passages wrote."""
    return tuple(Passage(*row) for row in _PASSAGES.decode(packed))


def pack_places(places: Sequence[int]) -> str:
    """Write places in an article's passages."""
    return _json(places)


def unpack_places(packed: str) -> tuple[int, ...]:
    """Read what pack_places wrote."""
    return _PLACES.decode(packed)


def pack_bytes(data: bytes) -> bytes:
    """Pack original bytes. Level 4 packs 229 pages of news to 19.7 % in 2.6 ms each; 6 to 18.7 % in 4.8 ms."""
    return zlib.compress(data, 4)


def unpack_bytes(packed: bytes) -> bytes:
    """Give the original bytes back as they were."""
    return zlib.decompress(packed)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
