"""The searches of the benchmark: each kind drawn from the articles themselves."""

from __future__ import annotations

import random
import re
from collections import Counter

from store.records import Article

FREQUENT = 0.1
"""The share of articles from which a word counts as frequent, and a tenth of it up to which as rare."""


def between(kind: str) -> str:
    """Return what stands between plain words."""
    return " OR " if kind == "five OR" else " "


def queries(held: list[Article], each: int) -> list[tuple[str, list[str]]]:
    """Draw searches of every kind: frequent and rare words as they come, phrases as they stand."""
    chance = random.Random(11)
    sample = chance.sample(held, min(len(held), 400))
    holding = Counter(word for one in sample for word in set(_words(one)))
    frequent = sorted(word for word, count in holding.items() if count >= FREQUENT * len(sample))
    rare = sorted(word for word, count in holding.items() if count <= FREQUENT * len(sample) / 10)
    found: list[tuple[str, list[str]]] = []
    for _ in range(each):
        one = chance.choice(held)
        words = _words(one) or ["report"]
        start = chance.randrange(max(len(words) - 3, 1))
        runs = re.findall(r"(?:[A-Za-z]+ ){2}[A-Za-z]+", one.text) or ["the white house"]
        long = chance.choice([word for word in words if len(word) > 5] or ["report"])
        found += [
            ("rare word", [chance.choice(rare)]),
            ("frequent word", [chance.choice(frequent)]),
            ("two words", words[start : start + 2]),
            ("three words", chance.choices(words, k=3)),
            ("phrase", chance.choice(runs).lower().split()),
            ("five OR", chance.choices(words, k=5)),
            ("boolean", chance.choices(words, k=4)),
            ("prefix", [chance.choice(words)[:5]]),
            ("wildcard", [f"{long[:2]}*{long[-2:]}"]),
            ("fuzzy", [long]),
            ("headline", [chance.choice(_words(one.details.title) or words)]),
        ]
        day = one.details.published[:10]
        if day:
            found.append(("days", [chance.choice(words), f"{day[:7]}-01", f"{day[:4]}-12-31"]))
        if day and re.fullmatch(r"[A-Za-z]+", one.details.outlet):
            found.append(("filter", [chance.choice(words), one.details.outlet, day[:4]]))
    return found


def _words(one: Article | str) -> list[str]:
    text = one if isinstance(one, str) else one.text
    return [word.lower() for word in re.findall(r"[A-Za-z]{4,}", text) if word.upper() not in ("NEAR", "NOTE")]
