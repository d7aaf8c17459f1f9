"""Measures how much of two texts is the same words: runs that both have, grown over the small changes of editors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 6
"""Words in a row that both must have where a shared run begins. With 5 two reports of one event that copy nothing share
1.1 % of their words, with 6 .6 %, with 8 .3 %, and of those that do copy it finds 2 % less (allsides_events)."""

GAP = 4
"""Words that may differ inside a shared run: an editor's "on Tuesday", "the agency said"."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"“[^“”]{0,1500}”|\"[^\"\n]{0,1500}\"|«[^«»]{0,1500}»|„[^„“”]{0,1500}[“”]")


@dataclass(frozen=True, slots=True)
class Shared:
    """What part of each text the other has too (0 to 1), and how many words of it stand outside quotations."""

    share_a: float
    share_b: float
    words: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text as words in lower case; `quoted` tells of each whether it stands in quotation marks."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]


def text_of(text: str) -> Text:
    """Cut a text into its words."""
    inside = [match.span() for match in _QUOTED.finditer(text)]
    words, quoted, at = [], [], 0
    for match in _WORD.finditer(text):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        words.append(match.group().casefold())
        quoted.append(at < len(inside) and inside[at][0] <= match.start())
    return Text(tuple(words), tuple(quoted))


def shared(a: Text, b: Text) -> Shared:
    """Compare two texts; both ways at once, so that it is the same which comes first."""
    of_a, of_b = _runs(a.words), _runs(b.words)
    common = of_a.keys() & of_b.keys()
    told_a = _grown(_covered(len(a.words), [at for run in common for at in of_a[run]]))
    told_b = _grown(_covered(len(b.words), [at for run in common for at in of_b[run]]))
    outside = min(_outside(a, told_a), _outside(b, told_b))
    return Shared(sum(told_a) / max(1, len(told_a)), sum(told_b) / max(1, len(told_b)), outside)


def _outside(text: Text, told: Sequence[bool]) -> int:
    return sum(one and not quoted for one, quoted in zip(told, text.quoted, strict=True))


def _runs(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for at, run in enumerate(zip(*(words[shift:] for shift in range(SEED)), strict=False)):
        found.setdefault(run, []).append(at)
    return found


def _covered(count: int, starts: Sequence[int]) -> list[bool]:
    told = [False] * count
    for start in starts:
        told[start : start + SEED] = [True] * SEED
    return told


def _grown(told: list[bool]) -> list[bool]:
    """Close the gaps inside a run, where words were changed."""
    last = -1
    for at, one in enumerate(told):
        if not one:
            continue
        if last >= 0 and 1 < at - last <= GAP + 1:
            told[last + 1 : at] = [True] * (at - last - 1)
        last = at
    return told
