"""Finds the agency whose report an article is, by what it credits: its byline, its copyright line, its last words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.clean.outlets import is_agency
from store.records import Piece, Role

FULL = {"AP": "Associated Press", "AA": "Anadolu", "DPA": "dpa", "The Associated Press": "Associated Press"}
"""One name for an agency, whatever it signs with."""

_PARTS = re.compile(
    r"\s*(?:[,;/|•·()–—]|\s-\s|\b(?:and|with|und|mit|et|avec|y|con|e|com|via|from|for|by)\b)\s*", re.IGNORECASE
)
_MADE = re.compile(
    r"(?:[A-ZÀ-Þ][\w&.’'-]*\s+){1,3}(?:(?:News|Press|Wire)\s+(?:Agency|Service)|Newswire)"
    r"|(?:[Aa]g[eê]ncia|[Aa]gence|[Aa]genzia)(?:\s+de\s+(?:[Nn]otic?ias|[Pp]rensa|[Pp]resse))?(?:\s+[A-ZÀ-Þ][\w&.’'-]*){1,3}"
    r"|(?:[A-ZÀ-Þ][\w&.’'-]*[\s-]+){0,2}(?:Nachrichten|Presse)agentur(?:\s+[A-ZÀ-Þ][\w&.’'-]*){0,2}"
)
"""A name that says itself that it is a news agency's, for those that are not among the known ones."""

_LEAD = re.compile(r"(?:the|agencia|agência|agenzia|agence|de la|de|von|staff)\s+", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*(?:by )?(?P<name>(?:The )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})", re.IGNORECASE
)
_SIGNED = re.compile(
    r"\b(?:Reporting|Additional reporting|Writing) by [^.]{3,300}[;.]\s*(?:[^.]{0,200};\s*)?Editing by\b", re.S
)


def credited(byline: str, source: str, pieces: Sequence[Piece]) -> str:
    """Return the agency that an article credits as its writer or owner, "" for none.

    "The Associated Press contributed to this report" is no such credit: most of that report is another's.
    """
    for name in _named(byline):
        return name
    for piece in pieces:
        if piece.role is Role.FURNITURE and (name := _signature(source[piece.start : piece.end], piece.reason)):
            return name
    return ""


def _named(byline: str) -> Iterable[str]:
    for part in _PARTS.split(byline):
        bare = _LEAD.sub("", part.strip())
        for name in (bare, part.strip()):
            if name and is_agency(name):
                yield FULL.get(name, name)
                break
        else:
            if _MADE.fullmatch(part.strip()):
                yield bare if bare[:1].isupper() else part.strip()


def _signature(text: str, reason: str) -> str:
    if reason == "reporting credit" and _SIGNED.search(text):
        return "Reuters"  # nobody else signs so
    if reason == "copyright" and (match := _RIGHTS.search(text)):
        return next(iter(_named(match["name"])), "")
    return ""
