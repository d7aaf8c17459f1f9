"""RIS: what libraries' programs call a reference, an article where its text or summary is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats.bundle_lines import language, turned
from store.formats.day import day
from store.formats.declared import names
from store.formats.decode import LARGEST, decode
from store.formats.paragraphs import Paragraph, page
from store.formats.reading import tried
from store.records import Details, Reading

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|$)")
_ENTRY = re.compile(r"^TY  ?-.*?(?:^ER  ?-.*?$|\Z)", re.S | re.M)
_TEXTS = ("N2", "AB", "N1", "RN")
_MEDIA_TYPE = "application/x-research-info-systems"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield each reference that has a text; the others are told."""
    entries = _ENTRY.findall(decode(file.read(LARGEST + 1), name))
    for number, entry in enumerate(entries, 1):
        yield tried(_reading, entry, f"{name}#{number}")
    if not entries:
        raise UnreadableFile(f"{name} holds no references.", "Export it again as RIS.")


def _reading(entry: str, where: str) -> Reading:
    told = _fields(entry)
    first = {tag: values[0] for tag, values in told.items() if values}
    title = first.get("TI") or first.get("T1") or first.get("CT", "")
    body = max(("\n\n".join(told.get(tag, [])) for tag in _TEXTS), key=len)
    if not body.strip():
        raise UnreadableFile(f"{where} is a reference without text.", "Export the full text as well.")
    details = Details(
        title=title,
        outlet=first.get("JF") or first.get("T2") or first.get("JO") or first.get("PB", ""),
        byline=names([turned(one) for tag in ("AU", "A1") for one in told.get(tag, [])]),
        published=next((found for tag in ("DA", "Y1", "PY") if (found := day(first.get(tag, "").rstrip("/")))), ""),
        language=language(first.get("LA", "")),
        url=next((one for one in told.get("UR", []) if one.startswith("http")), ""),
        source_id=first.get("AN") or first.get("ID", ""),
    )
    parts = [Paragraph(part, "") for part in re.split(r"\n\s*\n|\n(?=\S)", body)]
    return Reading(page([Paragraph(title, "title"), *parts], details, where), entry.encode(), where, _MEDIA_TYPE)


def _fields(entry: str) -> dict[str, list[str]]:
    """Return the values of each tag; lines without a tag go on with the value before them."""
    told: dict[str, list[str]] = {}
    tag = ""
    for line in entry.split("\n"):
        match = _TAG.match(line)
        if match:
            tag = match[1]
            told.setdefault(tag, []).append((match[2] or "").strip())
        elif tag:
            told[tag][-1] += f"\n{line}"
    return {tag: [value.strip() for value in values if value.strip()] for tag, values in told.items() if any(values)}
