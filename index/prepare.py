"""An article made ready to be lined up: everything that is worked out once and used against many others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from index.bags import Bag, bag, grams_of, numbers_of
from index.words import Token, content, tokens
from store.records import Article


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's passages, headings left out: `places` are their places in the article's `passages`."""

    article: int
    language: str
    places: tuple[int, ...]
    texts: tuple[str, ...]
    tokens: tuple[tuple[Token, ...], ...]
    words: Bag
    pairs: Bag  # two neighbouring words
    grams: Bag


def prepare(article: Article) -> Prepared:
    """Work out what lining up needs to know of an article; keep the result as long as its text stays the same."""
    language = article.details.language
    places = tuple(place for place, passage in enumerate(article.passages) if not passage.heading)
    texts = tuple(article.passage_text(place) for place in places)
    words = tuple(tuple(tokens(text, language)) for text in texts)
    stems = [[token.stem for token in content(found, language)] for found in words]
    return Prepared(
        article.id,
        language,
        places,
        texts,
        words,
        bag([numbers_of(found) for found in stems]),
        bag([numbers_of(f"{a} {b}" for a, b in pairwise(found)) for found in stems]),
        bag([grams_of(f" {' '.join(token.norm for token in found)} ") for found in words]),
    )
