"""Splits clean text into passages: sentences, with headings as passages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.split.boundaries import mend
from store.records import Passage, Span

# Characters. The libraries take the square of the time for some texts (20,000 of ".”.”.”" took nupunkt .6 s, 1,000,000
# would take half an hour); the longest paragraph of 6,000 in real articles has some 3,000.
_LONG = 5000
_SLICE = 2000
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)


def split(text: str, language: str, headings: Sequence[Span] = ()) -> tuple[Passage, ...]:
    """Return the passages of a clean text in order; together they hold all of it that is not blank.

    `headings` are the places of the section headings in this text, each of which is one passage.
    """
    heads = {span.start for span in headings}
    passages: list[Passage] = []
    for number, paragraph in enumerate(_paragraphs(text)):
        if paragraph.start in heads:
            passages.append(Passage(paragraph.start, paragraph.end, number, heading=True))
            continue
        words = text[paragraph.start : paragraph.end]
        passages += [
            Passage(paragraph.start + a, paragraph.start + b, number) for a, b in mend(words, _cuts(words, language))
        ]
    return tuple(passages)


def _paragraphs(text: str) -> Iterator[Span]:
    for match in _PARAGRAPH.finditer(text):
        words = match.group()
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        if left < right:
            yield Span(match.start() + left, match.start() + right)


def _cuts(text: str, language: str) -> list[int]:
    """Where a library would cut this paragraph, given to it in slices when it is longer than any real one."""
    if len(text) <= _LONG:
        return _library_cuts(text, language)
    return [at + cut for at, part in _slices(text) for cut in _library_cuts(part, language)]


def _slices(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(text):
        part = text[at : at + _SLICE]
        if at + _SLICE < len(text):
            end = max(part.rfind(stop) for stop in (". ", "? ", "! ", ".” ", "”. "))
            end = end if end > _SLICE // 2 else part.rfind(" ")
            part = part[: end + 1] if end > _SLICE // 2 else part
        yield at, part
        at += len(part)


def _library_cuts(text: str, language: str) -> list[int]:
    """Offsets of the first character of each sentence but the first."""
    if language in ("en", ""):
        import nupunkt

        return [start for start, _ in nupunkt.sent_spans(text)][1:]
    from sentencex import segment  # type: ignore[import-untyped]

    cuts: list[int] = []
    at = 0
    for sentence in segment(language, text):
        found = text.find(sentence, at)
        if found < 0:  # the library changed a character: it cannot be trusted for this paragraph
            return []
        at = found + len(sentence)
        cuts.append(found)
    return cuts[1:]
