"""Recognises the lines around a headline that tell when: date lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.dates.isodates import CLOCK, DATE, parse_date
from index.describe.bylines import is_byline
from index.wordings import expression

_LABEL = re.compile(rf"\b(?:{expression('datelabels').pattern})(?!\w)\s*:?", re.IGNORECASE)
_UPDATED = re.compile(
    r"updat|modif|edited|actualiz|mise? [aà] jour|aktualis|stand\b|atualiz|aggiorn|bijgewerkt", re.IGNORECASE
)
_BARS = re.compile(r"\s*[|•·●∙/]\s*|\s{3,}")
_DASHES = re.compile(r"\s+[–—-]+\s+|\s*,\s+|\s*;\s*|[()\[\]]")
_AGO = re.compile(
    r"\W*(?:\d+ (?:hours?|minutes?|mins?|days?|h) ago|hace \d+ (?:horas?|minutos?|d[ií]as?)|"
    r"il y a \d+ (?:heures?|minutes?|jours?)|vor \d+ (?:stunden?|minuten|tage?n?))\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 160  # characters


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line tells; empty where it does not."""

    published: str = ""
    updated: str = ""
    others: tuple[str, ...] = ()  # the words beside the dates: a section, an outlet, a name


def date_line(text: str, language: str = "") -> DateLine | None:
    """Read a line that holds a date and next to nothing else; None when it is anything more."""
    if (
        len(text) > _LONGEST
        or text.endswith(("?", "!"))
        or "@" in text
        or not _YEAR.search(text)
        or not DATE.search(text)
    ):
        return None
    others = _others(text)
    if others is None:
        return None
    published = updated = ""
    start = 0
    dates = list(DATE.finditer(text))
    for match, following in zip(dates, [*[each.start() for each in dates[1:]], len(text)], strict=True):
        iso = parse_date(text[match.start() : following], language)
        if _UPDATED.search(text[start : match.start()]):
            updated = updated or iso
        else:
            published = published or iso
        start = match.end()
    return DateLine(published, updated, others)


def is_date_line(text: str) -> bool:
    """A line that only tells when the page was published or updated."""
    return bool(_AGO.fullmatch(text)) or date_line(text) is not None


def _others(text: str) -> tuple[str, ...] | None:
    """What a line holds besides dates, times and their labels; None when that is a text of its own.

    Beside the date itself nothing may stand; in a part that a bar or bullet sets off five words, in one that only a
    dash or comma sets off three, each with a capital.
    """
    rest = CLOCK.sub("\0", DATE.sub("\0", text))
    found: list[str] = []
    for part in _BARS.split(rest):
        for piece in _DASHES.split(part):
            bare = _LABEL.sub(" ", piece).replace("\0", " ").strip(" ,;:-–—.\t")
            words = bare.split()
            if not words:
                continue
            alone = "\0" not in part and len(words) <= 5 and not re.search(r"[.!?]\s|https?:", bare)
            named = "\0" not in piece and len(words) <= 3 and all(word[0].isupper() for word in words)
            if not (alone or named or is_byline(bare) or re.fullmatch(r"\S+\.(?:com|org|net|[a-z]{2})", bare)):
                return None
            found.append(bare)
    return tuple(found) if len(found) <= 4 else None
