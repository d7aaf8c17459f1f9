"""Which lines of a PDF's page are links and nothing else: browsers print them, and lists of them are no text."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from store.formats.pdf_lines import Line

LINKS = "list of links"
_FEWEST = 3  # lines of links one below the other are a list; a byline or a section's name is one or two
_HEADLINE = 1.4  # times the usual size
_LONGEST_HEADING = 8  # words
_MOST_LINKS = 2000
_SIGN = 1.15  # sizes of the letters: a list's bullet or number stands beside its link

Box = tuple[float, float, float, float]


def boxes(page: Any) -> list[Box]:
    """Return left, bottom, right and top of a page's links to web addresses; none on a page that is turned."""
    if page.get_rotation():
        return []
    low_x, low_y, _, _ = page.get_mediabox()
    found: list[Box] = []
    at, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI and pdfium.FPDFLink_GetAnnotRect(
            link, ctypes.byref(rect)
        ):
            low, high = sorted((rect.bottom, rect.top))
            found.append((rect.left - low_x, low - low_y, rect.right - low_x, high - low_y))
    return found


def marked(lines: Sequence[Line], links: Sequence[Box]) -> tuple[Line, ...]:
    """Return the lines, those marked that are links from end to end."""
    return tuple(replace(line, linked=_is_linked(line, links)) for line in lines) if links else tuple(lines)


def _is_linked(line: Line, links: Sequence[Box]) -> bool:
    middle = (line.bottom + line.top) / 2
    covered = sum(
        max(0.0, min(line.right, right) - max(line.left, left))
        for left, bottom, right, top in links
        if bottom <= middle <= top
    )
    width = line.right - line.left
    return covered > width / 2 and covered >= width - _SIGN * line.size


def lists(lines: Sequence[Line]) -> set[int]:
    """Return the places of the lines that make lists of links on a page, and of the headings right above them."""
    usual = median(line.size for line in lines) if lines else 0.0
    found: set[int] = set()
    first = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and lines[place].linked and lines[place].size < _HEADLINE * usual:
            continue
        if place - first >= _FEWEST:
            heading = first - 1 if first and _heads(lines[first - 1], lines[first]) else first
            found.update(range(heading, place))
        first = place + 1
    return found


def _heads(line: Line, item: Line) -> bool:
    marked_so = line.bold or line.size > 1.1 * item.size
    above = 0 < line.bottom - item.bottom < 5 * line.size and line.left < item.right and item.left < line.right
    return marked_so and above and len(line.text.split()) <= _LONGEST_HEADING
