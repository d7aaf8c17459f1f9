"""Turns the places of matched words into spans of the text, and the text around them into a snippet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.search.analysis import Tokens, fold, tokens
from index.search.long_texts import unpack_marks
from store.records import Snippet, Span

LONGEST = 240
"""Characters of a snippet, about two lines of a result list; two fragments share them."""

ELLIPSIS = "…"


def spans(text: str, marks: bytes, places: Iterable[tuple[int, int, str]]) -> tuple[Span, ...]:
    """Return the spans of (first word, last word, word) places, ascending, without those that lie inside another.

    A word longer than what stands at its place is a hyphenated one, which goes on over the next words.
    """
    ordered = sorted((first, -last, word) for first, last, word in places)
    if not ordered:
        return ()
    starts, ends = map(np.asarray, offsets(text, marks))
    ordered = [place for place in ordered if place[0] < len(starts) and -place[1] < len(ends)]
    begins = starts[[first for first, _, _ in ordered]].tolist() if ordered else []
    stops = ends[[-last for _, last, _ in ordered]].tolist() if ordered else []
    found: list[Span] = []
    reached = -1
    for (_, last, word), start, end in zip(ordered, begins, stops, strict=True):
        if len(word) > end - start or not word.isascii():
            end = _whole(text, word, start, (ends, -last))
        if end > reached:
            found.append(Span(start, end))
            reached = end
    return tuple(found)


def _whole(text: str, word: str, start: int, stop: tuple[NDArray[np.int64], int]) -> int:
    """Return where a word ends that may be hyphenated; `stop` says where words end, and the place of its first part."""
    ends, last = stop
    while last + 1 < len(ends) and len(word) > len(fold(text[start : ends[last]]).replace("-", "")):
        last += 1
    return int(ends[last])


def offsets(text: str, marks: bytes) -> tuple[Sequence[int], Sequence[int]]:
    """Return where each word starts and ends: from the stored gaps and lengths, else by cutting the text again."""
    if not marks:
        again: Tokens = tokens(text)
        return again.starts, again.ends
    return unpack_marks(marks)  # type: ignore[return-value]


def snippet(text: str, passages: bytes, found: Sequence[Span]) -> Snippet:
    """Return the sentence that holds most of the matches and, where there is room, the next best one.

    Without any match the text's beginning.
    """
    sentences = _sentences(text, passages)
    if not sentences:
        return Snippet("")
    if not found:
        return _fragment(text, sentences[0], ())
    best = _ranked(text, sentences, found)
    chosen = [best[0]]
    if len(best) > 1 and sum(min(end - start, LONGEST) for start, end in best[:2]) <= LONGEST:
        chosen.append(best[1])
    chosen.sort()
    shown = [_fragment(text, sentence, found) for sentence in chosen]
    return _joined(shown, " " if _adjacent(sentences, chosen) else f" {ELLIPSIS} ")


def every(text: str, passages: bytes, found: Sequence[Span], most: int) -> tuple[Snippet, ...]:
    """Return the sentences that hold matches, in the order of the text, `most` of them."""
    sentences = _sentences(text, passages)
    starts = [start for start, _ in sentences]
    held = dict.fromkeys(max(bisect_right(starts, span.start) - 1, 0) for span in found) if sentences else {}
    return tuple(_fragment(text, sentences[place], found) for place in list(held)[:most])


def around(text: str, passage: tuple[int, int], found: Sequence[Span]) -> tuple[Snippet, tuple[Span, ...]]:
    """Return one passage with the matches in it, and these; without any the whole passage is what was found."""
    start, end = passage
    inside = tuple(span for span in found if start <= span.start < end) or (Span(start, end),)
    shown = _fragment(text, passage, inside)
    return (shown if inside[0] != Span(start, end) else replace(shown, bold=())), inside


def _joined(shown: Sequence[Snippet], between: str) -> Snippet:
    text, bold = "", list[Span]()
    for one in shown:
        text += between if text else ""
        bold += [Span(span.start + len(text), span.end + len(text)) for span in one.bold]
        text += one.text
    return Snippet(text, tuple(bold), next((one.span for one in shown if one.span), None))


def _sentences(text: str, passages: bytes) -> list[tuple[int, int]]:
    edges = np.frombuffer(passages, "<u4").tolist()
    found = list(zip(edges[0::2], edges[1::2], strict=True))
    return found or ([(0, len(text))] if text.strip() else [])


def _adjacent(sentences: list[tuple[int, int]], chosen: list[tuple[int, int]]) -> bool:
    return len(chosen) == 2 and sentences.index(chosen[1]) - sentences.index(chosen[0]) == 1


def _ranked(text: str, sentences: list[tuple[int, int]], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Order the sentences that hold matches: more different words first, then longer phrases, then earlier ones."""
    starts = [start for start, _ in sentences]
    held: dict[int, list[Span]] = {}
    for span in found:
        place = max(bisect_right(starts, span.start) - 1, 0)
        held.setdefault(place, []).append(span)

    def worth(place: int) -> tuple[int, int, int]:
        inside = held[place]
        forms = {text[span.start : span.end].casefold() for span in inside}
        return -1 - " ".join(forms).count(" "), -len(inside), place

    return [sentences[place] for place in sorted(held, key=worth)]


def _fragment(text: str, sentence: tuple[int, int], found: Sequence[Span]) -> Snippet:
    """Return one sentence, cut at words around its first match when it is too long; on one line."""
    start, end = sentence
    inside = [span for span in found if start <= span.start < end]
    first = inside[0].start if inside else start
    before = after = ""
    if end - start > LONGEST:
        begin = max(start, first - LONGEST // 3)
        if begin > start:
            blank = text.find(" ", begin, first)
            begin = blank + 1 if blank >= 0 else begin
            before = ELLIPSIS
        stop = min(end, begin + LONGEST)
        if stop < end:
            blank = text.rfind(" ", first + 1, stop)
            stop = blank if blank > first else stop
            after = ELLIPSIS
        start, end = begin, stop
    line, places = _one_line(text, start, end)
    bold = [Span(places[span.start - start], places[min(span.end, end) - start]) for span in inside if span.start < end]
    shift = len(before)
    return Snippet(
        before + line + after,
        tuple(Span(span.start + shift, span.end + shift) for span in bold if span.start < span.end),
        inside[0] if inside else None,
    )


def _one_line(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """Return a run of text with single blanks, and where each of its characters (and its end) is in it."""
    run = text[start:end]
    plain = " ".join(run.split())
    if len(plain) == len(run):  # no two blanks beside each other: each letter stays where it is
        return plain, range(len(run) + 1)
    line: list[str] = []
    places = []
    for letter in run:
        blank = letter.isspace()
        if blank and (not line or line[-1] == " "):
            places.append(len(line))
            continue
        places.append(len(line))
        line.append(" " if blank else letter)
    places.append(len(line))
    shown = "".join(line).rstrip()
    return shown, [min(place, len(shown)) for place in places]
