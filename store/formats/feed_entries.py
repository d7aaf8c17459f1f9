"""What entries of all kinds of feeds have in common: an article when the whole text is there, else only a teaser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.errors import Teaser, UnreadableFile
from store.formats import fragment
from store.records import Details, Page

# A text under this many words, or one that breaks off, is a teaser. Chosen, not measured: agencies' briefs have 120
# words and more, and publishers' teasers under 60.
FEWEST = 100
_BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*$"
    r"|(?:read more|continue reading|leer más|seguir leyendo|weiterlesen|lire la suite)\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its feed tells it: `content` and `summary` are mark-up."""

    details: Details
    content: str
    summary: str


def page(entry: Entry, where: str) -> Page:
    """Make the page of an entry; raises Teaser when its article is not in it."""
    for markup in (entry.content, entry.summary):
        if not markup.strip():
            continue
        try:
            found = fragment.page(markup, entry.details, where)
        except UnreadableFile:
            continue
        if is_whole(found):
            return found
    raise Teaser(entry.details.title, entry.details.url)


def is_whole(found: Page) -> bool:
    """Tell a whole article from a teaser, by its length and its end; notes that feeds add do not count."""
    told = [found.text[block.start : block.end] for block in found.blocks if not block.hint]
    return sum(len(text.split()) for text in told) >= FEWEST and not _BROKEN_OFF.search(told[-1][-80:])
