"""Running heads, running feet and page numbers of a PDF: what comes again at the same place page after page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.formats.pdf_columns import beside
from store.formats.pdf_lines import Line, Sheet
from store.formats.pdf_links import LINKS, lists

RUNNING, NUMBER, SIDEWAYS, NOTE = "running head", "page number", "set sideways", "footnote"
OUTSIDE = "outside the page"
_EDGE = 0.2  # of a page's height: where heads and feet stand
_OUTER = 4  # lines from the edge that may be one
_SAME_HEIGHT = 8  # points
_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:(?:page|página|pagina|seite|pág\.?|pag\.?|p\.|s\.)\s*)?(\d{1,4})"
    r"(?:\s*(?:of|/|von|de|di|sur|van)\s*\d{1,4})?[-–—|\])\s.]*",
    re.I,
)
# What browsers print around a page: the address, the day and hour, "3/7".
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d{1,3}/\d{1,3})?|\d{1,3}/\d{1,3}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AP]M)?(?: .*)?",
    re.I,
)

Marks = dict[tuple[int, int], str]
"""(page, line) -> why it is furniture."""


def furniture(sheets: Sequence[Sheet]) -> Marks:
    """Return the lines of the sheets that are no part of the text."""
    edges = {(page, at): line for page, sheet in enumerate(sheets) for at, line in _edge(sheet)}
    marks: Marks = {}
    seen: dict[str, list[tuple[int, int]]] = {}
    for place, line in edges.items():
        if _PRINTED.fullmatch(line.text.strip()):
            marks |= dict.fromkeys((other for other in edges if _one_row(edges, place, other)), RUNNING)
        seen.setdefault(_key(line.text), []).append(place)
    for places in seen.values():
        marks |= dict.fromkeys(_again(places, edges, sheets), RUNNING)
    marks |= _numbers(edges, sheets)
    sideways = {(page, at): line for page, sheet in enumerate(sheets) for at, line in enumerate(sheet.lines)}
    marks |= {place: SIDEWAYS for place, line in sideways.items() if not line.level}
    beyond = {place: OUTSIDE for place, line in sideways.items() if _is_outside(line, sheets[place[0]])}
    links = {(page, at): LINKS for page, sheet in enumerate(sheets) for at in lists(sheet.lines)}
    return links | _notes(sheets) | marks | beyond


def _edge(sheet: Sheet) -> list[tuple[int, Line]]:
    """Return the outermost lines of a page that stand near its upper or lower edge."""
    places = sorted(enumerate(sheet.lines), key=lambda one: -one[1].bottom)
    top = [one for one in places[:_OUTER] if one[1].bottom > (1 - _EDGE) * sheet.height]
    foot = [one for one in places[-_OUTER:] if one[1].top < _EDGE * sheet.height]
    return [*top, *(one for one in foot if one not in top)]


def _again(
    places: Sequence[tuple[int, int]], edges: dict[tuple[int, int], Line], sheets: Sequence[Sheet]
) -> list[tuple[int, int]]:
    """Return those of the places that stand at the same height on at least two pages."""
    return [
        place
        for place in places
        if any(other[0] != place[0] and _level(edges, sheets, place, other) for other in places)
    ]


def _level(
    edges: dict[tuple[int, int], Line], sheets: Sequence[Sheet], one: tuple[int, int], other: tuple[int, int]
) -> bool:
    """Measured from the upper edge or from the lower: pages may differ in size."""
    a, b = edges[one], edges[other]
    from_foot = abs(a.bottom - b.bottom)
    from_top = abs((sheets[one[0]].height - a.bottom) - (sheets[other[0]].height - b.bottom))
    return min(from_foot, from_top) < _SAME_HEIGHT and abs(a.size - b.size) < 1


def _one_row(edges: dict[tuple[int, int], Line], one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] == other[0] and beside(edges[one], edges[other])


def _numbers(edges: dict[tuple[int, int], Line], sheets: Sequence[Sheet]) -> Marks:
    """Page numbers that grow with the pages, and those that say which page of the file it is."""
    found: dict[tuple[int, int], int] = {}
    for place, line in edges.items():
        match = _NUMBER.fullmatch(line.text.strip())
        if match:
            found[place] = int(match[1]) - place[0]
    steady = {offset for offset in found.values() if list(found.values()).count(offset) >= min(2, len(sheets))}
    return {place: NUMBER for place, offset in found.items() if offset in steady or offset == 1}


def _key(text: str) -> str:
    """Return a line's words with every number as one sign, so that page numbers in it do not matter."""
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text.casefold())).strip()


def _is_outside(line: Line, sheet: Sheet) -> bool:
    """Tell a line that nobody sees: it stands beyond the edges of the page."""
    return line.top < 0 or line.bottom > sheet.height or line.right < 0 or line.left > sheet.width


def _notes(sheets: Sequence[Sheet]) -> Marks:
    """The notes below the text of a page: from the first that opens with a raised number downwards, in its column."""
    marks: Marks = {}
    for page, sheet in enumerate(sheets):
        opening = [line for line in sheet.lines if line.note and line.top < sheet.height / 2]
        for at, line in enumerate(sheet.lines):
            if any(line is one or _below(line, one) for one in opening):
                marks[page, at] = NOTE
    return marks


def _below(line: Line, note: Line) -> bool:
    return line.top <= note.bottom + note.size / 2 and line.left < note.right and abs(line.size - note.size) < 1
