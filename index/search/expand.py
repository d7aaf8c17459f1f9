"""Finds the written forms that a query's word stands for: its inflections in each language, patterns, misspellings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from index.search.apart import apart
from index.search.query_nodes import Term
from index.search.snapshot import Snapshot
from index.search.spellings import spellings
from index.words import stem

SHORTEST = 3
"""Letters from which a word is sought in its inflections; "us", "do", "el" stand for themselves."""

LANGUAGES = 8
"""How many languages of the library a word is inflected in, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Form:
    """A written form, how much it counts, and the languages that it counts in (None: all).

    With `beginning` it stands for all words that begin with it, which are read at once.
    """

    word: str
    weight: float = 1.0
    languages: frozenset[str] | None = None
    beginning: bool = False


class Expander:
    """Expands the words of queries against one state of the index, and remembers them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.forms = lru_cache(maxsize=4096)(self._forms)

    def _forms(self, term: Term, field: str) -> tuple[Form, ...]:
        """Return the forms of a term that stand in a field; the term itself always comes first."""
        if term.how == "pattern" and term.word.find("*") == len(term.word) - 1 and "?" not in term.word:
            return (Form(term.word[:-1], beginning=True),)
        if term.how == "pattern":
            return tuple(Form(word) for word in self._fitting(term.word, field))
        if term.how == "fuzzy":
            return self._near(term, field)
        if term.how == "exact" or len(term.word) < SHORTEST or not term.word.isalpha():
            return (Form(term.word),)
        if field in ("outlet", "byline"):
            return (Form(term.word),)  # names are not inflected
        return self._inflected(term.word, field)

    def _inflected(self, word: str, field: str) -> tuple[Form, ...]:
        """Collect the words with the same stem, by language: the forms of one language mean nothing in another.

        Stemmers cut some words twice ("ciudades": "ciudad", "ciudad": "ciud"), so a word's stem may be the word itself.
        """
        found: dict[str, set[str]] = {}
        for language in self._snapshot.languages[:LANGUAGES]:
            for written in (word, *spellings(word, language)) if language else ():
                for other in self._alike(written, language, field):
                    found.setdefault(other, set()).add(language)
        found.pop(word, None)
        others = (Form(other, 1.0, frozenset(languages)) for other, languages in sorted(found.items()))
        return (Form(word), *others)

    def _alike(self, word: str, language: str, field: str) -> Iterable[str]:
        """Yield the words with the stem that a word has in a language, but for other words that a stemmer confuses."""
        root = stem(word, language)
        for other in self._starting(_stable(word, root), field) - apart(word, language):
            if stem(other, language) in (root, word) or other == root:
                yield other

    def _starting(self, prefix: str, field: str) -> set[str]:
        return set(self._snapshot.words(field, prefix))

    def _fitting(self, pattern: str, field: str) -> list[str]:
        head = re.split(r"[*?]", pattern, maxsplit=1)[0]
        fits = re.compile("".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)).fullmatch
        words = self._starting(head, field) if head else self._snapshot.vocabulary[field]
        return sorted(word for word in words if fits(word))

    def _near(self, term: Term, field: str) -> tuple[Form, ...]:
        """Words that differ by few letters (left out, added, changed, two exchanged); nearer ones count more."""
        words = self._snapshot.spelled_like(term.word, field, term.edits)
        near = extract_iter(term.word, words, scorer=OSA.distance, score_cutoff=term.edits, processor=None)
        return tuple(Form(word, 1 / (1 + distance)) for word, distance, _ in near)


def _stable(word: str, root: str) -> str:
    """Return the beginning that all inflections of a word share: stems end in changed letters ("cities": "citi")."""
    same = 0
    while same < min(len(word), len(root)) and word[same] == root[same]:
        same += 1
    shared = word[:same]
    return shared[:-1] if len(shared) > SHORTEST and shared[-1] in "iey" else shared
