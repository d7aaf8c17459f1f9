"""All that is worked out about one article before it is kept: cleaned, described, split, its bytes packed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from index.marks import mark
from index.split.split import split
from store.errors import UnreadableFile
from store.marks import Mark
from store.packing import pack_bytes
from store.records import Details, Passage, Piece, Reading, Role, Span

LONGEST = 1_000_000
"""Characters of a page's visible text: ten times the longest reports, and at most some twenty seconds of work."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be kept."""

    reading: Reading
    details: Details
    pieces: tuple[Piece, ...]
    text: str
    passages: tuple[Passage, ...]
    packed: bytes  # the reading's bytes, as the library keeps them
    mark: Mark  # by what its paragraphs and wording are known again


def prepare(reading: Reading) -> Prepared:
    """Clean, describe and split one reading; raises UnreadableFile when it is no article."""
    check_length(reading)
    page = reading.page
    pieces = clean(page)
    text = lay_out(page.text, pieces)
    if not text.strip():
        raise UnreadableFile(
            f"{reading.path} holds no article text.", "Save the page again when its whole text is shown."
        )
    details = describe(page, pieces)
    passages = split(text, details.language, headings(page.text, pieces))
    return Prepared(reading, details, pieces, text, passages, pack_bytes(reading.data), mark(page.text, pieces, text))


def check_length(reading: Reading) -> None:
    """Raise UnreadableFile for a text so long that the work on it would not end soon."""
    text = reading.page.text
    if len(text) > LONGEST:
        words = sum(1 for _ in re.finditer(r"\S+", text))
        raise UnreadableFile(
            f"{reading.path} is far longer than an article ({words:,} words).", "Split it into its articles."
        )


def headings(source: str, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Return where the headings stand in the clean text."""
    spans: list[Span] = []
    place = 0
    for piece in pieces:
        if piece.role not in (Role.BODY, Role.HEADING):
            continue
        if place:
            place += 1 if piece.joined else 2
        end = place + piece.end - piece.start
        if piece.role is Role.HEADING:
            spans.append(Span(place, end))
        place = end
    return tuple(spans)
