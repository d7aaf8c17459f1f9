"""OpenDocument texts (LibreOffice, Google Docs): paragraphs, headings, lists, tables, notes and tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from store.errors import ReaderError
from store.formats.archive import Archive, broken, opened
from store.formats.documents import readings
from store.formats.odt_body import body
from store.formats.odt_styles import Styles
from store.formats.paragraphs import Paragraph, trusted
from store.formats.xml_tree import local, parse, said, within
from store.records import Details, Reading

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a text document, or those of a bundle."""
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
    """Yield all that a reader of the document sees: running heads, the text with its notes, running feet."""
    content = _tree(archive, "content.xml", name)
    around = _tree(archive, "styles.xml", name)
    text = None if content is None else within(content, "body", "text")
    if content is None or text is None:
        raise broken(name)
    styles = Styles(content, around)
    yield from _around(around, styles, "header")
    yield from body(text, styles)
    yield from _around(around, styles, "footer")


def _around(tree: Any | None, styles: Styles, kind: str) -> Iterator[Paragraph]:
    """Yield the words of the running heads or feet, each once."""
    told: set[str] = set()
    for element in () if tree is None else tree.iter():
        if local(element) in (kind, f"{kind}-left", f"{kind}-first"):
            for one in body(element, styles, "running head"):
                if one.text not in told:
                    told.add(one.text)
                    yield one


def _tree(archive: Archive, member: str, name: str) -> Any | None:
    data = archive.read(member)
    return parse(data, name) if data.strip() else None


def _properties(archive: Archive, name: str) -> Details:
    meta = _tree(archive, "meta.xml", name)
    root = None if meta is None else within(meta, "meta")
    told = {} if root is None else {local(element): said(element) for element in root}
    return Details(title=told.get("title", ""), byline=told.get("initial-creator") or told.get("creator", ""))
