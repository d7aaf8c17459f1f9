"""Wordings by which accounts choose a view of the same actor or act: "protesters" or "rioters" (choices.txt)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wording:
    """A listed wording at its place in the article's text; those of one `row` and several `column`s are a choice."""

    start: int
    end: int
    text: str
    row: int
    column: int


_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
_LONGEST = 5  # words of a listed wording: "took his own life"
_JOINED = re.compile(r"[\s-]+")

_Forms = tuple[str, ...]
_Places = tuple[tuple[int, int], ...]


def wordings(text: str, shift: int, language: str, small: frozenset[str]) -> list[Wording]:
    """Return the listed wordings of a passage; `shift` is where it begins, `small` the article's `small_words`."""
    listed = _listed(language or "en")
    words = list(_WORD.finditer(text)) if listed else []
    forms = [word.group().lower().replace("’", "'") for word in words]
    found, at = [], 0
    while at < len(words):
        sizes = range(min(_LONGEST, len(words) - at), 0, -1)
        size = next((size for size in sizes if tuple(forms[at : at + size]) in listed), 0)
        start, end = words[at].start(), words[at + max(size, 1) - 1].end()
        if size and _together(text, words[at : at + size]) and not _name(text[start:end], small):
            places = listed[tuple(forms[at : at + size])]
            found += [Wording(shift + start, shift + end, text[start:end], row, column) for row, column in places]
        at += max(size, 1)
    return found


def choices(a: Sequence[Wording], b: Sequence[Wording]) -> list[tuple[Wording, Wording]]:
    """Pair the wordings of two linked passages that choose otherwise: each of a row once, none that both have."""
    found = []
    for row in sorted({one.row for one in a} & {other.row for other in b}):
        left, right = ([one for one in side if one.row == row] for side in (a, b))
        if {one.column for one in left}.isdisjoint(one.column for one in right):
            found.append((left[0], right[0]))
    return found


def _name(told: str, small: frozenset[str]) -> bool:
    """Whether it may be part of a proper name: a word of it has a capital and is never written without one."""
    return any(word[:1].isupper() and word.lower() not in small for word in re.split(r"[\s-]+", told))


def _together(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(_JOINED.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(words))


@lru_cache(maxsize=8)
def _listed(language: str) -> dict[_Forms, _Places]:
    """The words of each wording, in each inflection -> (row, column) of each set that has it."""
    found: dict[_Forms, dict[int, int]] = {}
    for row, line in enumerate(Path(__file__).with_name("choices.txt").read_text("utf-8").splitlines()):
        code, _, told = line.partition(" ")
        for column, some in enumerate(told.split(" / ") if code == language else ()):
            for word in some.split(","):
                for form in _inflected(word.strip(), language):
                    found.setdefault(tuple(_JOINED.split(form)), {}).setdefault(row, column)
    return {form: tuple(places.items()) for form, places in found.items()}


def _inflected(word: str, language: str) -> set[str]:
    """The inflections of a word, some that do not exist among them: they harm nothing."""
    if language == "es":
        stem, ends = (word[:-1], ("o", "a", "os", "as")) if word.endswith("o") else (word, ("", "s", "es"))
        return {stem + end for end in ends}
    bare = word.removesuffix("e")
    forms = {word, word + "s", word + "es", bare + "ed", bare + "ing"}
    if word.endswith("y"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", word):
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms
