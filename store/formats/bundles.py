"""Files in which an archive (Nexis, Factiva, ProQuest) hands out many articles: each is cut out with its details."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.formats import factiva, nexis, proquest
from store.formats.bundle_lines import Bundled, Line, lines_of
from store.formats.paragraphs import Paragraph

_ARCHIVES: tuple[Callable[[Sequence[Line]], list[Bundled]], ...] = (nexis.split, proquest.split, factiva.split)


def articles(paragraphs: Sequence[Paragraph]) -> list[Bundled]:
    """Return the articles of a bundle in their order; none when the paragraphs are no bundle."""
    lines = lines_of(paragraphs)
    return next((found for split in _ARCHIVES if (found := split(lines))), [])


def opens(text: str) -> bool:
    """Tell a line that an archive sets by itself: it goes on with no line before it."""
    return nexis.opens(text) or proquest.opens(text) or factiva.opens(text)
