"""Looks a whole library over and says, in plain sentences, what is wrong with it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from store.bundle.partial import partials
from store.errors import LibraryError
from store.packing import unpack_bytes, unpack_passages, unpack_pieces, unpack_places
from store.records import Passage, Piece, Role
from store.sqlite import Database


def problems(db: Database) -> list[str]:
    """Return what is wrong; empty when all is well. Reads every byte of the library."""
    try:
        found = [
            f"The file is damaged: {row[0]}."
            for row in db.execute("PRAGMA integrity_check").fetchall()
            if row[0] != "ok"
        ]
        if found:
            return found  # what stands in damaged tables says nothing
        lost = db.execute("PRAGMA foreign_key_check").fetchall()
        found = [f"A line of {table} points at {parent} that is not there." for table, _row, parent, _key in lost]
        return [*found, *_articles(db), *_accounts(db)]
    except LibraryError as error:
        return [error.sentence]


def _articles(db: Database) -> Iterator[str]:
    rows = db.execute(
        "SELECT id, sha256, bytes, packed, text, source, pieces, passages FROM articles "
        "LEFT JOIN texts ON texts.article = id LEFT JOIN originals ON originals.article = id ORDER BY id"
    )
    lacking = partials(db)  # a colleague's bundle brought them without
    for row in rows:
        number, sha256, size, packed, text, source, pieces, passages = row
        for sentence in () if packed is None and sha256 in lacking else _original(packed, sha256, size):
            yield f"Article {number}: {sentence}"
        if text is None:
            yield f"Article {number}: its text is missing."
            continue
        try:
            wrong = [*pieces_wrong(source, text, unpack_pieces(pieces))]
            wrong += passages_wrong(text, unpack_passages(passages))
        except msgspec.MsgspecError:
            wrong = ["its pieces or passages cannot be read."]
        for sentence in wrong:
            yield f"Article {number}: {sentence}"


def _original(packed: bytes | None, sha256: str, size: int) -> Iterator[str]:
    if packed is None:
        yield "its original is missing."
        return
    try:
        data = unpack_bytes(packed)
    except zlib.error:
        yield "its original cannot be unpacked."
        return
    if len(data) != size:
        yield f"its original has {len(data)} bytes, and {size} were imported."
    if hashlib.sha256(data).hexdigest() != sha256:
        yield "its original is not the one that was imported."


def pieces_wrong(source: str, text: str, pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Say what is wrong: pieces must go forward, cover all that is not blank, and lay out to the clean text."""
    end = 0
    for piece in pieces:
        if not end <= piece.start <= piece.end <= len(source):
            yield "a piece of its page is out of place."
            return
        if source[end : piece.start].strip():
            yield "words of its page belong to no piece."
        end = piece.end
    if source[end:].strip():
        yield "words of its page belong to no piece."
    kept = (source[piece.start : piece.end] for piece in pieces if piece.role in (Role.BODY, Role.HEADING))
    if "".join("".join(kept).split()) != "".join(text.split()):
        yield "its clean text is not what its pieces lay out to."


def passages_wrong(text: str, passages: tuple[Passage, ...]) -> Iterator[str]:
    """Say what is wrong: passages must go forward and cover all that is not blank."""
    end = 0
    for passage in passages:
        if not end <= passage.start < passage.end <= len(text):
            yield "a passage is outside its text."
            return
        if text[end : passage.start].strip():
            yield "words of its text belong to no passage."
        end = passage.end
    if text[end:].strip():
        yield "words of its text belong to no passage."


def _accounts(db: Database) -> Iterator[str]:
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT event, accounts.article, accounts.passages, texts.passages FROM accounts "
        "JOIN texts ON texts.article = accounts.article ORDER BY event, place"
    ).fetchall()
    for event, article, told, passages in rows:
        try:
            places, known = unpack_places(told), len(unpack_passages(passages))
        except msgspec.MsgspecError:
            yield f"Event {event}: its passages cannot be read."
            continue
        if any(not 0 <= place < known for place in places):
            yield f"Event {event}: article {article} has no such passage."
