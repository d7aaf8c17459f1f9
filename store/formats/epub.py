"""EPUB books and magazines: their parts in reading order, one article or each of many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.archive import Archive, beside, opened
from store.formats.declared import moment, names, tongue
from store.formats.decode import decode
from store.formats.documents import readings
from store.formats.marked_up import paragraphs
from store.formats.paragraphs import Paragraph
from store.formats.xml_tree import children, local, said, value, within
from store.records import Details, Reading

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONTS = re.compile(rb"<[\w:]*CipherReference[^>]+URI=[\"'][^\"']+\.(?:otf|ttf|woff2?|dfont)[\"']", re.I)
_CIPHERED = re.compile(rb"<[\w:]*CipherReference\b", re.I)
# The longest reports have some 10,000 words; what is longer than this in many parts is a magazine or a book.
_ONE_ARTICLE = 4000  # words
_SHORTEST = 60  # words of a part that is an article of its own; shorter ones are titles of sections
_UNKNOWN = re.compile(r"unknown(?: author)?|anonymous", re.I)
_FRONT = "section page"


@dataclass(frozen=True, slots=True)
class _Part:
    """One member of the book's spine."""

    data: bytes
    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        return sum(len(one.text.split()) for one in self.paragraphs if not one.hint)


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the article of a book that holds one, or each of a magazine's; a chapter counts as an article."""
    with opened(file, name) as archive:
        parts, declared = _book(archive, name)
    file.seek(0)
    articles = [part for part in parts if part.words >= _SHORTEST]
    if len(articles) < 2 or sum(part.words for part in parts) <= _ONE_ARTICLE:
        whole = [one for part in parts for one in part.paragraphs]
        yield from readings(whole, declared, file.read(), name, "application/epub+zip")
        return
    front: list[Paragraph] = []
    number = 0
    for part in parts:
        if part.words < _SHORTEST and part is not articles[-1]:
            front += [replace(one, hint=one.hint or _FRONT) for one in part.paragraphs]
            continue
        number += 1
        own = replace(declared, title=_headline(part.paragraphs), outlet=declared.title, byline="", source_id="")
        where = f"{name}#{number}"
        yield from readings([*front, *part.paragraphs], own, part.data, where, "application/xhtml+xml")
        front = []


def _headline(told: Sequence[Paragraph]) -> str:
    return next((one.text for one in told[:6] if one.kind in ("heading", "title")), "")


def _book(archive: Archive, name: str) -> tuple[list[_Part], Details]:
    locks = archive.read(_LOCKS)
    if len(_CIPHERED.findall(locks)) > len(_FONTS.findall(locks)):
        raise UnreadableFile(f"{name} is locked against copying.", "Ask the publisher for a copy that is not.")
    container = archive.tree(_CONTAINER)
    roots = [] if container is None else [one for one in container.iter() if local(one) == "rootfile"]
    at = value(roots[0], "full-path") if roots else ""
    package = archive.tree(at)
    members = [] if package is None else _members(package, at)
    parts = [_part(archive, member, name) for member in members if member in archive]
    if not parts:
        raise archive.broken()
    return parts, _details(package)


def _members(package: Any, at: str) -> list[str]:
    """Return the spine's members in reading order, the table of contents left out."""
    manifest, spine = within(package, "manifest"), within(package, "spine")
    if manifest is None or spine is None:
        return []
    items = {value(item, "id"): item for item in children(manifest, "item")}
    order = [items[key] for ref in children(spine, "itemref") if (key := value(ref, "idref")) in items]
    return [beside(at, value(item, "href")) for item in order if "nav" not in value(item, "properties").split()]


def _part(archive: Archive, member: str, name: str) -> _Part:
    data = archive.read(member)
    try:
        markup = decode(data, f"{name} ({member})")
    except UnreadableFile:
        markup = ""
    return _Part(data, tuple(paragraphs(markup)))


def _details(package: Any) -> Details:
    metadata = within(package, "metadata")
    told: dict[str, list[str]] = {}
    for element in () if metadata is None else metadata:
        told.setdefault(local(element), []).append(said(element))
    first = {name: many[0] for name, many in told.items() if many}
    return Details(
        title=first.get("title", ""),
        outlet=first.get("publisher", ""),
        byline=names([one for one in told.get("creator", []) if not _UNKNOWN.fullmatch(one)]),
        published=moment(first.get("date", "")),
        language=tongue(first.get("language")),
        url=first["source"] if first.get("source", "").startswith("http") else "",
    )
