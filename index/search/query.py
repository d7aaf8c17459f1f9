"""Turns what the user typed into a tree of what to find; every mistake is told with its place and a way out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from index.search.analysis import fold, tokens
from index.search.query_dates import Asked, days
from index.search.query_nodes import All, Either, Everything, First, Flag, How, Is, Node, Not, Phrase, Range, Term
from index.search.query_scan import DAYS, Mark, scan
from index.search.schema import language_number
from index.words import stop_words
from store.errors import QueryError

DEFAULT_FIELDS = ("title", "text")
LANGUAGES = {
    "english": "en", "spanish": "es", "espanol": "es", "castellano": "es", "french": "fr", "francais": "fr",
    "german": "de", "deutsch": "de", "portuguese": "pt", "portugues": "pt", "italian": "it", "italiano": "it",
    "dutch": "nl", "nederlands": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja",
    "catalan": "ca", "polish": "pl", "turkish": "tr", "ukrainian": "uk", "swedish": "sv", "danish": "da",
}  # fmt: skip
DEEPEST = 40
"""How many brackets may stand in each other."""

LONGEST = 4000
"""Letters of a query; a pasted paragraph is fine, a pasted article is a mistake."""

_WILD = re.compile(r"\*|\w\?+\w")  # a question mark at the end of a word only ends a question
_PIECE = re.compile(r"[^\W_]*[*?](?:[^\W_]|[*?])*|[^\W_]+")


def parse(query: str, languages: Sequence[str] = ("en", "es"), today: date | None = None) -> Node:
    """Return what the query asks for. All words must be there unless OR says otherwise.

    `languages` are the library's: a run of their function words alone is sought as a phrase first. `today` is the day
    that "last week" counts from.
    """
    if len(query) > LONGEST:
        raise QueryError(
            f"This search is {len(query):,} characters long.", f"Keep it under {LONGEST:,}.", at=(LONGEST, len(query))
        )
    today = today or date.today()
    function_words = frozenset().union(*(stop_words(code) for code in {*languages, "en"} if code)) - {"us"}
    parser = _Parser(scan(query, today), function_words, today)
    found = parser.alternatives(DEFAULT_FIELDS, 0)
    if parser.place < len(parser.marks):
        mark = parser.marks[parser.place]
        raise QueryError(
            f"The bracket ) at character {mark.place + 1} closes nothing.", "Take it away, or add ( before.", at=mark.at
        )
    if found is None:
        raise QueryError("There is nothing to search for.", "Type a word, or a phrase in quotation marks.")
    return found


class _Parser:
    """Reads marks from left to right; `place` is the next mark. NOT binds tightest, then AND, then OR."""

    def __init__(self, marks: list[Mark], function_words: frozenset[str], today: date) -> None:
        self.marks, self.today = marks, today
        self.place = 0
        self.function_words = function_words

    def alternatives(self, fields: tuple[str, ...], depth: int) -> Node | None:
        """Read parts with OR between them."""
        parts = [self.sequence(fields, depth)]
        while (mark := self._peek()) and mark.kind == "OR":
            self.place += 1
            parts.append(self.sequence(fields, depth))
            if parts[-1] is None or parts[-2] is None:
                raise _lonely(mark)
        kept = tuple(part for part in parts if part is not None)
        return kept[0] if len(kept) == 1 else Either(kept) if kept else None

    def sequence(self, fields: tuple[str, ...], depth: int) -> Node | None:
        """Read parts that must all match."""
        parts: list[Node] = []
        wanted: Mark | None = None
        while (mark := self._peek()) and mark.kind not in ("OR", ")"):
            if mark.kind == "AND":
                if wanted or not parts:
                    raise _lonely(mark)
                wanted = mark
                self.place += 1
                continue
            before = self.place
            part = self.negated(fields, depth)
            if part is not None:
                parts.append(part)
                wanted = None
            elif before == self.place:
                break
        if wanted:
            raise _lonely(wanted)
        return gather(parts, self.function_words)

    def negated(self, fields: tuple[str, ...], depth: int) -> Node | None:
        """Read one part with the NOT, - or + before it."""
        turned, last = False, None
        while (mark := self._peek()) and mark.kind in ("NOT", "+"):
            turned, last = turned ^ (mark.kind == "NOT"), mark
            self.place += 1
        part = self.single(fields, depth)
        if part is None:
            if last and last.text == "NOT":
                raise _lonely(last)
            return None
        return Not(part) if turned else part

    def single(self, fields: tuple[str, ...], depth: int) -> Node | None:
        """Read a word, a phrase, a field with its value or a bracket."""
        mark = self._peek()
        if mark is None or mark.kind in (")", "AND", "OR"):
            return None
        self.place += 1
        if mark.kind == "(":
            return self._bracket(mark, fields, depth)
        if mark.kind == "field":
            return self._field(mark, depth)
        if mark.kind == "phrase":
            return quoted(mark, fields)
        return plain(mark, fields, self.function_words)

    def _bracket(self, opening: Mark, fields: tuple[str, ...], depth: int) -> Node | None:
        if depth >= DEEPEST:
            raise QueryError("There are too many brackets in each other.", "Take some away.", at=opening.at)
        inner = self.alternatives(fields, depth + 1)
        closing = self._peek()
        if closing is None:
            raise QueryError(
                f"The bracket ( at character {opening.place + 1} is not closed.",
                "Add ) where it ends.",
                at=(opening.place, self.marks[-1].at[1]),
            )
        self.place += 1
        return inner

    def _field(self, mark: Mark, depth: int) -> Node:
        value = self._peek()
        name = mark.text.removesuffix("=")
        found: Node | None = None
        if value and value.kind == "days":
            self.place += 1
            found = Range("day" if name == "published" else name, *days(value.text, self._asked(name, value)))
        elif value and value.kind in ("word", "phrase") and (name in _CHOICES or name != mark.text):
            self.place += 1
            found = _CHOICES[name](value) if name in _CHOICES else Is(name, value.text)
        elif value and value.kind == "word" and not value.text.strip("*?"):  # whatever stands in the field
            self.place += 1
            found = Flag(HAS[name]) if name in HAS else None
        elif value and value.kind in ("word", "phrase", "(") and name not in (*DAYS, *_CHOICES):
            found = self.single((name,), depth)
        if found is None:
            raise QueryError(
                f"After “{mark.text}:” (character {mark.place + 1}) there is nothing to look for.",
                f"Write for example {EXAMPLES[name]}, without a space.",
                at=mark.at,
            )
        return found

    def _asked(self, name: str, value: Mark) -> Asked:
        return Asked(name, value.place, self.today)

    def _peek(self) -> Mark | None:
        return self.marks[self.place] if self.place < len(self.marks) else None


EXAMPLES = {
    "title": "title:cartels", "text": 'text:"boat strikes"', "outlet": "outlet:Herald", "byline": "byline:Smith",
    "quote": 'quote:"very sad"', "speaker": "speaker:Sheinbaum", "published": "published:2025-11",
    "imported": "imported:today", "language": "language:es", "tag": "tag:border", "note": "note:check",
    "has": "has:quote", "event": "event:ferry",
}  # fmt: skip
HAS = {
    "quote": "quote", "quotes": "quote", "quotation": "quote", "quotations": "quote", "figure": "figure",
    "figures": "figure", "number": "figure", "numbers": "figure", "note": "note", "notes": "note", "tag": "tag",
    "tags": "tag", "star": "star", "starred": "star", "furniture": "furniture", "event": "event", "story": "event",
    "date": "date", "byline": "byline", "author": "byline",
}  # fmt: skip


def gather(parts: list[Node], function_words: frozenset[str]) -> Node | None:
    """Join the parts that must all match; plain words typed side by side become one part of their own."""
    joined: list[Node] = []
    run: list[Phrase] = []
    for part in [*parts, None]:
        if isinstance(part, Phrase) and all(term.how == "word" for term in part.terms) and part.boost == 1:
            if not run or run[-1].fields == part.fields:
                run.append(part)
                continue
            joined.append(_run(run, function_words))
            run = [part]
            continue
        if run:
            joined.append(_run(run, function_words))
            run = []
        if part is not None:
            joined.append(part)
    return joined[0] if len(joined) == 1 else All(tuple(joined)) if joined else None


def _run(run: list[Phrase], function_words: frozenset[str]) -> Node:
    """Words that tell nothing alone ("what we have to do") are a phrase where any article has it."""
    if len(run) == 1:
        return run[0]
    words = [term.word for phrase in run for term in phrase.terms]
    exact = Phrase(tuple(Term(word, "exact") for word in words), run[0].fields)
    told = tuple(phrase for phrase in run if any(term.word not in function_words for term in phrase.terms))
    every = All(tuple(run), exact, told)
    return every if told else First((exact, every))


def quoted(mark: Mark, fields: tuple[str, ...]) -> Node | None:
    """Return a quotation as a phrase of exactly these words."""
    terms = tuple(Term(word, "exact") for word in tokens(mark.text).words)
    return Phrase(terms, fields, mark.near or 0, mark.boost) if terms else None


def plain(mark: Mark, fields: tuple[str, ...], function_words: frozenset[str]) -> Node | None:
    """Return a word typed without quotation marks; one of several parts ("cease-fire", "it's") is a phrase."""
    if _WILD.search(mark.text):
        return _pattern(mark, fields)
    found = tokens(mark.text)
    words = found.words
    if not words:
        return None
    if len(words) > 1 and words[-1] == "s" and mark.text[-2] in "'’" and words[-2] not in function_words:
        words = words[:-1]  # "Trump's": whoever types it looks for Trump
    how: How = "word" if mark.near is None else "fuzzy"
    phrase = Phrase(tuple(Term(word, how, mark.near or 0) for word in words), fields, 0, mark.boost)
    others = [replace(phrase, terms=(Term(word, how, mark.near or 0),)) for word, _, _ in found.joined]
    return Either((phrase, *others)) if others and len(others[0].terms[0].word) == len("".join(words)) else phrase


def _pattern(mark: Mark, fields: tuple[str, ...]) -> Node | None:
    """Return a word with * (any letters) or ? (one letter) in it."""
    text = mark.text.rstrip("?") if "*" not in mark.text else mark.text
    if not text.strip("*?"):
        return Everything()
    terms = []
    for piece in _PIECE.findall(fold(text)):
        wild = "*" in piece or "?" in piece
        letters = piece.replace("*", "").replace("?", "")
        if wild and len(letters) < 2:
            raise QueryError(
                f"“{piece}” (character {mark.place + 1}) fits too many words.",
                "Write at least two letters beside the *.",
                at=mark.at,
            )
        terms.append(Term(piece, "pattern" if wild else "exact"))
    return Phrase(tuple(terms), fields, 0, mark.boost) if terms else None


def _language(mark: Mark) -> Node:
    """Return the filter of `language:`, by code or by the language's English or own name."""
    written = fold(mark.text.strip())
    code = LANGUAGES.get(written, written)
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise _unknown(mark, "a language", written, (*LANGUAGES,), "Write for example language:es.")
    number = language_number(code)
    return Range("language", number, number)


def _has(mark: Mark) -> Node:
    """Return the filter of `has:`."""
    written = fold(mark.text.strip())
    if written not in HAS:
        listed = ", ".join(f"has:{name}" for name in dict.fromkeys(HAS.values()))
        raise _unknown(mark, "something that can be asked for", written, (*HAS,), f"Write {listed}.")
    return Flag(HAS[written])


_CHOICES = {"language": _language, "has": _has}


def _unknown(mark: Mark, what: str, written: str, known: Sequence[str], way_out: str) -> QueryError:
    close = next(iter(get_close_matches(written, known, 1, 0.6)), "")
    hint = f"Did you mean “{close}”? " if close else ""
    sentence = f"“{mark.text}” (character {mark.place + 1}) is not {what}."
    return QueryError(sentence, f"{hint}{way_out}", at=mark.at, instead=close)


def _lonely(mark: Mark) -> QueryError:
    sides = "after it" if mark.kind == "NOT" else "before it and one after it"
    return QueryError(
        f"“{mark.text}” (character {mark.place + 1}) needs a word {sides}.",
        f"Add the word, or write “{mark.text}” in quotation marks to search for it.",
        at=mark.at,
    )
