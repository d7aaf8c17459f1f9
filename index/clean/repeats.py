"""Tells pull quotes: sentences of the article set once more, alone and large."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
_LEAST_AGAIN = 8  # words of a line that is set aside where it comes again
_LONGEST = 70
_RUN = 3  # words in a row by which units are found that may hold a line


def repeats(page: Sequence[Unit], free: Sequence[int]) -> Marks:
    """Return the units of `free` that say nothing but what another, longer unit of `free` says in running text.

    A heading that sums up what the paragraphs below it say is no such text: they are the article. A line twice as long
    as a heading that stands word for word twice is kept once, where it comes first.
    """
    keys = {place: f" {page[place].key} " for place in free}
    first: dict[str, int] = {}
    for place, words in keys.items():
        first.setdefault(words, place)
    runs = _runs(first)
    marks: Marks = {}
    for place in free:
        unit = page[place]
        if not _LEAST <= unit.words <= _LONGEST or unit.bullet or unit.kind in ("title", "heading"):
            continue
        if not (parts := _said(unit)):
            continue
        others = (at for at in _candidates(parts, runs) if at not in marks and page[at].kind != "heading")
        longer = (keys[at] for at in others if len(keys[at]) > len(keys[place]) + 4)
        before = first[keys[place]]
        again = before < place and before not in marks and len(keys[place].split()) >= _LEAST_AGAIN
        if again or any(_holds(words, parts) for words in longer):
            marks[place] = "pull quote"
    return marks


def _runs(first: dict[str, int]) -> dict[tuple[str, ...], list[int]]:
    """For every run of words the units that hold it: comparing each unit with each takes an hour for long pages."""
    runs: dict[tuple[str, ...], list[int]] = {}
    for text, place in first.items():
        for run in _of(text.split()):
            places = runs.setdefault(run, [])
            if not places or places[-1] != place:
                places.append(place)
    return runs


def _of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _candidates(parts: Sequence[str], runs: dict[tuple[str, ...], list[int]]) -> Sequence[int]:
    """The units that hold the rarest run of the longest part."""
    longest = max(parts, key=len).split()
    return min((runs.get(run, ()) for run in _of(longest)), key=len, default=())


def _holds(words: str, parts: Sequence[str]) -> bool:
    """All the parts stand in these words, in order."""
    at = 0
    for part in parts:
        at = words.find(f" {part} ", at) + 1
        if not at:
            return False
    return True


def _is_name(text: str) -> bool:
    """What stands behind a quotation is whose it is, not how the sentence goes on ("she continued")."""
    name = text.strip(" –—~-")
    return bool(name) and not name[0].islower() and not _SAYS.search(name)


def _said(unit: Unit) -> list[str]:
    """The words of the line without the name of the speaker below or behind them; cut where words were left out."""
    text = unit.text
    if (match := _PULLED.fullmatch(text)) and _is_name(match["name"]):
        text = match["words"]
    elif _QUOTED.fullmatch(text):
        pass
    elif len(text.split()) < _LEAST_BARE:
        return []  # a heading or a plain sentence that recurs by chance
    parts = [key(part) for part in _LEFT_OUT.split(text)]
    parts = [part for part in parts if part]
    return parts if sum(len(part.split()) for part in parts) >= _LEAST else []
