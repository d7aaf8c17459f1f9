"""Every noun of the program as a frozen record. Offsets count characters of the text that the record names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

PassageKey = tuple[int, int]
"""(article id, place of the passage in that article's `passages`)."""

Level = Literal["same", "partial"]
LinkKind = Literal["quote", "fact", "background"]
EventKind = Literal["story", "event"]
Decision = Literal["confirm", "reject", "restore", "discard", "rename", "group", "edit"]
NoteKind = Literal["passage", "link", "tag", "star"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of characters, `start` <= offset < `end`."""

    start: int
    end: int


class Role(StrEnum):
    """What a piece of the page is. BODY and HEADING make the clean text; nothing is ever thrown away."""

    BODY = "body"
    HEADING = "heading"
    HEADLINE = "headline"  # kept as the article's title
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about an article besides its text; an empty string is "not told".

    `published` and `updated` are ISO 8601: a date, or a date with time and offset. `language` is ISO 639-1.
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    updated: str = ""
    dateline: str = ""  # the place named at the head of the text: "MEXICO CITY"
    wire: str = ""  # the agency credited: "Reuters"
    section: str = ""
    language: str = ""
    url: str = ""
    source_id: str = ""  # the name that the source file itself gives the article

    def over(self, other: Details) -> Details:
        """Return these details, with the other's where these tell nothing."""
        return Details(*(getattr(self, name) or getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Block:
    """One line or block element of a page, as the format found it, before anything is judged.

    `kind` is what the mark-up says ("paragraph", "heading", "item", "caption", "title"; "" for plain text);
    `hint` a reason to think it furniture ("outside the article"), or "".
    """

    start: int
    end: int
    kind: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One article as a format reads it: its visible text, the blocks of that text, and what the file declares."""

    text: str
    blocks: tuple[Block, ...]
    declared: Details = Details()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article found in a file: the page, and the very bytes that it came from."""

    page: Page
    data: bytes
    path: str  # where it was; for one of many in a file, "path#3" (the third)
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a page's text with the role it plays; `reason` says in words why furniture is furniture.

    `joined` pieces continue the piece before them (a paragraph cut by a line break): a space goes between.
    """

    start: int
    end: int
    role: Role = Role.BODY
    reason: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is lined up: a sentence of the clean text (or a heading, which is never lined up)."""

    start: int
    end: int
    paragraph: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is laid out as an article: its pieces, the clean text that some of them make, that text's passages."""

    pieces: tuple[Piece, ...]
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """Where an article came from; the bytes themselves are read from the library when wanted."""

    sha256: str
    bytes: int
    path: str
    imported: str  # ISO 8601, UTC
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that has text of this one: what part of this is the other's (`mine`), of the other this one's.

    "exact" and "near" are the same text (one may be a shorter print of it), "part" only shares passages.
    """

    article: int
    mine: float
    theirs: float
    words: int  # shared outside quotations
    kind: str = "part"
    outlet: str = ""  # who published the other, or its title


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `text` is the clean text that all spans count in; `source` the page's whole visible text."""

    id: int
    details: Details
    text: str
    passages: tuple[Passage, ...]
    source: str
    pieces: tuple[Piece, ...]
    original: Original
    copies: tuple[Copy, ...] = ()

    def passage_text(self, place: int) -> str:
        """Return the words of one passage."""
        passage = self.passages[place]
        return self.text[passage.start : passage.end]

    @property
    def layout(self) -> Layout:
        """How its page is laid out now."""
        return Layout(self.pieces, self.text, self.passages)

    @property
    def furniture(self) -> tuple[Piece, ...]:
        """The pieces set aside, in the order of the page."""
        return tuple(piece for piece in self.pieces if piece.role is Role.FURNITURE)


@dataclass(frozen=True, slots=True)
class Listing:
    """An article as a line in a list, without its text."""

    id: int
    source_id: str
    outlet: str
    title: str
    byline: str
    published: str
    language: str
    words: int
    furniture: int  # how many pieces are set aside
    same_as: int = 0  # the first article that has the same text; 0 for none
    same_share: float = 0.0  # what part of this one is that text


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a match: `bold` are what matched in `text`, `span` the first of it in the article."""

    text: str
    bold: tuple[Span, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found by a search; `spans` are the matched words in its clean text, `bold` those of the snippet."""

    article: int
    source_id: str
    outlet: str
    title: str
    published: str
    score: float
    snippet: str
    spans: tuple[Span, ...]
    bold: tuple[Span, ...] = ()
    snippets: tuple[Snippet, ...] = ()  # every sentence with a match, where that was asked for
    passage: int | None = None  # the passage that was looked for, by its place in the article's `passages`


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One way to narrow a search: what to show, what to add to the query, how many articles it leaves."""

    label: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What the articles found have in one respect ("outlet", "month", ...); `others` values more are not listed."""

    name: str
    values: tuple[FacetValue, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Meant:
    """Another query that may be meant, and how many articles it finds."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a query cannot be understood: `start` to `end` of it are wrong; `instead` is a query that can, if known."""

    sentence: str
    next_step: str
    start: int
    end: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: all that matched are counted, the best are listed."""

    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    meant: tuple[Meant, ...] = ()
    problem: Problem | None = None
    notes: tuple[str, ...] = ()  # what was not looked at, in words


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the user keeps: how many articles it finds now, and how many of them came since it was looked at."""

    name: str
    query: str
    total: int = 0
    new: int = 0
    wrong: str = ""  # why it cannot be answered any more


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says of one event: places in its `passages`, ascending."""

    article: int
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as several articles tell it; a story when it is their main event."""

    id: int
    title: str
    date: str  # ISO date, or "" when the text does not tell
    kind: EventKind
    why: tuple[str, ...]  # in words: shared names, words, dates
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a line in a list: how many accounts it has, without them."""

    id: int
    title: str
    date: str
    kind: EventKind
    accounts: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of different articles that report the same content.

    `strength` is the calibrated chance, 0 to 1, that a reader would line them up. `why` names what they share and
    `differs` where they disagree (a figure, a date, a negation), each in words; in a comparison that is not settled
    only links from its cut on tell that.
    """

    a: PassageKey
    b: PassageKey
    strength: float
    level: Level
    kind: LinkKind
    why: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Passages joined by links, drawn on one line: article id -> places in its `passages`, ascending."""

    cells: dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words put in somebody's mouth. `text` excludes the quotation marks; `variants` numbers the group of quotations
    of the same utterance in several articles."""

    article: int
    start: int
    end: int
    text: str
    speaker: str = ""
    cue: str = ""
    variants: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in an article's clean text, normalised: `value` in `unit` ("USD", "percent", "people", "km", ...)."""

    article: int
    start: int
    end: int
    text: str
    value: float
    unit: str
    what: str = ""  # the word counted: "troops", "articles"


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Numbers that several accounts give for the same thing; `row` is where most of them are told, -1 for in no row."""

    row: int
    quantity: str  # what is counted, in words
    values: tuple[Number, ...]
    agree: bool


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date told in a text; `first` and `last` are ISO dates that bound it (equal when it is one day)."""

    start: int
    end: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class WordMark:
    """One difference of a quotation from the longest form of the same utterance, in offsets into the two texts.

    "cut" has no `own`, "added" no `base`; "changed" and "moved" have both. "apart" is like "cut", but the same article
    gives these words in another quotation.
    """

    kind: Literal["cut", "changed", "moved", "added", "apart"]
    base: Span | None = None
    own: Span | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One article's form of an utterance: a place in the comparison's `quotes`, and how it differs from the base."""

    quote: int
    marks: tuple[WordMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, as several articles quote it: the longest form first, which has no marks."""

    speaker: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of an article's clean text that names an actor or an act."""

    article: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class WordChoice:
    """How several articles name the same: `of` is the name they share ("Nicolás Maduro"), or "" for words that stand
    in the same place of linked passages. `strength` is 0 to 1."""

    of: str
    terms: tuple[Term, ...]
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Dated:
    """A place of an article's clean text that tells a date; an empty one begins a passage that tells the same thing and
    no date for it."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moment:
    """What several passages date to the same time: `first` and `last` are ISO dates that bound it; those of `told` that
    tell the date come first."""

    first: str
    last: str
    told: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage of another article that this article has not in its text but among what was set aside.

    `start` and `end` count in the article's `source`; `reason` says why the piece was set aside.
    """

    passage: PassageKey
    article: int
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles in an order, lined up. `links` holds all of strength .1 and more; the rest is at the `cut`."""

    articles: tuple[Article, ...]
    links: tuple[Link, ...]
    cut: float
    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...] = ()
    numbers: tuple[NumberGroup, ...] = ()
    only_here: dict[int, tuple[int, ...]] = field(default_factory=dict)  # article -> passages no other account has
    missing_here: dict[int, tuple[int, ...]] = field(default_factory=dict)  # article -> rows it leaves out
    event: Event | None = None
    notes: tuple[str, ...] = ()  # what could not be done, in words ("Spanish and English were not lined up: ...")
    utterances: tuple[Utterance, ...] = ()
    word_choice: tuple[WordChoice, ...] = ()
    timeline: tuple[Moment, ...] = ()
    asides: tuple[Aside, ...] = ()
    passages_only: tuple[int, ...] = ()  # articles of which not the whole text is here: what they leave out is unknown
    settled: bool = True  # False: a better judgement of the links is to be had, and takes longer


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision of the user. `subject` names what it is about, as JSON; it outlives every recomputation."""

    id: int
    decision: Decision
    subject: str
    made: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user put on words of an article, on a link of two, or on an article as such.

    `colour` is 1 to 8 for a highlight, 0 for none; `text` the remark, or the tag's name. `span` is None while the
    words are gone from the text.
    """

    id: int
    kind: NoteKind
    article: int
    span: Span | None
    words: str
    colour: int = 0
    text: str = ""
    made: str = ""  # ISO 8601, UTC
    changed: str = ""
    far: int | None = None  # the other article of a link
    far_span: Span | None = None
    far_words: str = ""

    def at(self, span: Span | None, far_span: Span | None) -> Note:
        """Return the note with its words at these places."""
        return replace(self, span=span, far_span=far_span)


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work: `done` of `total` (0: unknown), a line for the reader, and what this step gave."""

    done: int
    total: int
    message: str = ""
    article: int | None = None  # the article this step added, or found to be there already
    known: bool = False  # that article was there before
    removed: bool = False  # it is known, and was removed by the user: it stays so
    failed: str = ""  # why this step could not be done: one sentence with a next step
    path: str = ""
    teaser: str = ""  # it failed because a feed has a teaser only: the address of the article itself
