"""Where a decided passage is: its words and their place, found again after the article was laid out anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.errors import no_article
from store.packing import unpack_passages
from store.records import Passage, Span
from store.sqlite import Database

ENDS = 24  # characters at either end by which a changed run is found again: about four words


@dataclass(frozen=True, slots=True)
class Anchor:
    """A run of an article's clean text, and the words that stood there when the user decided."""

    article: int
    start: int
    end: int
    words: str


def anchor(article: int, text: str, passage: Passage) -> Anchor:
    """Make the anchor of a passage."""
    return Anchor(article, passage.start, passage.end, text[passage.start : passage.end])


def place_of(told: Anchor, text: str, passages: Sequence[Passage]) -> int | None:
    """Return the place of the passage that now holds most of the anchored words, None when they are gone."""
    start = _nearest(told, text)
    if start is None:
        return None
    end = start + len(told.words)
    shared = [min(end, passage.end) - max(start, passage.start) for passage in passages]
    best = max(range(len(passages)), key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] > 0 else None


def span_of(told: Anchor, text: str) -> Span | None:
    """Return where the anchored words stand now, None when they are gone.

    When words between were put in or set aside, their beginning and their end still bound them.
    """
    start = _nearest(told, text)
    if start is not None:
        return Span(start, start + len(told.words))
    head, tail = told.words[:ENDS], told.words[-ENDS:]
    if len(told.words) <= ENDS:
        return None
    first = _nearest(Anchor(told.article, told.start, told.start + len(head), head), text)
    if first is None:
        return None
    last = text.find(tail, first)
    near = 0 <= last <= first + 2 * len(told.words)
    return Span(first, last + len(tail)) if near else None


def text_and_passages(db: Database, article: int) -> tuple[str, tuple[Passage, ...]]:
    """Return an article's clean text and its passages; raises NotFound."""
    row = db.execute(
        "SELECT text, passages FROM texts JOIN articles ON id = article WHERE article = ? AND removed = ''", [article]
    ).fetchone()
    if row is None:
        raise no_article(article)
    return row[0], unpack_passages(row[1])


def _nearest(told: Anchor, text: str) -> int | None:
    """Find the anchored words where they were, or else at the occurrence nearest to it."""
    if text[told.start : told.end] == told.words:
        return told.start
    after = text.find(told.words, told.start)
    before = text.rfind(told.words, 0, told.start + len(told.words))
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - told.start), default=None)
