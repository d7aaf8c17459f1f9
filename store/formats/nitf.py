"""NITF: articles as agencies mark them up, one a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from store.errors import UnreadableFile
from store.formats import fragment
from store.formats.declared import moment, tongue
from store.formats.decode import LARGEST
from store.formats.objects import with_title
from store.formats.xml_tree import LANGUAGE, first_said, parse, plain_tags, said
from store.records import Details, Page, Reading

TYPE = "application/nitf+xml"
# Elements of NITF that mean what these of HTML do.
_MEANS = {
    "hl2": "h2",
    "media": "figure",
    **dict.fromkeys(("media-caption", "media-producer", "fn"), "figcaption"),
    **dict.fromkeys(
        ("location", "person", "org", "chron", "num", "money", "event", "function", "object.title"), "span"
    ),
    **dict.fromkeys(("virtloc", "copyrite", "alt-code", "pronounce", "city", "country", "state", "region"), "span"),
    **dict.fromkeys(("sublocation", "name.given", "name.family", "frac", "lang"), "span"),
}


def read(file: BinaryIO, name: str) -> Iterator[Reading]:
    """Yield the one article of a NITF file."""
    data = file.read(LARGEST + 1)
    yield Reading(page(parse(data, name), name), data, name, TYPE)


def page(root: Any, where: str) -> Page:
    """Make the page of an `nitf` element."""
    plain_tags(root)
    head, content = root.find(".//body.head"), root.find(".//body.content")
    if content is None:
        raise UnreadableFile(f"{where} has no text.", "Import the page itself instead.")
    declared = _details(root, head)
    for element in content.iter(etree.Element):
        element.tag = _MEANS.get(element.tag, element.tag)
    return with_title(fragment.of_tree(content, declared, where))


def _details(root: Any, head: Any | None) -> Details:
    def attribute(path: str, name: str) -> str:
        found = root.find(path)
        return "" if found is None else found.get(name, "")

    byline = root.find(".//byline/person")
    return Details(
        title=first_said(root, ".//body.head//hl1", ".//head/title", ".//body.head//headline"),
        outlet=attribute(".//pubdata", "name") or first_said(root, ".//distributor/org", ".//distributor"),
        byline=said(byline)
        if byline is not None
        else _without_by(first_said(root, ".//body.head/byline", ".//byline")),
        published=_moment(
            attribute(".//pubdata", "date.publication")
            or attribute(".//date.release", "norm")
            or attribute(".//date.issue", "norm")
            or attribute(".//dateline//story.date", "norm")
        ),
        dateline=first_said(root, ".//dateline/location", ".//dateline"),
        section=attribute(".//pubdata", "position.section"),
        language=tongue(root.get(LANGUAGE) or attribute(".//body", "lang")),
        url=attribute(".//pubdata", "ex-ref") or attribute(".//doc-id", "href"),
        source_id=attribute(".//doc-id", "id-string"),
    )


def _without_by(told: str) -> str:
    return told[3:] if told[:3].lower() == "by " else told


def _moment(told: str) -> str:
    """Read a date, also in the short form of the standard: 20251120T161006+0100."""
    if len(told) == 8 and told.isdigit():
        told = f"{told[:4]}-{told[4:6]}-{told[6:]}"
    return moment(told)
