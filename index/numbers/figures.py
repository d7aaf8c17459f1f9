"""Figures of several accounts side by side: which count the same thing, and whether they agree. Shown, never judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, combinations

from rapidfuzz import fuzz

from index.numbers.units import in_words
from store.records import Article, Number, NumberGroup, Row

_MORE = re.compile(
    r"\b(?:more|over|above|at least|greater|higher|más|al menos|plus|mehr|mindestens|über|oltre)\b", re.IGNORECASE
)
_LESS = re.compile(r"\b(?:fewer|less|under|below|at most|up to|lower|menos|hasta|moins|weniger)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|estimated|as many as|as much as|circa|"
    r"cerca|casi|unos|unas|alrededor|"
    r"aproximadamente|près|environ|presque|rund|etwa|knapp|fast)\b|~",
    re.IGNORECASE,
)
# How far an "about", a "more than" or a rounded figure may be from the other and still be the same figure. Chosen, not
# fitted: "nearly 100" for 92 is usual in news, "more than 100" for 140 is not wrong, and 10,000 is a round 10,213.
_NEAR, _OVER, _ROUNDED = 0.1, 0.5, 0.05
_LOOSE_UNITS = ("people", "count")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "was",
        "were",
        "has",
        "have",
        "had",
        "his",
        "her",
        "its",
        "their",
        "said",
        "los",
        "las",
        "del",
        "que",
        "por",
        "con",
        "una",
        "para",
        "dijo",
    ]
)
_FATES = {
    word: fate
    for fate, words in {
        "dead": "killed died deaths death fatalities muertos fallecidos asesinados",
        "injured": "wounded hurt heridos injuries",
        "arrested": "arrests detained detentions detenidos arrestados",
    }.items()
    for word in words.split()
}  # nouns and participles that count the same people


def side_by_side(
    articles: Sequence[Article], rows: Sequence[Row], numbers: Sequence[Sequence[Number]]
) -> tuple[NumberGroup, ...]:
    """Group, row by row, the numbers of different articles that count the same thing; disagreements first.

    `numbers` are those of each article, in any order; one outside every row is left out.
    """
    by_id = {article.id: article for article in articles}
    by_article: dict[int, list[Number]] = {}
    for number in chain.from_iterable(numbers):
        by_article.setdefault(number.article, []).append(number)
    groups: list[NumberGroup] = []
    for place, row in enumerate(rows):
        told = {
            article: [one for one in by_article.get(article, []) if _inside(by_id[article], passages, one)]
            for article, passages in row.cells.items()
            if article in by_id
        }
        groups += [_group(place, values) for values in _matched(by_id, told)]
    return tuple(sorted(groups, key=lambda group: (group.agree, group.row)))


def figure_conflict(a: Sequence[Number], b: Sequence[Number]) -> tuple[str, ...]:
    """Say in words where the figures of two linked passages count the same thing and differ; () when none does.

    A figure that the other passage has too, counted as anything, is no conflict.
    """
    found = []
    for one, other in _best_pairs(a, b):
        if agree(one, other) or any(agree(one, like) for like in b) or any(agree(like, other) for like in a):
            continue
        found.append(f"{one.text.strip()} / {other.text.strip()}{_counting(one, other)}")
    return tuple(found)


def agree(a: Number, b: Number) -> bool:
    """Say whether two numbers can be the same figure, given "about", "more than" and rounding."""
    if a.value == b.value:
        return True
    if a.unit == "time":
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    gap = (high - low) / high
    for one, other in ((a, b), (b, a)):
        words = _qualifier(one)
        if _MORE.search(words) and one.value <= other.value and gap <= _OVER:
            return True
        if _LESS.search(words) and one.value >= other.value and gap <= _OVER:
            return True
        if _ABOUT.search(words) and gap <= _NEAR:
            return True
    if _converted(a) or _converted(b):
        return gap <= _ROUNDED
    return gap <= _ROUNDED and _rounds_to(a.value, b.value)


def same_thing(a: Number, b: Number) -> bool:
    """Say whether two numbers may count the same thing: the same unit and no different noun."""
    if a.unit != b.unit and not (a.unit in _LOOSE_UNITS and b.unit in _LOOSE_UNITS):
        return False
    if not a.what or not b.what:
        return a.unit not in _LOOSE_UNITS
    return _same_noun(a.what, b.what)


def _same_noun(a: str, b: str) -> bool:
    first = [_FATES.get(word, word) for word in a.lower().split()]
    second = [_FATES.get(word, word) for word in b.lower().split()]
    if set(first) & set(second):
        return True
    return fuzz.ratio(first[-1], second[-1]) >= 80


def _qualifier(number: Number) -> str:
    """Return the words before the figure ("more than")."""
    match = re.search(r"[\d$€£¥]", number.text)
    return number.text[: match.start()] if match else number.text


def _converted(number: Number) -> bool:
    """Say whether the value was turned from another unit ("3.7 miles" in km)."""
    return number.unit in ("km", "m", "kg", "ha", "km2", "l", "km/h") and round(number.value, 2) != number.value


def _rounds_to(a: float, b: float) -> bool:
    """Say whether the coarser of two values is the other one rounded: 10,000 and 10,213, never 96 and 97."""
    digits_a, digits_b = _significant(a), _significant(b)
    if digits_a == digits_b:
        return False
    coarse, fine, digits = (a, b, digits_a) if digits_a < digits_b else (b, a, digits_b)
    return float(f"{fine:.{digits - 1}e}") == coarse and (digits > 1 or abs(coarse) >= 100)


def _significant(value: float) -> int:
    return max(1, len(f"{value:.12g}".replace(".", "").replace("-", "").split("e")[0].strip("0")))


def _inside(article: Article, passages: Sequence[int], number: Number) -> bool:
    return any(
        article.passages[place].start <= number.start and number.end <= article.passages[place].end
        for place in passages
    )


def _matched(articles: dict[int, Article], told: dict[int, list[Number]]) -> list[list[Number]]:
    """Return sets of numbers, of two articles or more, that count the same thing; an article may give one twice."""
    sets: list[list[Number]] = []
    for a, b in combinations(sorted(told), 2):
        for one, other in _best_pairs(told[a], told[b], articles[a].text, articles[b].text):
            home = next((values for values in sets if one in values or other in values), None)
            if home is None:
                sets.append([one, other])
            else:
                home += [number for number in (one, other) if number not in home]
    return sets


def _best_pairs(
    a: Sequence[Number], b: Sequence[Number], text_a: str = "", text_b: str = ""
) -> list[tuple[Number, Number]]:
    """Pair the numbers of two passages that count the same thing, the likeliest first, each used once."""
    scored = [
        (_likeness(one, other, text_a, text_b), -place, one, other)
        for place, (one, other) in enumerate((one, other) for one in a for other in b)
        if same_thing(one, other) or (one.value == other.value and one.unit == other.unit)
    ]
    pairs: list[tuple[Number, Number]] = []
    for _, _, one, other in sorted(scored, key=lambda item: item[:2], reverse=True):
        if all(one is not left and other is not right for left, right in pairs):
            pairs.append((one, other))
    return pairs


def _likeness(a: Number, b: Number, text_a: str, text_b: str) -> float:
    """Score a pair: equal values first, then the noun, then the words around."""
    score = 3.0 if a.value == b.value else 2.0 if agree(a, b) else 0.0
    score += 1.0 if a.what and b.what and _same_noun(a.what, b.what) else 0.0
    around_a, around_b = _around(a, text_a), _around(b, text_b)
    union = around_a | around_b
    return score + (len(around_a & around_b) / len(union) if union else 0.0)


def _around(number: Number, text: str) -> set[str]:
    words = _WORD.findall(text[max(0, number.start - 60) : number.end + 60].lower())
    return {word[:6] for word in words if word not in _EMPTY}


def _group(row: int, values: list[Number]) -> NumberGroup:
    first = next((value for value in values if value.what), values[0])
    what = first.what if first.what not in ("age", "time of day") else ""
    named = in_words(first.unit)
    quantity = first.what or named if first.unit in ("count", "people") or not what else f"{named} of {what}"
    agreed = all(agree(one, other) for one, other in combinations(values, 2) if one.article != other.article)
    return NumberGroup(row, quantity, tuple(sorted(values, key=lambda one: (one.article, one.start))), agreed)


def _counting(a: Number, b: Number) -> str:
    what = a.what or b.what
    return f" ({what})" if what and what not in ("time of day", "age") else ""
