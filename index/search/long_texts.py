"""Cuts long texts into the words of `analysis.tokens`, some times as fast: letters are told apart in numpy.

The plain way remains what is right: a test holds the two against each other, and odd texts go the plain way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np

from index.search.analysis import DROPPED, LONGEST, PLAIN, Tokens, compounds, fold, pattern, tokens
from index.search.codec.container import Array

WESTERN = "cp1252"
"""Holds the letters, quotation marks and dashes of most Western news, a byte each."""

SHORT = 300
"""Letters up to which the plain way is as fast."""


class _Folded(dict[str, str]):
    """Words as they are searched; kept, since most come again and again."""

    def __missing__(self, word: str) -> str:
        if len(self) > 1 << 18:
            self.clear()
        self[word] = folded = fold(word) if len(word) > LONGEST or not word.isascii() else word
        return folded


def marked_words(text: str) -> tuple[Tokens, bytes]:
    """Return the words of a text, and where they stand as `pack_marks` packs it (the tokens' own places are empty)."""
    found = _fast(text) if len(text) > SHORT else None
    if found is None:
        plain = tokens(text)
        return plain, pack_marks(np.array(plain.starts, np.int64), np.array(plain.ends, np.int64))
    words, starts, ends, codes = found
    return Tokens(words, joined=_joined(words, (starts, ends), codes)), pack_marks(starts, ends)


def pack_marks(starts: Array, ends: Array) -> bytes:
    """Pack where the words stand, as pairs of gap and length, each of the 1, 2 or 4 bytes that the first byte tells."""
    steps = np.empty(2 * len(starts), np.int64)
    steps[1::2] = ends - starts
    steps[2::2] = starts[1:] - ends[:-1]
    steps[:1] = starts[:1]
    width = 1 if not len(steps) or int(steps.max()) < 1 << 8 else 2 if int(steps.max()) < 1 << 16 else 4
    return bytes([width]) + steps.astype(f"<u{width}").tobytes()


def unpack_marks(marks: bytes) -> tuple[Array, Array]:
    """Return where each word starts and ends."""
    edges = np.cumsum(np.frombuffer(marks, f"<u{marks[0]}", offset=1), dtype=np.int64)
    return edges[0::2], edges[1::2]


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text's letters as numbers, one each; which of them belong to words, and whether any of these is not ASCII."""

    codes: Array
    inside: Array
    plain: bool
    words: list[str]


def _fast(text: str) -> tuple[list[str], Array, Array, Array] | None:
    """Return the words, where they start and end, and the codes of the letters; None for a text that is not plain."""
    lower = text.lower()
    found = _western(lower) if len(lower) == len(text) else None
    if found is None and len(lower) == len(text) and pattern(lower) is PLAIN:
        found = _any(lower)
    if found is None:
        return None
    inside = np.zeros(len(text) + 2, bool)
    inside[1:-1] = found.inside
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends, words = edges[::2], edges[1::2], found.words
    if len(words) and (not found.plain or int((ends - starts).max()) > LONGEST):
        words = list(map(_folded().__getitem__, words))
    spans = compounds(lower)
    keep = _put_in(spans, lower, (words, starts, ends)) if spans else np.ones(len(words), bool)
    if keep is None:
        return None
    if "" in words:
        keep &= np.fromiter(map(bool, words), bool, len(words))
    if not keep.all():
        words, starts, ends = list(compress(words, keep)), starts[keep], ends[keep]
    return words, starts, ends, found.codes


def _western(lower: str) -> _Letters | None:
    """Read a text of Western letters and signs, a byte each; None where another stands in it, or a soft hyphen.

    What is no letter of a word is made blank, and the text split there, in a fifth of a pattern's time.
    """
    try:
        raw = lower.encode(WESTERN)
    except UnicodeEncodeError:
        return None
    if b"\xad" in raw:
        return None
    blanked = raw.translate(_blanks())
    kept = np.frombuffer(blanked, np.uint8)
    inside = kept != 0x20
    words = blanked.decode(WESTERN).split()
    return _Letters(np.frombuffer(raw, np.uint8), inside, blanked.isascii(), words)


def _any(lower: str) -> _Letters:
    """Read a text of any letters, four bytes each."""
    codes = np.frombuffer(lower.encode("utf-32-le", "surrogatepass"), "<u4")
    inside = _letters()[codes]
    blanked = np.where(inside, codes, np.uint32(0x20)).astype("<u4")
    plain = not len(blanked) or int(blanked.max()) < 0x80
    return _Letters(codes, inside, plain, blanked.tobytes().decode("utf-32-le").split())


def _put_in(spans: list[tuple[int, int]], lower: str, found: tuple[list[str], Array, Array]) -> Array | None:
    """Make initials and numbers one word each, in place; return which words stay.

    None where letters follow right behind ("43,000km"): the plain way cuts there.
    """
    words, starts, ends = found
    keep = np.ones(len(words), bool)
    places = np.searchsorted(starts, np.array(spans)).tolist()
    for (start, end), (first, after) in zip(spans, places, strict=True):
        if first >= after or starts[first] != start or ends[after - 1] > end:
            return None
        words[first], ends[first] = fold(DROPPED.sub("", lower[start:end])), end
        keep[first + 1 : after] = False
    return keep


def _joined(words: list[str], edges: tuple[Array, Array], codes: Array) -> list[tuple[str, int, int]]:
    """Find runs of words that only hyphens part."""
    starts, ends = edges
    before = np.flatnonzero(starts[1:] - ends[:-1] == 1)
    between = codes[ends[before]]
    linked = before[(between == 0x2D) | (between == 0x2010) | (between == 0x2011)].tolist()
    joined: list[tuple[str, int, int]] = []
    for at, first in enumerate(linked):
        if at and linked[at - 1] == first - 1:
            continue  # inside a run
        last = first + 1
        while at + last - first < len(linked) and linked[at + last - first] == last:
            last += 1
        word = "".join(words[first : last + 1])
        if word.isalpha():
            joined.append((word[:LONGEST], first, last))
    return joined


@lru_cache(maxsize=1)
def _folded() -> _Folded:
    return _Folded()


@lru_cache(maxsize=1)
def _blanks() -> bytes:
    """Return for each Western letter itself, and a blank for all else."""
    letters = bytes(range(256)).decode(WESTERN, "replace")
    kept = (letter.encode(WESTERN) if PLAIN.fullmatch(letter) else b" " for letter in letters)
    return b"".join(kept)


@lru_cache(maxsize=1)
def _letters() -> Array:
    """Return for each code whether the pattern of words takes it."""
    table = np.zeros(0x110000, bool)
    for run in PLAIN.finditer("".join(map(chr, range(0x110000)))):
        table[run.start() : run.end()] = True
    return table
