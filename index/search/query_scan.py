"""Cuts a typed query into its marks: words, quotations, fields, brackets and operators, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from index.search.query_dates import Asked, taken
from store.errors import QueryError

Kind = Literal["(", ")", "AND", "OR", "NOT", "+", "field", "days", "word", "phrase"]
FIELDS = (
    *("title", "text", "outlet", "byline", "quote", "speaker", "published", "imported", "language", "tag", "note"),
    *("has", "event"),
)
DAYS = ("published", "imported")
EXACT = ("outlet", "tag")
"""The fields that may be asked for whole: `outlet:="The Herald"` is that outlet and no other."""

_OTHER_NAMES = {
    "author": "byline", "authors": "byline", "by": "byline", "source": "outlet", "paper": "outlet", "site": "outlet",
    "publisher": "outlet", "date": "published", "day": "published", "lang": "language", "headline": "title",
    "body": "text", "content": "text", "fulltext": "text", "quoted": "quote", "quotes": "quote", "said": "speaker",
    "who": "speaker", "person": "speaker", "added": "imported", "label": "tag", "tags": "tag", "notes": "note",
    "with": "has", "is": "has", "story": "event", "events": "event",
}  # fmt: skip

# Which marks end a quotation, in the order tried: the outer pair wins, so that “he said "no"” stays whole.
_ENDS = {"“": '”"“', '"': '"”“', "„": '“”"', "«": "»", "»": "«", "”": '”"', "‘": "’'", "'": "'’", "‹": "›", "‚": "‘’"}
_SINGLE = "‘'‹‚"
_STOPS = '()"“”„«»'
_FIELD = re.compile(r"([^\W\d_]+):")
_WORD = re.compile(rf"[^\s{re.escape(_STOPS)}]+")
_AFTER_PHRASE = re.compile(r"(?:~(\d{1,3}))?(?:\^(\d{1,3}(?:\.\d+)?))?")
_AFTER_WORD = re.compile(r"(.*?)(~\d*)?(?:\^(\d{1,3}(?:\.\d+)?))?$", re.DOTALL)
_NO_NUMBER = re.compile(r"\^[^\s^]")  # what is left of ^ behind a word when no number is there
_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT", "&&": "AND", "||": "OR"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a query, from its first character to the one after its end.

    `near` is what followed a tilde: letters wrong in a word, words between in a phrase. A field asked for whole has
    the sign = after its name.
    """

    kind: Kind
    text: str
    place: int
    near: int | None = None
    boost: float = 1.0
    end: int = 0

    @property
    def at(self) -> tuple[int, int]:
        """Where it stands in the query."""
        return self.place, max(self.end, self.place + 1)


def scan(query: str, today: date) -> list[Mark]:
    """Return the marks of a query. Raises QueryError for an unknown field or a quotation without its end."""
    marks: list[Mark] = []
    place = 0
    while place < len(query):
        letter = query[place]
        if letter.isspace():
            place += 1
        elif letter == "(" or letter == ")":
            marks.append(Mark("(" if letter == "(" else ")", letter, place, end=place + 1))
            place += 1
        elif letter in _ENDS and (end := _quotation_end(query, place)):
            mark, place = _phrase(query, place, end)
            marks.append(mark)
        elif letter in "+-!" and _glued(query, place):
            marks.append(Mark("+" if letter == "+" else "NOT", letter, place, end=place + 1))
            place += 1
        else:
            place = _word_or_field(query, place, marks, today)
    return marks


def _glued(query: str, place: int) -> bool:
    """Tell whether an operator sign stands right before what it governs."""
    following = query[place + 1 : place + 2]
    return bool(following) and not following.isspace() and following not in "+-!)"


def _quotation_end(query: str, place: int) -> int:
    """Return where the quotation that begins at `place` ends; 0 when the mark is only an apostrophe or ends nothing."""
    opening = query[place]
    for ending in _ENDS[opening]:
        end = query.find(ending, place + 1)
        while end > 0 and opening in _SINGLE and query[end + 1 : end + 2].isalnum():
            end = query.find(ending, end + 1)  # an apostrophe inside a word
        if end > 0:
            return end
    if opening in _SINGLE or opening in "”»":
        return 0
    begins = query[place + 1 : place + 25].strip()
    raise QueryError(
        f"The quotation that begins at character {place + 1} ({opening}{begins}…) has no end.",
        f"Add {_ENDS[opening][0]} where it ends, or take {opening} away.",
        at=(place, len(query)),
        instead=query[place:].rstrip() + _ENDS[opening][0],
    )


