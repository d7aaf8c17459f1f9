"""Words that stand in the same place of linked passages: alike in meaning, with the same words round them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from index.align.bags import Floats
from index.align.meaning import Meaning
from index.naming.phrases import Phrase
from index.rarity import rarity

# All four were set by reading the pairs of newswcl50/dev (tests/quality/test_naming.py measures them):
ALIKE = 0.5  # cosine of the two phrases' meanings; at .4 every second pair is of two things, at .55 few are left
APART = 0.6  # the same for phrases that have not the same word right beside them
NEAR = 0.25  # what stands round both; below it a pair is merely of one field ("complaint", "accusation")
SCORE = 0.85  # the cosine and .4 times what stands round
_NEAR_WEIGHT = 0.4
_UNHEARD = 5.5  # the rarity of a word that hardly any article has
_ONE_WORD = 92
_SPELT_ALIKE = 75  # "pedophiles", "paedophiles"
_SIBLINGS = tuple(
    frozenset(row.split())
    for row in (
        "east west north south eastern western northern southern southeast southwest northeast northwest left right",
        "man woman men women boy girl male femal husband wife",
        "son daughter brother sister mother father children child sibling parent",
        "sale purchas buyer seller bid purchas import export",
        "mile km kms kilomet yard metr",
        "telephon phone",
        "democrat republican liber conserv",
        # plain words for one another, and what is done with each other: nobody takes a view by them
        "agreement pact accord deal treati",
        "book memoir",
        "document paper file memo letter messag email note statement memorandum record",
        "lawsuit suit sue court injunct complaint case",
        "lawyer attorney counsel",
        "car vehicl automobil truck van",
        "photo portrait pictur imag photograph",
        "film movi",
        "system network server comput",
        "boat ship vessel",
        "plane aircraft jet airplan",
        "compani firm busi corpor",
        "doctor physician medic",
        "debt loan borrow",
        "appeal plea",
        "cash money fund",
    )
)
_KIN = 4  # letters at the beginning that make two words kin ("conspiracy", "conspiring"): no other word choice


@dataclass(frozen=True, slots=True)
class Slot:
    """Two phrases that may name the same: how surely, 0 to 1.4, and how telling it is."""

    a: Phrase
    b: Phrase
    score: float
    telling: float = 0.5  # 0 to 1: how much more than another word for it the choice may be


_DARK = "murder terror criminal violent evil corrupt brutal illegal attack thug mob disaster hateful abuse scandal"
_BRIGHT = "peaceful lawful honest gentle good fair helpful legal support citizen crowd success kind care respect"
_GRAVE = 0.13
"""How far the darker of two words must lie from the `_BRIGHT` words towards the `_DARK`: where nothing grave is named,
other words are mere synonyms ("strong winds", "heavy winds"). Of 110 pairs in some 100 events 30 lie beyond, two of
three of which a journalist may want to see ("payment", "payoff"); of the 80 below hardly one."""


def slots(a: Sequence[Phrase], b: Sequence[Phrase], language: str, model: Meaning) -> list[Slot]:
    """Pair phrases of two linked passages, none of whose words the other passage has; the surest first, each once."""
    mine = {stem for phrase in a for stem in (*phrase.stems, *phrase.around)}
    theirs = {stem for phrase in b for stem in (*phrase.stems, *phrase.around)}
    left = [phrase for phrase in a if theirs.isdisjoint(phrase.stems)]
    right = [phrase for phrase in b if mine.isdisjoint(phrase.stems)]
    if not left or not right:
        return []
    alike, tones = _alike(left, right, model), (_tones(left, model), _tones(right, model))
    scored = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            near = nearness(one, other, language)
            if near < NEAR or _one_spelling(one, other) or kin(one.stems, other.stems) or _many(one) != _many(other):
                continue
            least = ALIKE if _beside(one, other) else APART
            grave = max(tones[0][i], tones[1][j]) >= _GRAVE
            score = float(alike[i, j]) + _NEAR_WEIGHT * near if grave and alike[i, j] >= least else 0.0
            if score >= SCORE:
                telling = _telling(one, other, float(alike[i, j]), language)
                scored.append(Slot(one, other, round(score, 3), round(telling, 3)))
    return _best(scored)


def kin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two phrases end in words of one root or of one row ("east", "west"), or hold the same word."""
    a, b = one[-1], other[-1]
    if fuzz.ratio(a, b) >= _SPELT_ALIKE or any({a, b} <= some for some in _SIBLINGS):
        return True
    return a[:_KIN] == b[:_KIN] or bool(set(one) & set(other)) or (min(len(a), len(b)) > 3 and (a in b or b in a))


def _one_spelling(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases differ in a blank or a hyphen only: "shockwaves", "shock waves"."""
    one, two = (re.sub(r"\W", "", phrase.text.lower()) for phrase in (a, b))
    return fuzz.ratio(one, two) >= _ONE_WORD


def _beside(a: Phrase, b: Phrase) -> bool:
    """Whether the same word stands right before or right after both: "aviation regulator", "aviation authority"."""
    return any(abs(place) == 1 and b.around.get(word) == place for word, place in a.around.items())


def _telling(a: Phrase, b: Phrase, alike: float, language: str) -> float:
    """Rare words tell more than common ones, and words that mean not quite the same more than "film" and "movie"."""
    rare = [rarity(stem, language) / _UNHEARD for phrase in (a, b) for stem in phrase.stems]
    return min(1.0, max(0.0, (1.3 - alike) * sum(rare) / len(rare)))


def _many(phrase: Phrase) -> bool:
    """Whether a phrase ends like a plural: one and many are not told in the same place ("blames", "assault")."""
    return phrase.text.endswith(("s", "men", "people")) and not phrase.text.endswith("ss")


def _alike(left: Sequence[Phrase], right: Sequence[Phrase], model: Meaning) -> Floats:
    one, other = ([phrase.text.lower() for phrase in side] for side in (left, right))
    found: Floats = model.vectors(one) @ model.vectors(other).T
    return found


def _tones(phrases: Sequence[Phrase], model: Meaning) -> Floats:
    """How dark or bright each phrase is, as the meanings of words go."""
    way = model.vectors(_DARK.split()).mean(0) - model.vectors(_BRIGHT.split()).mean(0)
    found: Floats = model.vectors([phrase.text.lower() for phrase in phrases]) @ (way / np.linalg.norm(way))
    return found


def nearness(a: Phrase, b: Phrase, language: str) -> float:
    """How much of what stands round two phrases is the same, on the same side and close by, 0 to 1."""
    shared = 0.0
    for stem in a.around.keys() & b.around.keys():
        one, other = a.around[stem], b.around[stem]
        close = max(abs(one), abs(other)) ** -0.5
        shared += close * rarity(stem, language) / _UNHEARD * (1.0 if (one > 0) == (other > 0) else 0.4)
    return min(1.0, shared)


def _best(scored: Sequence[Slot]) -> list[Slot]:
    taken: list[Slot] = []
    for slot in sorted(scored, key=lambda slot: (-slot.score, slot.a.start, slot.b.start)):
        if all(not _overlap(slot.a, other.a) and not _overlap(slot.b, other.b) for other in taken):
            taken.append(slot)
    return taken


def _overlap(a: Phrase, b: Phrase) -> bool:
    return a.start < b.end and b.start < a.end
