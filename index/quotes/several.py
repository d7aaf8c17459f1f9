"""Several who speak together: "Ann Lee and Omar Lund", "students, teachers and farmers"."""

from __future__ import annotations

import re

from index.quotes.names import title
from index.quotes.people import Mention, People

_BETWEEN = re.compile(r"\s*,?\s(?:and|y|e|et|und)\s+|\s*,\s+")
_LAST = re.compile(r"\s(and|y|e|et|und)\s+(?:(?!\s(?:and|y|e|et|und)\s).)+$", re.DOTALL)
_KIND = re.compile(r"(?:(?:the|some|many|los|las|les|die)\s)?(?:[\w-]+\s){0,2}[\w-]+(?:s|en)", re.IGNORECASE)
_JOINS = re.compile(r"(?:,|,?\s(?:and|y|e|et|und))\s(?:[a-zà-ÿ]+\s){0,1}")
_ENDS = re.compile(r"\s*(?:[.,;:)\n]|$)|\s(?:in|on|at|en|este|am|im|à)\s")
_LONGEST = 70  # characters of a list that is told whole
_OTHERS = {"and": "and others", "y": "y otros", "e": "y otros", "et": "et d’autres", "und": "und andere"}


def several(people: People, text: str, start: int, end: int) -> str:
    """Return the words that name several speakers at the end of `text[start:end]`, or "" where it names one.

    Persons are told by their full names; of a long list the first two.
    """
    words = text[start:end].rstrip(" ,")
    joined = _LAST.search(words)
    if joined is None:
        return ""
    parts = _parts(words)
    persons = [_person(people, text, start + begin, start + finish) for begin, finish in parts]
    named = len(persons)
    while named and persons[named - 1]:
        named -= 1
    told = [people.name(person) for person in persons[named:] if person]
    if len(told) < 2:
        kinds = [words[begin:finish].strip() for begin, finish in parts]
        told = kinds if len(kinds) > 2 and all(map(_KIND.fullmatch, kinds)) else []
    if len(told) < 2:
        return ""
    whole = f"{', '.join(told[:-1])} {joined[1]} {told[-1]}"
    return whole if len(whole) <= _LONGEST else f"{told[0]}, {told[1]} {_OTHERS[joined[1]]}"


def several_behind(people: People, text: str, start: int, end: int) -> str:
    """Return the persons who are named one after the other behind a verb ("said Ann Lee and Omar Lund."), or ""."""
    named = people.within(start, end)
    last = 0
    while last + 1 < len(named) and _JOINS.fullmatch(text, named[last].end, named[last + 1].start):
        last += 1
    if not last or not _ENDS.match(text, named[last].end):
        return ""
    return several(people, text, named[0].start, named[last].end)


def _parts(words: str) -> list[tuple[int, int]]:
    cuts = [match.span() for match in _BETWEEN.finditer(words)]
    return list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)], strict=True))


def _person(people: People, text: str, start: int, end: int) -> Mention | None:
    """Return the person whom a part of a list names and nothing else, titles apart."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    found = people.within(start, end)
    if len(found) != 1 or found[0].end < end or not people.is_person(found[0]):
        return None
    before = text[start : found[0].start].split()
    return found[0] if all(title(word) is not None for word in before) else None
