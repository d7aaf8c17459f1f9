"""Finding what somebody means by a few typed letters: the letters in order, best where words begin and run on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ui.compare.texts import fold

FIRST, RUN, GAP = 8, 4, 0.05  # worth of a word's first letter, of a letter right after the one before, cost of a skip


def matches(typed: str, texts: Sequence[str], most: int) -> list[int]:
    """Return the places of the best `most` texts that hold the letters of each typed word in order, best first."""
    words = [word for word in fold(typed).split() if word]
    if not words:
        return list(range(min(most, len(texts))))
    patterns = [_pattern(word) for word in words]
    found = [(place, text) for place, text in enumerate(texts) if all(p.search(text) for p in patterns)]
    worth = {place: sum(_worth(word, text) for word in words) - len(text) / 500 for place, text in found}
    return sorted(worth, key=lambda place: (-worth[place], place))[:most]


def folded(texts: Iterable[str]) -> list[str]:
    """Return texts as `matches` wants them: without case, accents and kinds of quotation mark."""
    return [fold(text) for text in texts]


@lru_cache(maxsize=64)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(".*?".join(re.escape(letter) for letter in word))


def _worth(word: str, text: str) -> float:
    """Say how well a text holds a word: as it is at a word's beginning, as it is, or letter by letter."""
    at = text.find(word)
    if at >= 0:
        return (RUN + FIRST) * len(word) if at == 0 or not text[at - 1].isalnum() else RUN * len(word) + FIRST
    worth, at = 0.0, -1
    for letter in word:
        begins = _begins(text, letter, at + 1)
        next_at = text.find(letter, at + 1)
        if next_at == at + 1 and at >= 0:
            worth += RUN
        elif begins >= 0:
            next_at = begins
            worth += FIRST / 2
        if next_at < 0:
            return 0.0
        worth -= GAP * (next_at - at - 1)
        at = next_at
    return worth


def _begins(text: str, letter: str, start: int) -> int:
    """Return where the next word begins with a letter, -1 when none does."""
    at = text.find(letter, start)
    while at >= 0 and at > 0 and text[at - 1].isalnum():
        at = text.find(letter, at + 1)
    return at
