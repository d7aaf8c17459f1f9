"""Word files: paragraphs, headings, lists, tables, notes, comments and tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError
from store.formats.archive import Archive
from store.formats.docx_body import body
from store.formats.docx_styles import Styles
from store.formats.office import Parts, once, properties, read_office
from store.formats.paragraphs import Paragraph
from store.formats.xml_tree import children, within
from store.records import Details, Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a Word file, or those of a bundle."""
    yield from read_office(file, name, _parts, MEDIA_TYPE)


def _parts(archive: Archive) -> Parts:
    told = properties(archive.tree("docProps/core.xml"))
    return _paragraphs(archive), Details(title=told.get("title", ""), byline=told.get("creator", ""))


def _paragraphs(archive: Archive) -> Iterator[Paragraph]:
    """Yield all that a reader of the document sees: running heads first, then the text, then its notes."""
    main = _MAIN if _MAIN in archive else next((one for one in archive.names if one.endswith("/document.xml")), "")
    tree = archive.tree(main)
    whole = None if tree is None else within(tree, "body")
    if whole is None:
        raise archive.broken()
    styles = Styles(archive.tree("word/styles.xml"))
    yield from once(_around(archive, styles, "header"))
    yield from body(whole, styles)
    for kind, hint in (("footnotes", "footnote"), ("endnotes", "footnote"), ("comments", "comment on the document")):
        notes = archive.tree(f"word/{kind}.xml")
        for note in () if notes is None else children(notes, kind[:-1]):
            yield from body(note, styles, hint)
    yield from once(_around(archive, styles, "footer"))


def _around(archive: Archive, styles: Styles, kind: str) -> Iterator[Paragraph]:
    """Yield the words of the running heads or feet."""
    for member in sorted(archive.names):
        tree = archive.tree(member) if member.startswith(f"word/{kind}") and member.endswith(".xml") else None
        if tree is not None:
            yield from body(tree, styles, "running head")
