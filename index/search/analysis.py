"""Cuts a text into the words that are searched for: the same cut for articles and for queries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST = 80
"""Letters of a word that count; what is longer is no word (an encoded image, a key) and would only fill the index."""

_MARKS = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_HYPHENS = frozenset("-\u2010\u2011")
_EXTRA = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
DROPPED = re.compile(f"[{re.escape(_INVISIBLE)}.,' \u00a0\u202f’]")

# "EE. UU." and "U.S." are one word, "43,000" is one number; all else a run of letters and digits. An apostrophe parts
# two words ("it’s" is "it" + "s", "l’homme" "l" + "homme"), so its shape never matters and possessives match.
_INITIALS = re.compile(rf"\b(?:({_LETTER})\1\.\s?({_LETTER})\2\b\.?|{_LETTER}(?:\.{_LETTER})+\b\.?)")
_NUMBER = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)")
_THOUSAND = re.compile(r"[.,'’\u00a0\u202f]\d{3}(?!\d)")
# Where initials may be: searched first, since a pattern that begins with a fixed letter is found many times faster.
_INNER_DOT = re.compile(rf"\.\s?({_LETTER})(?:\1)?(?![^\W_])")
PLAIN = re.compile(r"[^\W_]+")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{re.escape(_MARKS + _INVISIBLE)}])*")
_WORD_UNSPACED = re.compile(rf"[{_UNSPACED}]|[^\W_](?:(?![{_UNSPACED}])[^\W_]|[{re.escape(_MARKS + _INVISIBLE)}])*")
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_HAS_MARKS = re.compile(f"[{re.escape(_MARKS + _INVISIBLE)}]")


@dataclass(slots=True)
class Tokens:
    """The words of a text in their order; `joined` holds (word, first place, last place) of hyphenated ones.

    "cease-fire" gives the words "cease" and "fire" and, joined, "ceasefire", so that every way to write it is found.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    joined: list[tuple[str, int, int]] = field(default_factory=list)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return the word without case, accents, ligatures and invisible characters."""
    if word.isascii():
        return word.lower()[:LONGEST]
    parted = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(letter for letter in parted if unicodedata.category(letter) != "Mn" and letter not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept.translate(_EXTRA)).casefold()[:LONGEST]


def tokens(text: str) -> Tokens:
    """Return the searchable words of a text with their places."""
    lower = text.lower()
    if len(lower) == len(text):  # only "İ" grows
        text = lower
    found = Tokens()
    words, place = pattern(text), 0
    for start, end in compounds(text):
        _cut(words, text, (place, start), found)
        found.words.append(fold(DROPPED.sub("", text[start:end])))
        found.starts.append(start)
        found.ends.append(end)
        place = end
    _cut(words, text, (place, len(text)), found)
    found.joined = _joined(text, found)
    return found


def pattern(text: str) -> re.Pattern[str]:
    """Choose the quickest pattern for words that is right for this text."""
    if text.isascii():
        return PLAIN
    if _HAS_UNSPACED.search(text):
        return _WORD_UNSPACED
    return _WORD if _HAS_MARKS.search(text) else PLAIN


def compounds(text: str) -> list[tuple[int, int]]:
    """Find initials and numbers with separators, in order."""
    found: list[tuple[int, int]] = []
    for dot in _INNER_DOT.finditer(text):
        starts = (start for start in (dot.start() - 2, dot.start() - 1) if start >= 0)
        if match := next((match for start in starts if (match := _INITIALS.match(text, start))), None):
            found.append(match.span())
    found.extend(span for span in _numbers(text) if not text[span[0] - 1 : span[0]].isalnum())
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Find numbers with separators: from a separator on, since there are fewer of these than of figures."""
    place = 0
    while mark := _THOUSAND.search(text, place):
        number = _NUMBER.search(text, max(mark.start() - 3, place))
        if not number:
            return
        yield number.span()
        place = number.end()


def _cut(pattern: re.Pattern[str], text: str, run: tuple[int, int], found: Tokens) -> None:
    """Add the words of a run of the text."""
    words, starts, ends = found.words, found.starts, found.ends
    for match in pattern.finditer(text, *run):
        word = match[0]
        if len(word) > LONGEST or not word.isascii():
            word = fold(word)
        elif not word.islower():
            word = word.lower()
        if word:
            words.append(word)
            start, end = match.span()
            starts.append(start)
            ends.append(end)


def _joined(text: str, found: Tokens) -> list[tuple[str, int, int]]:
    """Find runs of words that only hyphens part."""
    joined: list[tuple[str, int, int]] = []
    first, count = 0, len(found.words)
    starts, ends = found.starts, found.ends
    for place in range(1, count + 1):
        if place < count and starts[place] - ends[place - 1] == 1 and text[ends[place - 1]] in _HYPHENS:
            continue
        if place - first > 1:
            word = "".join(found.words[first:place])
            if word.isalpha():
                joined.append((word[:LONGEST], first, place - 1))
        first = place
    return joined
