"""What of a passage another one may tell differently: its figures, its days, and what it says is not so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.align.marks import speaks
from index.numbers.around import around
from index.numbers.numbers import numbers
from index.numbers.told import Told, in_passage
from index.opposites.deeds import dated_noun, deed, deeds
from index.opposites.prefixes import denies_by_prefix
from index.rarity import rarity
from index.words import Token, content, passage_tokens, plain, stop_words

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "lunes martes miercoles jueves viernes sabado domingo",
)
_MONTHS = (
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_WEEKDAY = {word: at for week in _WEEKDAYS for at, word in enumerate(week.split())}
_MONTH = {word: at for year in (*_MONTHS, _SHORT) for at, word in enumerate(year.split(), 1)} | {"sept": 9}
_NAMED_DAY = frozenset(["black", "super", "good", "cyber", "bloody", "holy", "giving", "ash", "palm", "blue", "news"])
DAYS = frozenset((*_WEEKDAY, *_MONTH))
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_WORDS = "not no non never without nobody none neither nor cannot nunca sin nadie jamás tampoco ningún ninguna"
_NOT = frozenset(plain(word) for word in _NOT_WORDS.split())
# Verbs that say that what follows is not so, or was not done.
_REFUSING_WORDS = """
    refuse refuses refused refusing decline declines declined declining fail fails failed failing unable
    negó negaron"""
_REFUSING = frozenset(plain(word) for word in _REFUSING_WORDS.split())
# Words by which a passage denies without one of those.
_DENYING_WORDS = """
    deny denies denied denying reject rejects rejected rejecting ruled rather instead contrary contradicted hardly
    barely few unlikely refusal refusals denial stop stopped block blocked niega rechazó descartó lieu dismissed
    accuse accuses accused challenge challenges challenged dispute disputes disputed question questions questioned doubt
    doubts doubted yet whether unless trying lack lacks lacked lacking absence inaccurate invalid untrue false wrong
    against avoid avoids avoided avoiding contra evitar evitó"""
_DENYING = _NOT | _REFUSING | frozenset(plain(word) for word in _DENYING_WORDS.split())
_REPORTED = frozenset(
    ["identified", "reported", "released", "posted", "published", "until", "into", "by", "through", "before"]
)
# "not only", "no doubt", "no comment" deny nothing.
_IDLE_WORDS = (
    "only just merely simply solely necessarily doubt question least longer matter wonder comment respond other solo"
)
_IDLE = frozenset(_IDLE_WORDS.split())
_PREPOSITIONS = frozenset(
    ["", "at", "in", "on", "after", "by", "for", "when", "because", "as", "with", "and", "during"]
)
_SCOPE = 2  # content words after a "not" that it denies: "did not include money for", "no evidence of fraud"
_FAR = 5  # words after it in which they must begin
_CLAUSE = re.compile(
    r"[,;:()—–“”\"]|\b(?:but|pero|although|aunque|while|because|porque|"
    r"(?:and|y)\s+(?:was|were|is|are|has|had|have|will|then|later|he|she|it|they|fue|fueron|luego))\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Something told at a place of a passage, and how the words round it are weighed."""

    value: str
    text: str
    around: dict[str, float]
    spoken: bool  # a verb of saying stands beside it, or "until": the day of the report, not of what is reported
    deed: str  # the verb that it belongs to
    noun: str  # or the noun: "a briefing Wednesday"


@dataclass(frozen=True, slots=True)
class Read:
    """One passage as it is laid against another; `denied` are the words that are told not to be so."""

    text: str
    tokens: tuple[Token, ...]
    figures: tuple[Told, ...]
    days: dict[str, tuple[Place, ...]]  # by kind: "weekday", "date", "month", "year"
    denied: tuple[Token, ...]
    denials: frozenset[str]  # its words of denial, or of doubt
    deeds: frozenset[str]  # all that is done in it
    weights: dict[str, float]  # its content stems, each with its rarity


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> Read:
    """Return what a passage tells that another one may tell differently."""
    found = passage_tokens(text, language)
    cues = [
        at
        for at, token in enumerate(found)
        if _denies(token) and not _number(text, found, at) and not _alone(found, at)
    ]
    denied = tuple(token for at in cues for token in _scope(text, found, at, language))
    figures = in_passage(text, numbers(text, language), language=language)
    days, weights = _days(text, found, language), _weights(found, language)
    return Read(text, found, tuple(figures), days, denied, _denials(found, language), deeds(found), weights)


def closeness(a: Read, b: Read) -> tuple[float, float]:
    """Return how much of what the shorter and of what the longer of two passages tells the other has too, 0 to 1."""
    shared = sum(weight for word, weight in a.weights.items() if word in b.weights)
    sizes = sorted((sum(a.weights.values()), sum(b.weights.values())))
    return (shared / sizes[0], shared / sizes[1]) if sizes[0] else (0.0, 0.0)


