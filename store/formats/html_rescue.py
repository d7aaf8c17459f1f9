"""Parts of the article that the extractor lost: the standfirst above it, and what stands among those it kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from store.formats.html_blocks import Found
from store.formats.html_text import letters

# A standfirst is a sentence, not a label: on 229 pages of news the shortest had 41 letters and digits.
_SENTENCE = 40
_SHORT_ARTICLE = 80
_LONG_ARTICLE = 600
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_NEAR_HEADLINE = 12
# Blocks between headline and text where buttons to share stand there, and those below it that may be a standfirst.
# On 138 pages of extract_fundus 11 of 32 lost paragraphs are found so; F1 of the text there rises by .002.
_FAR_HEADLINE = 30
_BELOW = 3
_LONG_SENTENCE = 60
_LINKED = 0.5
# What the mark-up of outlets calls a standfirst.
_CALLED = re.compile(
    r"standfirst|sub-?title|sub-?head|\bdek|dek\b|strapline|lead-?(?:text|paragraph)|article-?_*lead|excerpt|teaser-?text"
    r"|\bintro\b|__intro|chapo|entradilla|bajada|summary|\bvorspann",
    re.I,
)


def rescued(found: Sequence[Found], kept: Collection[int], title: str, summary: str) -> set[int]:
    """Return the places of blocks that are the article's though the extractor did not keep them."""
    if not kept:
        return set()
    return _standfirst(found, kept, title, summary) | _among(found, kept) | _alike(found, kept)


def densest(found: Sequence[Found]) -> set[int]:
    """Return the paragraphs of the element that holds most of them, for pages of which the extractor keeps nothing.

    Only sentences count, and an element outside <article> and <main> must hold a page of them: menus, log-ins and
    notices do not.
    """
    held: dict[Any, list[int]] = {}
    for place, block in enumerate(found):
        if block.context.kind == "paragraph" and not block.context.hint and block.linked <= _LINKED:
            held.setdefault(block.element.getparent(), []).append(place)
    best = max(held, key=lambda parent: _sentences(found, held[parent]), default=None)
    if best is None:
        return set()
    inside = any(one.tag in ("article", "main") for one in (best, *best.iterancestors()))
    enough = _sentences(found, held[best]) >= (_SHORT_ARTICLE if inside else _LONG_ARTICLE)
    return set(held[best]) if enough else set()


def _sentences(found: Sequence[Found], places: Sequence[int]) -> int:
    """Count the letters of those paragraphs that end as sentences do."""
    return sum(len(letters(found[place].text)) for place in places if _ENDED.search(found[place].text))


def _standfirst(found: Sequence[Found], kept: Collection[int], title: str, summary: str) -> set[int]:
    """Find the block above the text that tells what the page declares as its summary, or is called a standfirst."""
    told, headline = set(_pairs(summary)), letters(title)
    first = min((place for place in kept if found[place].context.kind != "heading"), default=min(kept))
    for place in range(first - 1, max(-1, first - 1 - _FAR_HEADLINE), -1):
        block = found[place]
        words = letters(block.text)
        if block.element.tag == "h1" or (headline and (headline in words or words in headline)):
            return _below(found, range(place + 1, min(place + 1 + _BELOW, first)))
        if place < first - _NEAR_HEADLINE or block.linked > _LINKED or block.context.hint or len(words) < _SENTENCE:
            continue
        here = _pairs(block.text)
        if _called(block.element) or sum(pair in told for pair in here) * 2 > len(here):
            return {place}
    return set()


def _below(found: Sequence[Found], places: Sequence[int]) -> set[int]:
    """Find the sentences right below the headline: what else may stand there are labels, names and dates."""
    for place in places:
        block = found[place]
        if not block.context.hint and block.linked <= _LINKED and _ENDED.search(block.text):
            return {place} if len(letters(block.text)) >= _LONG_SENTENCE else set()
    return set()


def _called(element: Any) -> bool:
    return bool(_CALLED.search(f"{element.get('class', '')} {element.getparent().get('class', '')}"))


def _among(found: Sequence[Found], kept: Collection[int]) -> set[int]:
    """Find paragraphs and headings that stand in the same element as kept ones before and after them."""
    parents: dict[Any, list[int]] = {}
    for place in sorted(kept):
        parents.setdefault(found[place].element.getparent(), []).append(place)
    saved = set()
    for place, block in enumerate(found):
        if place in kept or block.context.hint or block.linked > _LINKED:
            continue
        beside = parents.get(block.element.getparent(), [])
        if len(beside) >= 2 and beside[0] < place < beside[-1] and block.context.kind in ("paragraph", "heading"):
            saved.add(place)
    return saved


def _alike(found: Sequence[Found], kept: Collection[int]) -> set[int]:
    """Find paragraphs in elements of the same make as those that hold most of the text, within the same whole.

    Some pages lay an article in several such elements, advertisements between, and the extractor takes the first.
    """
    held: Counter[tuple[str, ...]] = Counter()
    for place in kept:
        if found[place].context.kind == "paragraph":
            held[_make(found[place].element)] += len(found[place].text)
    if not held:
        return set()
    make, most = held.most_common(1)[0]
    if not make or most * 2 < held.total():
        return set()
    return {
        place
        for place, block in enumerate(found)
        if place not in kept
        and block.context.kind == "paragraph"
        and not block.context.hint
        and block.linked <= _LINKED
        and _make(block.element) == make
    }


def _make(element: Any) -> tuple[str, ...]:
    """Return the tags and classes of an element's path up to the body, () where no class tells it from others."""
    path = [element, *element.iterancestors()][:-2]
    return (
        tuple(f"{one.tag}.{one.get('class', '')}" for one in path) if any(one.get("class") for one in path[1:3]) else ()
    )


def _pairs(text: str) -> list[str]:
    words = [letters(word) for word in text.split()]
    return [" ".join(pair) for pair in pairwise(words)]
