"""Words and phrases of a passage that may name something, each with the words round it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.align.marks import speaks
from index.rarity import rarity
from index.words import Token, spelling, stop_words, tokens

WINDOW = 4  # content words to either side that are looked at: "the kidnapping of Venezuelan President Nicolas Maduro"
LONGEST = 2  # words of a phrase; with three, whole clauses were taken for names of each other
_COMMON = 1.4  # rarity of a word that one article in four has: "people", "year", "make"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][\w'’]*")
_NO_NAME = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today yesterday
    tomorrow week weekend month year day hour minute late early former first second third fourth fifth sixth
    seventh eighth ninth tenth next last one two three
    four five six seven eight nine ten eleven twelve hundred thousand million billion dozen half percent ran hit
    struck went came took made gave left held met sent fell rose cut won lost led kept put set began brought saw
    knew found got grew hold board along aside away instead rather together apart ahead behind nearby onboard ashore era
    per non addition annual trillion quarter sought swept spat drove driven fallen risen taken given shown flew flown
    handed raging current latest former old able full complete such each lunes martes miércoles jueves viernes
    sábado domingo mañana tarde noche semana
    mes año día
    """
)
# English tells a noun from a verb by what stands beside it.
_BEFORE_VERB = _words(
    """
    to will would could can cannot may might must should shall he she they i we you it not who that which has have
    had be been is was are were being do does did don't doesn't didn't never also
    """
)
_AFTER_VERB = _words(
    """
    the a an his her their its him them me us this these those it himself themselves
    """
)
_NO_NOUN = ("ly", "ed", "'t", "'ll", "'ve", "'re", "'d")
_PAST = ("ó", "aron", "ieron", "ará", "erá", "irá")  # Spanish verbs that can be nothing else
_BEFORE_GERUND = _words(
    """
    the a an of this that his her their its alleged reported
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word, or two that stand together, at its place in the article's text; `around` maps a stem near by to its
    distance, negative before the phrase, positive after it."""

    start: int
    end: int
    text: str
    stems: tuple[str, ...]
    around: dict[str, int]


def small_words(text: str) -> frozenset[str]:
    """Return the words that an article writes with a small letter: such a word at a sentence's head is no name."""
    return frozenset(match.group().lower() for match in _SMALL.finditer(text))


def phrases(text: str, shift: int, language: str, small: frozenset[str]) -> list[Phrase]:
    """Return the phrases of a passage in order; `shift` is where the passage begins, `small` its `small_words`."""
    found = tokens(text, language)
    telling = [place for place, token in enumerate(found) if _tells(token, language)]
    stems = [spelling(found[place].stem, language) for place in telling]
    made = []
    for at, place in enumerate(telling):
        for size in range(1, LONGEST + 1):
            run = telling[at : at + size]
            if len(run) < size or not _together(text, found, run):
                break
            if not all(_names(text, found[one], language, small) for one in run):
                break
            if _noun(text, found, (run[0], run[-1]), language):
                first, last = found[place], found[run[-1]]
                words = text[first.start : last.end].removesuffix("’s").removesuffix("'s")
                start = shift + first.start
                around = _around(stems, at, at + size - 1)
                made.append(Phrase(start, start + len(words), words, tuple(stems[at : at + size]), around))
    return made


def around(text: str, language: str, start: int, end: int) -> dict[str, int]:
    """Return what stands near a run of a passage: content stems to their distance, negative before it."""
    telling = [token for token in tokens(text, language) if _tells(token, language)]
    inside = [place for place, token in enumerate(telling) if token.start < end and start < token.end]
    stems = [spelling(token.stem, language) for token in telling]
    return _around(stems, inside[0], inside[-1]) if inside else {}


def _around(stems: Sequence[str], first: int, last: int) -> dict[str, int]:
    near: dict[str, int] = {}
    for step in range(1, WINDOW + 1):
        if first - step >= 0:
            near.setdefault(stems[first - step], -step)
        if last + step < len(stems):
            near.setdefault(stems[last + step], step)
    return near


def _together(text: str, found: Sequence[Token], run: Sequence[int]) -> bool:
    return all(two == one + 1 and text[found[one].end : found[two].start] in (" ", "-") for one, two in pairwise(run))


def _tells(token: Token, language: str) -> bool:
    return token.norm not in stop_words(language) and len(token.norm) > 1


def _names(text: str, token: Token, language: str, small: frozenset[str]) -> bool:
    """Whether a word may be part of a name for something: no figure, no proper name, no day, no verb of saying."""
    if not token.norm.replace("'", "").isalpha() or len(token.norm) < 3 or token.norm in _NO_NAME:
        return False
    if text[token.start].isupper() and text[token.start : token.end].lower() not in small:
        return False
    return rarity(spelling(token.stem, language), language) >= _COMMON and not _reports(token.norm)


def _noun(text: str, found: Sequence[Token], run: tuple[int, int], language: str) -> bool:
    """Whether the phrase from token to token stands where an English noun or adjective stands.

    In other languages any word may that is no verb by its ending.
    """
    if language not in ("", "en"):
        last = found[run[1]]
        return not text[last.start : last.end].lower().endswith(_PAST)
    norm = found[run[1]].norm
    before = found[run[0] - 1] if run[0] and text[found[run[0] - 1].end : found[run[0]].start] == " " else None
    if norm.endswith(_NO_NOUN) or (before is not None and before.norm in _BEFORE_VERB):
        return False
    after = found[run[1] + 1] if run[1] + 1 < len(found) else None
    gerund = (before is not None and before.norm in _BEFORE_GERUND) or (after is not None and after.norm == "of")
    if before is not None and after is not None and text[before.start].isupper():
        gerund = gerund or after.norm in ("in", "against")  # "Russian meddling in"
    if norm.endswith("ing") and not gerund:
        return False
    return after is None or after.norm not in _AFTER_VERB or text[found[run[1]].end : after.start] != " "


@lru_cache(maxsize=4096)
def _reports(norm: str) -> bool:
    return speaks([Token(0, 0, norm, norm)])
