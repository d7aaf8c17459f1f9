"""Where two linked passages disagree, in words. Checked by rules: no model tells a statement from its opposite."""

from __future__ import annotations

from functools import lru_cache

from index.align.prepare import Prepared
from index.opposites.differing import Values, across, differing
from index.opposites.passage import read


def differs(a: Prepared, i: int, b: Prepared, j: int) -> tuple[str, ...]:
    """Return in words what linked passages `i` of `a` and `j` of `b` tell differently, as `first / second`."""
    if a.language != b.language:
        return across(a.texts[i], b.texts[j], (a.language, b.language))
    one, two = a.texts[i], b.texts[j]
    if not read(one, a.language).figures or not read(two, b.language).figures:
        return differing(one, two, a.language)
    return differing(one, two, a.language, (_values(a.texts, a.language), _values(b.texts, b.language)))


@lru_cache(maxsize=64)
def _values(texts: tuple[str, ...], language: str) -> Values:
    """Return all figures of an article: what it gives too, elsewhere, is no conflict."""
    figures = (figure for text in texts for figure in read(text, language).figures)
    return frozenset((number.value, number.unit, figure.what) for figure in figures for number in figure.numbers)
