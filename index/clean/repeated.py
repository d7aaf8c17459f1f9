"""Tells which paragraphs an outlet prints under many of its articles, whatever these are about: its furniture."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from index.hashes import sharers

LEAST = 3
"""Articles of an outlet that must have a paragraph before it is looked at."""

SPREAD = 0.36
"""How alike the other words of these articles may be (the median of their pairs, shared words by the shorter's).

Measured on the 35,569 articles of scale37k, where 1,124 paragraphs of four words and more stand in three articles of
one outlet alone: in a sample of 130 read by eye all appeals, captions, biographies and links are below .36 but four,
and what reporters use again in articles on one affair (and articles printed twice) is between .39 and .76.
"""

_LOOKED_AT = 8  # articles of those that have the paragraph: 28 pairs tell as much as all
_FEWEST_WORDS = 4  # "Conclusion", "What we know": headings and replies come again by chance
_HEADING_WORDS = 10  # of a line that closes with a question mark or colon: it heads a section or asks in an interview
_QUOTE = re.compile(r"[\"“”„«»]")
_TELLING = re.compile(r"\w{5,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that several articles of one outlet have, and no article of another."""

    outlet: str
    paragraph: int
    articles: tuple[int, ...]

    @property
    def sample(self) -> tuple[int, ...]:
        """Return the articles to be looked at, from the first to the last."""
        step = max(len(self.articles) / _LOOKED_AT, 1)
        return tuple(self.articles[int(at * step)] for at in range(min(len(self.articles), _LOOKED_AT)))


def candidates(
    marks: Sequence[tuple[int, bytes]],
    outlets: Mapping[int, str],
    changed: Collection[int],
    judged: Mapping[tuple[str, int], int],
) -> Iterator[Candidate]:
    """Yield what to judge: paragraphs of changed articles that were not judged when half as many had them.

    `marks` are the articles' hashes of paragraphs; what another outlet has too is wire copy, or everybody's.
    """
    for paragraph, owners in sharers(marks, changed, "<i8", LEAST):
        articles = tuple(dict.fromkeys(owners))
        names = {outlets.get(article, "") for article in articles}
        outlet = names.pop()
        if not paragraph or len(articles) < LEAST or names or not outlet:
            continue
        if len(articles) >= 2 * judged.get((outlet, paragraph), 0):
            yield Candidate(outlet, paragraph, articles)


def may_be_furniture(words: str) -> bool:
    """Tell whether a paragraph may be furniture by its words: never a quotation, a short question, a word or two."""
    count = len(words.split())
    asks = count <= _HEADING_WORDS and words.rstrip().endswith(("?", ":"))
    return count >= _FEWEST_WORDS and not asks and not _QUOTE.search(words)


def is_spread(texts: Sequence[str]) -> bool:
    """Tell whether articles, without the paragraph that they share, are about different things."""
    words = [frozenset(_TELLING.findall(text.casefold())) for text in texts]
    pairs = [len(a & b) / max(1, min(len(a), len(b))) for a, b in combinations(words, 2)]
    return bool(pairs) and median(pairs) <= SPREAD
