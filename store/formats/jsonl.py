"""JSON Lines: every line one article, its shape the one that DESIGN.md lays down; a broken line stops no other."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.declared import moment, names, words
from store.formats.decode import BOMS, LARGEST, decode, plain
from store.formats.text import page as text_page
from store.records import Details, Page, Reading

_NEXT_STEP = "Correct the line and import the file again: the other lines are in."


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article or an error for every line that is not blank, one line in memory at a time."""
    found = False
    for number, line in _lines(file):
        found = True
        where = f"{name}#{number}"
        try:
            yield _reading(line, where)
        except ReaderError as error:
            yield error
    if not found:
        yield UnreadableFile(f"{name} is empty.", "Choose a file with an article in it.")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, each with its number; what is left of one too long is skipped."""
    file, number = _utf8(file), 0
    while line := file.readline(LARGEST + 1):
        number += 1
        rest = line if len(line) > LARGEST else b"\n"
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST + 1)
        if line.strip():
            yield number, line.rstrip(b"\r\n")


def _utf8(file: BinaryIO) -> BinaryIO:
    """Return the file from behind its byte order mark, in UTF-8 where it is in UTF-16 or UTF-32."""
    head = file.read(4)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            file.seek(len(mark))
            return file if encoding == "utf-8" else io.BytesIO(file.read().decode(encoding, "replace").encode())
    file.seek(0)
    return file


def _reading(line: bytes, where: str) -> Reading:
    if len(line) > LARGEST:
        raise UnreadableFile(f"{where} is longer than {LARGEST >> 20} MiB, which no article is.", _NEXT_STEP)
    try:
        told = json.loads(decode(line, where), strict=False)
    except (ValueError, RecursionError) as error:
        reason = f" ({error.msg}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFile(f"{where} is not a line of JSON{reason}.", _NEXT_STEP) from error
    if not isinstance(told, dict):
        raise UnreadableFile(f"{where} is not an article but a {_named(told)}.", _NEXT_STEP)
    return Reading(_page(told, where), line, where, "application/json")


def _page(told: dict[str, Any], where: str) -> Page:
    declared = details(told)
    markup = told.get("html")
    text = _text(told)
    if not text.strip() and isinstance(markup, str) and markup.strip():
        from store.formats import html as pages  # brings trafilatura: only when a page is read

        page = pages.page(plain(markup), where)
        return replace(page, declared=over(declared, page.declared))
    if not text.strip():
        raise UnreadableFile(f"{where} has no text.", 'An article\'s line needs "text", "paragraphs" or "html".')
    return with_title(text_page(text, declared))


def details(told: dict[str, Any]) -> Details:
    """Read what a line says of its article; names by which other programs call the same are understood."""

    def first(*keys: str) -> Any:
        return next((told[key] for key in keys if told.get(key) not in (None, "", [], {})), None)

    return Details(
        title=html.unescape(words(first("title", "headline"))),
        outlet=words(first("outlet", "publisher", "source")),
        byline=names(first("byline", "authors", "author")),
        published=moment(first("published", "date")),
        updated=moment(first("updated", "modified")),
        section=words(first("section")),
        language=words(first("language", "lang"))[:2].lower(),
        url=words(first("url", "link")),
        source_id=words(first("id", "source_id")),
    )


def over(first: Details, second: Details) -> Details:
    """Return the first details, with the second's where the first say nothing."""
    told = {name: getattr(first, name) or getattr(second, name) for name in Details.__slots__}
    return Details(**told)


def with_title(page: Page) -> Page:
    """Mark the first block as the title where the text repeats the declared one."""
    if not page.blocks or not page.declared.title:
        return page
    first = page.blocks[0]
    if _letters(page.text[first.start : first.end]) != _letters(page.declared.title):
        return page
    return replace(page, blocks=(replace(first, kind="title"), *page.blocks[1:]))


def _text(told: dict[str, Any]) -> str:
    text = told.get("text")
    if isinstance(text, str) and text.strip():
        return plain(text)
    paragraphs = told.get("paragraphs")
    many = paragraphs if isinstance(paragraphs, list) else [paragraphs]
    return plain("\n\n".join(entry for entry in many if isinstance(entry, str) and entry.strip()))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _named(value: Any) -> str:
    return {list: "list", str: "text", int: "number", float: "number", bool: "yes or no"}.get(type(value), "nothing")
