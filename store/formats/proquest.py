"""ProQuest: articles with labelled fields ("Full text:", "Publication title:"), parted by long lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.formats.bundle_lines import (
    COVER,
    FIELD,
    RIGHTS,
    Bundled,
    Line,
    author,
    joined,
    labelled,
    language,
    section,
    turned,
    which,
)  # fmt: skip
from store.formats.day import day
from store.records import Details

_RULE = re.compile(r"_{20,}|\*{20,}|-{30,}")
_COUNTED = re.compile(r"document \d+ of \d+", re.I)
_FIELDS = labelled(
    r"""
    text: full text
    abstract: abstract(?: \(summary\))?
    title: title
    author: author|correspondence author
    outlet: publication title|source
    day: publication date|date
    info: publication info
    section: section
    language: language of publication|language
    id: proquest document id
    url: document url
    rights: copyright
    database: database
    links: links|proquest document link
    people: people|company / organi[sz]ation|company|business indexing term|location|identifier / keyword|subject
    place: place of publication|country of publication|publication subject|publication year|year|publisher|dateline
    issue: volume|issue|pages|number of pages|first page|column|edition|issn|e-issn|credit|source type|document type
    count: word count|classification|document feature|last updated|subject term|number of references|coden|cite as
    """
)
_AFTER_TEXT = frozenset(
    ["people", "title", "outlet", "day", "place", "issue", "count", "id", "url", "rights", "section", "database"]
)
_NAMED = re.compile(r"(?:bibliography|citation style|proquest document link|table of contents)\b.*", re.I)


def split(lines: Sequence[Line]) -> list[Bundled]:
    """Return the articles of an export; none when the lines are no export."""
    told = {which(match) for line in lines if (match := _FIELDS.fullmatch(line.text))}
    if "text" not in told or not {"id", "outlet", "database"} <= told | {"database"}:
        return []
    records: list[list[Line]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line.text) or _COUNTED.fullmatch(line.text):
            records.append([])
        records[-1].append(line)
        match = _FIELDS.fullmatch(line.text)
        if match and which(match) == "database":
            records.append([])
    found: list[Bundled] = []
    cover: list[Line] = []
    for record in records:
        if any((match := _FIELDS.fullmatch(line.text)) and which(match) == "text" for line in record):
            found.append(_article([line.aside(COVER) for line in cover], record))
            cover = []
        else:
            cover += record
    if cover and found:
        found[-1] = found[-1].followed(cover)
    return found


def opens(text: str) -> bool:
    """Tell a line that begins with a field's name, or parts the articles."""
    return any(pattern.fullmatch(text) for pattern in (_FIELDS, _RULE, _COUNTED))


def _article(cover: Sequence[Line], record: Sequence[Line]) -> Bundled:
    told: dict[str, str] = {}
    laid: list[Line] = list(cover)
    field = ""
    for line in record:
        match = None if line.hint else _FIELDS.fullmatch(line.text)
        if match and (field != "text" or which(match) in _AFTER_TEXT):
            field = which(match)
            if field == "text":
                laid += [Line(match["told"])] if match["told"] else []
                continue
            told.setdefault(field, match["told"])
            laid.append(line.aside(RIGHTS if field == "rights" else FIELD))
        elif field == "text":
            laid.append(line)
        elif field or _RULE.fullmatch(line.text) or _COUNTED.fullmatch(line.text) or _NAMED.fullmatch(line.text):
            laid.append(line.aside(FIELD))
            told[field] = f"{told[field]} {line.text}" if field and not line.first else told.get(field, "")
        else:
            told.setdefault("headline", line.text)
            laid.append(Line(line.text, "title"))
    return Bundled(joined(laid), _details(told))


def _details(told: dict[str, str]) -> Details:
    headline = " ".join((told.get("headline") or told.get("title", "")).split())
    return Details(
        title=headline,
        outlet=re.sub(r"\s*;.*", "", told.get("outlet") or told.get("info", "")),
        byline=", ".join(turned(name) for name in author(told.get("author", "")).split(";") if name.strip()),
        published=day(told.get("day", "")) or day(told.get("info", "")),
        section=section(told.get("section", "")),
        language=language(told.get("language", "")),
        url=told.get("url", "").split(" ")[0],
        source_id=told.get("id", ""),
    )
