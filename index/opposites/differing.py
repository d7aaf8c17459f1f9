"""Where two passages that tell the same disagree, in words: figures, days, names, denials, opposites, deeds planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain, product
from pathlib import Path

from index.numbers.around import alike, around
from index.numbers.conflict import figure_conflict
from index.numbers.same_count import same_noun
from index.numbers.told import Told
from index.opposites.days import other_days
from index.opposites.names import other_names
from index.opposites.passage import Read, closeness, read
from index.opposites.planned import planned
from index.words import Token, content, plain, stem

# How like the words round denied words or opposites must be to tell of the same thing, 0 to 1. Set on the marked pairs
# of tests/quality and on 170 flags of real links: below these, what one passage adds with its own "not" is flagged.
_DENIED, _OPPOSITE = 0.55, 0.4
# How much of the shorter and of the longer passage the other must have before an opposite or a denial counts: only
# where two passages say nearly the same is a "not" more than one detail more.
_CLOSE_OPPOSED, _CLOSE_DENIED = (0.5, 0.3), (0.7, 0.4)


# What is asked for or only thought of is not told to be so.
_ASKED = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|want(?:s|ed|ing)?|"
    r"should|could|may|might|if|pide|pidió|exige|exigió|debería|podría)\b",
    re.IGNORECASE,
)
Values = frozenset[tuple[float, str, str]]
"""The figures of an article, each with its unit and what it counts."""


def differing(
    one: str, two: str, language: str, known: tuple[Values, Values] = (frozenset(), frozenset())
) -> tuple[str, ...]:
    """Return what two passages of one language tell differently, as "figure: first / second".

    `known` are the figures of the first and of the second article: one that both give somewhere is no conflict.
    """
    a, b = read(one, language), read(two, language)
    opposed = list(_opposed(a, b, language))
    have = partial(_has, known[0]), partial(_has, known[1])
    told = chain(
        (f"figure: {words}" for words in figure_conflict(a.figures, b.figures, have)),
        (f"day: {words}" for words in other_days(a, b)),
        (f"name: {words}" for words in [other_names(a, b, language)] if words),
        (f"opposite: {words}" for words in opposed),
        (f"planned: {words}" for words in planned(a, b, language) if not opposed),
        # "confirmed the talks / denied the talks" is told already.
        (f"negation: {words}" for words in _denied(a, b, language) if not opposed),
    )
    return tuple(told)


def across(one: str, two: str, languages: tuple[str, str]) -> tuple[str, ...]:
    """Return what two passages of different languages tell differently: their figures alone are compared."""
    a, b = read(one, languages[0]), read(two, languages[1])
    return tuple(f"figure: {words}" for words in figure_conflict(a.figures, b.figures))


def _has(values: Values, figure: Told) -> bool:
    """Whether an article has a figure anywhere, counting the same or what is not said."""
    return any(
        (one.value, one.unit) == (value, unit) and (not what or not figure.what or same_noun(what, figure.what))
        for one, (value, unit, what) in product(figure.numbers, values)
    )


def _close(a: Read, b: Read, least: tuple[float, float]) -> bool:
    return all(have >= need for have, need in zip(closeness(a, b), least, strict=True))


def _opposed(a: Read, b: Read, language: str) -> Iterator[str]:
    """Words that exclude each other, each in one passage only, in like company and not denied."""
    if not _close(a, b, _CLOSE_OPPOSED):
        return
    mine, theirs = _by_stem(a), _by_stem(b)
    listed = _listed(language)
    for word in mine.keys() - theirs.keys():
        for other in listed.get(word, frozenset()) & (theirs.keys() - mine.keys()):
            one, two = mine[word], theirs[other]
            if one in a.denied or two in b.denied or _crossed(mine, theirs, listed, (word, other)):
                continue
            if a.denials - {one.norm} or b.denials - {two.norm}:
                continue  # "confirmed that there will be no delay", "denied a delay"
            if not _beside(a, one, language) & _beside(b, two, language):
                continue  # "accept absentee ballots", "ballots that have been rejected because": of other things
            if alike(_near(a, one, language), _near(b, two, language)) >= _OPPOSITE:
                yield f"{_written(a, one)} / {_written(b, two)}"


def _beside(read: Read, token: Token, language: str) -> set[str]:
    """The content words right before and right after a word."""
    found = content(read.tokens, language)
    at = next((place for place, other in enumerate(found) if other.start == token.start), None)
    return set() if at is None else {found[place].stem for place in (at - 1, at + 1) if 0 <= place < len(found)}


def _crossed(
    mine: dict[str, Token], theirs: dict[str, Token], listed: dict[str, frozenset[str]], pair: tuple[str, str]
) -> bool:
    """Whether a passage has an opposite of its own word too: it tells of both."""
    return bool(listed[pair[0]] & mine.keys() or listed[pair[1]] & theirs.keys())


def _denied(a: Read, b: Read, language: str) -> Iterator[str]:
    """A word that one passage denies and the other, which denies nothing, has in like company."""
    if not _close(a, b, _CLOSE_DENIED):
        return
    for one, other, turned in ((a, b, False), (b, a, True)):
        if not one.denied or other.denials or _twice(one) or "?" in one.text + other.text:
            continue  # "Why doesn't he show it?" denies nothing, "not a vote against the dam" says yes to it
        known = _by_stem(other)
        for token in one.denied:
            same = known.get(token.stem)
            if same is None or token.norm.endswith("ly") != same.norm.endswith("ly"):
                continue  # "a former official", "not officially endorsed"
            if not all(first.stem in known for first in _first_denied(one, token)):
                continue  # "did not realize the handgun was loaded", "a loaded handgun"
            if _to_do(other, same) and not _to_do(one, token):
                continue  # "ballots left to count": nothing is said to be so
            if _told_twice(one, token) or _ASKED.search(other.text, 0, same.start):
                continue  # "not built on trust but on proof"; "called for her to leave", "has not left"
            if alike(_near(one, token, language), _near(other, same, language)) < _DENIED:
                continue
            said = (f"not {_written(one, token)}", _written(other, same))
            yield " / ".join(reversed(said) if turned else said)
            return


def _first_denied(read: Read, token: Token) -> list[Token]:
    """The word that the same "not" denies before this one: "believe" in "does not believe in magic"."""
    before = [other for other in read.denied if other.end <= token.start][-1:]
    return [
        other
        for other in before
        if not any(other.end <= cue.start < token.start for cue in read.tokens if cue.norm in read.denials)
    ]


def _twice(read: Read) -> bool:
    """Whether a passage has two words of denial."""
    return len(read.denials) > 1


def _written(read: Read, token: Token) -> str:
    return read.text[token.start : token.end].lower()


def _told_twice(read: Read, token: Token) -> bool:
    """Whether a passage has a word that it denies once more."""
    return sum(other.stem == token.stem for other in read.tokens) > 1


def _to_do(read: Read, token: Token) -> bool:
    """Whether a verb stands behind "to"."""
    return read.text[: token.start].endswith(" to ")


def _near(read: Read, token: Token, language: str) -> dict[str, float]:
    return around(read.text, (token.start, token.end), language, ())[0]


def _by_stem(read: Read) -> dict[str, Token]:
    return {token.stem: token for token in read.tokens if not token.norm.endswith("ly")}


@lru_cache(maxsize=4)
def _listed(language: str) -> dict[str, frozenset[str]]:
    """Return the opposites of each stem."""
    found: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("opposites.txt").read_text("utf-8").splitlines():
        if line.startswith((language or "en") + " "):
            for pair in line.split()[1:]:
                one, two = (stem(plain(word), language) for word in pair.split("/"))
                found.setdefault(one, set()).add(two)
                found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
