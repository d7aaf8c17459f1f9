"""OPML: lists of feeds, as feed readers exchange them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from store.addresses import is_address
from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST
from store.formats.xml_tree import local, parse


def read(file: BinaryIO, name: str) -> Iterator[ReaderError]:
    """Say how the list is used: its feeds are subscribed to, and only a refresh fetches them."""
    count = len(feeds(file.read(LARGEST + 1), name))
    yield UnreadableFile(
        f"{name} is a list of {count} {'feed' if count == 1 else 'feeds'}, not an article.",
        "Follow them: File > Feeds in the window, or `synoptic feeds --add`.",
    )


def feeds(data: bytes, name: str) -> list[tuple[str, str]]:
    """Return address and title of every feed in the list, each once; raises UnreadableFile when there is none."""
    found: dict[str, str] = {}
    for outline in parse(data, name).iter(etree.Element):
        told = {key.lower(): value.strip() for key, value in outline.attrib.items()}
        address = told.get("xmlurl", "")
        if local(outline) == "outline" and is_address(address):
            found.setdefault(address, told.get("title") or told.get("text") or "")
    if not found:
        raise UnreadableFile(f"{name} lists no feeds.", "Export the subscriptions of your feed reader again.")
    return list(found.items())


def written(listed: Sequence[tuple[str, str]]) -> bytes:
    """Return an OPML file of the feeds, given as address and title."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds of Synoptic"
    body = etree.SubElement(root, "body")
    for address, title in listed:
        etree.SubElement(body, "outline", type="rss", text=title or address, title=title or address, xmlUrl=address)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data
