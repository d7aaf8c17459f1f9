"""An article made ready to be lined up: everything that is worked out once and used against many others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from zlib import crc32

import numpy as np

from index.align import marks
from index.align.bags import Bag, Floats, gathered, grams_of, numbers_of
from index.align.clauses import Clauses, clauses, near_pairs
from index.align.meaning import Meaning
from index.rarity import rarity
from index.words import Token, content, passage_tokens, spelling
from store.records import Article


@dataclass(frozen=True, slots=True)
class Marks:
    """What one passage holds beside its words; `quoted` are offsets into the passage."""

    names: tuple[str, ...]
    figures: tuple[marks.Figure, ...]
    days: tuple[str, ...]
    quoted: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's passages, headings left out: `places` are their places in the article's `passages`.

    `bags` holds one bag a kind of term; `traits` one row a passage (see `_TRAITS`).
    """

    article: int
    language: str
    places: tuple[int, ...]
    texts: tuple[str, ...]
    tokens: tuple[tuple[Token, ...], ...]
    marks: tuple[Marks, ...]
    bags: dict[str, Bag]
    traits: Floats
    rarity: Floats  # of each term of the bag "words", in the news at large
    clauses: Clauses
    forms: tuple[str, ...]  # one form of each term of the bag "words"
    vectors: Floats | None = None  # what each passage means
    word_vectors: Floats | None = None  # what each term of the bag "words" means


_TRAITS = ("length", "place", "names", "figures", "quoted", "speaks", "stem_count")


def trait(name: str) -> int:
    """Return the column of `Prepared.traits` that holds a trait."""
    return _TRAITS.index(name)


def prepare(article: Article, model: Meaning | None = None) -> Prepared:
    """Work out what lining up needs to know of an article; keep the result as long as its text stays the same."""
    language = article.details.language
    places = tuple(place for place, passage in enumerate(article.passages) if not passage.heading)
    texts = tuple(article.passage_text(place) for place in places)
    words = tuple(tuple(_tokens(text, language)) for text in texts)
    stems = [[token.stem for token in content(found, language)] for found in words]
    told = _marks(article, places, texts, words)
    title = [token.stem for token in content(_tokens(article.details.title, language), language)]
    bags = _bags(words, stems, told, title)
    forms = {crc32(token.stem.encode()): token for found in words for token in found}
    terms = [forms[int(term)] for term in bags["words"].vocabulary]
    rare = np.array([rarity(token.stem, language) for token in terms], dtype=np.float32)
    vectors = model.vectors(texts) if model else None
    # The vector of one form of each stem: forms of a stem differ little in meaning.
    norms = tuple(token.norm for token in terms)
    near = model.vectors(norms) if model else None
    traits = _traits(words, stems, told)
    parts = clauses(words, texts, language)
    return Prepared(article.id, language, places, texts, words, told, bags, traits, rare, parts, norms, vectors, near)


def _tokens(text: str, language: str) -> list[Token]:
    found = []
    for token in passage_tokens(text, language):
        stem = spelling(token.stem, language)
        found.append(token if stem == token.stem else token._replace(stem=stem))
    return found


def _marks(
    article: Article, places: Sequence[int], texts: Sequence[str], words: Sequence[Sequence[Token]]
) -> tuple[Marks, ...]:
    known = marks.known_names(texts, words)
    quoted = marks.quoted(article.text, [article.passages[place] for place in places])
    return tuple(
        Marks(
            tuple(marks.names(found, text, known, article.details.language)),
            tuple(marks.figures(found, text)),
            tuple(marks.days(found)),
            tuple(runs),
        )
        for text, found, runs in zip(texts, words, quoted, strict=True)
    )


def _bags(
    words: Sequence[Sequence[Token]], stems: Sequence[Sequence[str]], told: Sequence[Marks], title: Sequence[str]
) -> dict[str, Bag]:
    norms = [[token.norm for token in found] for found in words]
    in_quotes = [[token.stem for token in _quoted(*both)] for both in zip(words, told, strict=True)]
    return {
        "words": _bag(stems),
        "pairs": _bag(_runs(found, 2) for found in stems),
        "near": _bag(near_pairs(found) for found in stems),
        "grams": grams_of([f" {' '.join(found)} " for found in norms]),
        "every": _bag([token.stem for token in found] for found in words),
        "twos": _bag(_runs(found, 2) for found in norms),
        "fours": _bag(_runs(found, 4) for found in norms),
        "names": _bag(mark.names for mark in told),
        "figures": _bag([figure.key for figure in mark.figures] for mark in told),
        "days": _bag(mark.days for mark in told),
        "quoted": _bag(in_quotes),
        "title": _bag([title]),
    }


def _bag(terms: Iterable[Sequence[str]]) -> Bag:
    held = [*terms]
    rows = np.repeat(np.arange(len(held)), np.array([len(found) for found in held], np.int64))
    return gathered(rows, numbers_of(chain.from_iterable(held)), len(held))


def _quoted(found: Sequence[Token], mark: Marks) -> list[Token]:
    """Return the words of a passage that stand between quotation marks."""
    return [token for token in found if any(a <= token.start < b for a, b in mark.quoted)] if mark.quoted else []


def _runs(found: Sequence[str], length: int) -> list[str]:
    if length == 2:
        return [f"{a} {b}" for a, b in pairwise(found)]
    return [" ".join(found[at : at + length]) for at in range(len(found) - length + 1)]


def _traits(words: Sequence[Sequence[Token]], stems: Sequence[Sequence[str]], told: Sequence[Marks]) -> Floats:
    last = max(len(words) - 1, 1)
    rows = [
        (
            len(found),
            place / last,
            len(mark.names),
            len(mark.figures),
            len(_quoted(found, mark)) / max(len(found), 1),
            marks.speaks(found),
            len(kept),
        )
        for place, (found, kept, mark) in enumerate(zip(words, stems, told, strict=True))
    ]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(_TRAITS))
