"""References as CSL-JSON, which Zotero, Pandoc and citation processors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from store.cite.reference import Reference


def csl_json(references: Sequence[Reference]) -> str:
    """Return references as a CSL-JSON file: a list of items."""
    return json.dumps([item(one) for one in references], ensure_ascii=False, indent=1) + "\n"


def item(one: Reference) -> dict[str, Any]:
    """Return one item; what is not known is left out."""
    told: dict[str, Any] = {
        "id": one.key,
        "type": "article-newspaper",
        "title": one.title,
        "container-title": one.outlet,
        "author": [
            {"literal": name.family} if name.literal else {"family": name.family, "given": name.given}
            for name in one.authors
        ],
        "issued": {"date-parts": [list(one.published)]} if one.published else None,
        "accessed": {"date-parts": [list(one.seen)]} if one.seen else None,
        "URL": one.url,
        "language": one.language,
        "section": one.section,
        "abstract": one.quoted,
        "note": f"SHA-256 of the original: {one.sha256}" if one.sha256 else "",
    }
    return {name: value for name, value in told.items() if value}
