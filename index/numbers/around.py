"""The words that stand round a figure, and how like they are round two figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from index.rarity import rarity
from index.words import Token, content, passage_tokens, stem

_BREAK = re.compile(r"[,;:()—–“”\"]|\s-\s")
# What a word further off tells of a figure: each content word is worth .8 of the one before it, and a comma or a dash
# counts as two words, another figure as four. Tried .7 to .9 on the figures of 240 real events; little changes.
_FADE, _BROKEN, _FIGURE, _REACH = 0.8, 2, 4, 12
_TOLD = {
    "dead": """dead kill killed kills killing die died dies dying death deaths toll fatality fatalities fatal fatally
        slain lives murdered drowned drown perished perish muerto muertos muerta muertas murió murieron mató mataron
        muertes fallecidos fallecieron asesinados asesinadas víctimas mortales""",
    "injured": """injured injuring injury injuries injure wound wounded wounds wounding hurt herido heridos heridas
        lesionados hirió hirieron""",
    "arrested": """arrest arrested arrests arresting detained detaining detention detentions custody detenido detenidos
        detenidas detuvo detuvieron arrestados capturados""",
    "missing": "missing unaccounted desaparecido desaparecidos desaparecidas",
}
FATES = {word: fate for fate, words in _TOLD.items() for word in words.split()}
"""Words that tell the same of people, to the one that stands for them."""
_NO_CONTEXT_WORDS = "million billion trillion thousand hundred percent dollar dollars people person"
_NO_CONTEXT = frozenset(_NO_CONTEXT_WORDS.split())

# Where a figure stands alone ("97 percent") nothing speaks for or against another one.
_UNKNOWN = 0.5


def alike(a: dict[str, float], b: dict[str, float]) -> float:
    """Return how much of what stands round two figures is the same, 0 to 1."""
    if not a or not b:
        return _UNKNOWN
    shared = sum(weight * b.get(word, 0.0) for word, weight in a.items())
    return shared / sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))


@lru_cache(maxsize=4096)
def _tokens(text: str, language: str) -> tuple[Token, ...]:
    return tuple(token for token in content(passage_tokens(text, language), language) if not token.norm[0].isdigit())


def around(
    text: str, place: tuple[int, int], language: str, others: Sequence[tuple[int, int]]
) -> tuple[dict[str, float], tuple[Token, ...]]:
    """Return the weights of the stems near `place`, and their words; `others` are the other figures there."""
    start, end = place
    found = [token for token in _tokens(text, language) if not any(a <= token.start < b for a, b in others)]
    before = [token for token in found if token.end <= start][::-1]
    after = [token for token in found if token.start >= end]
    weights: dict[str, float] = {}
    near: list[Token] = []
    for side, edge in ((before, start), (after, end)):
        steps = 0
        for token in side:
            first, last = (token.end, edge) if token.end <= edge else (edge, token.start)
            steps += 1 + (_BROKEN if _BREAK.search(text, first, last) else 0)
            steps += _FIGURE if any(first <= a < last for a, _ in others) else 0
            edge = token.start if token.end <= edge else token.end
            if steps > _REACH:
                break
            if token.norm in _NO_CONTEXT:
                continue
            near.append(token)
            key = FATES.get(token.norm) or stem(token.norm, language)
            weights[key] = max(weights.get(key, 0.0), rarity(token.stem, language) * _FADE ** (steps - 1))
    return weights, tuple(sorted(near, key=lambda token: token.start))
