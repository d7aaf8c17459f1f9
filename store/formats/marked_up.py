"""Paragraphs of mark-up that is a text and nothing else: a chapter of a book, an e-mail, Markdown made into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from store.formats.decode import plain
from store.formats.html_blocks import Found, blocks, parse
from store.formats.html_notes import is_note, without_marks
from store.formats.paragraphs import Paragraph
from store.formats.saved_page import without_data

_QUOTED = re.compile(r"(?:^|\s)(?:gmail_quote|yahoo_quoted|moz-cite-prefix|OutlookMessageHeader)", re.I)
_LONGEST_CELL = 60
_PAGE_BREAK = re.compile(r"(?:^|\s)page-?break", re.I)


def paragraphs(markup: str) -> Iterator[Paragraph]:
    """Yield the blocks of mark-up in order; none when there is no text in it."""
    tree = parse(without_data(plain(markup)))
    if tree is None:
        return
    without_marks(tree)
    for row, group in groupby(blocks(tree), key=_row):
        cells = list(group)
        if row is not None and _is_data(cells):
            yield Paragraph(" | ".join(found.text for found in cells), "row", _hint(cells[0]))
            continue
        for found in cells:
            yield Paragraph(found.text, found.context.kind or "paragraph", found.context.hint or _hint(found))


def _row(found: Found) -> Any | None:
    """Return the row of the table that a block stands in."""
    return next((one for one in (found.element, *found.element.iterancestors()) if one.tag == "tr"), None)


def _is_data(cells: Sequence[Found]) -> bool:
    """Tell a row of figures from text that is only laid out in cells: few words, each block a cell."""
    plain_cells = all(found.element.tag in ("td", "th", "p") and found.linked < 0.5 for found in cells)
    return len(cells) > 1 and plain_cells and all(len(found.text) <= _LONGEST_CELL for found in cells)


def _hint(found: Found) -> str:
    """Return why a block may be furniture, by the elements that it stands in."""
    for element in (found.element, *found.element.iterancestors()):
        told = f"{element.get('class', '')} {element.get('id', '') if element.tag != 'body' else ''}"
        if (element.tag == "blockquote" and element.get("type") == "cite") or _QUOTED.search(told):
            return "quoted reply"
        if is_note(element):
            return "footnote"
        if _PAGE_BREAK.search(f"{element.get('epub:type', '')} {element.get('role', '')[4:]}"):
            return "page number"
    return ""
