"""Which deed of a passage a day belongs to: the verb that stands nearest, or the noun right before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.align.marks import speaks
from index.words import Token, stop_words

_BREAK = re.compile(
    r"[;:()—–“”\"]|,\s|\b(?:and|but|or|who|which|that|after|before|when|while|as|because|y|pero|que|cuando|aunque|tras)\b"
)
# "to a briefing Wednesday", "before the vote on Thursday": the day of the briefing and of the vote.
_A = r"\s+(?:an?|the|its|their|his|her)\s+(?:[\w’'-]+\s+){0,2}?"
_NOUN = re.compile(
    rf"\b(?:(?:before|after|until|ahead of){_A}(?P<until>[a-z][\w-]+)\s+(?:on\s+)?|"
    rf"(?:to|for|at|of){_A}(?P<at>[a-z][\w-]+)\s+)$"
)
_OF_YEAR = re.compile(r"\s(?P<of>[a-z][\w-]+)\b")
_IN = re.compile(r"\b(?:in|since|from|until|to|by|of|and|or|late|early|mid|en|de|desde|hasta|y)[\s-]+$", re.IGNORECASE)
_IRREGULAR_WORDS = """
    became began begun broke brought built bought came caught chose cut dealt drew drove fell felt fled flew fought
    found froze gave given got went gone grew hit held hurt kept knew known laid led left lent let lit lost made meant
    met paid put quit rang ran rose said saw seen sank sold sent set shook shot shut sang sat slept slid spoke spent
    split spread stood stole struck swept swore sworn taken taught took tore told thought threw understood woke won wore
    wrote written begins comes dies ends goes holds leaves makes meets opens says starts takes tells votes
    begin come die end go hold leave make meet open start take tell vote sign resign announce close saying"""
_IRREGULAR = frozenset(_IRREGULAR_WORDS.split())
_NO_VERB_WORDS = "hundred united indeed speed bed need seed feed breed weed deed greed shed sacred wicked naked"
_PAST = ("ed", "ió", "aron", "ieron")
_NO_VERB = frozenset(_NO_VERB_WORDS.split())
SAYING = "say"  # all verbs of saying are one: "told reporters on Monday", "said in an interview on Tuesday"


def deed(text: str, found: Sequence[Token], place: tuple[int, int]) -> str:
    """Return the stem of the verb that a day at a place belongs to, "" where none is seen."""
    verbs = [(at, token) for at, token in enumerate(found) if _verb(token)]
    start, end = place
    here = next((at for at, token in enumerate(found) if token.start >= start), len(found))
    inside = [
        (abs(at - here), token)
        for at, token in verbs
        if not _BREAK.search(text, *((token.end, start) if token.end <= start else (end, token.start)))
    ]
    if not inside:  # "In news stories on Tuesday, two papers reported"
        inside = [(at - here, token) for at, token in verbs if token.start >= end][:1]
    return _name(min(inside, key=lambda each: each[0])[1]) if inside else ""


def deeds(found: Sequence[Token]) -> frozenset[str]:
    """Return all that is done in a passage."""
    return frozenset(_name(token) for token in found if _verb(token))


def dated_noun(text: str, place: tuple[int, int], language: str) -> str:
    """Return the noun that a day right behind it, or a year right before it, belongs to: "briefing", "election"."""
    start, end = place
    year = None
    if text[start:end].isdigit() and not _IN.search(text, max(0, start - 12), start):
        year = _OF_YEAR.match(text, end)
    match = year or _NOUN.search(text, max(0, start - 80), start)
    noun = next((word for word in match.groups() if word), "") if match else ""
    return "" if noun in stop_words(language) else noun


def _verb(token: Token) -> bool:
    norm = token.norm
    if norm in _NO_VERB:
        return False
    return norm in _IRREGULAR or speaks([token]) or (len(norm) > 4 and norm.endswith(_PAST))


def _name(token: Token) -> str:
    return SAYING if speaks([token]) or token.norm == "saying" else token.stem
