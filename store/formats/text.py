"""Plain text, as pasted or saved: one block for every line that is not blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError
from store.formats.decode import LARGEST, decode
from store.records import Block, Details, Page, Reading

_LINE = re.compile(r"[^\n]+")
# Lines that stand in the bundles of Nexis, ProQuest and Factiva, and hardly in an article.
_BUNDLE = re.compile(
    r"^[ \t]*(?:\d+ of \d+ DOCUMENTS?\b|Dokument \d+ von \d+|Document \d+ de \d+|Load-Date:|ProQuest document ID:"
    r"|(?:Document|Dokument|Documento) [A-Z]{2}[A-Z0-9]{12,}|HD(?:\t|  |$))",
    re.I | re.M,
)


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a text file, or those of an archive's bundle."""
    data = file.read(LARGEST + 1)
    text = decode(data, name)
    bundled = list(_bundled(text, data, name)) if _BUNDLE.search(text) else []
    yield from bundled or [Reading(page(text), data, name, "text/plain")]


def _bundled(text: str, data: bytes, name: str) -> Iterator[Reading | ReaderError]:
    from store.formats import bundle_lines, documents  # only for texts that look like a bundle

    yield from documents.bundled(bundle_lines.of_text(text), data, name, "text/plain")


def page(text: str, declared: Details | None = None) -> Page:
    """Make the page of a text whose lines end by newlines."""
    return Page(text, lines(text), declared or Details())


def lines(text: str) -> tuple[Block, ...]:
    """Return a block for every line that is not blank, without the blanks around it."""
    return tuple(block for match in _LINE.finditer(text) if (block := _block(match)) is not None)


def _block(match: re.Match[str]) -> Block | None:
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    end = match.start() + len(line.rstrip())
    return Block(start, end) if start < end else None
