"""Whether two figures can be the same, given "about", "more than" and rounding."""

from __future__ import annotations

import re

from store.records import Number

_MORE = re.compile(
    r"\b(?:more|over|above|greater|higher|upwards|más|plus|mehr|über|oltre)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\b(?:at least|al menos|por lo menos|au moins|mindestens)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:fewer|less|under|below|at most|up to|as (?:many|much) as|lower|menos|hasta|moins|weniger)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|estimated|as many as|as much as|just under|"
    r"just over|decades?|century|centuries|décadas?|siglos?|"
    r"circa|cerca|casi|unos|unas|alrededor|aproximadamente|près|environ|presque|rund|etwa|knapp|fast)\b|~",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|before|sobre|hacia|después|antes|vers|gegen)\b", re.IGNORECASE)
# How far an "about", a "more than" or a rounded figure may be from the other and still be the same figure. Chosen, not
# fitted: "nearly 100" for 92 is usual in news, "more than 100" for 140 is not wrong, and 10,000 is a round 10,213; but
# "at least 14" dead and 18 dead are worth a look, so an "at least" stretches less; "5 percent" is a round 4.7.
_NEAR, _OVER, _LEAST, _ROUNDED, _WHOLE = 0.1, 0.35, 0.1, 0.05, 0.07
_NEAR_MINUTES, _HALF_DAY, _HUNDRED = 20, 720, 100
_METRIC = ("km", "m", "kg", "ha", "km2", "m2", "l", "km/h")


_BASE = {
    "km": ("m", 1e3), "t": ("kg", 1e3), "km2": ("ha", 1e2), "days": ("hours", 24.0), "years": ("months", 12.0),
}  # fmt: skip


def base(number: Number) -> tuple[str, float]:
    """Return unit and value in the unit that all of its kind are compared in: km and m are both m."""
    unit, factor = _BASE.get(number.unit, (number.unit, 1.0))
    return unit, number.value * factor


def agree(a: Number, b: Number) -> bool:
    """Say whether two numbers can be the same figure."""
    if a.value == b.value:
        return True
    if a.unit == "time":
        return b.unit == "time" and _same_time(a, b)
    (_, one_value), (_, other_value) = base(a), base(b)
    if one_value == other_value or _whole_units(a, b) or _whole_units(b, a):
        return True
    low, high = sorted((abs(one_value), abs(other_value)))
    gap = (high - low) / high
    if gap > _OVER:
        return False
    for one, x, y in ((a, one_value, other_value), (b, other_value, one_value)):
        words = _qualifier(one)
        if _MORE.search(words) and x <= y and gap <= _OVER:
            return True
        if _AT_LEAST.search(words) and x <= y and gap <= _LEAST:
            return True
        if _LESS.search(words) and x >= y and gap <= _OVER:
            return True
        if _ABOUT.search(words) and gap <= _NEAR:
            return True
    if _converted(a) or _converted(b):
        return gap <= _ROUNDED
    return gap <= _WHOLE and _rounds_to(one_value, other_value, gap)


def _whole_units(coarse: Number, fine: Number) -> bool:
    """Whether one is the other in whole years or days: "22 months", "a two-year inquiry"."""
    if (coarse.unit, fine.unit) not in (("years", "months"), ("days", "hours")):
        return False
    return round(fine.value / _BASE[coarse.unit][1]) == coarse.value


def significant(value: float) -> int:
    """Return how many digits of a value tell something: 2 of 11,000, 3 of 11.5."""
    return max(1, len(f"{value:.12g}".replace(".", "").replace("-", "").split("e")[0].strip("0")))


def _same_time(a: Number, b: Number) -> bool:
    """Times of day: one may leave out its half of the day, one may be a guess."""
    gap = abs(a.value - b.value)
    if not (_halved(a) and _halved(b)):
        gap = min(gap, abs(gap - _HALF_DAY))
    about = any(_ABOUT.search(one.text) or _AFTER.search(one.text) for one in (a, b))
    return gap <= (_NEAR_MINUTES if about else 0)


def _halved(number: Number) -> bool:
    return number.value >= 13 * 60 or bool(re.search(r"[ap]\.?\s?m\b", number.text, re.IGNORECASE))


def _qualifier(number: Number) -> str:
    """Return the words before the figure ("more than")."""
    match = re.search(r"[\d$€£¥]", number.text)
    return number.text[: match.start()] if match else number.text


def _converted(number: Number) -> bool:
    """Say whether the value was turned from another unit ("3.7 miles" in km)."""
    return number.unit in _METRIC and round(number.value, 2) != number.value


def _rounds_to(a: float, b: float, gap: float) -> bool:
    """Say whether the coarser of two values is the other one rounded or cut off: 10,213 as 10,000, never 96 as 97."""
    digits_a, digits_b = significant(a), significant(b)
    if digits_a == digits_b:
        return False
    coarse, fine, digits = (a, b, digits_a) if digits_a < digits_b else (b, a, digits_b)
    rounded = float(f"{fine:.{digits - 1}e}") == coarse
    if digits == 1 and abs(coarse) < _HUNDRED:
        return rounded and fine % 1 != 0 and max(digits_a, digits_b) == 2
    step = 10.0 ** (len(f"{abs(coarse):.0f}") - digits)
    return gap <= _ROUNDED and (rounded or 0 <= abs(fine) - abs(coarse) < step)
