"""Finds what may have been meant where nothing was found: the index's own words that are spelled nearly so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.search.analysis import tokens
from index.search.beside import SMALL, Beside
from index.search.expand import Expander
from index.search.query import DEFAULT_FIELDS
from index.search.query_nodes import Phrase, Term
from index.search.query_scan import Mark, scan
from index.search.schema import FIELDS

SHORTEST = 4
"""Letters of a word that is looked at: shorter ones are near to too many."""

LOOKED_AT = 40  # of the nearest words: among these the most frequent is taken
ELSEWHERE = {
    "outlet": ("byline", "speaker", ""), "byline": ("outlet", "speaker", ""), "speaker": ("byline", ""),
    "title": ("",), "quote": ("",), "tag": ("note", ""), "note": ("tag", ""), "event": ("",),
}  # fmt: skip
"""Where else the words of a field may stand, the nearest in meaning first; "" is headlines and texts."""


def corrected(query: str, beside: Beside, today: date) -> str:
    """Return the query with every word that no article has put right; "" when there is nothing to put right."""
    made, last = "", 0
    for mark, fields in _words(scan(query, today)):
        for start, end, word in _parts(query, mark):
            if _known(beside, word, fields):
                continue
            near = nearest(beside, word, fields)
            if near:
                made += query[last:start] + near
                last = end
    return made + query[last:] if last else ""


def elsewhere(query: str, today: date) -> Iterator[str]:
    """Yield the query with what a field is asked for looked for in another, as "outlet:" for who only wrote it."""
    before = ""
    for mark in scan(query, today):
        name = mark.text.removesuffix("=")
        if mark.kind == "field" and before != "NOT":
            for other in ((name,) if name != mark.text else ()) + ELSEWHERE.get(name, ()):
                yield query[: mark.place] + (f"{other}:" if other else "") + query[mark.end :]
        before = mark.kind


def nearest(beside: Beside, word: str, fields: tuple[str, ...]) -> str:
    """Return the most frequent of the words that are spelled nearest, "" when none is near."""
    edits = 2 if len(word) > 5 else 1
    best: list[tuple[int, int, str]] = []
    for field in fields:
        words, count = _vocabulary(beside, field)
        for other, distance, _ in extract(
            word, words, scorer=OSA.distance, score_cutoff=edits, processor=None, limit=LOOKED_AT
        ):
            if len(other) >= SHORTEST - 1 and not other.isdigit():
                best.append((int(distance), -count(other), other))
    best.sort(key=lambda one: (one[0] + (one[2][0] != word[0]), one[1], abs(len(one[2]) - len(word)), one[2]))
    return best[0][2] if best else ""


def _vocabulary(beside: Beside, field: str) -> tuple[Sequence[str], Callable[[str], int]]:
    """Return the words of a field, and what tells in how many articles, or small texts, one stands."""
    if field in SMALL:
        counts = beside.words(field)
        return list(counts), counts.__getitem__
    return beside.snapshot.vocabulary[field], lambda word: len(beside.snapshot.postings(field, word).docs)


def _words(marks: list[Mark]) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """Yield the words and quotations that are looked for in the index, with their fields."""
    fields: tuple[str, ...] = DEFAULT_FIELDS
    depth = 0
    for mark in marks:
        if mark.kind == "field":
            fields = (mark.text,) if mark.text in (*FIELDS, *SMALL) else ("text",) if mark.text == "quote" else ()
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


def _known(beside: Beside, word: str, fields: tuple[str, ...]) -> bool:
    if fields[0] in SMALL:
        return beside.told(Phrase((Term(word),), fields))
    expander = Expander(beside.snapshot)
    forms = ((field, form.word) for field in fields for form in expander.forms(Term(word), field))
    return any(beside.snapshot.has(field, form) for field, form in forms)
