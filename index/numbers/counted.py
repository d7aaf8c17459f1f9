"""What a figure counts: the noun after it ("26 high-ranking cartel members" counts "cartel members")."""

from __future__ import annotations

import re

from index.numbers.fates import with_fate
from index.numbers.units import PEOPLE

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OF = re.compile(
    r"\s+(?:of|de|des|von|di)\s+(?:(?:the|its|their|those|these|his|her|los|las|sus|les|den)\s+)?", re.IGNORECASE
)
# "8 were killed": the participle is what is counted.
_FATE = re.compile(
    r"\s+(?:others?\s+)?(?:(?:were|was|have been|has been|had been|are|fueron|resultaron|han sido)\s+|(?=died|"
    r"injured|wounded|dead|killed|missing|hurt|arrested))"
    r"(?P<fate>killed|wounded|injured|arrested|detained|dead|died|missing|hurt|displaced|evacuated|hospitalized|"
    r"rescued|"
    r"heridos|detenidos|asesinados|arrestados|evacuados|rescatados)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:the\s+|los\s+|las\s+)?(?:\d[\d,.]*|[a-z]+teen|ten|eleven|twelve|twenty|thirty|forty|fifty)\s+", re.IGNORECASE
)
_STOP_WORDS = """
    the a an and or but of in on at to for from by with as than that this these those who which is are was were
    be been has have had will would
    can could may might not over under into per after before since until while when where because if so it its their
    his her our your my i he
    she they we you said says told also about during against between among across through near more less last next
    each every only just
    y o de del la el los las en con por para que se su sus es son fue fueron un una al como más entre desde hasta
    sin sobre et ou à au aux des du
    le les dans sur par pour qui que und oder der die das den in im am an auf mit von zu bei für e di il i nel con
    per"""
_STOP = frozenset(_STOP_WORDS.split())
_NO_NOUNS = """
    sides years months others times ways is was has does yes this thus plus versus across towards always perhaps his
    hers its us less unless ones
    days weeks hours minutes seconds besides afterwards sometimes overseas news más menos además después antes tres
    seis"""
_NOT_NOUN = frozenset(_NO_NOUNS.split())
_NOUN_FIRST = ("es", "fr", "it", "pt", "ca", "gl", "ro")


def counted(text: str, end: int, language: str, *, linked: bool = False) -> str:
    """Return the noun that the figure ending at `end` counts, or "".

    `linked` asks only for a noun tied on by "of" ("tons of cocaine"), as a unit has been read already.
    """
    fate = None if linked else _FATE.match(text, end)
    if fate:
        return fate["fate"].lower()
    link = _OF.match(text, end)
    at = link.end() if link else end
    if linked and not link:
        return ""
    partly = _PART.match(text, at) if link else None  # "eight of the 18 counts"
    words = _words(text, partly.end() if partly else at)
    if linked:
        return " ".join(word for word in words[:2] if len(word) > 1)
    noun = _noun_first(words) if language in _NOUN_FIRST else _noun_last(words, language)
    return with_fate(text, end, noun)


def _words(text: str, at: int) -> list[str]:
    """Return up to five words after an offset that no stop word, mark or figure parts."""
    words: list[str] = []
    while len(words) < 5:
        if (at < len(text) and text[at] in "  -") or text[at : at + 2] in (" “", ' "'):
            at += 1
        while at < len(text) and text[at] == "\1":  # blotted out: "37 COVID-19 deaths"
            at += 1 + (text[at + 1 : at + 2] == " ")
        match = _WORD.match(text, at)
        if not match or match.group().lower() in _STOP:
            break
        words.append(re.sub(r"['’]s?$", "", match.group()))
        at = match.end()
    return words


def _plural(word: str) -> bool:
    low = word.lower()
    return (
        low in PEOPLE
        or low.endswith(("smen", "rmen", "emen", "women"))
        or (low.endswith("s") and not low.endswith(("ss", "us", "ous")) and len(low) > 3 and low not in _NOT_NOUN)
    )


def _noun_last(words: list[str], language: str) -> str:
    """English and German: adjectives, then the noun; its plural tells it (German: its capital)."""
    if language == "de":
        return next((word for word in words if word[0].isupper()), "")
    for place, word in enumerate(words):
        if _plural(word):
            following = words[place + 1] if place + 1 < len(words) else ""
            if following.lower() in PEOPLE and _plural(following):
                continue  # "six Mexicans troops": the later noun is the head
            first = (
                place - 1
                if place and not words[place - 1].lower().endswith(("ing", "ed", "ly")) and "-" not in words[place - 1]
                else place
            )
            if first < place and words[first][0].isupper() and first and words[first - 1][0].isupper():
                first -= 1  # "Costa Rican pilots"
            return " ".join(words[first : place + 1])
    return ""


def _noun_first(words: list[str]) -> str:
    """Spanish, French, Italian: the noun, then its adjectives."""
    return words[0] if words and _plural(words[0]) else words[1] if len(words) > 1 and _plural(words[1]) else ""
