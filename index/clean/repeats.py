"""Tells pull quotes: sentences of the article set once more, alone and large."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.clean.captions import Marks
from index.clean.lines import Unit, key

_PULLED = re.compile(r"[\"“«„](?P<words>.+)[\"”»“]\s*(?P<name>[-–—~]?\s*[^\"“”«»]{0,90})", re.DOTALL)
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»|„[^„“]+“")
_SAYS = re.compile(
    r"\b(?:said|says|told|added|asked|wrote|tweeted|dijo|dice|afirm[oó]|agreg[oó]|se[nñ]al[oó]|explic[oó]|a dit|"
    r"d[eé]clar\w*|affirm\w*|sagte|sagt|erkl[aä]rte|disse|afirmou|ha detto|zei)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*")
_LEAST = 5  # words: shorter lines repeat by chance (headings, replies)
_LEAST_BARE = 9  # words of a line without quotation marks
_LONGEST = 70


def repeats(page: Sequence[Unit], free: Sequence[int]) -> Marks:
    """Return the units of `free` that say nothing but what another, longer unit of `free` says in running text.

    A line twice as long as a heading that stands word for word twice is kept once, where it comes first.
    """
    keys = {place: f" {page[place].key} " for place in free}
    every = " |".join(keys[place] for place in free)
    marks: Marks = {}
    for place in free:
        unit = page[place]
        if not _LEAST <= unit.words <= _LONGEST or unit.bullet or unit.kind in ("title", "heading"):
            continue
        parts = _said(unit)
        if not parts or any(f" {part} " not in every for part in parts):
            continue
        if _elsewhere(parts, keys, place, marks) or _before(keys, place, marks):
            marks[place] = "pull quote"
    return marks


def _said(unit: Unit) -> list[str]:
    """The words of the line without the name of the speaker below or behind them; cut where words were left out."""
    text = unit.text
    if (match := _PULLED.fullmatch(text)) and match["name"].strip() and not _SAYS.search(match["name"]):
        text = match["words"]
    elif _QUOTED.fullmatch(text):
        pass
    elif len(text.split()) < _LEAST_BARE:
        return []  # a heading or a plain sentence that recurs by chance
    parts = [key(part) for part in _LEFT_OUT.split(text)]
    parts = [part for part in parts if part]
    return parts if sum(len(part.split()) for part in parts) >= _LEAST else []


def _elsewhere(parts: Sequence[str], keys: dict[int, str], place: int, marks: Marks) -> bool:
    """Some longer unit that stays in the text holds all the parts, in order."""
    for other, words in keys.items():
        if other == place or other in marks or len(words) <= len(keys[place]) + 4:
            continue
        at = 0
        for part in parts:
            at = words.find(f" {part} ", at) + 1
            if not at:
                break
        if at:
            return True
    return False


def _before(keys: dict[int, str], place: int, marks: Marks) -> bool:
    """The same long line stood before, word for word."""
    same = len(keys[place].split()) >= 8
    return same and any(keys[place] == words for other, words in keys.items() if other < place and other not in marks)
