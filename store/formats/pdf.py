"""PDF files: their text in reading order, running heads and page numbers told apart; scans and locks are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

import pypdfium2  # type: ignore[import-untyped]

from store.errors import ReaderError, UnreadableFile
from store.formats.archive import broken
from store.formats.decode import plain
from store.formats.documents import readings
from store.formats.paragraphs import Paragraph
from store.formats.pdf_columns import in_order
from store.formats.pdf_declared import declared
from store.formats.pdf_furniture import furniture
from store.formats.pdf_lines import Sheet, sheet
from store.formats.pdf_links import boxes, marked
from store.formats.pdf_mended import mended
from store.formats.pdf_paragraphs import Placed, paragraphs
from store.formats.reading import whole
from store.records import Reading

_MOST_PAGES = 2000
_LONGEST_PROPERTY = 400  # characters
_WRONG_PASSWORD = "password"
_RECOGNISE = "Have its text recognised (OCR) by a scanning program and import what that saves."


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a PDF file, or those of a bundle; and what pages hold nothing but a picture."""
    data = whole(file, name, "Save the pages of the article alone.")
    sheets, told = _opened(data, name)
    if not any(one.lines for one in sheets):
        raise UnreadableFile(f"{name} holds pictures of pages, no text.", _RECOGNISE)
    found = _text(sheets)
    yield from readings(found, declared(told, found), data, name, "application/pdf")
    pictured = [str(place) for place, one in enumerate(sheets, 1) if one.pictured]
    if pictured:
        pages = f"Page {pictured[0]}" if len(pictured) == 1 else f"Pages {', '.join(pictured)}"
        is_are = "is a picture" if len(pictured) == 1 else "are pictures"
        yield UnreadableFile(f"{pages} of {name} {is_are} without text; the other pages are in.", _RECOGNISE)


def _opened(data: bytes, name: str) -> tuple[list[Sheet], dict[str, str]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _WRONG_PASSWORD in str(error).lower():
            raise UnreadableFile(f"{name} is locked with a password.", "Save a copy without the password.") from error
        raise broken(name) from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableFile(
                f"{name} has {len(document):,} pages, which no article has.", "Save the pages of the article alone."
            )
        told = {key: _property(document, key) for key in ("Title", "Author")}
        sheets = [_sheet(document, number) for number in range(len(document))]
    finally:
        document.close()
    return sheets, told


def _property(document: Any, key: str) -> str:
    """Return one of the file's properties; none when it is broken."""
    try:
        return plain(str(document.get_metadata_value(key)))[:_LONGEST_PROPERTY]
    except (UnicodeError, pypdfium2.PdfiumError):
        return ""


def _sheet(document: Any, number: int) -> Sheet:
    """Read one page; one that is broken is empty, and the others go on."""
    try:
        page = document[number]
        try:
            found = sheet(page)
            return replace(found, lines=marked(found.lines, boxes(page)))
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return Sheet((), 0, 0)


def _text(pages: Sequence[Sheet]) -> list[Paragraph]:
    sheets = [mended(one) for one in pages]
    marks = furniture(sheets)
    lines: list[Placed] = []
    for number, one in enumerate(sheets):
        hints = {id(line): marks.get((number, at), "") for at, line in enumerate(one.lines)}
        body = in_order([line for line in one.lines if not hints[id(line)]])
        aside = [line for line in one.lines if hints[id(line)]]
        upper = [line for line in aside if line.bottom > one.height / 2]
        lower = [line for line in aside if line.bottom <= one.height / 2]
        lines += [Placed(line, number, hints[id(line)]) for line in [*upper, *body, *lower]]
    return paragraphs(lines)
