"""From the paragraphs of a document to its articles: one, or as many as an archive's bundle holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.errors import ReaderError
from store.formats.paragraphs import Paragraph, page, trusted
from store.records import Details, Reading


def readings(
    paragraphs: Sequence[Paragraph], declared: Details, data: bytes, name: str, media_type: str
) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a document with these paragraphs and properties, or those of a bundle."""
    try:
        yield Reading(page(paragraphs, trusted(declared, paragraphs), name), data, name, media_type)
    except ReaderError as error:
        yield error
