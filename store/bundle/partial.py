"""Articles of which a colleague's bundle brought no original, or only some passages: known until the whole comes."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from store.settings import Settings
from store.sqlite import Database

NAME = "partial"
Origin = tuple[int, int, int]
"""Start, end and paragraph that a passage has in the whole text."""


@dataclass(frozen=True, slots=True)
class Partial:
    """`origins` are the places of the passages in the whole text; None when the text is whole."""

    origins: tuple[Origin, ...] | None = None


def partials(db: Database) -> dict[str, Partial]:
    """Return the articles that lack something, by the hash of their original."""
    kept = Settings(db).get(NAME, {})
    return {sha256: msgspec.convert({"origins": origins}, Partial) for sha256, origins in kept.items()}


def passages_only(db: Database) -> set[int]:
    """Return the articles of which only some passages are here."""
    cut = [sha256 for sha256, one in partials(db).items() if one.origins is not None]
    rows = (db.execute("SELECT id FROM articles WHERE sha256 = ?", [sha256]).fetchone() for sha256 in cut)
    return {int(row[0]) for row in rows if row is not None}


def keep_partial(db: Database, sha256: str, partial: Partial | None) -> None:
    """Keep what an article lacks; None: nothing any more."""
    kept = dict(Settings(db).get(NAME, {}))
    if partial is None:
        kept.pop(sha256, None)
    else:
        kept[sha256] = partial.origins
    Settings(db).set(NAME, kept or None)
