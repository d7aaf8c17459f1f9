"""The first judgement: what many cheap signals say of each likely pair of two articles' passages."""

from __future__ import annotations

from functools import lru_cache

from index.align import prepare as preparing
from index.align.bags import Floats
from index.align.judge import judges
from index.align.meaning import Meaning
from index.align.prepare import Prepared
from index.align.signals import Signals, signals
from store.records import Article


@lru_cache(maxsize=64)
def prepared(article: Article, model: Meaning | None) -> Prepared:
    """Make an article ready to be lined up; those of the latest comparisons are kept."""
    return preparing.prepare(article, model)


@lru_cache(maxsize=32)
def first_judgement(a: Article, b: Article, model: Meaning | None) -> tuple[Signals, Floats]:
    """Return the signals of the likely pairs, and the chance of each that the two tell the same."""
    one, two = prepared(a, model), prepared(b, model)
    found = signals(one, two)
    return found, judges()[variant(one, two)].chance(found.values)


def variant(a: Prepared, b: Prepared) -> str:
    """Which model judges: by meaning and figures alone across languages, by words alone without the meaning model."""
    if a.vectors is None or b.vectors is None:
        return "lexical"
    return "across" if a.language and b.language and a.language != b.language else "meaning"
