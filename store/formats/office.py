"""What files of word processors have in common: XML in a ZIP file, properties, running heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from store.errors import ReaderError
from store.formats.archive import Archive, opened
from store.formats.documents import readings
from store.formats.paragraphs import Paragraph, trusted
from store.formats.xml_tree import local, said
from store.records import Details, Reading

Parts = tuple[Iterable[Paragraph], Details]
"""The paragraphs of a document and what its properties say."""


def read_office(
    file: BinaryIO, name: str, parts: Callable[[Archive], Parts], media_type: str
) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a document, or those of a bundle."""
    with opened(file, name) as archive:
        told, declared = parts(archive)
        found = list(told)
    file.seek(0)
    yield from readings(found, trusted(declared, found), file.read(), name, media_type)


def properties(element: Any | None) -> dict[str, str]:
    """Return the properties of a document that stand in an element, by their names in small letters."""
    return {} if element is None else {local(one): said(one) for one in element}


def once(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the words of running heads or feet, each once."""
    told: set[str] = set()
    for one in paragraphs:
        if one.text not in told:
            told.add(one.text)
            yield one
