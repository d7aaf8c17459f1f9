"""The reading order of a PDF page's lines: column after column where the file tells them row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.formats.pdf_lines import Line

_FEWEST_ACROSS = 3  # rows that run over from one column to the next before the file's order is given up
_FEWEST_WORDS = 3.5  # a line in a column has as many; the cells of a table have fewer
_FEWEST_LINES = 3
_MOST_LINES = 3000  # of a page; one of a newspaper has some 1,500
_NARROWEST_GUTTER = 6  # points
_CROSSING = 0.1  # of the lines may cross a gutter: headlines and pictures' captions


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Return a page's lines as they are read.

    Programs tell a page in the order in which it was written, and know it better than a reader can guess it; only
    where that order runs across columns, or up and down the page, is it made anew from the places of the lines.
    """
    across = sum(_across(one, other) for one, other in pairwise(lines))
    upward = sum(_upward(one, other) for one, other in pairwise(lines))
    if (across < _FEWEST_ACROSS and upward * 4 <= len(lines)) or len(lines) > _MOST_LINES:
        return list(lines)
    return _by_place(list(lines))


def beside(one: Line, other: Line) -> bool:
    """Tell whether two lines stand at the same height."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def _across(one: Line, other: Line) -> bool:
    long = min(len(one.text.split()), len(other.text.split())) >= _FEWEST_WORDS
    return long and beside(one, other) and other.left - one.right > _NARROWEST_GUTTER


def _upward(one: Line, other: Line) -> bool:
    """The second line stands above the first in the same column."""
    return other.bottom > one.top and other.left < one.right and one.left < other.right


def _by_place(lines: list[Line]) -> list[Line]:
    gutter = _gutter(lines)
    if gutter is None:
        return sorted(lines, key=lambda line: (-round(line.bottom), line.left))
    crossing = sorted((one for one in lines if one.left < gutter < one.right), key=lambda line: -line.bottom)
    beside_it = [one for one in lines if not one.left < gutter < one.right]
    ordered: list[Line] = []
    for limit in [*crossing, None]:
        band = [one for one in beside_it if limit is None or one.bottom > limit.bottom]
        beside_it = [one for one in beside_it if one not in band]
        ordered += _by_place([one for one in band if one.right <= gutter])
        ordered += _by_place([one for one in band if one.left >= gutter])
        if limit is not None:
            ordered.append(limit)
    return ordered


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the widest white strip between two columns is; None when the lines stand in one column."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    best, place = float(_NARROWEST_GUTTER), None
    edges = sorted([(line.left, 1) for line in lines] + [(line.right, -1) for line in lines])
    crossing = 0
    for (at, step), (further, _) in pairwise(edges):
        crossing += step
        if crossing <= _CROSSING * len(lines) and further - at > best and _parted(lines, (at + further) / 2):
            best, place = further - at, (at + further) / 2
    return place


def _parted(lines: Sequence[Line], gutter: float) -> bool:
    """Tell whether running text stands on both sides."""
    sides = [[one for one in lines if one.right <= gutter], [one for one in lines if one.left >= gutter]]
    return all(
        len(side) >= _FEWEST_LINES and sum(len(one.text.split()) for one in side) >= _FEWEST_WORDS * len(side)
        for side in sides
    )
