"""Reads from a page what there is to know about the article: headline, byline, dates, dateline, wire, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.clean.clean import lay_out
from index.clean.furniture import is_section
from index.clean.lines import key
from index.clean.outlets import is_agency, is_outlet, rights_holder, spelled
from index.dates.isodates import settled
from index.describe.bylines import byline, declared_names, name_alone, signature
from index.describe.credits import closing_reporters, reporters
from index.describe.dateline import date_line
from index.describe.language import language
from index.describe.wire import FULL, credited
from store.records import Details, Page, Piece, Role

_WIRES = (
    "Reuters|AP|AFP|EFE|EPA|UPI|dpa|DPA|ANSA|Xinhua|TASS|Kyodo|Bloomberg|PTI|ANI|IANS|CNN|Notimex|Europa Press|"
    "Prensa Latina|Bernama|Anadolu|AA|PA|PA Media|CNS|Lusa|Belga|ANP|KNA|epd|Télam"
)
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}(?:[,/] ?[A-Z][\w.'’]{1,14}(?: [A-Z][\w.]{1,14})?){0,2}"
_MIXED = r"[A-ZÀ-Þ][\w.'’-]+(?:(?:,? (?:de |del |la |el )?|/)[A-ZÀ-Þ][\w.'’-]*){0,5}"
_DATELINE = re.compile(
    rf"(?P<place>{_UPPER}|{_MIXED})\s*,?\s*"
    r"(?:\d{1,2} \w{3,10}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?,?\s*"
    rf"[(\[](?P<wire>{_WIRES})[)\]]\s*\.?\s*[-–—]{{1,2}}"
    rf"|(?P<upper>{_UPPER})\s*(?:[–—]|--|\s-|\.-)\s*(?=[“\"‘'«]?[A-ZÀ-Þ])"
)
# An agency that is not among the known ones, where a day stands before it: "PORT ALDER, March 3 (Northgate) -".
_DATED = re.compile(
    rf"(?P<place>{_UPPER}|{_MIXED})\s*,\s*"
    r"(?:\d{1,2} (?:de )?\w{3,10}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?),?\s*"
    r"\((?P<wire>[A-ZÀ-Þ][\w&.’'-]*(?: [A-ZÀ-Þ][\w&.’'-]*){0,2})\)\s*\.?\s*(?:[–—]|-{1,2})"
)
_WIRE = re.compile(rf"[(\[](?P<wire>{_WIRES})[)\]]\s*\.?\s*[-–—]{{1,2}}")
_NAME = r"((?:The )?[A-Z][\w&.’'-]*(?: (?:of |the |de |and |& )?[A-Z0-9][\w&’'-]*){0,4})"
_OWN = re.compile(
    rf"\b{_NAME},? is (?:a |an )?(?:\w+,? ){{0,3}}(?:nonprofit|non-profit|independent|reader|funded)"
    rf"|\bAt {_NAME}, (?:we|our)\b"
    rf"|\b(?:donation|contribution|gift) to {_NAME}|\b[Ss]upport {_NAME}"
)


def describe(page: Page, pieces: Sequence[Piece]) -> Details:
    """Return the details that the page tells; what the file declares wins, and nothing is guessed."""
    text = lay_out(page.text, pieces)
    code = page.declared.language or language(text)
    told = replace(_furniture(page, pieces, code), title=_headline(page, pieces), language=code)
    place, wire = _dateline(text)
    names = _byline(page.declared, told.byline)
    wire = wire or told.wire or credited(names or told.byline, page.text, pieces)
    told = replace(told, dateline=place, wire=wire, outlet=_outlet(page, pieces, text) or told.outlet)
    told = replace(told, byline=told.byline or _credits(page, pieces))
    first = replace(
        page.declared,
        byline=names,
        published=settled(page.declared.published, code),
        updated=settled(page.declared.updated, code),
    )
    return first.over(told)


def _byline(declared: Details, told: str) -> str:
    """The names that the file declares; those that the page prints where it declares but the outlet itself."""
    names = byline(declared.byline) or declared_names(declared.byline)
    itself, outlet = key(names), key(declared.outlet)
    return told if told and outlet and (itself in outlet or outlet in itself) else names


def _credits(page: Page, pieces: Sequence[Piece]) -> str:
    """The reporters whom a line at the end credits, for a page that has no byline."""
    bodies = [page.text[piece.start : piece.end] for piece in pieces if piece.role is Role.BODY]
    lines = [page.text[piece.start : piece.end] for piece in pieces if piece.reason == "reporting credit"]
    return next(filter(None, map(reporters, lines)), closing_reporters(bodies[-1]) if bodies else "")


def _headline(page: Page, pieces: Sequence[Piece]) -> str:
    return " ".join(page.text[piece.start : piece.end] for piece in pieces if piece.role is Role.HEADLINE)


def _furniture(page: Page, pieces: Sequence[Piece], code: str) -> Details:
    details = Details()
    for piece in pieces:
        text = page.text[piece.start : piece.end]
        if piece.reason == "byline":
            told = byline(text[:1].upper() + text[1:]) or signature(text) or name_alone(text) or text
            details = details.over(Details(byline=told))
        elif piece.reason == "section":
            details = details.over(_trail(text))
        elif piece.reason == "outlet" or (piece.reason == "running head" and is_outlet(text)):
            details = details.over(_masthead(text))
        elif piece.reason == "date line" and (line := date_line(text, code)):
            names = next(filter(None, map(byline, line.others)), "")
            section = next(filter(is_section, line.others), "")
            dated = Details(published=line.published, updated=line.updated, byline=names, section=section)
            details = details.over(dated)
    return details


def _masthead(text: str) -> Details:
    """The outlet's name on a line of its own; a lone agency wrote the article and need not have published it."""
    name = spelled(text)
    return Details(wire=FULL.get(name, name)) if is_agency(name) else Details(outlet=name)


def _trail(text: str) -> Details:
    """A section's name, or breadcrumbs that may begin with the outlet."""
    line = text.strip("•·-–—* \t")
    parts = [part.strip() for part in re.split(r"\s*[›»>]\s*", line)]
    if len(parts) == 1 or not is_outlet(parts[0]):
        return Details(section=line)
    return Details(outlet=spelled(parts[0]), section=" » ".join(parts[1:]))


def _dateline(text: str) -> tuple[str, str]:
    """The place and the agency at the head of the text; a standfirst or two may stand above them."""
    for paragraph in text.split("\n\n")[:3]:
        if match := _DATED.match(paragraph):
            return match["place"].strip(" ,"), FULL.get(match["wire"], match["wire"])
        if match := _DATELINE.match(paragraph):
            wire = match["wire"] or ""
            return (match["place"] or match["upper"]).strip(" ,"), FULL.get(wire, wire)
        if match := _WIRE.search(paragraph[:80]):
            return "", FULL.get(match["wire"], match["wire"])
    return "", ""


def _outlet(page: Page, pieces: Sequence[Piece], text: str) -> str:
    """The name an outlet gives itself: in a copyright line, or more than once in its appeals and in "tells NAME"."""
    names: list[str] = []
    for piece in pieces:
        words = page.text[piece.start : piece.end]
        if piece.reason == "copyright" and (name := rights_holder(words)):
            return name
        if piece.reason == "appeal":
            names += [name for match in _OWN.finditer(words) for name in match.groups() if name]
    for name in names:
        told = re.search(rf"\b(?:tells|told|with) {re.escape(name)}\b", text)
        if told or names.count(name) > 1:
            return name
    return ""
