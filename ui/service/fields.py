"""The details of an article that a person may write: their names, hints, and what may stand in each. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

FIELDS = (
    ("title", "Headline", ""),
    ("outlet", "Outlet", "who published it: newspaper, site, agency"),
    ("byline", "Byline", ""),
    ("published", "Published", "2025-11-17, or 2025-11-17T18:40+01:00"),
    ("updated", "Updated", "as above"),
    ("dateline", "Dateline", "the place at the head of the text: MEXICO CITY"),
    ("wire", "Agency", "the agency credited: Reuters"),
    ("section", "Section", ""),
    ("language", "Language", "two letters: en, es, de"),
    ("url", "Link", ""),
)
NAMES = tuple(name for name, _, _ in FIELDS)


def wrong(typed: Mapping[str, str]) -> str:
    """Return what is wrong with what was typed into the fields, in a sentence, or ""."""
    for name, label, _ in FIELDS:
        text = typed.get(name, "").strip()
        if name in ("published", "updated") and text and not is_date(text):
            return f"{label}: write the date as year-month-day, like 2025-11-17, or leave it empty."
        if name == "language" and text and not (len(text) == 2 and text.isalpha() and text.islower()):
            return "Language: write its two letters, like en or es, or leave it empty."
    return ""


def is_date(text: str) -> bool:
    """Tell whether `text` is an ISO date, or a date with time."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(text)
        except ValueError:
            continue
        return len(text) >= 10
    return False
