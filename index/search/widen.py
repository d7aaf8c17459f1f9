"""Widens a query to what it also means: names that mean the same, and compounds written in one word or in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from index.search.query_nodes import All, Either, First, How, Node, Not, Phrase, Term
from index.search.snapshot import Snapshot
from index.search.taught import Taught, Words, known_outlets
from index.words import stop_words

MOST = 24
"""Other ways to write one phrase that are tried."""


def widen(node: Node, snapshot: Snapshot, taught: Taught) -> Node:
    """Return the query with everything that means the same beside what was typed."""
    return _Widener(snapshot, taught).node(node)


class _Widener:
    def __init__(self, snapshot: Snapshot, taught: Taught) -> None:
        self._snapshot, self._taught = snapshot, taught

    def node(self, node: Node) -> Node:
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, Not):
            return Not(self.node(node.part))
        if isinstance(node, All):
            return self._all(node)
        if isinstance(node, Either):
            return Either(tuple(self.node(part) for part in node.parts))
        if isinstance(node, First):
            return First(tuple(self.node(part) for part in node.parts))
        return node

    def _phrase(self, node: Phrase) -> Node:
        ways = list(islice(self._ways(node), MOST))
        return Either((node, *ways)) if ways else node

    def _all(self, node: All) -> Node:
        """Words side by side: a name of several of them is found under its other names too."""
        if node.together is None:
            return All(tuple(self.node(part) for part in node.parts))
        parts: list[Node] = []
        place = 0
        added: list[Phrase] = []
        while place < len(node.parts):
            size, others = self._named(node.parts[place:])
            part = node.parts[place] if size == 1 else All(node.parts[place : place + size])
            made = [_written(words, node.together) for words in others]
            if size == 1 and isinstance(part, Phrase) and not made:
                made = list(islice(self._ways(part), MOST))
            added += made
            parts.append(Either((part, *made)) if made else part)
            place += size
        telling = node.telling or tuple(part for part in node.parts if isinstance(part, Phrase))
        return All(tuple(parts), node.together, (*telling, *added))

    def _named(self, parts: Sequence[Node]) -> tuple[int, tuple[Words, ...]]:
        """Return how many of the first parts make a name that has others, and these; 1 and none when none does."""
        words: list[str] = []
        best: tuple[int, tuple[Words, ...]] = (1, ())
        for count, part in enumerate(parts, 1):
            if not isinstance(part, Phrase) or len(words) >= self._taught.longest:
                break
            words += [term.word for term in part.terms]
            others = self._taught.others(words)
            best = (count, others) if others else best
        return best

    def _ways(self, node: Phrase) -> Iterator[Phrase]:
        """Yield the phrase as it may also be written."""
        if node.fields == ("outlet",):
            yield from self._names(node, known_outlets())
        yield from self._names(node, self._taught)
        if len(node.terms) > 1 and all(term.how == "exact" for term in node.terms) and node.fields[0] != "outlet":
            yield from self._compounds(node)

    def _names(self, node: Phrase, taught: Taught) -> Iterator[Phrase]:
        """Put other names in the place of those that stand in the phrase."""
        if any(term.how in ("pattern", "fuzzy") for term in node.terms):
            return
        words = [term.word for term in node.terms]
        for first in range(len(words)):
            for end in range(first + 1, min(len(words), first + taught.longest) + 1):
                for other in taught.others(words[first:end]):
                    how: How = "word" if len(words) == 1 == len(other) else "exact"
                    made = (Term(word, how) for word in other)
                    yield replace(node, terms=(*node.terms[:first], *made, *node.terms[end:]))

    def _compounds(self, node: Phrase) -> Iterator[Phrase]:
        """Yield a phrase with "ceasefire" for "cease fire" and the other way round, where the library has them."""
        small = stop_words("en")
        words = [term.word for term in node.terms]
        for place, word in enumerate(words):
            two = words[place : place + 2]
            if len(two) == 2 and not small & set(two) and all(w.isalpha() for w in two) and self._has("".join(two)):
                yield _put(node, place, 2, ["".join(two)])
            if len(word) < 6 or not word.isalpha():
                continue
            for cut in range(2, len(word) - 1):
                halves = [word[:cut], word[cut:]]
                if not small & set(halves) and all(self._has(half) for half in halves):
                    yield _put(node, place, 1, halves)

    def _has(self, word: str) -> bool:
        return self._snapshot.has("text", word)


def _put(node: Phrase, place: int, count: int, words: Sequence[str]) -> Phrase:
    made = (Term(word, "exact") for word in words)
    return replace(node, terms=(*node.terms[:place], *made, *node.terms[place + count :]))


def _written(words: Words, like: Phrase) -> Phrase:
    how: How = "word" if len(words) == 1 else "exact"
    return Phrase(tuple(Term(word, how) for word in words), like.fields)
