"""Marks an article by hashes: of its paragraphs, and of runs of its words, by which shared text is found."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Sequence
from itertools import pairwise

from index.clean.overlay import fingerprints
from store.marks import Mark
from store.records import Piece

RUN = 6
"""Words of a run. Of 5 the phrases of agencies' reports match each other, of 8 a word changed here and there hides a
short passage; between, the pairs found on allsides_events are the same."""

EVERY = 8
"""One run of so many is kept, chosen by its hash: two texts that share forty words share four of those kept."""

_WORD = re.compile(r"\w+")
QUOTED = re.compile(r"“[^“”]{0,1500}”|\"[^\"\n]{0,1500}\"|«[^«»]{0,1500}»|„[^„“”]{0,1500}[“”]")
"""What stands in quotation marks; one that never closes is none."""


def mark(source: str, pieces: Sequence[Piece], text: str) -> Mark:
    """Return the marks of a page and its clean text."""
    return Mark(fingerprints(source, pieces), shingles(text))


def shingles(text: str) -> bytes:
    """Return the hashes of the runs of words chosen, 4 bytes each, without those inside quotations.

    Many report the same words of a speaker; that is no copying.
    """
    kept: set[int] = set()
    for part in _parts(text):
        words = _WORD.findall(part.casefold())
        for at in range(len(words) - RUN + 1):
            value = zlib.crc32(" ".join(words[at : at + RUN]).encode())
            if value % EVERY == 0:
                kept.add(value)
    return array("I", sorted(kept)).tobytes()


def _parts(text: str) -> list[str]:
    cuts = [0, *(place for match in QUOTED.finditer(text) for place in match.span()), len(text)]
    return [text[a:b] for a, b in list(pairwise(cuts))[::2]]
