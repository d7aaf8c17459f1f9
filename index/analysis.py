"""Cuts a text into the words that are searched for: the same cut for articles and for queries."""

from __future__ import annotations

import re
import sys
import unicodedata
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
_DROPPED = re.compile(f"[{re.escape(_INVISIBLE)}.,' \u00a0\u202f’]")

# In this order: "EE. UU." and "U.S." are one word, "43,000" one number; else a run of letters and digits. An apostrophe
# parts two words ("it’s" is "it" + "s", "l’homme" "l" + "homme"), so its shape never matters and possessives match.
_PATTERN = "|".join(
    (
        r"(?P<doubled>\b([A-Z])\2\.\s?([A-Z])\3\b\.?)",
        rf"(?P<acronym>\b{_LETTER}(?:\.{_LETTER})+\b\.?)",
        r"(?P<number>\b\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d))",
        rf"[^\W_](?:[^\W_]|[{re.escape(_MARKS + _INVISIBLE)}])*",
    )
)
_WORD = re.compile(_PATTERN)
_WORD_UNSPACED = re.compile(_PATTERN.replace(r"[^\W_](?:[^\W_]|", f"[{_UNSPACED}]|[^\\W_](?:(?![{_UNSPACED}])[^\\W_]|"))
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")


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
    found = Tokens()
    words, starts, ends = found.words, found.starts, found.ends
    pattern = _WORD_UNSPACED if not text.isascii() and _HAS_UNSPACED.search(text) else _WORD
    for match in pattern.finditer(text):
        raw = match.group()
        word = fold(_DROPPED.sub("", raw) if match.lastgroup else raw)
        if word:
            words.append(sys.intern(word))
            starts.append(match.start())
            ends.append(match.end())
    found.joined = _joined(text, found)
    return found


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
