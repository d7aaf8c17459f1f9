"""MHTML: a page as browsers save it in one file, an e-mail whose first part is the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats import html
from store.formats.decode import LARGEST, decode
from store.formats.saved_page import original_address
from store.records import Page, Reading

_MOST_PARTS = 20_000


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a saved page; of its parts, the page itself or else the first frame that holds one."""
    data = file.read(LARGEST + 1)
    try:
        if len(data) > LARGEST:
            raise UnreadableFile(f"{name} is larger than {LARGEST >> 20} MiB.", "Save the page without its pictures.")
        yield Reading(_page(data, name), data, name, "multipart/related")
    except ReaderError as error:
        yield error


def _page(data: bytes, name: str) -> Page:
    whole: Message = BytesParser(policy=policy.compat32).parsebytes(data)
    problem: ReaderError = UnreadableFile(f"{name} holds no web page.", "Save the page again.")
    for part in _pages(whole):
        try:
            page = html.page(_markup(part, name), name)
        except ReaderError as error:
            problem = error
            continue
        told = page.declared
        at = original_address(str(whole.get("Snapshot-Content-Location") or part.get("Content-Location") or ""))
        return replace(page, declared=replace(told, url=told.url or _address(at)))
    raise problem


def _pages(whole: Message) -> list[Message]:
    """Return the parts that are web pages, the main one first."""
    start = str(whole.get_param("start") or "")
    parts: list[Message] = []
    for number, part in enumerate(whole.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            parts.append(part)
    return sorted(parts, key=lambda part: not start or str(part.get("Content-ID") or "") != start)


def _markup(part: Message, name: str) -> str:
    packed = part.get_payload(decode=True)
    data = packed if isinstance(packed, bytes) else b""
    return decode(data, name, str(part.get_param("charset") or "") or html.declared_encoding(data))


def _address(told: str) -> str:
    return told if told.startswith(("http://", "https://")) else ""
