"""Web pages: all their visible text in order, with what stands outside the article marked, never dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import trafilatura

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST, decode
from store.formats.text import page as text_page
from store.records import Page, Reading


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a web page."""
    data = file.read(LARGEST + 1)
    try:
        yield Reading(page(decode(data, name), name), data, name, "text/html")
    except ReaderError as error:
        yield error


def page(text: str, name: str) -> Page:
    """Make the page of a web page's mark-up; raises UnreadableFile when no article is in it."""
    kept = trafilatura.extract(text, favor_precision=True, include_comments=False)
    if not kept:
        raise UnreadableFile(f"{name} holds no article.", "Paste the article's text instead.")
    return text_page(kept)
