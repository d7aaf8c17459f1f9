"""Lays over a cleaned page what is known beyond it: the user's decisions, the outlet's rules, what it repeats."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.clean.lines import key
from store.records import Piece, Role, Span

_TEXT = (Role.BODY, Role.HEADING)
Paragraph = tuple[Piece, ...]
"""A piece, and those that go on with it."""


@dataclass(frozen=True, slots=True)
class House:
    """What is known of an outlet's pages, by the hashes of paragraphs: taught (True: always furniture), repeated."""

    outlet: str = ""
    taught: Mapping[int, bool] = field(default_factory=dict)
    repeated: Mapping[int, int] = field(default_factory=dict)

    def knows(self, hashes: bytes) -> bool:
        """Tell whether a page with these paragraphs may be changed."""
        mine = array("q", hashes)
        return bool((self.taught or self.repeated) and any(one in self.taught or one in self.repeated for one in mine))


def paragraphs(pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page, whatever they are to it; their pieces all play one role."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not (piece.joined and piece.role is run[-1].role):
            yield tuple(run)
            run = []
        run.append(piece)
    if run:
        yield tuple(run)


def words_of(source: str, paragraph: Sequence[Piece]) -> str:
    """Return the words of a paragraph, with single spaces."""
    return " ".join(" ".join(source[piece.start : piece.end].split()) for piece in paragraph)


def fingerprint(words: str) -> int:
    """Return a hash by which a paragraph is known again, whatever its capitals, signs and spaces; 0 for no words."""
    told = key(words)
    if not told:
        return 0
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest(), "little", signed=True)


def fingerprints(source: str, pieces: Sequence[Piece]) -> bytes:
    """Return the hashes of a page's paragraphs, 8 bytes each, in order."""
    return array("q", [fingerprint(words_of(source, each)) for each in paragraphs(pieces)]).tobytes()


def overlaid(
    source: str, base: Sequence[Piece], house: House, decided: Sequence[tuple[Span, bool]] = ()
) -> tuple[Piece, ...]:
    """Return the pieces as they are to be: `base` is what cleaning made of them, `decided` the user's single decisions
    (True: restored), which win over what was taught of the outlet, as that wins over what it repeats."""
    own = {(span.start, span.end): restored for span, restored in decided}
    laid = [_laid(source, paragraph, house) for paragraph in paragraphs(base)]
    flat = [piece for paragraph in laid for piece in paragraph]
    if not any(piece.role is Role.BODY for piece in flat):  # a page is never left without text
        flat = list(base)
    return tuple(_decided(piece, own.get((piece.start, piece.end))) for piece in flat)


def _decided(piece: Piece, restored: bool | None) -> Piece:
    if restored is None or (piece.role in _TEXT) == restored:
        return piece
    if restored:
        return replace(piece, role=Role.BODY, reason="")
    return replace(piece, role=Role.FURNITURE, reason="set aside by you")


def _laid(source: str, paragraph: Paragraph, house: House) -> Paragraph:
    if not house.taught and not house.repeated:
        return paragraph
    known = fingerprint(words_of(source, paragraph))
    always, role = house.taught.get(known), paragraph[0].role
    if always is False:
        return _all(paragraph, Role.BODY, "") if role is Role.FURNITURE else paragraph
    if always and role in _TEXT:
        return _all(paragraph, Role.FURNITURE, f"always set aside in {house.outlet}, as you taught")
    if known in house.repeated and role is Role.BODY and always is None:
        return _all(paragraph, Role.FURNITURE, f"repeated in {house.repeated[known]:,} articles of this outlet")
    return paragraph


def _all(paragraph: Paragraph, role: Role, reason: str) -> Paragraph:
    return tuple(replace(piece, role=role, reason=reason) for piece in paragraph)
