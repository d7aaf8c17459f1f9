"""Searches texts too small and too often changed for the index: tags, notes, names of speakers, titles of events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import OSA

from index.search.analysis import tokens
from index.search.query_nodes import Phrase, Term
from index.words import stem

SHORTEST = 3
Fits = Callable[[str], bool]


class SmallTexts:
    """Texts with the number of what each belongs to (an article, an event)."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        self._owners: list[int] = []
        self._words: list[list[str]] = []
        self._where: defaultdict[str, set[int]] = defaultdict(set)
        for owner, text in texts:
            found = tokens(text)
            words = found.words
            for word in {*words, *(joined for joined, _, _ in found.joined)}:
                self._where[word].add(len(self._owners))
            self._owners.append(owner)
            self._words.append(words)

    @property
    def counts(self) -> dict[str, int]:
        """In how many of the texts each word is."""
        return {word: len(places) for word, places in self._where.items()}

    def matching(self, phrase: Phrase, languages: Sequence[str] = ()) -> set[int]:
        """Return the owners of the texts that hold a phrase; words count in their inflections of `languages`."""
        fits = [fitting(term, languages) for term in phrase.terms]
        held = [self._holding(one) for one in fits]
        return {
            self._owners[place]
            for place in set.intersection(*held)
            if len(fits) == 1 or _stands(self._words[place], fits, phrase.slop)
        }

    def _holding(self, fits: Fits) -> set[int]:
        return {place for word, places in self._where.items() if fits(word) for place in places}


def fitting(term: Term, languages: Sequence[str]) -> Fits:
    """Return what tells whether a word is one that a term stands for."""
    word = term.word
    if term.how == "pattern":
        shape = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in word)
        pattern = re.compile(shape)
        return lambda other: bool(pattern.fullmatch(other))
    if term.how == "fuzzy":
        return lambda other: OSA.distance(word, other, score_cutoff=term.edits) <= term.edits
    if term.how == "exact" or len(word) < SHORTEST or not word.isalpha():
        return lambda other: other == word
    roots = {code: stem(word, code) for code in languages if code}
    return lambda other: other == word or any(stem(other, code) == root for code, root in roots.items())


def _stands(words: list[str], fits: Sequence[Fits], slop: int) -> bool:
    """Tell whether words that fit stand one after the other."""
    for first, word in enumerate(words):
        place, step = first, 1
        if not fits[0](word):
            continue
        while step < len(fits):
            near = range(place + 1, min(place + 2 + slop, len(words)))
            following = next((at for at in near if fits[step](words[at])), -1)
            if following < 0:
                break
            place, step = following, step + 1
        if step == len(fits):
            return True
    return False
