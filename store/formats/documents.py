"""From the paragraphs of a document to its articles: one, or as many as an archive's bundle holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.errors import ReaderError
from store.formats.bundle_lines import COVER, Bundled
from store.formats.bundles import articles
from store.formats.paragraphs import Paragraph, page
from store.records import Details, Page, Reading

_BUNDLES = (COVER, "running head", "page number")


def readings(
    paragraphs: Sequence[Paragraph], declared: Details, data: bytes, name: str, media_type: str
) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a document with these paragraphs and details, or those of a bundle.

    What is kept of an article in a bundle as its original is its own text with all its fields: by that it is known
    again in whatever other bundle it comes.
    """
    found = articles(paragraphs)
    try:
        if not found:
            yield Reading(page(paragraphs, declared, name), data, name, media_type)
        elif len(found) == 1:
            yield Reading(page(found[0].paragraphs, found[0].details, name), data, name, media_type)
    except ReaderError as error:
        yield error
    if len(found) > 1:
        yield from _each(found, name)


def _each(found: Sequence[Bundled], name: str) -> Iterator[Reading | ReaderError]:
    for number, one in enumerate(found, 1):
        where = f"{name}#{number}"
        try:
            made = page(one.paragraphs, one.details, where)
        except ReaderError as error:
            yield error
            continue
        yield Reading(made, _own(made), where, "text/plain")


def _own(made: Page) -> bytes:
    """Return all that a bundle holds of one article; its covers and running heads are the bundle's."""
    own = [block for block in made.blocks if block.hint not in _BUNDLES]
    return "\n\n".join(made.text[block.start : block.end] for block in own).encode()
