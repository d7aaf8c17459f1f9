"""Nexis (LexisNexis): the layouts of its downloads, new ("End of Document") and old ("3 of 10 DOCUMENTS").

The new: a cover page; then of each article headline, outlet, day, rights, fields, "Body", text, "Load-Date:", and the
closing line. The old: outlet, day, headline or "HEADLINE:", fields, text, "LOAD-DATE:", rights. In the language that
the user chose for the service, and with fields left out at will.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from store.formats.bundle_lines import (
    COVER,
    FIELD,
    LOADED,
    RIGHTS,
    Bundled,
    Line,
    author,
    is_rights,
    joined,
    labelled,
    language,
    section,
    which,
)  # fmt: skip
from store.formats.day import day
from store.records import Details

_END = re.compile(
    r"(?:end of (?:the )?document|ende des dokuments?|fin du document|fin del documento|fine del documento"
    r"|einde van (?:het )?document|fim do documento|slut på dokumentet)\W*",
    re.I,
)
_START = re.compile(
    r"(?:dokument|document|documento)?\s*\d+ (?:of|von|de|di|van) \d+\s*(?:documents?|dokumente?n?)?", re.I
)
_COUNTED = re.compile(r"\d+ of \d+ documents?|(?:dokument|document|documento) \d+ (?:of|von|de|di|van) \d+", re.I)
_FIELDS = labelled(
    """
    length: length|länge|longueur|longitud|extensión|lunghezza|lengte|extensão|längd
    section: section|rubrik|ressort|rubrique|sección|sezione|rubriek|sectie|seção
    byline: byline|autor|autorin|auteur|autore|autor\\(?es\\)?
    headline: headline|schlagzeile|überschrift|titre|titular|título|titolo|kop
    dateline: dateline
    highlight: highlight
    loaded: load-date|load date|ladedatum|update|date de chargement|fecha de carga|data di caricamento|laaddatum
    language: language|sprache|langue|idioma|lingua|taal
    graphic: graphic|grafik|graphique|gráfico|foto
    url: url|web address
    body: body
    other: publication-type|publication type|publikationsart|type de publication|pub-type|journal[- ]code|zeitungs-code
    other: subject|person|people|organi[sz]ation|company|ticker|industry|geographic|country|state|city|acc-no
    other: document-type|correction-date|distribution|series|type|column|magazine|news-category|name
    """
)
_HEADS = ("length", "section", "byline", "headline", "dateline", "highlight")
_CUTS = ("loaded", "language", "graphic", "url", "other")
_BODY = re.compile(
    r"(?:body|textkörper|text|corps|corps du texte|cuerpo|cuerpo del texto|corpo|hoofdtekst|tekst)\s*:?", re.I
)
_TAILS = re.compile(r"(?:classification|klassifizierung|clasificación|graphic|grafik|graphique|gráfico)\s*:?", re.I)
_PAGE = re.compile(r"(?:page|seite|página|pagina) \d+ (?:of|von|de|sur|di|van) \d+", re.I)
_EDITION = re.compile(r".*\b(?:edition|ausgabe|édition|edición|edizione|editie|final|late|early)\b.*|.*;", re.I)
_LONGEST_DAY = 90  # characters of a line with a day, its weekday, hour and edition


def _field(text: str) -> re.Match[str] | None:
    """Match a line that begins with a field's name; a length that tells no number is a sentence."""
    match = _FIELDS.fullmatch(text)
    return None if match and which(match) == "length" and not match["told"][:1].isdigit() else match


def split(lines: Sequence[Line]) -> list[Bundled]:
    """Return the articles of a download; none when the lines are no download."""
    told = [which(match) for line in lines if (match := _field(line.text))]
    ends = [at + 1 for at, line in enumerate(lines) if _END.fullmatch(line.text)]
    starts = [at for at, line in enumerate(lines) if _COUNTED.fullmatch(line.text)]
    known = "length" in told or "loaded" in told or any(_BODY.fullmatch(line.text) for line in lines)
    if not known or not (ends or starts):
        return []
    cuts = [0, *(ends or starts)]
    found: list[Bundled] = []
    cover: list[Line] = []
    for begin, end in pairwise([*cuts, len(lines)]):
        chunk = lines[begin:end]
        if _is_article(chunk):
            found.append(_article([*cover, *chunk]))
            cover = []
        else:
            cover += [line.aside(COVER) for line in chunk]
    if found and cover:
        found[-1] = found[-1].followed(cover)
    return found


def opens(text: str) -> bool:
    """Tell a line that begins with a field's name, or is one of those that part an article."""
    return bool(_field(text) or _END.fullmatch(text) or _COUNTED.fullmatch(text))


