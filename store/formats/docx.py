"""Word files: paragraphs, headings, lists, tables, notes, comments and tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from store.errors import ReaderError
from store.formats.archive import Archive, broken, opened
from store.formats.documents import readings
from store.formats.docx_body import body
from store.formats.docx_styles import Styles
from store.formats.paragraphs import Paragraph, trusted
from store.formats.xml_tree import children, local, parse, said, within
from store.records import Details, Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a Word file, or those of a bundle."""
    try:
        with opened(file, name) as archive:
            found = list(paragraphs(archive, name))
            declared = _properties(archive, name)
    except ReaderError as error:
        yield error
        return
    file.seek(0)
    yield from readings(found, trusted(declared, found), file.read(), name, MEDIA_TYPE)


def paragraphs(archive: Archive, name: str) -> Iterator[Paragraph]:
    """Yield all that a reader of the document sees: running heads first, then the text, then its notes."""
    main = _MAIN if _MAIN in archive else next((one for one in archive.names if one.endswith("/document.xml")), "")
    if not main:
        raise broken(name)
    styles = Styles(_tree(archive, "word/styles.xml", name))
    whole = within(parse(archive.read(main), name), "body")
    if whole is None:
        raise broken(name)
    yield from _around(archive, styles, name, "header")
    yield from body(whole, styles)
    for kind, hint in (("footnotes", "footnote"), ("endnotes", "footnote"), ("comments", "comment on the document")):
        notes = _tree(archive, f"word/{kind}.xml", name)
        for note in () if notes is None else children(notes, kind[:-1]):
            yield from body(note, styles, hint)
    yield from _around(archive, styles, name, "footer")


def _around(archive: Archive, styles: Styles, name: str, kind: str) -> Iterator[Paragraph]:
    """Yield the words of the running heads or feet, each once."""
    told: set[str] = set()
    for member in sorted(archive.names):
        if member.startswith(f"word/{kind}") and member.endswith(".xml"):
            for one in body(parse(archive.read(member), name), styles, "running head"):
                if one.text not in told:
                    told.add(one.text)
                    yield one


def _tree(archive: Archive, member: str, name: str) -> Any | None:
    data = archive.read(member)
    return parse(data, name) if data.strip() else None


def _properties(archive: Archive, name: str) -> Details:
    core = _tree(archive, "docProps/core.xml", name)
    told = {} if core is None else {local(element): said(element) for element in core}
    return Details(title=told.get("title", ""), byline=told.get("creator", ""))
