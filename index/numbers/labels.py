"""What a group of figures counts, in words: "people killed", "dollars: wall, funding", "yards"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.numbers.around import FATES
from index.numbers.told import Told
from index.numbers.units import in_words, named
from index.words import Token, stem

_WORDS = 3
_EMPTY_WORDS = "whose old ago years first last new made many much still even just cuyo cuya"
_EMPTY = frozenset(_EMPTY_WORDS.split())
_NO_NOUN = ("age", "time of day", "")


def label(figures: Sequence[Told]) -> str:
    """Return what the figures count: the noun most of them name, else the unit and the words that stand by all."""
    nouns = Counter(one.what for one in figures if one.what not in _NO_NOUN)
    unit = _unit(figures)
    if figures[0].first.unit in ("count", "people"):
        most = max(nouns, key=lambda noun: (bool(FATES.keys() & noun.split()), nouns[noun], len(noun)), default="")
        if most:
            return most
    elif nouns:
        noun = max(nouns, key=lambda noun: (nouns[noun], -len(noun)))
        return f"{unit} {noun}" if noun.startswith("per ") else f"{unit} of {noun}"
    shared = shared_words(figures)
    return f"{unit}: {', '.join(shared)}" if shared else unit


def _unit(figures: Sequence[Told]) -> str:
    first = figures[0].first
    if first.what == "age":
        return "age"
    told = Counter(word for one in figures for number in one.numbers if (word := named(number.text, number.unit)))
    return told.most_common(1)[0][0] if told else in_words(first.unit)


def shared_words(figures: Sequence[Told]) -> list[str]:
    """Return up to three words, as the first figure's article writes them, that stand near the figures of each."""
    first, others = figures[0], figures[1:]
    kept = []
    for token in first.near:
        key = FATES.get(token.norm) or stem(token.norm, first.language)
        weights = [other.around.get(key, 0.0) for other in others if other.first.article != first.first.article]
        if weights and sum(bool(weight) for weight in weights) * 2 > len(weights):
            kept.append((first.around.get(key, 0.0) + min(w for w in weights if w), token))
    best: dict[str, tuple[float, Token]] = {}
    for weight, token in kept:
        if _tells(token.norm):
            best.setdefault(token.stem, (weight, token))
    chosen = [token for _, token in sorted(best.values(), key=lambda each: -each[0])[:_WORDS]]
    return [first.passage_text[token.start : token.end] for token in sorted(chosen, key=lambda token: token.start)]


def _tells(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_]{3,}", word)) and word not in _EMPTY
