"""What must be said of articles of which a colleague's bundle brought only some passages."""

from __future__ import annotations

from dataclasses import replace

from store.bundle.partial import partials
from store.database import Library
from store.names import outlets
from store.records import Comparison


def with_care(library: Library, lined: Comparison) -> Comparison:
    """Return a comparison that calls no article silent of which only passages are here, and says which those are."""
    known = partials(library.db)
    names = outlets(lined.articles)
    cut = [
        one for one in lined.articles if one.original.sha256 in known and known[one.original.sha256].origins is not None
    ]
    if not cut:
        return lined
    said = tuple(
        f"Of {names[one.id]} only some passages ({len(one.passages):,}) are here, from a colleague’s bundle: what else "
        "it tells is not known. Import its page to have the whole."
        for one in cut
    )
    ids = {one.id for one in cut}
    missing = {article: () if article in ids else rows for article, rows in lined.missing_here.items()}
    return replace(lined, missing_here=missing, passages_only=tuple(sorted(ids)), notes=(*lined.notes, *said))
