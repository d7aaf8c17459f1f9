"""Reads the words that stand round a day in a query, in seven languages: "since" and "until", "last" and "ago"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from index import wordings

SIDES = ("since", "after", "until", "before")
UNITS = ("day", "week", "month", "quarter", "year")
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def plain(words: str) -> str:
    """Return words without case, accents and the shape of apostrophes."""
    parted = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def sided(text: str) -> tuple[str, str] | None:
    """Return on which side of a day a plain text opens, one of SIDES, and the words of the day."""
    found = _sided().fullmatch(text)
    return next((side, found["point"]) for side in SIDES if found[side]) if found else None


def between(text: str) -> tuple[str, str] | None:
    """Return the words of the first and of the last day of a plain text like "from A to B" or "A..B"."""
    found = _between().fullmatch(text)
    return (found["low"], found["high"]) if found else None


def bare(text: str) -> tuple[str, bool]:
    """Return the plain words of a day without articles and "last" round them, and whether "last" was there."""
    found = _bare().fullmatch(text)
    return (found["bare"], bool(found["before"] or found["behind"])) if found else (text, False)


def without_articles(text: str) -> str:
    """Return plain words without the articles before them: "dem letzten monat" is "letzten monat"."""
    found = _articles().match(text)
    return text[found.end() :] if found else text


def last_few(text: str) -> tuple[int, str] | None:
    """Read "last 7 days" and "los últimos 3 meses" as a count and its unit."""
    found = _last_few().fullmatch(text)
    return _counted(found) if found and (found["before"] or found["amid"] or found["behind"]) else None


def ago(text: str) -> tuple[int, str] | None:
    """Read "3 weeks ago" and "vor 3 Wochen" as a count and its unit."""
    found = _ago().fullmatch(text)
    return _counted(found) if found and bool(found["before"]) != bool(found["behind"]) else None


def _counted(found: re.Match[str]) -> tuple[int, str] | None:
    word = found["count"]
    count = _COUNTS.index(word) + 1 if word in _COUNTS else int(word) if word.isdigit() else int(word in ("a", "an"))
    return (count, next(unit for unit in UNITS if found[unit])) if count else None


@cache
def _words() -> dict[str, str]:
    """Return the expression of each part of the wordings, without accents as the texts are."""
    return {heading: f"(?:{plain(words)})" for heading, words in wordings.rules("query_days")}


@cache
def _sided() -> re.Pattern[str]:
    sides = "|".join(f"(?P<{side}>{_words()[side]})" for side in SIDES)
    return re.compile(rf"(?:{sides})\s+(?P<point>.+)")


@cache
def _between() -> re.Pattern[str]:
    middle = rf"(?:\s(?:{_words()['to']}|[-–])\s|\.\.\.?)"
    return re.compile(rf"(?:{_words()['from']} )?(?P<low>.*?)\s*{middle}\s*(?P<high>.*)")


@cache
def _bare() -> re.Pattern[str]:
    last = _words()["last"]
    return re.compile(rf"(?:{_words()['article']} )*(?:(?P<before>{last}) )?(?P<bare>.+?)(?: (?P<behind>{last}))?")


@cache
def _articles() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()['article']} )+")


@cache
def _last_few() -> re.Pattern[str]:
    last = _words()["last"]
    return re.compile(
        rf"(?:{_words()['article']} )*(?:(?P<before>{last}) )?{_COUNT} (?:(?P<amid>{last}) )?{_units()}"
        rf"(?: (?P<behind>{last}))?"
    )


@cache
def _ago() -> re.Pattern[str]:
    before, behind = _words()["it is"], _words()["ago"]
    return re.compile(rf"(?:(?P<before>{before}) )?{_COUNT} {_units()}(?: (?P<behind>{behind}))?")


_COUNT = r"(?P<count>\d{1,4}|[a-z]+)"


@cache
def _units() -> str:
    return f"(?:{'|'.join(f'(?P<{unit}>{_words()[unit]})' for unit in UNITS)})"
