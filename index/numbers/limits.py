"""What limits a figure, so that another one counts something else: needed, of a poll, in one place, on one charge."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.numbers.around import FATES
from index.numbers.told import LOOSE_UNITS, Told
from index.words import passage_tokens, plain, stop_words

_NEAR = 40  # letters before a figure or after it in which a word that limits it stands
_END = re.compile(r"[.;:—–“”\"()]")
_CLAUSE_END = re.compile(r"[,.;:—–“”\"()]")
# "the 60 votes needed", "at least five must back it": so many as it takes, not so many as there were.
_NEEDED_AFTER = re.compile(
    r"(?:\s[\w-]+){0,2}?\s(?:needed|required|necessary|must|(?:would |will )?(?:have|has|need|needs) to)\b"
)
_NEEDED_BEFORE = re.compile(r"\b(?:needs?|needed|requires?|required|requiring|must|threshold|majority of)\b[^.,;:]*$")
# How a poll was made: each has its own error and its own number of people asked.
_METHOD = re.compile(r"\b(?:sampling error|margin of (?:sampling )?error|plus or minus)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:polls?|surveys?|surveyed|polled|interviewed|questioned|respondents)\b", re.IGNORECASE)
_ASKED_OF = frozenset(["voter", "adult", "people", "respondent", "american", "resident", "interview"])
# What is expected of a vote is no other count of it.
_EXPECTED = re.compile(r"\b(?:polls?|survey|projected|projections?|forecasts?|predicted)\b", re.IGNORECASE)
_VOTED = frozenset(["percent", "points", *LOOSE_UNITS])
_PLACE = re.compile(
    r"\b(?:in|across|throughout|around|at)\s(?:the\s)?(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3})"
)
_IN_FIRST = re.compile(r"(?:^|[.;]\s)In\s(?:the\s)?(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}),")
_PARTS = "County District Parish Precinct Township"
_NO_PLACE = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Congress|Senate|House)\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Republican|Democrat)"
)
# "shootings across the city", "so far this year": of many events, "a shooting" is one.
_MANY = re.compile(
    r"\b(?:shootings|(?:across|around|throughout) the (?:city|state|country|county)|citywide|statewide|nationwide|"
    r"(?:so far )?this (?:year|month)|in the (?:past|last) (?:year|month|week|decade))\b",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"\b(?:including|plus|and|as well as|in addition to|counting|not including|besides)\s(?:the\s|a\s)?"
    r"(?:alleged |suspected |lone )?"
    r"(?:gunman|shooter|suspect|attacker|assailant|killer|bomber|perpetrator|driver|pilot|himself|herself)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|since)\s$")
_HALF_DAY, _SOON = 720, 45  # minutes
# "in the previous three months": how far back is looked, which each account chooses.
_WINDOW = re.compile(r"\b(?:previous|past|last|next|first|coming|recent|final)\s$", re.IGNORECASE)
_WINDOWED = frozenset(["years", "months", "days", "hours"])
_BOTH_WAYS = re.compile(r"\W{1,2}(?:nonstop\s)?round[\s-]?trip", re.IGNORECASE)
# What is gained and what is lost are two counts: "adding 168,000 jobs", "shed 60,000 jobs".
_GAINED = re.compile(r"\b(?:add(?:s|ed|ing)?|gain(?:s|ed|ing)?|hir(?:es|ed|ing)|creat(?:es|ed|ing))\b")
_LOST = re.compile(
    r"\b(?:los(?:es?|t|ing)|shed(?:s|ding)?|cut(?:s|ting)?|eliminat(?:es|ed|ing)|laid off|lay(?:s|ing) off)\b"
)
_ALTERNATIVE = re.compile(r"\b(?P<other>\d+)\s(?:or|to)\s$")
_OFFERED_BY = re.compile(r"\b(?P<who>[\w’'-]+),?(?:\s(?:has|have|had|is|are|was|were|also|now))*\soffer(?:s|ed|ing)\b")
_CHARGES = frozenset(["count", "counts", "charge", "charges"])
_OF = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:counts|charges)\sof\s(?P<what>[^.,;:]{3,60})")
_SOME_WORDS = """
    child children kids women woman men girls boys girl boy students teenagers teens officers soldiers troops civilians
    police policemen journalists babies toddlers"""
_SOME = frozenset(_SOME_WORDS.split())


def other_limits(a: Told, b: Told) -> bool:
    """Say whether what limits two figures differs, so that they are no two accounts of one count."""
    return any(rule(a, b) for rule in RULES)


def _start(told: Told) -> int:
    return told.end - len(told.numbers[-1].text)


def _before(told: Told) -> str:
    return told.passage_text[max(0, _start(told) - _NEAR) : _start(told)]


def _needed(a: Told, b: Told) -> bool:
    def needs(told: Told) -> bool:
        return bool(_NEEDED_AFTER.match(told.passage_text, told.end) or _NEEDED_BEFORE.search(_before(told)))

    return needs(a) != needs(b)


def _of_a_poll(a: Told, b: Told) -> bool:
    if a.first.unit in ("percent", "points") and any(_METHOD.search(told.passage_text) for told in (a, b)):
        return True
    if a.first.unit not in LOOSE_UNITS or not all(_ASKED.search(told.passage_text) for told in (a, b)):
        return False
    words = {token.stem for told in (a, b) for token in passage_tokens(told.what, told.language)}
    return bool(words & _ASKED_OF)


def _expected(a: Told, b: Told) -> bool:
    if a.first.unit not in _VOTED or _fates(a):
        return False
    return bool(_EXPECTED.search(a.passage_text)) != bool(_EXPECTED.search(b.passage_text))


def _other_place(a: Told, b: Told) -> bool:
    """Whether figures are told of two places, or one of a part of the land that the other passage does not name."""
    one, two = _places(a), _places(b)
    part = {plain(word) for word in _PARTS.split()}
    if one and two:
        first, second = one - part or one, two - part or two
        return not (first <= second or second <= first)
    named = one or two
    other = b if one else a
    return bool(named & part) and not _fates(a) and not any(word in plain(other.passage_text) for word in named - part)


def _places(told: Told) -> set[str]:
    """The words of the place that a figure is told of: "three in Harris County", "In Texas, five were killed"."""
    if told.first.unit not in _VOTED:
        return set()
    after = told.passage_text[told.end :]
    end = _END.search(after)
    found = _PLACE.search(after[: end.start()] if end else after)
    found = found or _IN_FIRST.match(told.passage_text)
    if not found or _NO_PLACE.match(found["name"]):
        return set()
    return {plain(word) for word in found["name"].split()}


def _of_many(a: Told, b: Told) -> bool:
    if not _fates(a) or not _fates(b):
        return False
    return bool(_MANY.search(a.passage_text)) != bool(_MANY.search(b.passage_text))


def _with_the_killer(a: Told, b: Told) -> bool:
    if not _fates(a) or not _fates(b) or abs(a.high - b.high) != 1:
        return False
    return any(_INCLUDING.search(told.passage_text, told.end) for told in (a, b))


def _after_it(a: Told, b: Told) -> bool:
    """Whether a time is told to be after the other one, which lies little before it: "after 10 p.m.", "at 10:30"."""
    if a.first.unit != "time":
        return False
    later = ((other.high - one.high) % _HALF_DAY for one, other in ((a, b), (b, a)) if _AFTER.search(_before(one)))
    return any(gap <= _SOON for gap in later)


def _windows(a: Told, b: Told) -> bool:
    return a.first.unit in _WINDOWED and any(_WINDOW.search(_before(told)) for told in (a, b))


def _there_and_back(a: Told, b: Told) -> bool:
    ends = [bool(_BOTH_WAYS.match(told.passage_text, told.end)) for told in (a, b)]
    return ends[0] != ends[1]


def _other_way(a: Told, b: Told) -> bool:
    """Whether the one is gained and the other lost."""
    one, two = _way(a), _way(b)
    return bool(one and two and one != two)


def _way(told: Told) -> str:
    if told.first.unit not in LOOSE_UNITS:
        return ""
    after = _CLAUSE_END.split(told.passage_text[told.end : told.end + _NEAR], maxsplit=1)[0]
    near = _CLAUSE_END.split(_before(told))[-1] + " " + after
    ways = [way for way, words in (("gained", _GAINED), ("lost", _LOST)) if words.search(near)]
    return ways[0] if len(ways) == 1 else ""


def _either(a: Told, b: Told) -> bool:
    """Whether a passage gives the other's figure as another one that it may be: "10 or 11 years old"."""
    for one, other in ((a, b), (b, a)):
        match = _ALTERNATIVE.search(_before(one))
        if match and float(match["other"]) == other.high:
            return True
    return False


