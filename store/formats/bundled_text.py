"""Archives' bundles in plain text or mark-up, cut into their articles."""

from __future__ import annotations

from collections.abc import Iterator

from store.errors import ReaderError
from store.formats import documents
from store.formats.bundle_lines import of_text
from store.formats.bundles import articles
from store.formats.marked_up import paragraphs
from store.formats.text import page
from store.records import Details, Reading


def of_markup(markup: str, data: bytes, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the articles of a bundle in mark-up; nothing when it is none."""
    found = list(paragraphs(markup))
    if articles(found):
        yield from documents.readings(found, Details(), data, name, "text/html")


def readings(text: str, data: bytes, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the articles of a bundle; one of a text that only looks like a bundle."""
    found = of_text(text)
    if articles(found):
        yield from documents.readings(found, Details(), data, name, "text/plain")
    else:
        yield Reading(page(text), data, name, "text/plain")