def _phrase(query: str, place: int, end: int) -> tuple[Mark, int]:
    after = _AFTER_PHRASE.match(query, end + 1)
    near, boost = after.groups() if after else (None, None)
    stop = after.end() if after else end + 1
    mark = Mark("phrase", query[place + 1 : end], place, int(near) if near else None, float(boost or 1), stop)
    return mark, stop


def _word_or_field(query: str, place: int, marks: list[Mark], today: date) -> int:
    """Read one run of letters: a field's name, an operator or a word; return where it ends."""
    field = _field(query, place)
    if field:
        name, end = field
        whole = "=" if name in EXACT and query[end : end + 1] == "=" else ""
        marks.append(Mark("field", name + whole, place, end=end + len(whole)))
        return _days(query, Asked(name, end, today), marks) if name in DAYS else end + len(whole)
    found = _WORD.match(query, place)
    if not found:
        return place + 1  # a closing mark that closes nothing
    text = found.group()
    if text in _OPERATORS:
        marks.append(Mark(_OPERATORS[text], text, place, end=found.end()))
        return found.end()
    parts = _AFTER_WORD.match(text)
    word, near, boost = parts.groups() if parts else (text, None, None)
    if lonely := _NO_NUMBER.search(word if word else text):
        raise _no_boost(text, lonely.start(), place)
    marks.append(Mark("word", word, place, _edits(word, near, place), float(boost or 1), found.end()))
    return found.end()


def _no_boost(text: str, at: int, place: int) -> QueryError:
    """Tell that ^ needs a word right before it and a number behind."""
    counted = (text[:at] or "cartels") + "^3"
    return QueryError(
        f"“{text[at:]}” (character {place + at + 1}) does not say how much a word counts.",
        f"Write ^ and a number right behind a word or a quotation: {counted}.",
        at=(place + at, place + len(text)),
        instead="^3" if at else "",
    )


def _edits(word: str, near: str | None, place: int) -> int | None:
    """Return how many letters may be wrong; by default two, in words of up to five letters one."""
    if near is None:
        return None
    edits = int(near[1:]) if len(near) > 1 else (2 if len(word) > 5 else 1)
    if edits > 2:
        raise QueryError(
            f"“{word}{near}” (character {place + 1}) allows too many wrong letters.",
            "Write ~1 or ~2.",
            at=(place, place + len(word) + len(near)),
            instead=f"{word}~2",
        )
    return edits


def _field(query: str, place: int) -> tuple[str, int] | None:
    """Return a field's name and where its value begins; None when the word names no field."""
    found = _FIELD.match(query, place)
    if not found:
        return None
    written, end = found.group(1), found.end()
    name, following = written.lower(), query[end : end + 1]
    glued = bool(following) and not following.isspace()
    if name in FIELDS and (glued or written == name):
        return name, end
    if not glued or following in "/:":
        return None  # "Trump: we will", "https://"
    close = _OTHER_NAMES.get(name) or next(iter(get_close_matches(name, FIELDS, 1, 0.6)), "")
    listed = ", ".join(f"{field}:" for field in FIELDS)
    raise QueryError(
        f"There is no field “{written}:” (character {place + 1}).",
        f"Did you mean “{close}:”? The fields are {listed}."
        if close
        else f"The fields are {listed}. To search for the words themselves put them in quotation marks.",
        at=(place, end),
        instead=f"{close}:" if close else "",
    )


def _days(query: str, asked: Asked, marks: list[Mark]) -> int:
    """Read the value of `published:` or `imported:`: as many words as name days, else what stands there."""
    place = asked.place + len(query[asked.place :]) - len(query[asked.place :].lstrip())
    rest = query[place:]
    value = re.compile(r"\"[^\"]*\"|“[^”]*”|[\[{][^\]}]*[\]}]?|[<>]=?\s*[^\s()]+|[^\s()]+").match(rest)
    if not value:
        return place
    text = value.group()
    if text[0] in "[{" and text[-1] not in "]}":
        raise QueryError(
            f"The days that begin at character {place + 1} have no end.", "Add ] at the end.",
            at=(place, place + len(text)), instead=f"{text.rstrip()}]",
        )  # fmt: skip
    quoted = text[0] in '"“'
    end = value.end() if quoted else max(taken(rest, Asked(asked.field, place, asked.today)), value.end())
    marks.append(Mark("days", rest[:end].strip('"“”'), place, end=place + end))
    return place + end
