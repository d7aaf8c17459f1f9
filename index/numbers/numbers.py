"""The quantities of a text: value, unit and what is counted; dates, years, scores and numbered names are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite

from index.numbers import figures_read, units
from index.numbers.counted import counted
from index.numbers.not_quantities import masked
from store.records import Number

QUALIFIER = re.compile(
    r"(?:\b(?:(?:more|fewer|less|greater|higher|lower)[ -]than|no (?:more|fewer|less) than|at least|at most|"
    r"as (?:many|much|few) as|up to|close to|well over|"
    r"just (?:over|under|above|below)|over|under|above|below|about|around|some|roughly|approximately|nearly|"
    r"almost|an estimated|estimated|circa|"
    r"más de|menos de|al menos|por lo menos|cerca de|casi|unos|unas|alrededor de|aproximadamente|hasta|poco más de|"
    r"plus de|moins de|près de|environ|au moins|presque|quelque|mehr als|weniger als|rund|etwa|knapp|fast|"
    r"mindestens|über|"
    r"circa|oltre|quasi|meer dan|ongeveer|bijna|mais de|cerca de)\s+|~\s?)$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?:(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<h24>[01]?\d|"
    r"2[0-3])(?::|h)(?P<m24>[0-5]\d)(?![\d:])(?:\s?(?:hrs?|horas|Uhr|uhr|h)\b)?)",
    re.IGNORECASE,
)
# "a las 6.40", "um 7.05 Uhr" are times wherever they stand, "at 7.05" is one in a text that writes "6.42 am" so.
_DOTTED = r"(?<![\d.,:$€£])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.,]*\d|\s?(?:%|[ap]\.?m\b))"
_DOTTED_SURE = re.compile(
    rf"(?<=\blas ){_DOTTED}(?:\s?(?:horas|h)\b)?|{_DOTTED}\s?(?:Uhr|uur)\b",
    re.IGNORECASE,
)
_DOTTED_AFTER = re.compile(
    rf"(?<=\bat |\bby ){_DOTTED}(?=\s*(?:$|[.;,:)\n]|(?:on|in|when|and|but|after|before|the|as|to|from|local)\b))",
    re.IGNORECASE,
)
_HOUSE_STYLE = re.compile(r"(?<![\d.,])\d{1,2}\.[0-5]\d\s?[ap]\.?m\b", re.IGNORECASE)
_NEARLY = re.compile(
    r"\b(?:about|around|shortly (?:after|before)|just (?:after|before)|approximately|roughly|sobre las|hacia las|"
    r"alrededor de las|cerca de las|poco (?:después|antes) de las|vers|gegen)\s+$",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?|edad de|âgée? de|im Alter von)\s+(?P<a>\d{1,3})\b(?!\s*(?:percent|%|,\d{3}))|\b(?P<b>\d{1,3}|"
    r"[a-z]+(?:-[a-z]+)?)[\s-]years?[\s-]olds?\b|"
    r"(?<=[a-zà-ÿ.]), (?:de )?(?P<c>[1-9]\d)(?: años)?(?=,(?!\d))",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:\b[A-Z]{2,}|&[A-Z]|[a-z,] (?:the )?[A-Z][a-z]+)\s$")
_AND = re.compile(r",?\s+(?:(?:and|y|et|und|e)\s+)?", re.IGNORECASE)
_EACH = re.compile(
    r"\s+(?:(?:an?|per|each|for each|por|por cada|la|el)\s+)(?:\w+\s+)?"
    r"(?P<each>share|barrel|gallon|litre|liter|ton|tonne|"
    r"hour|day|week|month|year|night|person|head|vote|acre|kilo|pound|ounce|ticket|acción|barril|hora|día|semana|mes|año|"
    r"litro|kilo|tonelada|persona)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\s?[-–:]\s?\d")
_RANGE = re.compile(r"\s?(?:[-–—]|to|a|and|y|bis|à|et|und|or|o)\s?[$€£]?$", re.IGNORECASE)


_MONEY = frozenset(units.MONEY_BEFORE.values()) | {"CNY"}


@dataclass(frozen=True, slots=True)
class _Read:
    """A number as it was read; `factor` is what its own unit is worth in the unit that it is told in."""

    number: Number
    factor: float


def numbers(text: str, language: str, article: int = 0) -> tuple[Number, ...]:
    """Return the quantities of a text in order.

    `value` is normalised to `unit` (miles to "km", weeks to "days", "bn" to units, times of day to minutes in unit
    "time");
    the span holds the figure with its qualifier ("more than") and unit, never the noun that is counted.
    """
    found = [*_clock_times(text, article), *_ages(text, language, article)]
    rest = masked(text)
    for number in found:
        rest = rest[: number.start] + "\1" * (number.end - number.start) + rest[number.end :]
    found += _quantities(text, rest, language, article)
    found = [number for number in found if isfinite(number.value)]  # 400 digits are no quantity, and JSON has no word
    return tuple(sorted(found, key=lambda number: (number.start, number.end)))


def _clock_times(text: str, article: int) -> Iterator[Number]:
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["h"] or match["h24"]), int(match["m"] or match["m24"] or 0)
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        yield _time(text, article, match, hour * 60 + minute)
    patterns = (_DOTTED_SURE, _DOTTED_AFTER) if _HOUSE_STYLE.search(text) else (_DOTTED_SURE,)
    for pattern in patterns:
        for match in pattern.finditer(text):
            told = [int(part) for part in match.groups() if part]
            yield _time(text, article, match, told[0] * 60 + told[1])


def _time(text: str, article: int, match: re.Match[str], minutes: int) -> Number:
    qualifier = _NEARLY.search(text, max(0, match.start() - 16), match.start())
    start = qualifier.start() if qualifier else match.start()
    return Number(article, start, match.end(), text[start : match.end()], float(minutes), "time", "time of day")


def _ages(text: str, language: str, article: int) -> Iterator[Number]:
    for match in _AGE.finditer(text):
        word = match["a"] or match["b"] or match["c"]
        start = match.start("c") if match["c"] else match.start()
        age = float(word) if word.isdigit() else figures_read.words_value(word.replace("-", " "), language)
        if age is not None and age < 130:
            yield Number(article, start, match.end(), text[start : match.end()], age, "years", "age")


def _quantities(text: str, rest: str, language: str, article: int) -> Iterator[Number]:
    """Read every figure left in `rest` (as long as `text`), the later end of a range giving its unit to the earlier."""
    matches = list(figures_read.figure_pattern(language).finditer(rest))
    later: _Read | None = None
    made: list[Number] = []
    for match in reversed(matches):
        read = _quantity(text, rest, match, language, article, later)
        if read is not None and later is not None and made and _continues(text, read, later):
            one, other = read.number, made.pop()
            worth = round(one.value + other.value, 6)
            number = replace(one, end=other.end, text=text[one.start : other.end], value=worth, what=other.what)
            read = replace(read, number=number)
        if read is not None:
            made.append(read.number)
        later = read
    yield from reversed(made)


def _continues(text: str, one: _Read, other: _Read) -> bool:
    """Whether a smaller unit goes on with the same figure: "nine minutes and 46 seconds", "5 feet 10 inches"."""
    if one.number.unit != other.number.unit or not 0 < other.factor < one.factor:
        return False
    return _AND.fullmatch(text, one.number.end, other.number.start) is not None


def _quantity(
    text: str, rest: str, match: re.Match[str], language: str, article: int, later: _Read | None
) -> _Read | None:
    worth = figures_read.value(match, language)
    if worth is None:
        return None
    start, end = match.span()
    if not match["scale"]:
        end = match.end("digits") if match["digits"] else match.end()
    unit, factor = "", 1.0
    money = units.BEFORE_PATTERN.search(rest, max(0, start - 5), start)
    after = units.AFTER_PATTERN.match(rest, end)
    between = _RANGE.fullmatch(rest, end, later.number.start) if later and later.number.start - end < 6 else None
    what = ""
    if money:
        unit, start = units.MONEY_BEFORE[money["money"].lower()], money.start("money")
    elif after:
        unit, factor = units.after(after["unit"])
        end = after.end()
    elif between and later and later.number.unit:
        unit, what = later.number.unit, later.number.what
        factor = later.factor * _borrowed(later.number.value / later.factor, worth)
    else:
        what = counted(rest, end, language)
        if match["scale"].lower() == "m" and not what:  # "300m" that counts nothing is metres, "10m people" is millions
            return _Read(Number(article, start, end, text[start:end], round(worth / 1e6, 6), "m"), 1.0)
        if not _is_quantity(rest, match, start, end, what):
            return None
        unit = "people" if units.PEOPLE & set(what.lower().split()) else "count"
    qualifier = QUALIFIER.search(rest, max(0, start - 24), start)
    begin = qualifier.start() if qualifier else start
    if not what and unit not in ("percent", "count", "people"):
        each = _EACH.match(rest, end) if unit in _MONEY else None
        what = f"per {each['each'].lower()}" if each else counted(rest, end, language, linked=True)
    number = Number(article, begin, end, text[begin:end], round(worth * factor, 6), unit, what)
    return _Read(number, factor if after and not money else 1.0)


def _borrowed(later: float, worth: float) -> float:
    """Return the scale that the first figure of a range leaves to the second: the 2.5 of "2.5 to 3 million"."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if later >= scale and worth < 1000 and later / scale < 1000:
            return scale if later / scale >= worth * 0.5 else 1.0
    return 1.0


