"""Tells what stands around the headline: the outlet, sections and breadcrumbs, labels, date lines and bylines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.clean.captions import Marks
from index.clean.furniture import is_section
from index.clean.headings import is_running, is_title_like
from index.clean.lines import Unit
from index.clean.outlets import bare, is_agency, is_outlet, rights_holder
from index.describe.bylines import is_byline, is_signature, name_alone
from index.describe.dateline import is_date_line

_HEAD = 12  # units at the top of a page in which a byline or a section's name may stand
_FOOT = 4  # units at its end in which a date, a name or the outlet may stand
_LABEL = 4  # words of a label above the headline ("Exclusive", "LOCAL NEWS")
_CRUMBS = re.compile(r"\s+[>›»|/]\s+|\s*[›»]\s*")
OUTSIDE = "outside the article"  # the hint of the format for what stands there
_SIGNS = "•·-–—* \t"


def outlets(page: Sequence[Unit], declared: str) -> Marks:
    """Return the lines that only name the outlet: its own name anywhere, any outlet's near the headline or the end.

    One made like an outlet's name is left when the page would have no headline without it.
    """
    rights = (rights_holder(unit.text) for unit in page if "©" in unit.text or "opyright" in unit.text[:40])
    own = frozenset(bare(name) for name in (declared, *rights) if name)
    first = _text_begins(page)
    found: Marks = {}
    for place, unit in enumerate(page):
        if unit.words > 8 or unit.ends:
            continue
        edge = place < min(_HEAD, first) or place >= len(page) - _FOOT
        if bare(unit.text) in own or (edge and not unit.bullet and not is_section(unit.text) and is_outlet(unit.text)):
            found[place] = "outlet"
        elif edge and _is_trail(unit.text, own):
            found[place] = "section"
    titles = [place for place in range(min(_HEAD, first)) if is_title_like(page[place]) and page[place].words >= 3]
    sure = {place: why for place, why in found.items() if why == "section" or bare(page[place].text) in own}
    return found if any(place not in found for place in titles) else sure


def labels(page: Sequence[Unit], marks: Marks) -> Marks:
    """Return date lines, bylines and sections' names near the top; dates and names also at the very end."""
    found: Marks = {}
    first = _text_begins(page)
    for place, unit in enumerate(page):
        if marks.get(place, "reporting credit") != "reporting credit":
            continue
        edge = place < _HEAD or place > len(page) - _FOOT
        if not edge or unit.words > 30 or unit.kind in ("title", "heading"):
            continue
        if place in marks:  # "Written by": a byline above the text, a credit below it
            found |= {place: "byline"} if place < first and is_byline(unit.text) else {}
        elif is_date_line(unit.text):
            found[place] = "date line"
        elif is_byline(unit.text):
            found[place] = "byline"
        elif place < min(_HEAD, first) and is_section(unit.text.strip(_SIGNS)):
            found[place] = "section"
    return found


def around(page: Sequence[Unit], marks: Marks, top: int | None) -> Marks:
    """Return what is left of the head once the headline is known: labels above it, names of writers below it.

    What a web page sets outside its article is looked at too: there the date and the names often are.
    """
    if top is None:
        return {}
    first = _text_begins(page)
    found: Marks = {
        place: "page label"
        for place in range(top)
        if place not in marks and page[place].words <= _LABEL and is_title_like(page[place])
    }
    for place in range(top + 1, min(top + _HEAD, len(page))):
        if marks.get(place) == OUTSIDE:
            found |= _outside(page, place)
        elif (
            place not in marks
            and place < first
            and (is_signature(page[place].text) or _is_name(page, marks | found, place))
        ):
            found[place] = "byline"
    return found


def _outside(page: Sequence[Unit], place: int) -> Marks:
    text = page[place].text
    if is_date_line(text):
        return {place: "date line"}
    beside = any(at in range(len(page)) and is_date_line(page[at].text) for at in (place - 1, place + 1))
    if is_byline(text[0].upper() + text[1:]) or (beside and name_alone(text) and not is_section(text)):
        return {place: "byline"}
    return {}


def _is_name(page: Sequence[Unit], marks: Marks, place: int) -> bool:
    """A name alone, right above or below the date line or the outlet."""
    beside = (marks.get(place - 1), marks.get(place + 1))
    return bool(name_alone(page[place].text)) and ("date line" in beside or "outlet" in beside)


def _is_trail(text: str, own: frozenset[str]) -> bool:
    """Breadcrumbs ("The Lantern » World » Harbours"): short parts, one of them a section or the outlet."""
    parts = [part.strip() for part in _CRUMBS.split(text.strip(_SIGNS)) if part.strip()]
    if not 2 <= len(parts) <= 5 or any(len(part.split()) > 5 for part in parts):
        return False
    named = sum(bare(part) in own or (is_outlet(part) and not is_agency(part)) for part in parts)
    return named + sum(is_section(part) for part in parts) >= (2 if "/" in text or "|" in text else 1)


def _text_begins(page: Sequence[Unit]) -> int:
    return next((place for place, unit in enumerate(page) if is_running(unit)), len(page))