def _is_article(chunk: Sequence[Line]) -> bool:
    told = [which(match) for line in chunk if (match := _field(line.text))]
    return bool(set(told) & {"length", "loaded", "byline", "section"}) or any(
        _BODY.fullmatch(one.text) for one in chunk
    )


def _article(chunk: Sequence[Line]) -> Bundled:
    begin, end = _body(chunk)
    head, told = _head(chunk[:begin])
    body, tail = list(chunk[begin:end]), list(_tail(chunk[end:], told))
    details = Details(
        title=told.get("headline", ""),
        outlet=told.get("outlet", ""),
        byline=author(told.get("byline", "")),
        published=told.get("day", "") or day(told.get("loaded", "")),
        section=section(told.get("section", "")),
        language=language(told.get("language", "")),
        url=told.get("url", ""),
    )
    return Bundled(joined([*head, *body, *tail]), details)


def _body(chunk: Sequence[Line]) -> tuple[int, int]:
    """Return where the text begins and ends: behind "Body" or the last field of the head, before the closing fields."""
    begin = next((at + 1 for at, line in enumerate(chunk) if _BODY.fullmatch(line.text) and not line.hint), 0)
    if not begin:
        for at, line in enumerate(chunk):
            match = _field(line.text)
            if match and which(match) in _HEADS and (not begin or at - begin < 4):
                begin = at + 1
    for at in range(begin, len(chunk)):
        match = _field(chunk[at].text)
        closes = match is not None and which(match) in _CUTS and (which(match) == "loaded" or _closes(chunk, at))
        if closes or _END.fullmatch(chunk[at].text) or (_TAILS.fullmatch(chunk[at].text) and _closes(chunk, at)):
            return begin, at
    return begin, len(chunk)


def _closes(chunk: Sequence[Line], at: int) -> bool:
    """Nothing that is text comes after: a day of loading does, or the end."""
    match = [_field(line.text) for line in chunk[at:]]
    return any(one is not None and which(one) == "loaded" for one in match) or len(chunk) - at < 12


def _head(lines: Sequence[Line]) -> tuple[list[Line], dict[str, str]]:
    """Return the lines above the text with what they are, and what they tell."""
    told: dict[str, str] = {}
    free: list[int] = []
    marked = list(lines)
    for at, line in enumerate(lines):
        match = _field(line.text)
        if match:
            told.setdefault(which(match), " ".join(match["told"].split()))
            marked[at] = line.aside(FIELD)
        elif (
            is_rights(line.text)
            or _BODY.fullmatch(line.text)
            or _START.fullmatch(line.text)
            or _PAGE.fullmatch(line.text)
        ):
            marked[at] = line.aside(RIGHTS if is_rights(line.text) else FIELD)
        elif not line.hint:
            free.append(at)
    _place(marked, free, told)
    if told.get("highlight"):
        marked += [Line(told["highlight"], "paragraph")]
    return marked, told


def _place(marked: list[Line], free: Sequence[int], told: dict[str, str]) -> None:
    """Tell headline, outlet and day by where they stand: the outlet right above the day."""
    days = [place for place, at in enumerate(free) if len(marked[at].text) < _LONGEST_DAY and day(marked[at].text)]
    place = days[-1] if days else None
    if place is None or place == 0:
        return
    told["day"], told["outlet"] = day(marked[free[place]].text), marked[free[place - 1]].text
    above, below = list(free[: place - 1]), list(free[place + 1 :])
    while below and (not marked[below[0]].first or _EDITION.fullmatch(marked[below[0]].text)):
        marked[below[0]] = marked[below[0]].aside("edition")
        below.pop(0)
    named = [at for at in above if marked[at].kind in ("heading", "title")]
    headline = (named or above)[-1:] or below[:1]
    if headline and "headline" not in told:
        told["headline"] = " ".join(marked[headline[0]].text.split())
        marked[headline[0]] = Line(marked[headline[0]].text, "title")
    for at in above:
        if at not in headline:
            marked[at] = marked[at].aside(COVER)
    for at in (free[place - 1], free[place]):
        marked[at] = marked[at].aside(FIELD)
    for at in below:
        if at not in headline:
            marked[at] = marked[at].aside(FIELD) if above else Line(marked[at].text, "paragraph")


def _tail(lines: Sequence[Line], told: dict[str, str]) -> list[Line]:
    marked: list[Line] = []
    reason = FIELD
    for line in lines:
        match = _field(line.text)
        if match:
            told.setdefault(which(match), " ".join(match["told"].split()))
        what = which(match) if match else ""
        if what == "graphic" or (_TAILS.fullmatch(line.text) and not line.text.casefold().startswith(("cl", "kl"))):
            reason = "caption"
        elif what or _TAILS.fullmatch(line.text):
            reason = FIELD
        now = LOADED if what == "loaded" else RIGHTS if is_rights(line.text) else reason
        marked.append(line.aside(now))
    return marked