def _is_quantity(rest: str, match: re.Match[str], start: int, end: int, what: str) -> bool:
    """Tell a bare figure that counts something from years, scores, lists and the pronoun "one"."""
    if not match["digits"]:
        if match.group()[0].isupper() and _NAMED.search(rest, max(0, start - 20), start):
            return False  # "the CBP One app"
        if match.group().lower() == "one" and re.match(r"\s+of\b", rest[end : end + 5]):
            return False
        return bool(what) or bool(match["scale"]) or (" " in match.group() and len(match.group()) > 9)
    figure = match["digits"]
    if _SCORE.match(rest, end) or (rest[max(0, start - 1) : start] in ("-", "–", ":") and not what):
        return False
    if not what and not match["scale"] and _NAMED.search(rest, max(0, start - 20), start):
        return False  # an index or a make: "DAX 30", "S&P 500"
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d|21\d\d", figure) and not match["scale"]
    if year:
        return bool(units.PEOPLE & set(what.lower().split()))
    before = rest[max(0, start - 2) : start]
    if re.match(r"[.)]\s", rest[end : end + 2]) and (not before.strip() or "\n" in before):
        return False  # a numbered list
    return bool(
        what
        or match["scale"]
        or len(figure) > 2
        or QUALIFIER.search(rest, max(0, start - 24), start)
        or figure.isdigit() is False
    )
