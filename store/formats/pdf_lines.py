"""The lines of a PDF's pages as they are set: their words, place, size and weight.

PDFium tells them (by pypdfium2): of three readers on pages printed by Chromium and LibreOffice it alone kept words
whole ("acco rding" in pypdf and pdfminer.six), and it is ten times as fast.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_LINE_END = frozenset("\r\n")
_HYPHEN = frozenset("\x02\ufffe")  # PDFium's signs for a hyphen by which a line's last word is cut
_WIDE_GAP = 1.6  # sizes of the letters: more than justified lines have between words, less than between columns
_EVEN = 1.3  # gaps of a line that differ by less are the blanks of a line stretched to its column's width
_WIDEST_BLANK = 5  # sizes of the letters: cells of a table stand further apart
_RAISED = 0.8  # of the size of the letters before: a note's number
_UNIT = re.compile(r"(?<![^\W\d])(?:[kcm]?m|ft|mi)$")
_POWERS = {"2": "²", "3": "³"}
_LONGEST = 1e5  # points: a page is at most 14,400 wide
_FORCED_BOLD = 1 << 18  # of a font's flags


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the part of one that stands in a column; lengths are points, from the lower left of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    cut: bool = False  # its last word goes on in the next line; the hyphen is not in the text
    level: bool = True  # not set sideways
    note: bool = False  # opens with a raised number, as a note below the text does
    linked: bool = False  # is a link to a web address and nothing else


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines in the order in which the file tells them, and its size."""

    lines: tuple[Line, ...]
    width: float
    height: float
    pictured: bool = False  # a picture covers most of it


def sheet(page: Any) -> Sheet:
    """Return the lines of one page of pypdfium2's."""
    text = page.get_textpage()
    try:
        lines = tuple(_lines(_Letters(text.raw, page.get_rotation(), page.get_mediabox())))
    finally:
        text.close()
    width, height = page.get_size()
    return Sheet(lines, width, height, not lines and _pictured(page, width * height))


class _Letters:
    """PDFium's letters of one page by their number."""

    def __init__(self, raw: Any, rotation: int, box: tuple[float, float, float, float]) -> None:
        self._raw = raw
        self._rotation = rotation
        self._box = box
        self.letters = [chr(pdfium.FPDFText_GetUnicode(raw, at)) for at in range(pdfium.FPDFText_CountChars(raw))]

    def size(self, at: int) -> float:
        """Return the size of a letter on the page, in points."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, at, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return float(pdfium.FPDFText_GetFontSize(self._raw, at)) * scale

    def bold(self, at: int) -> bool:
        """Tell whether a letter is bold by its font; PDFium's own guess of the weight takes most for bold."""
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._raw, at, name, 128, ctypes.byref(flags))
        told = name.value.lower()
        return bool(flags.value & _FORCED_BOLD) or b"bold" in told or b"black" in told or b"heavy" in told

    def level(self, at: int) -> bool:
        """Tell whether a letter stands upright on the page as it is shown."""
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(self._raw, at))
        return abs((angle - self._rotation + 180) % 360 - 180) < 10

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a letter's place on the page as it is shown."""
        place = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, ctypes.byref(place))
        left, bottom, right, top = place.left, place.bottom, place.right, place.top
        low_x, low_y, high_x, high_y = self._box
        if self._rotation == 90:
            return bottom - low_y, high_x - right, top - low_y, high_x - left
        if self._rotation == 180:
            return high_x - right, high_y - top, high_x - left, high_y - bottom
        if self._rotation == 270:
            return high_y - top, left - low_x, high_y - bottom, right - low_x
        return left - low_x, bottom - low_y, right - low_x, top - low_y


def _lines(page: _Letters) -> Iterator[Line]:
    start = 0
    for at, letter in enumerate([*page.letters, "\n"]):
        if letter in _LINE_END or letter in _HYPHEN:
            for first, last in _parts(page, start, at):
                yield _line(page, first, last, letter in _HYPHEN and last == at)
            start = at + 1


def _parts(page: _Letters, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line where the gap between two words is as wide as between columns; blanks at the ends are left out."""
    inked = [at for at in range(start, end) if not page.letters[at].isspace()]
    gaps = {other: page.box(other)[0] - page.box(one)[2] for one, other in pairwise(inked) if other > one + 1}
    widest = max(gaps.values(), default=0.0)
    justified = len(gaps) > 1 and widest < min(_EVEN * min(gaps.values()), _WIDEST_BLANK * page.size(start))
    first = inked[0] if inked else end
    for one, other in pairwise(inked):
        if not justified and gaps.get(other, 0) > _WIDE_GAP * page.size(one):
            yield first, one + 1
            first = other
    if inked:
        yield first, inked[-1] + 1


def _line(page: _Letters, first: int, last: int, cut: bool) -> Line:
    middle = (first + last) // 2
    while page.letters[middle].isspace() and middle > first:
        middle -= 1
    boxes = [page.box(at) for at in (first, middle, last - 1)]
    size = sorted(page.size(at) for at in (first, middle, last - 1))[1]
    return Line(
        text=_text(page, first, last),
        left=_sane(min(box[0] for box in boxes)),
        right=_sane(max(box[2] for box in boxes)),
        bottom=_sane(min(box[1] for box in boxes)),
        top=_sane(max(box[3] for box in boxes)),
        size=_sane(size),
        bold=page.bold(first) and page.bold(last - 1),
        cut=cut,
        level=page.level(middle),
        note=_opens_note(page, first, last),
    )


def _sane(length: float) -> float:
    """Return a length; 0 for what a broken file tells that is none."""
    return length if abs(length) < _LONGEST else 0.0


def _text(page: _Letters, first: int, last: int) -> str:
    """Return the words of a line without the raised numbers of notes, its own apart from them."""
    letters = page.letters[first:last]
    if _opens_note(page, first, last):
        end = next(place for place, letter in enumerate(letters) if not letter.isdigit())
        letters[end:end] = [" "] if not letters[end].isspace() else []
        return "".join(letters)
    for place in range(1, len(letters)):
        if letters[place].isdigit() and not letters[place - 1].isspace() and _raised(page, first + place):
            powers = _UNIT.search("".join(letters[:place])) and letters[place] in _POWERS
            letters[place] = _POWERS[letters[place]] if powers else ""
    return "".join(letters)


def _opens_note(page: _Letters, first: int, last: int) -> bool:
    """Tell whether a line opens with a number that is smaller than its words and stands higher."""
    at = first
    while at < last and page.letters[at].isdigit():
        at += 1
    while at < last and page.letters[at].isspace():
        at += 1
    if at in (first, last):
        return False
    higher = page.box(first)[1] > page.box(at)[1] + 0.05 * page.size(at)
    return higher and page.size(first) < _RAISED * page.size(at)


def _raised(page: _Letters, at: int) -> bool:
    before = at - 1
    while page.letters[before].isdigit() and before > 0:
        before -= 1
    if page.letters[before].isspace():
        return False
    higher = page.box(at)[1] > page.box(before)[1] + 0.05 * page.size(before)
    return higher and page.size(at) < _RAISED * page.size(before)


def _pictured(page: Any, area: float) -> bool:
    """Tell whether a picture covers half of the page."""
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > area / 2:
            return True
    return False
