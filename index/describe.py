"""Reads from a page what there is to know about the article: headline, byline, dates, dateline, wire, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from index.clean import lay_out
from index.dateline import byline, date_line
from index.language import language
from store.records import Details, Page, Piece, Role

_WIRES = "Reuters|AP|AFP|EFE|EPA|UPI|dpa|DPA|ANSA|Xinhua|TASS|Kyodo|Bloomberg|PTI|ANI|IANS|CNN|Notimex|Europa Press|Prensa Latina|Bernama|Anadolu|AA|PA|PA Media|CNS"
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,40}}(?:[,/]\s*[A-ZÀ-Þ][\w.'’ ]{{1,30}}){{0,2}}),?\s*"
    rf"(?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?,?\s*)?"
    rf"(?:\((?P<wire>{_WIRES})\)\s*(?:[-–—]{{1,2}}|\.[-–—])|(?P<bare>[–—]|--|\s-\s|\.-))\s*"
)
_WIRE = re.compile(rf"\((?P<wire>{_WIRES})\)\s*[-–—]{{1,2}}")
_NAMES = {"AP": "Associated Press", "AA": "Anadolu", "DPA": "dpa"}


def describe(page: Page, pieces: Sequence[Piece]) -> Details:
    """Return the details that the page tells; what the file declares wins, and nothing is guessed."""
    text = lay_out(page.text, pieces)
    code = page.declared.language or language(text)
    told = replace(_furniture(page, pieces, code), title=_headline(page, pieces), language=code)
    place, wire = _dateline(text)
    told = replace(told, dateline=place, wire=wire)
    return _over(page.declared, told)


def _over(first: Details, second: Details) -> Details:
    values = {each.name: getattr(first, each.name) or getattr(second, each.name) for each in fields(Details)}
    return Details(**values)


def _headline(page: Page, pieces: Sequence[Piece]) -> str:
    return " ".join(page.text[piece.start : piece.end] for piece in pieces if piece.role is Role.HEADLINE)


def _furniture(page: Page, pieces: Sequence[Piece], code: str) -> Details:
    details = Details()
    for piece in pieces:
        text = page.text[piece.start : piece.end]
        if piece.reason == "byline" and not details.byline:
            details = replace(details, byline=byline(text))
        elif piece.reason == "section" and not details.section:
            details = replace(details, section=text.strip("•·-–—* \t"))
        elif piece.reason == "date line" and (line := date_line(text, code)):
            details = replace(
                details, published=details.published or line.published, updated=details.updated or line.updated
            )
    return details


def _dateline(text: str) -> tuple[str, str]:
    for paragraph in text.split("\n\n")[:3]:
        if match := _DATELINE.match(paragraph):
            return match["place"].strip(" ,"), _NAMES.get(match["wire"] or "", match["wire"] or "")
        if match := _WIRE.search(paragraph[:80]):
            return "", _NAMES.get(match["wire"], match["wire"])
    return "", ""
