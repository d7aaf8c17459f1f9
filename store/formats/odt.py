"""OpenDocument texts (LibreOffice, Google Docs): paragraphs, headings, lists, tables, notes and tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from store.errors import ReaderError
from store.formats.archive import Archive
from store.formats.odt_body import body
from store.formats.odt_styles import Styles
from store.formats.office import Parts, once, properties, read_office
from store.formats.paragraphs import Paragraph
from store.formats.xml_tree import local, within
from store.records import Details, Reading

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a text document, or those of a bundle."""
    yield from read_office(file, name, _parts, MEDIA_TYPE)


def _parts(archive: Archive) -> Parts:
    meta = archive.tree("meta.xml")
    told = properties(None if meta is None else within(meta, "meta"))
    byline = told.get("initial-creator") or told.get("creator", "")
    return _paragraphs(archive), Details(title=told.get("title", ""), byline=byline)


def _paragraphs(archive: Archive) -> Iterator[Paragraph]:
    """Yield all that a reader of the document sees: running heads, the text with its notes, running feet."""
    content, around = archive.tree("content.xml"), archive.tree("styles.xml")
    text = None if content is None else within(content, "body", "text")
    if text is None:
        raise archive.broken()
    styles = Styles(content, around)
    yield from once(_around(around, styles, "header"))
    yield from body(text, styles)
    yield from once(_around(around, styles, "footer"))


def _around(tree: Any | None, styles: Styles, kind: str) -> Iterator[Paragraph]:
    """Yield the words of the running heads or feet."""
    for element in () if tree is None else tree.iter():
        if local(element) in (kind, f"{kind}-left", f"{kind}-first"):
            yield from body(element, styles, "running head")
