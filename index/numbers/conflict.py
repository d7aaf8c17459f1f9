"""Where the figures of two linked passages count the same thing and differ, in the words of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

from index.numbers.agreement import agree
from index.numbers.figures_read import figure_pattern, value
from index.numbers.not_quantities import masked
from index.numbers.same_count import difference, told_alike
from index.numbers.scope import added_up
from index.numbers.told import LOOSE_UNITS, Told
from index.numbers.units import AFTER_PATTERN
from store.records import Number

_NO_NOUN = ("time of day", "age", "")


Known = Callable[[Told], bool]
"""Whether an article has a figure somewhere."""


def figure_conflict(a: Sequence[Told], b: Sequence[Told], known: tuple[Known, Known] | None = None) -> tuple[str, ...]:
    """Return "50 / 70 (houses)" for each pair of figures that differ, the surest first; () when none does.

    A figure that the other passage has too, counted as anything, is no conflict, nor one that the other article has
    (`known` asks the first and the second), nor the sum of two.
    """
    scored = [
        (score, -number, one, other)
        for number, (one, other) in enumerate(product(a, b))
        if not told_alike(one, other)
        and not _has(b, one)
        and not _has(a, other)
        and not (known and (known[1](one) or known[0](other)))
        and not (added_up(one, other, a) or added_up(other, one, b))
        and (score := difference(one, other, lined_up=True))
    ]
    taken: list[Told] = []
    found = []
    for _, _, one, other in sorted(scored, key=lambda item: item[:2], reverse=True):
        if not any(one is each or other is each for each in taken):
            taken += [one, other]
            found.append(f"{_words(one)} / {_words(other)}{_counting(one, other)}")
    return tuple(found)


def _has(figures: Sequence[Told], one: Told) -> bool:
    if any(agree(x, y) for each in figures for x, y in product(one.numbers, each.numbers) if _same_unit(x, y)):
        return True
    loose = [number.value for number in one.numbers if number.unit in LOOSE_UNITS and number.value > 1]
    return bool(figures) and any(value in _written(figures[0].passage_text, figures[0].language) for value in loose)


def _same_unit(a: Number, b: Number) -> bool:
    return a.unit == b.unit or (a.unit in LOOSE_UNITS and b.unit in LOOSE_UNITS)


@lru_cache(maxsize=1024)
def _written(text: str, language: str) -> frozenset[float | None]:
    """Return all figures of a passage without a unit, also those that count nothing: "17 will be chosen later"."""
    found = figure_pattern(language).finditer(masked(text))
    return frozenset(value(match, language) for match in found if not AFTER_PATTERN.match(text, match.end()))


def _words(told: Told) -> str:
    return "–".join(number.text.strip() for number in told.numbers)


def _counting(a: Told, b: Told) -> str:
    what = a.what if a.what not in _NO_NOUN else b.what
    return f" ({what})" if what not in _NO_NOUN else ""
