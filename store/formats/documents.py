"""From the paragraphs of a document to its articles: one, or as many as an archive's bundle holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.errors import ReaderError
from store.formats.bundle_lines import COVER, Bundled
from store.formats.bundles import articles
from store.formats.paragraphs import Paragraph, page
from store.formats.reading import tried
from store.records import Details, Page, Reading

_BUNDLES = (COVER, "running head", "page number")


def readings(
    paragraphs: Sequence[Paragraph], declared: Details, data: bytes, name: str, media_type: str
) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a document with these paragraphs and details, or those of a bundle."""
    found = articles(paragraphs) or [Bundled(tuple(paragraphs), declared)]
    yield from _each(found, data, name, media_type)


def bundled(
    paragraphs: Sequence[Paragraph], data: bytes, name: str, media_type: str
) -> Iterator[Reading | ReaderError]:
    """Yield the articles of a bundle; nothing for what is none."""
    yield from _each(articles(paragraphs), data, name, media_type)


def _each(found: Sequence[Bundled], data: bytes, name: str, media_type: str) -> Iterator[Reading | ReaderError]:
    """Yield the articles; one alone has the whole file as its original.

    What is kept of an article among others as its original is its own text with all its fields: by that it is known
    again in whatever other bundle it comes.
    """
    for number, one in enumerate(found, 1):
        if len(found) == 1:
            yield tried(_reading, one, name, data, media_type)
        else:
            yield tried(_reading, one, f"{name}#{number}", None, "text/plain")


def _reading(one: Bundled, where: str, data: bytes | None, media_type: str) -> Reading:
    made = page(one.paragraphs, one.details, where)
    return Reading(made, _own(made) if data is None else data, where, media_type)


def _own(made: Page) -> bytes:
    """Return all that a bundle holds of one article; its covers and running heads are the bundle's."""
    own = [block for block in made.blocks if block.hint not in _BUNDLES]
    return "\n\n".join(made.text[block.start : block.end] for block in own).encode()
