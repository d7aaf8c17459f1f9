"""Finds the headline, the standfirst's end and the headings between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from index.clean.lines import Unit, key

_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
_MARKS = re.compile(r"^#{1,6}\s+")
_WHOLLY_QUOTED = re.compile(r"[\"“«„‘].*[\"”»“’]")
_LONGEST_HEADLINE = 32  # words
_LONGEST_HEADING = 15
_FEWEST_BODY = 18  # words of a paragraph that certainly is running text


def is_title_like(unit: Unit, longest: int = _LONGEST_HEADLINE) -> bool:
    """Reads like a headline: short, opening with a capital, figure or quotation mark, closing without a full stop."""
    text = _MARKS.sub("", unit.text).strip()
    if unit.words > longest or not text or unit.bullet:
        return False
    return (
        not text[0].islower()
        and not text.endswith((".", ",", ";", ":", "…", "。"))
        and not text.endswith((".”", ',"', '."', ",”"))
    )


def is_running(unit: Unit) -> bool:
    """A paragraph of the article: a sentence of some length that closes."""
    return (unit.words >= _FEWEST_BODY and unit.ends and unit.kind not in ("title", "heading")) or unit.words >= 45


def headline(page: Sequence[Unit], free: Sequence[int], title: str) -> int | None:
    """Return the place of the unit that is the headline; `title` is what the file declares it to be, if anything."""
    if title:
        return _declared(page, free[:12], title)
    for place in free[:8]:
        if page[place].kind == "title":
            return place
    head = _head(page, free)
    for place in head:
        if page[place].kind == "heading" and page[place].words >= 3:
            return place
    for place in head:
        if is_title_like(page[place]) and page[place].words >= 3:
            return place
    return None


def _declared(page: Sequence[Unit], free: Sequence[int], title: str) -> int | None:
    wanted, bare = key(title), key(_SITE.sub("", title))
    for place in free:
        words = page[place].key
        if words and (words in (wanted, bare) or (len(words) > 20 and fuzz.ratio(words, bare) >= 92)):
            return place
    return None


def _head(page: Sequence[Unit], free: Sequence[int]) -> list[int]:
    """The places before the first paragraph of running text; empty when the page is all head (a list, a poem)."""
    for count, place in enumerate(free):
        if is_running(page[place]):
            return list(free[:count])
    return list(free[:1]) if len(free) > 1 else []


def headings(page: Sequence[Unit], free: Sequence[int], top: int | None) -> frozenset[int]:
    """Return the units of `free` that head a section: short, unclosed, between two paragraphs of running text."""
    found: set[int] = set()
    seen_text = False
    for count, place in enumerate(free):
        unit = page[place]
        if place == top:
            continue
        below = page[free[count + 1]] if count + 1 < len(free) else None
        if unit.kind == "heading" or _MARKS.match(unit.text) or (seen_text and below and _heads(unit, below)):
            found.add(place)
        seen_text = seen_text or is_running(unit)
    return frozenset(found)


def _heads(unit: Unit, below: Unit) -> bool:
    if not is_title_like(unit, _LONGEST_HEADING) or _WHOLLY_QUOTED.fullmatch(unit.text):
        return False
    return below.words > unit.words and (below.ends or below.words > _LONGEST_HEADING) and not unit.text.endswith(")")
