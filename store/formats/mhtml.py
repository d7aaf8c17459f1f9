"""MHTML: a page as browsers save it in one file, an e-mail whose first part is the page."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

from store.formats import html
from store.formats.reading import whole
from store.records import Reading

_MOST_PARTS = 20_000


def read(file: BinaryIO, name: str) -> Iterator[Reading]:
    """Yield the one article of a saved page; of its parts, the page itself or else the first frame that holds one."""
    data = whole(file, name, "Save the page without its pictures.")
    saved: Message = BytesParser(policy=policy.compat32).parsebytes(data)
    at = str(saved.get("Snapshot-Content-Location") or "")
    pages = ((_data(part), str(part.get_param("charset") or ""), at or _address(part)) for part in _pages(saved))
    yield Reading(html.first_page(pages, name, "Save the page again."), data, name, "multipart/related")


def _pages(saved: Message) -> list[Message]:
    """Return the parts that are web pages, the main one first."""
    start = str(saved.get_param("start") or "")
    parts: list[Message] = []
    for number, part in enumerate(saved.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            parts.append(part)
    return sorted(parts, key=lambda part: not start or str(part.get("Content-ID") or "") != start)


def _data(part: Message) -> bytes:
    packed = part.get_payload(decode=True)
    return packed if isinstance(packed, bytes) else b""


def _address(part: Message) -> str:
    return str(part.get("Content-Location") or "")
