"""Markdown: headings, lists and links as what they are, and the details that stand before the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from markdown_it import MarkdownIt

from store.errors import ReaderError
from store.formats.decode import LARGEST, decode
from store.formats.front_matter import front_matter
from store.formats.marked_up import paragraphs
from store.formats.objects import details, squeezed
from store.formats.paragraphs import page
from store.formats.text import page as text_page
from store.records import Page, Reading

_MEDIA_TYPE = "text/markdown"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a Markdown file."""
    data = file.read(LARGEST + 1)
    try:
        yield Reading(_page(decode(data, name), name), data, name, _MEDIA_TYPE)
    except ReaderError as error:
        yield error


def _page(text: str, name: str) -> Page:
    told, body = front_matter(text)
    declared = details({squeezed(key): value for key, value in told.items()})
    markup = str(MarkdownIt("commonmark", {"html": True}).enable("table").render(body))
    found = list(paragraphs(markup))
    if not any(one.text.strip() for one in found):
        return text_page(text, declared)
    title = declared.title or next((one.text for one in found[:3] if one.kind == "heading"), "")
    return page(found, replace(declared, title=title), name)
