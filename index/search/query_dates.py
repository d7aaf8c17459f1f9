"""Reads the days of a query: one (`query_days`) or a range (`A TO B`, `A..B`, `since A`, `before A`, `[A TO B]`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.search.query_days import Bounds, ambiguous, bounds
from index.search.query_words import between, plain, sided
from store.errors import QueryError

FIRST, LAST = 1, 99991231
MOST_WORDS = 11
"""Words that a date takes at most: "from the last week TO the 17th of November 2025"."""

_BRACKETS = re.compile(r"([\[{])\s*(.*?)\s*([\]}])$", re.DOTALL)
_SIGNED = re.compile(r"([<>]=?)\s*(.+)")
_SIDES = {">=": "since", ">": "after", "<=": "until", "<": "before"}
_EXAMPLES = "Write for example {0}:2025-11-17, {0}:nov 2025, {0}:last week or {0}:2025-11-01 TO 2025-11-30."


@dataclass(frozen=True, slots=True)
class Asked:
    """Where days stand in a query: `field` asks for them, `place` is their first character; `today` is the reader's."""

    field: str = "published"
    place: int = 0
    today: date = date.max


class _NoSuchDayError(ValueError):
    """What is written has the shape of a day, and there is none such: "feb 30"."""


def days(written: str, asked: Asked) -> tuple[int, int]:
    """Return the first and the last day meant, as numbers like 20251117. Raises QueryError."""
    text = written.strip()
    try:
        found = _meant(plain(text), asked)
    except _NoSuchDayError as error:
        raise QueryError(
            f"There is no day “{error}” (character {asked.place + 1}).",
            _EXAMPLES.format(asked.field),
            at=(asked.place, asked.place + len(text)),
        ) from None
    if found is None:
        raise _unknown(text, asked)
    first, last = found
    if first > last:
        raise QueryError(
            f"The days “{text}” (character {asked.place + 1}) end before they begin.",
            "Change their order.",
            at=(asked.place, asked.place + len(text)),
        )
    return first, last


def taken(words: str, asked: Asked) -> int:
    """Return how many characters at the beginning of `words` name days: as many words as make sense together.

    A day that there is not ("feb 30 2026") is taken too, so that it is told and not read as a month and two words.
    """
    if bracket := re.match(r"[\[{][^\]}]*[\]}]", words):
        return bracket.end()
    ends = [match.end() for match in re.finditer(r"[^\s()]+", words.split("\n")[0])][:MOST_WORDS]
    for end in reversed(ends):
        try:
            if _meant(plain(words[:end].strip('"')), asked) is not None:
                return end
        except _NoSuchDayError:
            return end
    return 0


def _meant(text: str, asked: Asked) -> Bounds | None:
    """Return the days that a plain text names, None when it names none; what looks like a day and is none raises."""
    opening, closing = "[", "]"
    if bracket := _BRACKETS.match(text):
        opening, text, closing = bracket.groups()
        text = f" {text} "  # so that "[ TO 2025]" has its blank
    elif whole := _point(text, asked):
        return whole
    if ends := between(text):
        low, high = (_open(part, asked) for part in ends)
        if low and high:
            return low[0] if opening == "[" else low[1] + 1, high[1] if closing == "]" else high[0] - 1
    text = text.strip()
    if signed := _SIGNED.fullmatch(text):
        return _one_sided(_SIDES[signed[1]], signed[2], asked)
    opened = sided(text)
    return _one_sided(*opened, asked) if opened else _point(text, asked)


def _one_sided(side: str, point: str, asked: Asked) -> Bounds | None:
    found = _point(point, asked)
    if found is None and side == "since":
        found = _point(f"{point} ago", asked)  # "seit 3 Wochen"
    if found is None:
        return None
    return {
        "since": (found[0], LAST),
        "after": (found[1] + 1, LAST),
        "until": (FIRST, found[1]),
        "before": (FIRST, found[0] - 1),
    }[side]


def _open(text: str, asked: Asked) -> Bounds | None:
    return (FIRST, LAST) if text.strip() in ("", "*") else _point(text, asked)


def _point(text: str, asked: Asked) -> Bounds | None:
    try:
        return bounds(text, asked.today)
    except (ValueError, OverflowError):
        raise _NoSuchDayError(text.strip()) from None


def _unknown(text: str, asked: Asked) -> QueryError:
    at = (asked.place, asked.place + len(text))
    told = f"“{text}” (character {asked.place + 1})"
    if doubt := ambiguous(text):
        return QueryError(
            f"{told} may be two days.", f"Write {asked.field}:{doubt[0]} or {asked.field}:{doubt[1]}.", at=at,
            instead=doubt[0],
        )  # fmt: skip
    return QueryError(f"{told} is not a day, a month or a year.", _EXAMPLES.format(asked.field), at=at)
