"""What a bundle holds. Articles are named by the SHA-256 of their original, so that two libraries mean the same.

Everything has bounds: what a file claims beyond them is refused before anything is done with it.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

FORMAT = 1
"""Grows when an older program could not understand a bundle any more."""

MEDIA_TYPE = "application/x-synoptic"
ENDING = ".synoptic"
LONGEST = 1_000_000
"""Characters of an article's text, as for every other import."""

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Place = Annotated[int, msgspec.Meta(ge=0, le=4 * LONGEST)]
Words = Annotated[str, msgspec.Meta(max_length=4 * LONGEST)]
Line = Annotated[str, msgspec.Meta(max_length=20_000)]
Stamp = Annotated[str, msgspec.Meta(pattern=r"^(\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?$")]
Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 40)]


class Manifest(msgspec.Struct, frozen=True):
    """The first thing that is read: which format, by whom, what is in the file."""

    format: Annotated[int, msgspec.Meta(ge=1)]
    written: Stamp
    title: Line = ""
    texts: bool = True  # whole texts, or only the passages that are needed
    originals: bool = False
    articles: int = 0
    contents: Hash = "0" * 64  # of contents.json


class Anchored(msgspec.Struct, frozen=True, order=True):
    """A run of an article's clean text, and the words there."""

    article: Hash
    start: Place
    end: Place
    words: Words


class Excerpt(msgspec.Struct, frozen=True, order=True):
    """A passage of an article whose text is not in the bundle; places count in that text."""

    start: Place
    end: Place
    paragraph: Place
    heading: bool
    words: Words


class WholeText(msgspec.Struct, frozen=True):
    """An article's text with what was set aside; rows as the library keeps them."""

    text: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    source: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    pieces: list[tuple[Place, Place, Literal["body", "heading", "headline", "furniture"], Line, bool]]
    passages: list[tuple[Place, Place, Place, bool]]


class ArticleEntry(msgspec.Struct, frozen=True):
    """One article: where it is from, and its text, or (`whole` None) the passages that are needed."""

    sha256: Hash
    bytes: Size
    file: Line
    imported: Stamp
    media_type: Line
    details: dict[str, Line]
    whole: WholeText | None = None
    excerpts: list[Excerpt] = []


class AccountEntry(msgspec.Struct, frozen=True):
    """What one article says of an event."""

    article: Hash
    passages: list[Anchored]


class EventEntry(msgspec.Struct, frozen=True):
    """An event. `made` is when somebody decided what belongs to it, "" when nobody did; `name` is the user's."""

    kind: Literal["story", "event"]
    title: Line
    date: Line
    accounts: list[AccountEntry]
    without: list[Hash] = []
    made: Stamp = ""
    name: Line = ""
    named: Stamp = ""


class LinkEntry(msgspec.Struct, frozen=True):
    """A decision on the link of two passages."""

    decision: Literal["confirm", "reject"]
    a: Anchored
    b: Anchored
    made: Stamp


class PieceEntry(msgspec.Struct, frozen=True):
    """A decision on a piece of an article's page; places count in the page's whole text."""

    decision: Literal["restore", "discard"]
    article: Hash
    start: Place
    end: Place
    words: Words
    made: Stamp


class EditEntry(msgspec.Struct, frozen=True):
    """A detail that somebody put in."""

    article: Hash
    field: Line
    value: Line
    made: Stamp


class NoteEntry(msgspec.Struct, frozen=True):
    """A highlight, a note, a tag or a star. `before` are the times of the wordings that this one took the place of."""

    kind: Literal["passage", "link", "tag", "star"]
    article: Hash
    start: Place
    end: Place
    words: Words
    colour: Annotated[int, msgspec.Meta(ge=0, le=8)]
    text: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    made: Stamp
    changed: Stamp
    before: list[Stamp] = []
    far: Hash | None = None
    far_start: Place = 0
    far_end: Place = 0
    far_words: Words = ""


class Contents(msgspec.Struct, frozen=True):
    """All of a bundle but its manifest and its originals."""

    articles: list[ArticleEntry]
    events: list[EventEntry] = []
    links: list[LinkEntry] = []
    pieces: list[PieceEntry] = []
    edits: list[EditEntry] = []
    notes: list[NoteEntry] = []
