"""Lays an article out from the pieces of its page: the clean text, its passages, and where each piece went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.clean.clean import lay_out
from index.split.split import split
from store.records import Layout, Piece, Role, Span


def layout(source: str, pieces: Sequence[Piece], language: str) -> Layout:
    """Return how the pieces of a page in this language (ISO 639-1) are laid out."""
    text = lay_out(source, pieces)
    headings = [Span(at, at + piece.end - piece.start) for at, piece in _places(pieces) if piece.role is Role.HEADING]
    return Layout(tuple(pieces), text, split(text, language, headings))


def page_place(pieces: Sequence[Piece], at: int) -> int:
    """Return where in the page a character of the clean text stands; -1 when the text has none there."""
    found = (
        piece.start + at - start for start, piece in _places(pieces) if start <= at < start + piece.end - piece.start
    )
    return next(found, -1)


def _places(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    """Yield each piece that is in the clean text, with where it begins there."""
    start = 0
    for piece in pieces:
        if piece.role in (Role.BODY, Role.HEADING):
            start += (1 if piece.joined else 2) if start else 0
            yield start, piece
            start += piece.end - piece.start
