"""Places in a text: its paragraphs, Qt's own way of counting characters, and finding words as they are typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from store.records import Span

SAME_SIGN = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of `text` that hold something, in order; their line breaks belong to none."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def units(text: str) -> int:
    """Return the length of `text` as Qt counts: characters beyond U+FFFF count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def from_units(text: str, count: int) -> int:
    """Return how many characters of `text` its first `count` Qt units make."""
    if text.isascii():
        return min(count, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "ignore"))


def fold(text: str) -> str:
    """Return `text` without case, accents and kinds of quotation mark, character for character as long as before."""
    return "".join(SAME_SIGN.get(sign, unicodedata.normalize("NFD", sign)[0].lower()[:1] or sign) for sign in text)


def occurrences(text: str, wanted: str) -> tuple[Span, ...]:
    """Return every place of `wanted` in `text`, whatever the case, accents and quotation marks."""
    folded, needle = fold(text), fold(wanted.strip())
    found, at = [], folded.find(needle) if needle else -1
    while at >= 0:
        found.append(Span(at, at + len(needle)))
        at = folded.find(needle, at + len(needle))
    return tuple(found)


def common(groups: Sequence[Iterable[Span]]) -> tuple[Span, ...]:
    """Return what lies in every group of spans (each group ascending, no overlaps)."""
    if not groups:
        return ()
    kept = list(groups[0])
    for group in groups[1:]:
        kept = [
            Span(max(a.start, b.start), min(a.end, b.end))
            for b in group
            for a in kept
            if max(a.start, b.start) < min(a.end, b.end)
        ]
    return tuple(sorted(kept))
