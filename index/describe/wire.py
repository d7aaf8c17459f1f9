"""Finds the agency whose report an article is, by what it credits: its byline, its copyright line, its last words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.clean.outlets import is_agency
from index.describe.credits import closing_credit
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
    r"\b(?:Reporting|Additional reporting|Writing) by (?:[^.]|(?<=\b[A-Z])\.){3,300}"
    r"[;.]\s*(?:[^.]{0,200};\s*)?Editing by\b"
    r"|\bReporte de (?:[^.]|(?<=\b[A-Z])\.){3,300}[;.]\s*(?:[^.]{0,200};\s*)?Edita\w+ en español por\b",
    re.DOTALL | re.IGNORECASE,
)
_FROM = re.compile(  # "With information from", "Con información de la agencia", "Quelle:"
    r"\W*(?:(?:[A-ZÀ-Þ]\S*\s+(?:(?:de|du|del|la|el|of)\s+)?){0,4}"
    r"(?i:with|mit|avec|con|com|sources?\s?:|fuentes?\s?:|quellen?\s?:|fonti?\s?:|fontes?\s?:|"
    r"(?:additional\s+)?reporting\s+by|via))\s+"
    r"(?i:(?:(?:additional\s+)?(?:informa\w+|inputs?|files|materials?|reporting|content|agenturmaterial|datos|fonte)\s*"
    r"(?:from|by|vo[nm]|de[rs]|d[aeio]|del|d[ao]s|dell[ae’'])?\s*)?)"
    r"(?i:(?:(?:the|la|las|los|l[’']|nachrichtenagentur(?:en)?|agentur(?:en)?|news\s+agenc(?:y|ies)|agencias)\s*)*)"
    r"(?P<names>\S.*)",
    re.DOTALL,
)


def credited(byline: str, source: str, pieces: Sequence[Piece]) -> str:
    """Return the agency that an article credits as its writer or owner, or as what it drew on; "" for none.

    "The Associated Press contributed to this report" is no such credit: most of that report is another's.
    """
    for name in _named(byline):
        return name
    last = max((place for place, piece in enumerate(pieces) if piece.role is Role.BODY), default=-1)
    for place, piece in enumerate(pieces):
        text = source[piece.start : piece.end]
        if piece.role is Role.FURNITURE and (name := _signature(text, piece.reason)):
            return name
        credit = closing_credit(text) if place == last else ""
        if credit and (name := _signature(credit, "reporting credit") or _alone(credit)):
            return name
        if place > last and piece.role is Role.FURNITURE and (name := _alone(text)):
            return name
    return ""


def _alone(text: str) -> str:
    """The agency that a last line names and nothing else: "(EFE)", "dpa/AFP", "Fuente: Europa Press"."""
    match = _FROM.fullmatch(text.strip())
    parts = [part for part in _PARTS.split((match["names"] if match else text).strip(" .()[]–—-")) if part]
    bare = [_LEAD.sub("", part.strip()) for part in parts]
    return FULL.get(bare[0], bare[0]) if bare and all(is_agency(part) for part in bare) else ""


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
    if reason == "reporting credit" and (drawn := _FROM.fullmatch(text.strip())):
        return next(iter(_named(drawn["names"].strip(" .()"))), "")
    if reason == "copyright" and (match := _RIGHTS.search(text)):
        return next(iter(_named(match["name"])), "")
    return ""
