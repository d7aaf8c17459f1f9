"""Recognises the lines around a headline that name when and by whom: date lines and bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.dates import DATE, parse_date

_TIME = (
    r"(?:\b(?:at|um|à|a las|às|alle|om|h)\s+)?\b\d{1,2}(?:[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)(?:\s*(?:Uhr|h|hs|hrs|horas|uur))?"
    r"(?:\s*\(?(?:GMT|UTC|BST|IST|CES?T|[ECMP][SD]?T|A?EDT|AEST|JST|SGT|MSK|Z|[+-]\d{2}:?\d{2})(?:\s*[+-]\s*\d{1,2})?\)?)*"
)
_WORD = (
    r"first published|last (?:updated|modified|edited)|originally published|published(?: on)?|updated(?: on| at)?|posted(?: on| at)?|modified|created|release(?:d)?|"
    r"date|filed|issued|publicad[oa](?: el| en)?|actualizad[oa](?: el)?|fecha(?: de publicaci[oó]n)?|[uú]ltima (?:actualizaci[oó]n|modificaci[oó]n)|creado(?: el)?|"
    r"publi[eé]e?(?: le)?|mis(?:e)? [aà] jour(?: le)?|modifi[eé]e?(?: le)?|post[eé]e? le|"
    r"ver[oö]ffentlicht(?: am)?|aktualisiert(?: am)?|zuletzt aktualisiert(?: am)?|stand|vom|"
    r"publicado em|atualizado(?: em| [aà]s)?|pubblicato(?: il)?|aggiornato(?: il)?|gepubliceerd(?: op)?|bijgewerkt(?: op)?|laatst bijgewerkt|"
    r"el|le|den|am|em|il|op|on|at|às|à|a las"
)
_LABEL = re.compile(rf"\b(?:{_WORD})\b\s*:?", re.IGNORECASE)
_UPDATED = re.compile(
    r"updat|modif|edited|actualiz|mis(?:e)? [aà] jour|aktualis|atualiz|aggiorn|bijgewerkt", re.IGNORECASE
)
_CLOCK = re.compile(_TIME, re.IGNORECASE)
_SPLIT = re.compile(r"\s*[|•·●∙/\n]\s*|\s+[–—-]\s+|\s{2,}|,\s+(?=[A-Z])")
_AGO = re.compile(
    r"\W*(?:\d+ (?:hours?|minutes?|mins?|days?|h) ago|hace \d+ (?:horas?|minutos?|d[ií]as?)|il y a \d+ (?:heures?|minutes?|jours?)|vor \d+ (?:stunden?|minuten|tagen?))\W*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\W*(?:by|por|par|von|di|door|text by|words by|escrito por|story by|reported by|de notre correspondant\w*)\s*:?\s+"
    r"(?=[A-ZÀ-Þ@])(?P<names>[^.!?\n]{2,120}(?:\.(?!\s*$)[^.!?\n]{0,60})*)\W*",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|staff(?: writer)?|writer|columnist|contributor|bureau|agency|agencies|redacci[oó]n|corresponsal|newsroom|desk|"
    r"associated press|reuters|afp|efe|news service|r[eé]daction|redaktion)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "and y e et und en de del la las los el van von der den di da dos le du al bin for in of the with a".split()
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line tells; empty strings where it does not."""

    published: str = ""
    updated: str = ""
    others: tuple[str, ...] = ()  # the words beside the dates: a section, an outlet, a name


def date_line(text: str, language: str = "") -> DateLine | None:
    """Read a line that holds a date and next to nothing else; None when it is anything more."""
    if len(text) > _LONGEST or text.endswith(("?", "!")):
        return None
    dates = list(DATE.finditer(text))
    if not dates:
        return None
    others = _others(text)
    if others is None:
        return None
    published = updated = ""
    start = 0
    for match in dates:
        clock = _CLOCK.match(
            text, match.end() + (len(text[match.end() :]) - len(text[match.end() :].lstrip(" ,|–—-/•·")))
        )
        end = clock.end() if clock else match.end()
        iso = parse_date(text[match.start() : end], language)
        if _UPDATED.search(text[start : match.start()]):
            updated = updated or iso
        else:
            published = published or iso
        start = end
    return DateLine(published, updated, others)


def is_date_line(text: str) -> bool:
    """A line that only tells when the page was published or updated."""
    return bool(_AGO.fullmatch(text)) or date_line(text) is not None


def _others(text: str) -> tuple[str, ...] | None:
    """What a line holds besides dates, times and their labels; None when that is a text of its own.

    At most four words may stand in each part that a bar, bullet or dash sets off, and at most one right beside the date.
    """
    rest = _CLOCK.sub("\0", DATE.sub("\0", text))
    found: list[str] = []
    for part in _SPLIT.split(rest):
        dated = "\0" in part
        bare = _LABEL.sub(" ", part) if dated else re.sub(rf"^(?:{_WORD})\b:?\s*$", "", part, flags=re.IGNORECASE)
        words = re.findall(r"[^\W\d_][\w.'’&-]*", bare.replace("\0", " "))
        if len(words) > (0 if dated else 5) and not _BY.fullmatch(part.replace("\0", " ").strip()):
            if not dated or len(words) > 3 or not all(word[:1].isupper() for word in words):
                return None
        if words:
            found.append(re.sub(r"\s+", " ", bare.replace("\0", " ")).strip(" ,;:-–—()[]"))
    return tuple(found) if len(found) <= 4 else None


def byline(text: str) -> str:
    """Return the names of a byline ("By A B and C D, Reuters" -> "A B and C D"), or "" when the line is none."""
    line = text.strip(" \t•·|-–—")
    match = _BY.fullmatch(line)
    if not match or len(line.split()) > 18 or line[:1].islower():
        return ""
    names = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", DATE.sub("|", match["names"]))[0]
    words = [word for word in re.findall(r"[\w'’.-]+", names) if not _ROLE.search(word)]
    if not words or not all(word[0].isupper() or word in _SMALL or word[0].isdigit() for word in words):
        return ""
    return names.strip(" ,;:|-–—")


def is_byline(text: str) -> bool:
    """A line that only names who wrote the article."""
    return bool(byline(text))
