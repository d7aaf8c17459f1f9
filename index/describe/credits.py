"""Reads who reported an article from the line at its end: "(Reporting by A in B and C in D; Editing by E)"."""

from __future__ import annotations

import re

from index.quotes.names import ORGANISATION

# Who reported or wrote; "additional reporting by" names helpers, "editing by" nobody who wrote.
_WROTE = re.compile(
    r"(?<!additional )(?<!extra )\b(?:"
    r"report(?:ing|ed|s)?(?: and writing)? by|writ(?:ing|ten)(?: and (?:reporting|editing))? by|story by"
    r"|(?:reporte|reportaje|informaci[oó]n|redacci[oó]n)(?! adicional) (?:de|por)|(?:escrito|redactado) por"
    r"|report(?:er)?(?:innen|in)? ?:|(?:bericht|reportage|geschrieben|verfasst)(?:et)? von"
    r"|reportage(?: (?:de|par|di)|(?= [A-ZÀ-Þ]))|r[eé]dig[eé] par|(?:scritto|redatto) da"
    r"|reportagem(?! adicional) (?:de|por)|(?<=\()por(?= [A-ZÀ-Þ])"
    r")\s*:?\s+(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_TASK = re.compile(
    r"[;)\]]|[.,]?\s+(?:(?:and|y|und|et|e)\s+)?(?:(?:additional|extra)\s+)?(?:edit(?!h)|compil|produc|translat|writing|written"
    r"|reporting by|graphic|traduc|escrito|redact|reporte adicional|redigiert|bearbeitet|geschrieben|version\b"
    r"|[eé]dit(?!h)|r[eé]dig|traduit|trad[uo]|montagem|edi[cç][aã]o|reportagem adicional)"
    r"|(?-i:(?<![A-ZÀ-Þ])(?<!\bSt)(?<!\bJr)\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+\s+[a-zà-ÿ]))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|&|/|\b(?:and|y|e|et|und|with|con|mit|avec|com)\b)\s*")
_WHERE = re.compile(r"\s+(?:in|at|from|for|en|desde|em|[aà]|aus)\s+(?=(?:the |la |el )?[A-ZÀ-Þ]).*$")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:(?:de|del|la|las|los|van|von|der|den|di|da|dos|du|bin|al|el)\s+){0,2}"
    r"[A-ZÀ-Þ][\w.’'-]*){1,4}"
)
# Cities of two words that follow "A in London," like another name; those with a word of ORGANISATION are known by it.
_CITIES = frozenset(
    re.split(
        r"\s*/\s*",
        "Tel Aviv/Hong Kong/Buenos Aires/Sao Paulo/São Paulo/San Francisco/San Diego/San Salvador/San José/Abu Dhabi/"
        "Rio de Janeiro/Kuala Lumpur/Cape Town/Addis Ababa/Las Vegas/Salt Lake/Santo Domingo/Saint Petersburg/"
        "Den Haag/Phnom Penh/Ciudad de México/San Juan/Frankfurt am Main/Santa Cruz/La Paz/Port Louis",
    )
)
_LAST = re.compile(r"[.!?”\"’»]\s+(?P<credit>\([^()]{2,500}\)|[A-Za-z]{2,8}(?:/[A-Za-z]{2,8})?)\W*$")
_BODY = re.compile(r"\b(?:newsroom|bureau|staff|team|desk|redacci[oó]n|redaktion|agenc|correspondent|reporter)", re.I)


def reporters(text: str) -> str:
    """Return the names of those whom a credit line tells to have reported or written, "A, B", or "" for nobody."""
    found: list[str] = []
    rest = " ".join(text.split())
    while match := _WROTE.search(rest):
        names = match["names"]
        stop = _OTHER_TASK.search(names)
        found += _people(names[: stop.start()] if stop else names)
        rest = names[stop.start() :] if stop else ""
    return ", ".join(dict.fromkeys(found))


def closing_credit(paragraph: str) -> str:
    """Return what stands in brackets, or as a word alone, behind the last sentence of a paragraph, or ""."""
    match = _LAST.search(paragraph)
    return match["credit"] if match else ""


def closing_reporters(paragraph: str) -> str:
    """Return the reporters of the brackets that close a paragraph, where they begin with them: "(Reporting by A)"."""
    credit = closing_credit(paragraph)
    return reporters(credit) if _WROTE.match(credit, 1) else ""


def _people(names: str) -> list[str]:
    """The persons of a list that also tells where they were: "A in Rome, Turin and Tel Aviv, and B"."""
    found: list[str] = []
    placed = False
    for part in _BETWEEN.split(names.strip(" .\n")):
        name = _WHERE.sub("", part).strip(" .")
        city = placed and name == part.strip(" .") and name in _CITIES
        placed = placed or name != part.strip(" .")
        if city or not _NAME.fullmatch(name) or _BODY.search(name):
            continue
        if not any(word.lower() in ORGANISATION for word in name.split()):
            found.append(name)
    return found
