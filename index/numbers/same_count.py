"""Which figures of different articles count the same thing, and how surely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from rapidfuzz import fuzz

from index.numbers.agreement import agree, base, significant
from index.numbers.around import FATES, alike
from index.numbers.limits import other_limits
from index.numbers.scope import other_people, other_scope
from index.numbers.told import LOOSE_UNITS, Told
from index.numbers.units import PEOPLE
from store.records import Number

_ANYBODY = frozenset(["people", "person", "persons", "others", "personas", "persona", "gente"])
# How like the words round two figures must be (0 to 1) for the same figure, in passages lined up or elsewhere, and for
# two figures that differ. Read off 200 pairs of real events each: below .5 nearly all that differ count two things.
SAME_HERE, SAME_ELSEWHERE, SAME_TELLING, SAME_AGE = 0.15, 0.45, 0.2, 0.12
DIFFERENT_ALONE, DIFFERENT_LONE, DIFFERENT_HERE, DIFFERENT_ELSEWHERE, DIFFERENT_UNNAMED = 0.3, 0.4, 0.5, 0.65, 0.73
# Precise figures that lie near each other, and two ranges whose ends do, are hardly near by chance.
DIFFERENT_NEAR, DIFFERENT_PHRASE, _NEARLY, _NEAR_ENDS = 0.18, 0.2, 0.9, 0.8
# "Nearly 80 killed", "at least 60 dead" in passages that are lined up: a toll of the same event, at another hour.
DIFFERENT_TOLL, _SAME_TOLL = 0.1, 0.7
# Times of one row that lie near each other tell the same moment more often than any others; steps of one event, too.
DIFFERENT_TIMES, NEAR_MINUTES = 0.2, 15
# Few people of the same fate: "eleven people were hurt", "injuring at least nine people" are of one event.
DIFFERENT_FATE = 0.5
# Figures further apart than this hardly ever count the same; estimates of crowds and of victims are. In passages that
# are not lined up "1,204 deaths" and "385 deaths" are those of a country and of a town.
_TIMES, _CROWDS, _ELSEWHERE, _FEW = 3.0, 5.0, 2.0, 20


def same_thing(a: Number, b: Number) -> bool:
    """Say whether two numbers may count the same thing: the same unit and no different noun."""
    if base(a)[0] != base(b)[0] and not (a.unit in LOOSE_UNITS and b.unit in LOOSE_UNITS):
        return False
    if (a.what == "age") != (b.what == "age"):
        return False
    if not a.what or not b.what:
        return a.unit not in LOOSE_UNITS or (a.unit == b.unit == "people")
    return same_noun(a.what, b.what)


def same_noun(a: str, b: str) -> bool:
    """Say whether two nouns can name the same things: they share a word, or tell the same fate of people."""
    first, second = a.lower().split(), b.lower().split()
    one, two = _fates(first), _fates(second)
    if one and two:
        return bool(one & two)
    if set(first) & set(second) or fuzz.ratio(first[-1], second[-1]) >= 80:
        return True
    return any(set(some) <= _ANYBODY and PEOPLE & set(other) for some, other in ((first, second), (second, first)))


def _fates(words: Sequence[str]) -> set[str]:
    return {FATES[word] for word in words if word in FATES}


def told_alike(a: Told, b: Told) -> bool:
    """Say whether two figures or ranges agree: a single figure may lie in the other's range."""
    if len(a.numbers) == len(b.numbers):
        return all(agree(one, other) for one, other in zip(a.numbers, b.numbers, strict=True))
    single, pair = (a, b) if len(a.numbers) == 1 else (b, a)
    inside = pair.low <= single.first.value <= pair.high
    return inside or any(agree(single.first, end) for end in pair.numbers)


def sureness(a: Told, b: Told, lined_up: bool) -> float:
    """Return how surely two comparable figures that agree count the same, 0 for not at all."""
    like = alike(a.around, b.around)
    if a.language != b.language:
        return 1.0 if lined_up else 0.0
    exact = any(base(one) == base(other) for one, other in product(a.numbers, b.numbers))
    if lined_up:
        least = 0.0 if exact else SAME_HERE
    elif a.first.what == "age":
        least = SAME_AGE if exact else 2.0
    else:
        least = SAME_TELLING if exact and _telling(a, b) else SAME_ELSEWHERE
    return 0.1 + like + lined_up + exact if like >= least else 0.0


def _telling(a: Told, b: Told) -> bool:
    """Whether two equal figures are hardly equal by chance."""
    value = a.high
    if significant(value) >= 3 or value >= 1e5 or value != int(value):
        return True
    return value > 12 and bool(a.what and b.what and set(a.what.lower().split()) & set(b.what.lower().split()))


