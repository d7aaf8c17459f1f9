"""Reads who wrote an article from the lines below its headline."""

from __future__ import annotations

import re

from index.dates.isodates import DATE

_BY = re.compile(
    r"\W*(?:by|por|par|von|di|door|(?:text|words|written|story|reported) by|escrito por|texto(?: de|:)|texte:?|text:)"
    r"\s*:?\s+(?=[A-ZÀ-Þ@])(?P<names>[^.!?\n]{2,120}(?:\.(?!\s*$)[^.!?\n]{0,60})*)\W*",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\b(?:correspondent|reporter|editor|staff|writer|columnist|contributor|bureau|agency|agencies|redacci[oó]n|"
    r"corresponsal|newsroom|desk|associated press|reuters|afp|efe|news|service|r[eé]daction|redaktion)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:[\w’'&.-]+\s+){0,5}(?:correspondents?|reporters?|editors?|writers?|columnists?|contributors?|journalists?|"
    r"producers?|analysts?|bureau chief|corresponsal(?:es)?|redactor(?:a|es|as)?|enviad[oa]s? especial(?:es)?|"
    r"periodistas?|editora?|jefe de \w+|envoy[eé]e? sp[eé]ciale?|correspondante?|journaliste|korrespondent(?:in)?|"
    r"redakteur(?:in)?|reporterin|correspondente|giornalista|inviat[oa]|redacteur|verslaggever)"
    r"(?:\s+(?:in|at|for|of|on|en|de|para|del|[aà]|pour|f[uü]r|bei|per|da|voor)\s+[^,;]{2,40})?",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:in|at|en|à|aus|da|desde)\s+[A-ZÀ-Þ][^,;]{1,40}")
_NAME = r"[A-ZÀ-Þ][\w.’'-]+(?:\s(?:(?:de|la|del|van|von|der|den|bin|al|y|and|e|et|und)\s)*[A-ZÀ-Þ][\w.’'-]*){1,7}"
_NEWSROOM = (
    r"(?i:redacci[oó]n|agencias?|agencies|staff|(?:la |the )?r[eé]daction|(?:die )?redaktion|redazione|redação|"
    r"newsroom)"
)
_PLACE = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,2}"
_SIGNED = re.compile(
    rf"(?P<name>{_NAME})\s*[,|/–—-]\s*{_POST.pattern.replace('(?:[', '(?i:[', 1)}\W*"
    rf"|(?P<who>{_NAME})\s*[/|]\s*{_NEWSROOM}"
    rf"|(?P<room>{_NEWSROOM}(?: [A-ZÀ-Þ][\w.-]+)?)\s*[/|]\s*{_PLACE}"
    rf"|(?P<desk>{_NEWSROOM}(?: [A-ZÀ-Þ][\w.’'-]+){{0,4}}|(?i:staff (?:reporters?|writers?)|news (?:desk|staff)))"
)
_PERSON = r"[A-ZÀ-Þ][\w.’'-]+(?: (?:de |la |van |von |al-)?[A-ZÀ-Þ][\w.’'-]*){1,3}"
_ALONE = re.compile(rf"(?P<names>{_PERSON}(?:/{_PERSON}){{0,3}})(?:\s*\|\s*{_PLACE}|\s+/\s+{_PLACE})?")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}")
_SMALL = frozenset(
    re.findall(
        r"\S+",
        "and y e et und en de del la las los el van von der den di da dos le du al bin for in of the with a at",
    )
)


def byline(text: str) -> str:
    """Return the names of a byline ("By A B, editor, and C D" -> "A B and C D"), or "" when the line is none."""
    line = text.strip(" \t•·|-–—")
    match = _BY.fullmatch(line)
    if not match or len(line.split()) > 24 or line[:1].islower():
        return ""
    names = _without_posts(re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", DATE.sub("|", match["names"]))[0])
    words = [word for word in re.findall(r"[\w'’.-]+", names) if not _DESK.search(word)]
    if not words or not all(word[0].isupper() or word in _SMALL for word in words):
        return ""
    return names.strip(" ,;:|-–—")


def declared_names(text: str) -> str:
    """Return the names in what a file declares as authors, without what they are and the outlet's address.

    "A B, professor of law at the University of C, d.example" -> "A B"; where no part reads like a name, all of it.
    """
    parts = text.split(", ")
    kept = [part for part in parts if not _DOMAIN.fullmatch(part) and not _describes(part)]
    return ", ".join(kept) or text


def _describes(part: str) -> bool:
    words = part.split()
    plain = [word for word in words if word[0].islower() and word.casefold() not in _SMALL]
    return len(words) >= 3 and len(plain) >= 2


def is_byline(text: str) -> bool:
    """A line that only names who wrote the article."""
    return bool(byline(text))


def signature(text: str) -> str:
    """Return the name in a line that names a writer without a "by": with a post ("A B, political editor") or a desk
    ("Redacción / Washington"); "" for any other. Trusted only right below a headline."""
    match = _SIGNED.fullmatch(text.strip(" \t•·|-–—"))
    return next(filter(None, match.groups()), "") if match else ""


def is_signature(text: str) -> bool:
    """A line that signs the article without a "by"."""
    return len(text) < 120 and bool(signature(text))


def name_alone(text: str) -> str:
    """Return the writers that a line names and nothing else ("A B", "A B/C D", "A B | Madrid"), or ""."""
    match = _ALONE.fullmatch(text.strip(" \t•·|-–—"))
    return ", ".join(match["names"].split("/")) if match else ""


def _without_posts(names: str) -> str:
    """Leave out what the writers are ("diplomatic correspondent") and, behind that, where ("in Ostrava")."""
    kept: list[str] = []
    dropped = False
    for part in re.split(r"\s*[,;]\s*", names):
        if kept and (_POST.fullmatch(part) or (dropped and _WHERE.fullmatch(part))):
            dropped = True
            continue
        if kept and re.match(r"(?:in|on|at)\s", part):  # "By A B, in News, Business": where it stands
            break
        lead = re.match(r"(?:and|y|e|et|und|en)\s", part)
        kept.append(part if not kept else f"{' ' if lead and dropped else ', '}{part}")
        dropped = False
    return "".join(kept)
