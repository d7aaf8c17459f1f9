"""What an article seems to leave out but has among what was set aside: captions, boxes, repeated quotations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.rarity import rarity
from index.words import content, tokens
from store.records import Article, Aside, PassageKey, Role

ENOUGH = 0.6
"""Share of a passage's content words, weighed by rarity, that a piece set aside must hold.

Chosen on the sample and seeds (.5 takes titles of related articles for what they are about; .8 loses captions that
tell it in other words): only to be looked at by the reader, never counted as told.
"""
_CUT = re.compile(r"[.!?][”\"’']?\s+|\n+")
FEWEST = 3  # content words that must be shared: a byline or a name alone tells nothing


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    reason: str
    stems: frozenset[str]


def asides(articles: Sequence[Article], links: Sequence[tuple[PassageKey, PassageKey]]) -> tuple[Aside, ...]:
    """Return the passages that another article has only in what was set aside of its page.

    `links` are the passages lined up already: what an article tells in its text is not looked for.
    """
    told = {(a, b[0]) for a, b in links} | {(b, a[0]) for a, b in links}
    found: list[Aside] = []
    for article in articles:
        pieces = _pieces(article)
        having: dict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(pieces):
            for stem in piece.stems:
                having[stem].append(number)
        if not having:
            continue
        for other in articles:
            if other.id != article.id and _same_tongue(article, other):
                found += _of_one(article.id, other, (pieces, having), told)
    return tuple(found)


def _of_one(
    article: int,
    other: Article,
    held: tuple[list[_Piece], dict[str, list[int]]],
    told: set[tuple[PassageKey, int]],
) -> list[Aside]:
    pieces, having = held
    language, found = other.details.language, []
    for place, passage in enumerate(other.passages):
        key = (other.id, place)
        if passage.heading or (key, article) in told:
            continue
        stems = {token.stem for token in content(tokens(other.passage_text(place), language), language)}
        weights = {stem: rarity(stem, language) for stem in stems}
        shares: dict[int, float] = defaultdict(float)
        for stem in stems:
            for number in having.get(stem, ()):
                shares[number] += weights[stem]
        best = max(shares, key=shares.__getitem__, default=None)
        if best is None or shares[best] < ENOUGH * sum(weights.values()) or len(stems & pieces[best].stems) < FEWEST:
            continue
        found.append(Aside(key, article, pieces[best].start, pieces[best].end, pieces[best].reason))
    return found


def _pieces(article: Article) -> list[_Piece]:
    """What was set aside, and what of the page is in no piece at all."""
    language = article.details.language
    parts = [(p.start, p.end, p.reason or "set aside") for p in article.pieces if p.role is Role.FURNITURE]
    parts += [(p.start, p.end, "its headline") for p in article.pieces if p.role is Role.HEADLINE]
    at = 0
    for piece in sorted(article.pieces, key=lambda piece: piece.start):
        if article.source[at : piece.start].strip():
            parts.append((at, piece.start, "left out of the text"))
        at = max(at, piece.end)
    if article.pieces and article.source[at:].strip():
        parts.append((at, len(article.source), "left out of the text"))
    found = []
    for start, end, reason in parts:
        for first, last in _sentences(article.source, start, end):
            words = content(tokens(article.source[first:last], language), language)
            found.append(_Piece(first, last, reason, frozenset(token.stem for token in words)))
    return found


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a piece at its full stops and lines: in a long one, any passage's words are met by chance."""
    cuts = [start, *(start + match.end() for match in _CUT.finditer(text[start:end])), end]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def _same_tongue(a: Article, b: Article) -> bool:
    one, two = a.details.language, b.details.language
    return one == two or not one or not two
