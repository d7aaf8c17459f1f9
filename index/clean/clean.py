"""Marks what on a page is the article and what is furniture, and lays the article out as clean text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.clean.appeals import appeals
from index.clean.captions import Marks, captions
from index.clean.furniture import reason_for
from index.clean.headings import headings, headline, is_running, is_title_like
from index.clean.lines import Unit, cut_short, units
from index.clean.mastheads import around, labels, outlets
from index.clean.repeats import repeats
from store.records import Page, Piece, Role

_RELATED = ("related links",)
_TAIL = ("related links", "related link", "comments", "reader survey", "follow us", "newsletter", "share buttons")
_AFTER = frozenset([*_TAIL, "copyright", "page label", "reporting credit", "appeal"])
_POST = re.compile(r"[@#]\w|pic\.twitter|https?://")


def clean(page: Page) -> tuple[Piece, ...]:
    """Return the pieces of a page in order; every character that is not blank is in exactly one of them."""
    blocks = units(page)
    marks = _furniture(blocks, page.declared.outlet)
    marks |= labels(blocks, marks)
    top = headline(blocks, _free(blocks, marks), page.declared.title)
    if top is not None:
        key = blocks[top].key
        marks |= {
            place: "headline repeated" for place in _free(blocks, marks) if place != top and blocks[place].key == key
        }
    marks |= around(blocks, marks, top) | _loose_ends(blocks, marks, top)
    heads = headings(blocks, _free(blocks, marks), top)
    pieces: list[Piece] = []
    for place, unit in enumerate(blocks):
        role = _role(place, marks, top, heads)
        joined = role is Role.BODY and _goes_on(blocks, place, marks, heads, top)
        pieces += [
            Piece(span.start, span.end, role, marks.get(place, ""), joined or count > 0)
            for count, span in enumerate(unit.spans)
        ]
    return tuple(pieces)


def lay_out(source: str, pieces: Sequence[Piece]) -> str:
    """Return the clean text: body and headings, a blank line between paragraphs, a space where one goes on."""
    text: list[str] = []
    for piece in pieces:
        if piece.role in (Role.BODY, Role.HEADING):
            if text:
                text.append(" " if piece.joined else "\n\n")
            text.append(source[piece.start : piece.end])
    return "".join(text)


def _role(place: int, marks: Marks, top: int | None, heads: frozenset[int]) -> Role:
    if place in marks:
        return Role.FURNITURE
    if place == top:
        return Role.HEADLINE
    return Role.HEADING if place in heads else Role.BODY


def _free(page: Sequence[Unit], marks: Marks) -> list[int]:
    return [place for place in range(len(page)) if place not in marks]


def _furniture(page: Sequence[Unit], outlet: str) -> Marks:
    """What each unit tells by itself or with its neighbours. When all would be furniture, none is."""
    marks = outlets(page, outlet) | _hinted(page)
    marks |= {
        place: reason
        for place, unit in enumerate(page)
        if place not in marks and (reason := reason_for(unit.text, unit.words))
    }
    marks = captions(page, marks) | marks
    marks |= _lists(page, marks)
    marks |= appeals(page, _free(page, marks))
    marks |= repeats(page, _free(page, marks))
    return marks if any(page[place].words > 3 for place in _free(page, marks)) else {}


def _hinted(page: Sequence[Unit]) -> Marks:
    """What the format found outside the article, unless that would leave no paragraph at all."""
    if not any(not unit.hint and unit.words > 3 for unit in page):
        return {}
    return {place: unit.hint for place, unit in enumerate(page) if unit.hint}


def _lists(page: Sequence[Unit], marks: Marks) -> Marks:
    """The headlines listed under "Related articles" and the like, down to the next line of running text.

    Between two paragraphs of the article the last such line may head the next section: it is kept when it stands
    apart and something was listed above it.
    """
    found: Marks = {}
    for place, reason in marks.items():
        if reason not in _RELATED:
            continue
        at = place + 1
        while at < len(page) and at not in marks and is_title_like(page[at], 28):
            at += 1
        listed = list(range(place + 1, at))
        if listed and at < len(page) and at not in marks and page[listed[-1]].apart and page[listed[-1]].words <= 12:
            listed.pop()
        found |= dict.fromkeys(listed, "related link")
    return found


def _loose_ends(page: Sequence[Unit], marks: Marks, top: int | None) -> Marks:
    """Title-like lines below furniture below the last paragraph: what is left of menus and lists of links."""
    running = [place for place in _free(page, marks) if is_running(page[place]) or page[place].bullet]
    if not running:
        return {}
    below = False
    found: Marks = {}
    for place in range(running[-1] + 1, len(page)):
        below = below or marks.get(place) in _AFTER
        if not below or place in marks or place == top or _POST.search(page[place].text):
            continue
        if is_title_like(page[place], 28):
            found[place] = "page label" if page[place].words <= 3 else "related link"
    return found


def _goes_on(page: Sequence[Unit], place: int, marks: Marks, heads: frozenset[int], top: int | None) -> bool:
    """A paragraph cut in two by furniture: the first half stops in mid-sentence, the second opens in small letters."""
    before = next((at for at in range(place - 1, -1, -1) if at not in marks), None)
    if before is None or before in heads or before == top or page[place].bullet:
        return False
    return page[place].text[:1].islower() and cut_short(page[before].text)