def _weights(found: tuple[Token, ...], language: str) -> dict[str, float]:
    words = [token for token in content(found, language) if token.norm not in _WEEKDAY and token.norm not in _MONTH]
    return {token.stem: rarity(token.stem, language) for token in words if token.norm.isalpha()}


def _denials(found: tuple[Token, ...], language: str) -> frozenset[str]:
    norms = (token.norm for token in found)
    return frozenset(
        norm for norm in norms if norm in _DENYING or norm.endswith("n't") or denies_by_prefix(norm, language)
    )


def _number(text: str, found: tuple[Token, ...], at: int) -> bool:
    """Whether a "no" is a number: "the No. 1 priority"."""
    follows = found[at + 1].norm if at + 1 < len(found) else ""
    return found[at].norm == "no" and (follows[:1].isdigit() or follows == "one" or text[found[at].end :][:1] == ".")


def _denies(token: Token) -> bool:
    return token.norm in _NOT or token.norm in _REFUSING or token.norm.endswith("n't")


def _alone(found: tuple[Token, ...], at: int) -> bool:
    """Whether nothing follows that is refused: "efforts failed at a hospital"."""
    follows = found[at + 1].norm if at + 1 < len(found) else ""
    return found[at].norm in _REFUSING and follows in _PREPOSITIONS


def _scope(text: str, found: tuple[Token, ...], at: int, language: str) -> list[Token]:
    """Return the content words that a denial at a place denies."""
    stops = stop_words(language)
    kept: list[Token] = []
    for token in found[at + 1 : at + 1 + _FAR]:
        if token.norm in _IDLE or _CLAUSE.search(text, found[at].end, token.start):
            return kept if token.norm not in _IDLE else []
        if text[token.start].isupper():
            return kept  # of a name nothing can be denied
        if token.norm not in stops and token.norm.isalpha() and len(token.norm) > 2:
            kept.append(token)
            if len(kept) == (1 if found[at].norm in ("no", "non") else _SCOPE):
                break
    return kept


def _days(text: str, found: tuple[Token, ...], language: str) -> dict[str, tuple[Place, ...]]:
    told: dict[str, list[Place]] = {"weekday": [], "date": [], "month": [], "year": []}
    for at, token in enumerate(found):
        capital = text[token.start].isupper() or language not in ("", "en")
        if token.norm in _WEEKDAY and capital and not (at and found[at - 1].norm in _NAMED_DAY):
            told["weekday"].append(_place(text, found, (token, token), str(_WEEKDAY[token.norm]), language))
        elif token.norm in _MONTH and capital:
            kind, first, last, value = _date(found, at)
            told[kind].append(_place(text, found, (first, last), value, language))
        elif _YEAR.fullmatch(token.norm) and text[token.end : token.end + 1] not in ("%", "-", "–", "s", "@"):
            told["year"].append(_place(text, found, (token, token), token.norm, language))
    return {kind: tuple(places) for kind, places in told.items()}


def _date(found: tuple[Token, ...], at: int) -> tuple[str, Token, Token, str]:
    """Return a month with its day, before it or after it, or alone."""
    month = _MONTH[found[at].norm]
    for other in (at + 1, at - 1, at - 2):
        day = (
            found[other].norm.removesuffix("th").removesuffix("st").removesuffix("nd")
            if 0 <= other < len(found)
            else ""
        )
        if day.isdigit() and 1 <= int(day) <= 31 and (other != at - 2 or found[at - 1].norm in ("de", "of")):
            first, last = sorted((found[at], found[other]), key=lambda token: token.start)
            return "date", first, last, f"{month}-{int(day)}"
    return "month", found[at], found[at], str(month)


def _place(text: str, found: tuple[Token, ...], ends: tuple[Token, Token], value: str, language: str) -> Place:
    start, end = ends[0].start, ends[1].end
    weights, _ = around(text, (start, end), language, ())
    for word in [*weights]:
        if word in _WEEKDAY or word in _MONTH:
            del weights[word]
    before = [plain(word.strip(",.;")) for word in text[max(0, start - 24) : start].split()[-2:]]
    after = [plain(word.strip(",.;")) for word in text[end : end + 24].split()[:1]]
    spoken = speaks([Token(0, 0, word, "") for word in before + after]) or bool(_REPORTED & set(before))
    others = [token for token in found if token.norm not in _WEEKDAY and token.norm not in _MONTH]
    told = deed(text, others, (start, end)), dated_noun(text, (start, end), language)
    return Place(value, text[start:end], weights, spoken, *told)
