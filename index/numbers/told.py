"""A figure in its passage: the figure or the two ends of a range, and the words that stand round it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.numbers.around import FATES, around
from index.words import Token
from store.records import Article, Number

# "Updated: 2 months ago", "(Published Monday, Sept. 29)", "UPDATE @ 4:04 p.m.", "By Ann Lee Posted: May 4, 5:29 PM",
# "4:20 P.M. UPDATE:", "© Copyright 2016 KLTV".
DATELINE = re.compile(
    r"\W*(?:(?:Published|Updated|Posted|Publicado|Actualizado)\b|(?i:updated?|posted)\b.{0,40}$|"
    r"(?i:(?:©\s*)?(?:copyright|\(c\))\s.{0,6}(?:19|20)\d\d|[\d:.]+\s?[ap]\.?m\.?\s\W?update\b))|"
    r".*\b(?:Published|Updated|Posted|Publicado|Actualizado):\s.{0,60}$"
)
_RANGE = re.compile(r"\s?(?:[-–—]|to|and|or|a|y|o|e|bis|und|à|et|ou)\s?", re.IGNORECASE)
_CONVERTED = 0.02  # how far a figure may be from itself in other units
_LEADING = re.compile(r"(?:between|from|entre|de|desde|zwischen|von|da|tra)\s+$", re.IGNORECASE)
_REST = re.compile(
    r"(?:^\s+(?:other|others|more|additional|further|remaining|otros|otras|más|restantes)\b|\b(?:another|other|additional|"
    r"further|remaining|all but|otros|otras|additionally)\s+$)",
    re.IGNORECASE,
)
# "five of the dead", "12 of its stores": some of those that another passage may count all of.
_PART = re.compile(
    r"\s+(?:(?:of|de)\s+(?:the|its|his|her|their|our|my|those|these|them|all|los|las|sus|ellos|ellas)\b|del?\s+total\b)",
    re.IGNORECASE,
)


LOOSE_UNITS = ("people", "count")
"""Units that one figure may have in one passage and another in the next: "950 delegates", "Holt has 560"."""


@dataclass(frozen=True, slots=True)
class Told:
    """One number, or the two of a range from `low` to `high`; `around` weighs the stems that stand near it."""

    numbers: tuple[Number, ...]
    low: float
    high: float
    passage: int
    around: dict[str, float]
    near: tuple[Token, ...]  # the content words near by, in the order of the text
    passage_text: str
    language: str
    alone: bool  # no other figure of its unit is in the passage
    rest: bool  # it counts what is left beside something else: "another 21 states", "22 other defendants"
    end: int  # where it ends in its passage
    part: bool  # it counts some of what is counted: "five of the dead"

    @property
    def first(self) -> Number:
        return self.numbers[0]

    @property
    def what(self) -> str:
        """The noun that is counted; a range names it after its second end."""
        return next((number.what for number in reversed(self.numbers) if number.what), "")


def told(article: Article, numbers: Sequence[Number]) -> list[Told]:
    """Return an article's figures, in order, as they stand in its passages."""
    ordered = sorted(numbers, key=lambda number: number.start)
    found: list[Told] = []
    at = 0
    for place, passage in enumerate(article.passages):
        while at < len(ordered) and ordered[at].start < passage.start:
            at += 1
        first = at
        while at < len(ordered) and ordered[at].start < passage.end:
            at += 1
        here = [number for number in ordered[first:at] if number.end <= passage.end]
        text = article.text[passage.start : passage.end]
        found += in_passage(text, here, (place, passage.start), article.details.language)
    return found


def in_passage(
    text: str, numbers: Sequence[Number], passage: tuple[int, int] = (0, 0), language: str = ""
) -> list[Told]:
    """Return the figures of one passage; `passage` is its place, and where it begins in the text `numbers` count in."""
    place, shift = passage
    found: list[Told] = []
    if DATELINE.match(text):
        return found
    for group in _ranges(text, numbers, shift):
        start, end = group[0].start - shift, group[-1].end - shift
        others = [other for other in numbers if other not in group]
        weights, near = around(text, (start, end), language, [(one.start - shift, one.end - shift) for one in others])
        values = [number.value for number in group]
        alone = not any(_rivals(group[-1], other) for other in others)
        part = group[-1].unit in ("people", "count") and bool(_PART.match(text, end))
        rest = bool(_REST.search(text, max(0, start - 24), start) or _REST.match(text[end : end + 12]))
        rest = rest and not _all_the_hurt(group[-1].what)
        found.append(
            Told(group, min(values), max(values), place, weights, near, text, language, alone, rest, end, part)
        )
    return found


def _all_the_hurt(what: str) -> bool:
    """Whether "another 12 were injured" counts all the injured, beside the dead; "two more died" is no such count."""
    return bool({FATES[word] for word in what.split() if word in FATES} - {"dead"})


def _rivals(a: Number, b: Number) -> bool:
    """Whether a figure could be taken for another of its passage; "7,500 acres (3,035 hectares)" is told twice."""
    if a.unit != b.unit:
        return False
    if abs(a.value - b.value) <= _CONVERTED * abs(a.value):
        return False
    one, two = ({FATES.get(word, word) for word in each.what.lower().split()} for each in (a, b))
    return not one or not two or bool(one & two)


def _ranges(text: str, numbers: Sequence[Number], shift: int) -> Iterator[tuple[Number, ...]]:
    """Join the two ends of "10 to 15 inches" and "between $600,000 and $1.7 million"."""
    place = 0
    while place < len(numbers):
        one = numbers[place]
        other = numbers[place + 1] if place + 1 < len(numbers) else None
        if other is not None and _is_range(text, one, other, shift):
            yield one, other
            place += 2
            continue
        yield (one,)
        place += 1


def _is_range(text: str, one: Number, other: Number, shift: int) -> bool:
    between = _RANGE.fullmatch(text[one.end - shift : other.start - shift])
    if between is None or one.unit != other.unit or one.value >= other.value:
        return False
    word = between.group().strip().lower()
    return word in ("-", "–", "—", "to", "a", "bis", "à") or bool(
        _LEADING.search(text[max(0, one.start - shift - 10) : one.start - shift])
        or re.match(r"(?:between|entre|zwischen)\b", one.text, re.IGNORECASE)
    )
