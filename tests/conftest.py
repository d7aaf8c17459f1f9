"""What all tests share: a fresh library, and short articles written for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.database import Library, open_library
from store.formats import text
from store.records import Details, Layout, Passage, Piece, Reading, Role

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no test needs a screen

Add = Callable[..., int]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a folder of its own."""
    with open_library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def add(library: Library) -> Add:
    """Adds an article, a line a paragraph and a sentence; a line that begins with "# " is furniture."""

    def added(words: str, details: Details | None = None, path: str = "a.txt") -> int:
        return add_article(library, words, details, path)

    return added


def add_article(library: Library, words: str, details: Details | None = None, path: str = "a.txt") -> int:
    """Add an article, a line a paragraph and a passage; a line that begins with "# " is furniture."""
    page = text.page(words)
    pieces = tuple(
        Piece(block.start, block.end, Role.FURNITURE, "a caption")
        if words.startswith("# ", block.start)
        else Piece(block.start, block.end)
        for block in page.blocks
    )
    reading = Reading(page, words.encode(), path)
    return library.articles.add(reading, details or Details(), lay(words, pieces))


def lay(words: str, pieces: tuple[Piece, ...]) -> Layout:
    """Lay body pieces out, a passage each."""
    clean, passages = "", list[Passage]()
    for piece in pieces:
        if piece.role is Role.BODY:
            clean += "\n\n" if clean else ""
            passages.append(Passage(len(clean), len(clean) + piece.end - piece.start, len(passages)))
            clean += words[piece.start : piece.end]
    return Layout(pieces, clean, tuple(passages))
