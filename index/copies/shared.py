"""Measures how much of two texts is the same words: runs that both have, grown over the small changes of editors."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.marks import QUOTED

SEED = 6
"""Words in a row that both must have where a shared run begins. With 5 two reports of one event that copy nothing share
1.1 % of their words, with 6 .6 %, with 8 .3 %, and of those that do copy it finds 2 % less (allsides_events)."""

GAP = 4
"""Words that may differ inside a shared run: an editor's "on Tuesday", "the agency said"."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Shared:
    """What part of each text the other has too (0 to 1), and how many words of it stand outside quotations."""

    share_a: float
    share_b: float
    words: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text as hashes of the runs of words that begin at each word; `quoted` tells which words are quoted."""

    runs: NDArray[np.uint64]
    quoted: NDArray[np.bool_]


def text_of(text: str) -> Text:
    """Cut a text into its words, and hash its runs."""
    folded = text.casefold()
    found = list(_WORD.finditer(folded))
    words = np.array([zlib.crc32(match.group().encode()) for match in found], np.uint64)
    starts = np.array([match.start() for match in found], np.int64)
    quoted = np.zeros(len(found), np.bool_)
    for match in QUOTED.finditer(folded):
        first, last = np.searchsorted(starts, match.span())
        quoted[first:last] = True
    return Text(_runs(words), quoted)


def shared(a: Text, b: Text) -> Shared:
    """Compare two texts; both ways at once, so that it is the same which comes first."""
    told_a = _grown(_covered(np.isin(a.runs, b.runs), len(a.quoted)))
    told_b = _grown(_covered(np.isin(b.runs, a.runs), len(b.quoted)))
    outside = min(int((told_a & ~a.quoted).sum()), int((told_b & ~b.quoted).sum()))
    return Shared(_part(told_a), _part(told_b), outside)


def _part(told: NDArray[np.bool_]) -> float:
    return float(told.mean()) if len(told) else 0.0


def _runs(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a hash of each run of SEED words; of 64 bits, so that none are alike by chance."""
    count = max(len(words) - SEED + 1, 0)
    value = np.zeros(count, np.uint64)
    for at in range(SEED if count else 0):
        value = value * _FACTOR + words[at : at + count]
    return value


def _covered(begins: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    told = np.zeros(count, np.bool_)
    for at in range(SEED if len(begins) else 0):
        told[at : at + len(begins)] |= begins
    return told


def _grown(told: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Close the gaps inside a run, where words were changed; one word of each stays another."""
    places = np.flatnonzero(told)
    steps = np.diff(places)
    for at in np.flatnonzero((steps > 1) & (steps <= GAP + 1)):
        told[places[at] + 2 : places[at + 1]] = True
    return told
