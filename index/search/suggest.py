"""Finds what may have been meant where nothing was found: the index's own words that are spelled nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.search.analysis import tokens
from index.search.expand import Expander
from index.search.query import DEFAULT_FIELDS
from index.search.query_nodes import Term
from index.search.query_scan import Mark, scan
from index.search.snapshot import Snapshot

SHORTEST = 4
"""Letters of a word that is looked at: shorter ones are near to too many."""

LOOKED_AT = 40  # of the nearest words: among these the most frequent is taken
WORDS = ("title", "text", "outlet", "byline")


def corrected(query: str, snapshot: Snapshot, today: date) -> str:
    """Return the query with every word that no article has put right; "" when there is nothing to put right."""
    made, last = "", 0
    for mark, fields in _words(scan(query, today)):
        for start, end, word in _parts(query, mark):
            if _known(snapshot, word, fields):
                continue
            near = nearest(snapshot, word, fields)
            if near:
                made += query[last:start] + near
                last = end
    return made + query[last:] if last else ""


def nearest(snapshot: Snapshot, word: str, fields: tuple[str, ...]) -> str:
    """Return the most frequent of the words that are spelled nearest, "" when none is near."""
    edits = 2 if len(word) > 5 else 1
    best: list[tuple[int, int, str]] = []
    for field in fields:
        words = snapshot.vocabulary[field]
        for other, distance, _ in extract(
            word, words, scorer=OSA.distance, score_cutoff=edits, processor=None, limit=LOOKED_AT
        ):
            if len(other) >= SHORTEST - 1 and not other.isdigit():
                best.append((int(distance), -len(snapshot.postings(field, other).docs), other))
    best.sort(key=lambda one: (one[0] + (one[2][0] != word[0]), one[1], abs(len(one[2]) - len(word)), one[2]))
    return best[0][2] if best else ""


def _words(marks: list[Mark]) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """Yield the words and quotations that are looked for in the index, with their fields."""
    fields: tuple[str, ...] = DEFAULT_FIELDS
    depth = 0
    for mark in marks:
        if mark.kind == "field":
            fields = (mark.text,) if mark.text in WORDS else ("text",) if mark.text == "quote" else ()
            continue
        if mark.kind in ("word", "phrase") and fields and mark.near is None and not set("*?") & set(mark.text):
            yield mark, fields
        depth += (mark.kind == "(") - (mark.kind == ")")
        if not depth:
            fields = DEFAULT_FIELDS


def _parts(query: str, mark: Mark) -> Iterator[tuple[int, int, str]]:
    """Yield each word of a mark with its place in the query."""
    start = query.find(mark.text, mark.place)
    found = tokens(mark.text)
    for word, begin, end in zip(found.words, found.starts, found.ends, strict=True):
        if len(word) >= SHORTEST and word.isalpha():
            yield start + begin, start + end, word


def _known(snapshot: Snapshot, word: str, fields: tuple[str, ...]) -> bool:
    expander = Expander(snapshot)
    forms = ((field, form.word) for field in fields for form in expander.forms(Term(word), field))
    return any(snapshot.has(field, form) for field, form in forms)
