"""Markdown: headings, lists and links as what they are, and the details that stand before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from markdown_it import MarkdownIt

from store.formats.decode import LARGEST, decode
from store.formats.front_matter import front_matter
from store.formats.marked_up import paragraphs
from store.formats.objects import details, squeezed
from store.formats.paragraphs import page
from store.formats.text import page as text_page
from store.records import Page, Reading

_MEDIA_TYPE = "text/markdown"
# Notes, as pandoc and most programs write them: "failed.[^1]", and later "[^1]: The company named the part."
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|(?=\n(?: {4}|\t)\S)))*)", re.M)
_MARK = re.compile(r"\[\^[^\]\s]{1,60}\](?!\()")


def read(file: BinaryIO, name: str) -> Iterator[Reading]:
    """Yield the one article of a Markdown file."""
    data = file.read(LARGEST + 1)
    yield Reading(_page(decode(data, name), name), data, name, _MEDIA_TYPE)


def _with_notes(body: str) -> str:
    """Write notes as the mark-up of notes, and take their marks out of the words that they stand behind."""
    if "[^" not in body:
        return body
    return _MARK.sub("", _NOTE.sub(lambda note: f'<aside class="footnote">\n\n{note["text"]}\n\n</aside>\n', body))


def _page(text: str, name: str) -> Page:
    told, body = front_matter(text)
    declared = details({squeezed(key): value for key, value in told.items()})
    markup = str(MarkdownIt("commonmark", {"html": True}).enable("table").render(_with_notes(body)))
    found = list(paragraphs(markup))
    if not any(one.text.strip() for one in found):
        return text_page(text, declared)
    title = declared.title or next((one.text for one in found[:3] if one.kind == "heading"), "")
    return page(found, replace(declared, title=title), name)
