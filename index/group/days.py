"""On which day each passage says that what it tells happened: told outright, or carried on from shortly before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.dates.mentions import mentions
from index.words import content, tokens
from store.records import Article, DateMention, Passage

# A day told in one sentence holds for the next ones of its paragraph, and for those that speak on, as far as this.
_CARRIED = 2
_GOES_ON = re.compile(r"[“\"«‘]|(?:He|She|They|It|Asked|Él|Ella)\b")
_SPEAKS = re.compile(r"[“\"«‘]")
_NEXT_DAY = re.compile(r"(?:The (?:next|following) (?:day|morning)|A day later|Al día siguiente)\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"(?=.*\d)(?=.*[^\W\d_]{3})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIRST = 3  # passages of an article that tell what happened shortly before it came out
_BESIDE = 6  # content words: a day tells when its own clause was, not what a longer sentence tells after it
_HEAD = 60  # characters: a date told later in a sentence is often that of something else told beside it


@dataclass(frozen=True, slots=True)
class Day:
    """`first` and `last` bound it ("": not told). `own`: the passage itself tells it.

    `weight`: 3 when it is told with its year, 2 when it is told at the passage's head, or the passage is words said on
    such a day told before them in the same paragraph, else 1. `now` is the day of publication for the first passages
    of an article, which tell what is new, unless they tell a day.
    """

    first: str = ""
    last: str = ""
    own: bool = False
    weight: int = 1
    now: str = ""
    near: tuple[str, ...] = ()  # stems of what is told next to it in its passage, those after it first


def days(article: Article, about: str = "") -> list[Day]:
    """Return the day of each passage, in order.

    `about` is the day near which an undated article was published, as others that tell the same let one guess: it
    gives days of a month their year, and nothing else.
    """
    found = _mentions(article, about)
    told: list[Day] = []
    since, held, before = _CARRIED + 1, Day(), Passage(0, 0, -1)
    for passage in article.passages:
        text = article.text[passage.start : passage.end]
        mine = [mention for mention in found if passage.start <= mention.start < passage.end]
        same = passage.paragraph == before.paragraph
        if mine:
            since, held = 0, _best(mine, passage, article)
        elif _NEXT_DAY.match(text) and since <= _CARRIED and held.first and held.first == held.last:
            since, held = 0, _next(held)
        else:
            since = since + 1 if (same or _GOES_ON.match(text)) and not passage.heading else _CARRIED + 1
        said_then = held.weight > 1 and same and _SPEAKS.search(text)
        carried = Day(held.first, held.last, False, 2 if said_then else 1)
        told.append(held if since == 0 else carried if since <= _CARRIED else Day())
        before = passage
    now = (article.details.published or about)[:10]
    first = [place for place, passage in enumerate(article.passages) if not passage.heading][:_FIRST]
    for place in first:
        told[place] = replace(told[place], now="" if told[place].first else now)
    return told


def _mentions(article: Article, about: str) -> Sequence[DateMention]:
    details = article.details
    found = mentions(article.text, details.published or about, details.language)
    if details.published or not about:
        return found
    sure = set(mentions(article.text, "", details.language))
    return [one for one in found if one in sure or _DAY_OF_MONTH.match(article.text[one.start : one.end])]


def _best(mine: Sequence[DateMention], passage: Passage, article: Article) -> Day:
    published = article.details.published[:10]
    past = [mention for mention in mine if not published or mention.first <= published]
    if not past:
        return Day()
    best = min(past, key=lambda mention: (mention.first != mention.last, mention.start))
    weight = 3 if _YEAR.search(article.text, best.start, best.end) else 2 if best.start - passage.start < _HEAD else 1
    return Day(best.first, best.last, True, weight, near=_beside(article, passage, best))


def _beside(article: Article, passage: Passage, day: DateMention) -> tuple[str, ...]:
    language = article.details.language
    after = content(tokens(article.text[day.end : passage.end], language), language)
    before = content(tokens(article.text[passage.start : day.start], language), language)
    return tuple(token.stem for token in [*after, *reversed(before)][:_BESIDE])


def _next(held: Day) -> Day:
    after = (date.fromisoformat(held.first) + timedelta(days=1)).isoformat()
    return Day(after, after, True, 2)
