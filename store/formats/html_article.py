"""Which blocks of a web page are its article: what the extractor keeps, and what it lost between."""

from __future__ import annotations

from collections.abc import Sequence

import trafilatura

from store.formats.html_blocks import Found
from store.formats.html_text import letters


def unseen(lines: Sequence[str], found: Sequence[Found]) -> list[str]:
    """Return the extractor's lines that are in no block: in a hidden part of the page, or in its data only."""
    page = letters(" ".join(block.text for block in found))
    return [line for line in lines if len(letters(line)) >= _TELLING and not _in_page(line, page)]


def _in_page(line: str, page: str) -> bool:
    """Tell whether a line, or most of its pieces between other things, is in the page."""
    told = letters(line)
    return told in page or told[:_TELLING] in page or told[-_TELLING:] in page


def extracted(markup: str) -> list[str]:
    """Return the lines that the extractor takes for the article; none when it finds nothing or fails.

    Favouring precision measured best: see tests/quality/test_extraction.py.
    """
    try:
        text = trafilatura.extract(
            markup, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False
        )
    except (RecursionError, ValueError, TypeError, AttributeError):  # its own slips on pages built to break
        return []
    return [line for line in (text or "").split("\n") if line.strip()]


def matched(lines: Sequence[str], found: Sequence[Found]) -> set[int]:
    """Return the places of the blocks that the lines came from, line after line, going forward through the page.

    A block may be split over lines, and a line over blocks; only letters and digits count.
    """
    blocks = [letters(block.text) for block in found]
    kept: set[int] = set()
    at = 0
    for line in filter(None, map(letters, lines)):
        places = _find(line, blocks, at) or _find(line, blocks, 0)
        kept.update(places)
        at = places[-1] if places else at
    return kept


# Fewer letters than these stand in some other block by chance ("Share", "Reuters").
_TELLING = 20
# A short line is looked for inside the blocks next to the last one found only.
_NEAR = 3


def _find(line: str, blocks: Sequence[str], start: int) -> list[int]:
    """Find the block that is the line, or else the one that holds it, or else those that it holds."""
    here = range(start, len(blocks))
    for place in here:
        if blocks[place] == line:
            return [place]
    within = here if len(line) >= _TELLING else here[:_NEAR]
    for place in within:
        if line in blocks[place]:
            return [place]
    if len(line) < _TELLING:
        return []
    return _held(line, blocks, start)


def _held(line: str, blocks: Sequence[str], start: int) -> list[int]:
    """Return the blocks that the line is made of, in their order; short ones where they follow on."""
    places: list[int] = []
    at = 0
    for place in range(start, len(blocks)):
        block = blocks[place]
        if not block or (len(block) < _TELLING and not line.startswith(block, at)):
            continue
        where = line.find(block, at)
        if where >= 0:
            places.append(place)
            at = where + len(block)
    return places