def _fates(told: Told) -> bool:
    return bool(FATES.keys() & set(told.what.lower().split()))


def _other_giver(a: Told, b: Told) -> bool:
    """Whether others offer the money: "police offered a $10,000 reward", "the mayor is offering $5,000"."""
    givers = [_OFFERED_BY.search(told.passage_text[: _start(told)]) for told in (a, b)]
    stops = stop_words(a.language)
    named = [plain(match["who"]) for match in givers if match]
    return len(named) == 2 and named[0] != named[1] and not any(name in stops for name in named)


def _other_charge(a: Told, b: Told) -> bool:
    """Whether counts are of other crimes: "two counts of murder", "three counts of assault"."""
    if not (_CHARGES & set(a.what.lower().split()) and _CHARGES & set(b.what.lower().split())):
        return False
    said = [_OF.match(told.passage_text, told.end) for told in (a, b)]
    stems = [{token.stem for token in passage_tokens(match["what"], a.language)} for match in said if match]
    stops = stop_words(a.language)
    return len(stems) == 2 and not {stem for stem in stems[0] & stems[1] if stem not in stops}


def _some_of_them(a: Told, b: Told) -> bool:
    """Whether fewer children, women or officers are told of than people: "two children hurt", "three people hurt"."""
    for one, other in ((a, b), (b, a)):
        some, all_ = ({plain(word) for word in told.what.split()} for told in (one, other))
        if some & _SOME and not all_ & _SOME and ("people" in all_ or all_ <= FATES.keys()) and one.high < other.high:
            return True
    return False


RULES: tuple[Callable[[Told, Told], bool], ...] = (
    _needed,
    _of_a_poll,
    _expected,
    _other_place,
    _of_many,
    _with_the_killer,
    _after_it,
    _windows,
    _there_and_back,
    _other_way,
    _either,
    _other_giver,
    _other_charge,
    _some_of_them,
)
