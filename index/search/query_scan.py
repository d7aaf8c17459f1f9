"""Cuts a typed query into its marks: words, quotations, fields, brackets and operators, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from store.errors import QueryError

Kind = Literal["(", ")", "AND", "OR", "NOT", "+", "field", "days", "word", "phrase"]
FIELDS = ("title", "text", "outlet", "byline", "published", "language")
_OTHER_NAMES = {
    "author": "byline", "authors": "byline", "by": "byline", "source": "outlet", "paper": "outlet", "site": "outlet",
    "publisher": "outlet", "date": "published", "day": "published", "lang": "language", "headline": "title",
    "body": "text", "content": "text", "fulltext": "text",
}  # fmt: skip

# Which marks end a quotation, in the order tried: the outer pair wins, so that “he said "no"” stays whole.
_ENDS = {"“": '”"“', '"': '"”“', "„": '“”"', "«": "»", "»": "«", "”": '”"', "‘": "’'", "'": "'’", "‹": "›", "‚": "‘’"}
_SINGLE = "‘'‹‚"
_STOPS = '()"“”„«»'
_FIELD = re.compile(r"([^\W\d_]+):")
_WORD = re.compile(rf"[^\s{re.escape(_STOPS)}]+")
_AFTER_PHRASE = re.compile(r"(?:~(\d{1,3}))?(?:\^(\d{1,3}(?:\.\d+)?))?")
_AFTER_WORD = re.compile(r"(.*?)(~\d*)?(?:\^(\d{1,3}(?:\.\d+)?))?$", re.DOTALL)
_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT", "&&": "AND", "||": "OR"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a query; `near` is what followed a tilde: letters wrong in a word, words between in a phrase."""

    kind: Kind
    text: str
    place: int
    near: int | None = None
    boost: float = 1.0


def scan(query: str) -> list[Mark]:
    """Return the marks of a query. Raises QueryError for an unknown field or a quotation without its end."""
    marks: list[Mark] = []
    place = 0
    while place < len(query):
        letter = query[place]
        if letter.isspace():
            place += 1
        elif letter == "(" or letter == ")":
            marks.append(Mark("(" if letter == "(" else ")", letter, place))
            place += 1
        elif letter in _ENDS and (end := _quotation_end(query, place)):
            mark, place = _phrase(query, place, end)
            marks.append(mark)
        elif letter in "+-!" and _glued(query, place):
            marks.append(Mark("+" if letter == "+" else "NOT", letter, place))
            place += 1
        else:
            place = _word_or_field(query, place, marks)
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
    )


def _phrase(query: str, place: int, end: int) -> tuple[Mark, int]:
    after = _AFTER_PHRASE.match(query, end + 1)
    near, boost = after.groups() if after else (None, None)
    mark = Mark("phrase", query[place + 1 : end], place, int(near) if near else None, float(boost or 1))
    return mark, after.end() if after else end + 1


def _word_or_field(query: str, place: int, marks: list[Mark]) -> int:
    """Read one run of letters: a field's name, an operator or a word; return where it ends."""
    field = _field(query, place)
    if field:
        name, end = field
        marks.append(Mark("field", name, place))
        return _days(query, end, marks) if name == "published" else end
    found = _WORD.match(query, place)
    if not found:
        return place + 1  # a closing mark that closes nothing
    text = found.group()
    if text in _OPERATORS:
        marks.append(Mark(_OPERATORS[text], text, place))
        return found.end()
    parts = _AFTER_WORD.match(text)
    word, near, boost = parts.groups() if parts else (text, None, None)
    marks.append(Mark("word", word, place, _edits(word, near, place), float(boost or 1)))
    return found.end()


def _edits(word: str, near: str | None, place: int) -> int | None:
    """Return how many letters may be wrong; by default two, in words of up to five letters one."""
    if near is None:
        return None
    edits = int(near[1:]) if len(near) > 1 else (2 if len(word) > 5 else 1)
    if edits > 2:
        raise QueryError(f"“{word}{near}” (character {place + 1}) allows too many wrong letters.", "Write ~1 or ~2.")
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
    )


def _days(query: str, place: int, marks: list[Mark]) -> int:
    """Read the value of `published:` as it stands."""
    value = re.compile(r"\s*([\[{][^\]}]*[\]}]?|[<>]=?\s*[^\s()]+|\"[^\"]*\"|[^\s()]+)").match(query, place)
    if not value:
        return place
    text = value.group(1)
    if text[0] in "[{" and text[-1] not in "]}":
        raise QueryError(f"The days that begin at character {value.start(1) + 1} have no end.", "Add ] at the end.")
    marks.append(Mark("days", text.strip('"'), value.start(1)))
    return value.end()