def difference(a: Told, b: Told, lined_up: bool) -> float:
    """Return how surely two figures that do not agree count the same all the same, 0 for not at all."""
    if not comparable(a, b) or a.rest != b.rest or bool(_fates(a.what.split())) != bool(_fates(b.what.split())):
        return 0.0
    if other_scope(a, b) or other_limits(a, b):
        return 0.0
    if a.what != b.what and "per " in (a.what[:4], b.what[:4]):
        return 0.0
    low, high = sorted((abs(base(a.numbers[-1])[1]), abs(base(b.numbers[-1])[1])))
    most = _ELSEWHERE if not lined_up and low >= _FEW else _CROWDS if a.first.unit == "people" else _TIMES
    if a.first.unit != "time" and high >= most * low:
        return 0.0
    if a.first.unit in ("km", "m") and _elsewhere(a, b):
        return 0.0
    if a.first.what == "age" and other_people(a, b):
        return 0.0
    if a.first.unit == "percent" and abs(a.high + b.high - 100) <= 1:
        return 0.0  # the two parts of one whole
    if a.language != b.language:
        return float(lined_up)
    like = alike(a.around, b.around)
    careful = a.first.unit == "time" or a.first.what == "age"
    single = len(a.numbers) == len(b.numbers)
    one_fate = _one_fate(a, b) and high < _FEW
    if lined_up and a.first.unit == "time" and high - low <= NEAR_MINUTES:
        least = DIFFERENT_TIMES
    elif lined_up and one_fate:
        least = 0.0
    elif lined_up:
        named = bool(a.what and b.what)
        alone = a.alone and b.alone and single and not careful
        least = (DIFFERENT_ALONE if named else DIFFERENT_LONE) if alone else DIFFERENT_HERE
        least = min(least, _hardly_by_chance(a, b)) if alone else least
    elif one_fate:
        least = DIFFERENT_FATE
    else:
        least = 2.0 if careful else DIFFERENT_ELSEWHERE if a.what and b.what else DIFFERENT_UNNAMED
    near = low / high if high else 1.0  # of several that it may be, the figure that is nearest
    return like + lined_up + near / 2 if like >= least else 0.0


def _hardly_by_chance(a: Told, b: Told) -> float:
    """How like the words round two figures must be that are near each other, or count in the same two words."""
    ends = [sorted((x, y)) for x, y in ((a.low, b.low), (a.high, b.high))]
    if len(a.numbers) == len(b.numbers) == 2 and all(low >= _NEAR_ENDS * high for low, high in ends):
        return 0.0
    if (
        _one_fate(a, b)
        and "dead" in _fates(a.what.lower().split())
        and a.low >= _SAME_TOLL * b.low
        and b.low >= _SAME_TOLL * a.low
    ):
        return DIFFERENT_TOLL
    if " " in a.what and a.what.lower() == b.what.lower() and not _fates(a.what.split()):
        return DIFFERENT_PHRASE
    near = all(low >= _NEARLY * high for low, high in ends)
    least = 2 if a.first.unit == "percent" else 3
    if near and all(_precise(one) and significant(one.high) >= least for one in (a, b)):
        return DIFFERENT_NEAR
    return 1.0


def _precise(told: Told) -> bool:
    return told.first.unit != "percent" or told.high % 1 != 0


def _one_fate(a: Told, b: Told) -> bool:
    """Whether each is the only count of people in its passage, and the same became of them."""
    return a.alone and b.alone and bool(_fates(a.what.lower().split()) & _fates(b.what.lower().split()))


def _elsewhere(a: Told, b: Told) -> bool:
    """Whether two distances are measured from other places: "65 miles east of Syracuse", "170 miles of New York"."""
    one, two = _names_after(a), _names_after(b)
    return bool(one and two and not one & two)


def _names_after(told: Told) -> set[str]:
    text, number = told.passage_text, told.numbers[-1]
    at = text.find(number.text)
    after = text[at + len(number.text) :][:40]
    return set(re.findall(r"\b[A-Z][a-z]+", after))


def comparable(a: Told, b: Told) -> bool:
    """Say whether unit and noun allow that two figures count the same."""
    one, other = a.numbers[-1], b.numbers[-1]
    if any(x.unit == "people" and y.value % 1 for x, y in ((one, other), (other, one))):
        return False  # nobody counts 7.05 people
    if a.language != b.language:  # the nouns are of two languages
        return base(one)[0] == base(other)[0] or (one.unit in LOOSE_UNITS and other.unit in LOOSE_UNITS)
    return same_thing(one, other)
