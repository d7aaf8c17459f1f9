"""Works a query out over whole postings at once: which articles match, how well (BM25F), and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.expand import Expander, Form
from index.search.postings import NOTHING, SHIFT, Ints, Postings, all_keys
from index.search.query_nodes import All, Chosen, Either, First, Mask, Node, Not, Phrase, Range, Term
from index.search.schema import language_number
from index.search.snapshot import Snapshot

K1 = 1.2
"""How soon more of a word count no more: BM25's customary constant (Robertson and Zaragoza 2009); not tuned here."""

BOOSTS = {"title": 2.5, "text": 1.0, "outlet": 1.0, "byline": 1.0}
"""A word in the headline counts as two and a half in the text; not tuned: no judged searches are at hand."""

TOGETHER = 1.0
"""How much words typed side by side gain where they stand side by side, as a share of that phrase's own score."""

Place = tuple[int, int, str]
"""First and last word of a match, counted from the text's beginning, and the word where it is but one."""

Scores = NDArray[np.float64]
_PLACE = (1 << SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Matched:
    """For each article whether it matches, and its score."""

    mask: Mask
    scores: Scores


class Evaluator:
    """Evaluates queries on one state of the index."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.expander = Expander(snapshot)
        self._languages: dict[frozenset[str], Mask | None] = {}
        self._weights: dict[str, Scores] = {}

    def evaluate(self, node: Node) -> Matched:
        """Return the articles that match a query; the deleted ones are left out."""
        found = self._node(node)
        return Matched(found.mask & self.snapshot.live, found.scores)

    def _node(self, node: Node) -> Matched:
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, All):
            return self._all(node)
        if isinstance(node, Either):
            return self._either(node)
        if isinstance(node, First):
            return next((found for part in node.parts if (found := self._node(part)).mask.any()), self._nothing())
        if isinstance(node, Not):
            return self._flat(~self._node(node.part).mask)
        if isinstance(node, Range):
            column = self.snapshot.column(node.column)
            return self._flat((column >= node.first) & (column <= node.last))
        if isinstance(node, Chosen):
            return self._flat(node.mask)
        return self._flat(np.ones(self.snapshot.size, bool))

    def _either(self, node: Either) -> Matched:
        mask, scores = np.zeros(self.snapshot.size, bool), np.zeros(self.snapshot.size)
        for part in node.parts:
            found = self._node(part)
            mask |= found.mask
            scores += found.scores if isinstance(part, Phrase) else found.scores * found.mask
        return Matched(mask, scores)

    def _flat(self, mask: Mask) -> Matched:
        return Matched(mask, np.zeros(self.snapshot.size))

    def _nothing(self) -> Matched:
        return self._flat(np.zeros(self.snapshot.size, bool))

    def _all(self, node: All) -> Matched:
        parts = [self._node(part) for part in node.parts]
        mask = np.logical_and.reduce([part.mask for part in parts])
        scores = np.add.reduce([part.scores for part in parts])
        if node.together and mask.any():
            near = self._phrase(node.together, mask)
            scores = scores + TOGETHER * near.scores
        return Matched(mask, scores)

    def _phrase(self, node: Phrase, among: Mask | None = None) -> Matched:
        """Score a phrase as BM25F scores a word: the fields' weighted counts are added, then dampened once."""
        counts = np.zeros(self.snapshot.size)
        for field in node.fields:
            self._count(counts, node, field, among)
        mask = counts > 0
        holding = np.count_nonzero(mask & self.snapshot.live)
        rarity = np.log(1 + (self.snapshot.count - holding + 0.5) / (holding + 0.5))
        scores = counts + K1
        np.divide(counts, scores, out=scores)
        scores *= node.boost * rarity * (K1 + 1)
        return Matched(mask, scores)

    def _count(self, counts: Scores, node: Phrase, field: str, among: Mask | None) -> None:
        """Add how often each article holds a phrase in a field, as much as it counts there."""
        norms = self._norms(field)
        if len(node.terms) > 1:
            starts, _ = self._runs(node, field, among)
            docs = starts >> SHIFT
            counts += np.bincount(docs, norms[docs], self.snapshot.size)
            return
        for form, held in self._held(node.terms[0], field, node.within):
            if held.several:
                counts += np.bincount(held.docs, held.counts * norms[held.docs], self.snapshot.size)
            else:
                counts[held.docs] += form.weight * held.counts * norms[held.docs]
        if among is not None:
            counts *= among

    def _norms(self, field: str) -> Scores:
        if field not in self._weights:
            self._weights[field] = BOOSTS[field] * self.snapshot.norms(field)
        return self._weights[field]

    def _held(self, term: Term, field: str, within: Any = None) -> Iterator[tuple[Form, Postings]]:
        """Yield the forms of a term with their postings, each only in articles of its languages, and `within` runs."""
        for form in self.expander.forms(term, field):
            held = self.snapshot.postings(field, form.word, form.beginning)
            if form.languages is not None and len(held.docs):
                among = self._in_languages(form.languages)
                held = held if among is None else held.only(among)
            if within is not None:
                held = within.only(held)
            if len(held.docs):
                yield form, held

    def _in_languages(self, languages: frozenset[str]) -> Mask | None:
        """Return which articles are in some languages; None when all are."""
        if languages not in self._languages:
            mask = np.isin(self.snapshot.column("language"), [language_number(code) for code in languages])
            self._languages[languages] = None if mask.all() else mask
        return self._languages[languages]

    def _runs(self, node: Phrase, field: str, among: Mask | None) -> tuple[Ints, Ints]:
        """Return where a phrase begins and ends: article and place of its first and last word in one number each."""
        held = [[postings for _, postings in self._held(term, field, node.within)] for term in node.terms]
        if not all(held):
            return NOTHING.docs, NOTHING.docs
        common = np.ones(self.snapshot.size, bool) if among is None else among
        for forms in held:
            common = common & _union(forms, self.snapshot.size)
        if not common.any():
            return NOTHING.docs, NOTHING.docs
        return _near(held, common, node.slop) if node.slop else _adjacent(held, common)

    def places(self, nodes: Sequence[Phrase], docs: Sequence[int]) -> dict[int, set[Place]]:
        """Return for each article the places in its text of everything that the phrases match."""
        wanted = np.zeros(self.snapshot.size, bool)
        wanted[list(docs)] = True
        found: dict[int, set[Place]] = {doc: set() for doc in docs}
        for node in nodes:
            if "text" in node.fields:
                for word, starts, ends in self._matches(node, wanted):
                    firsts, lasts = (starts & _PLACE).tolist(), (ends & _PLACE).tolist()
                    for doc, first, last in zip((starts >> SHIFT).tolist(), firsts, lasts, strict=True):
                        found[doc].add((first, last, word))
        return found

    def _matches(self, node: Phrase, wanted: Mask) -> Iterator[tuple[str, Ints, Ints]]:
        """Yield where a phrase stands in the texts of the wanted articles, and the word where it is but one."""
        if len(node.terms) > 1:
            yield ("", *self._runs(node, "text", wanted))
            return
        for form, held in self._held(node.terms[0], "text", node.within):
            keys = held.only(wanted).keys()
            if len(keys):
                yield form.word, keys, keys

    def marked(self, node: Node) -> list[Phrase]:
        """Return the phrases of a query whose places are shown: nothing under NOT, no function words by themselves."""
        if isinstance(node, Phrase):
            return [node]
        if isinstance(node, All):
            if node.together is None:
                return [phrase for part in node.parts for phrase in self.marked(part)]
            return [node.together, *(node.telling or [part for part in node.parts if isinstance(part, Phrase)])]
        if isinstance(node, Either):
            return [phrase for part in node.parts for phrase in self.marked(part)]
        if isinstance(node, First):
            chosen = next((part for part in node.parts if self._node(part).mask.any()), None)
            return self.marked(chosen) if chosen else []
        return []


def _union(forms: Sequence[Postings], size: int) -> Mask:
    mask = np.zeros(size, bool)
    for postings in forms:
        mask[postings.docs] = True
    return mask


def _adjacent(held: Sequence[Sequence[Postings]], common: Mask) -> tuple[Ints, Ints]:
    """Return where words follow each other at once: the rarest word's places first, then what is left of them."""
    order = sorted(range(len(held)), key=lambda place: sum(len(one.docs) for one in held[place]))
    starts = all_keys([one.only(common) for one in held[order[0]]]) - order[0]
    for place in order[1:]:
        common = np.zeros_like(common)
        common[(starts + order[0]) >> SHIFT] = True
        following = all_keys([one.only(common) for one in held[place]])
        at = np.searchsorted(following, starts + place)
        inside = at < len(following)
        starts, at = starts[inside], at[inside]
        starts = starts[following[at] == starts + place]
    return starts, starts + (len(held) - 1)


def _near(held: Sequence[Sequence[Postings]], common: Mask, slop: int) -> tuple[Ints, Ints]:
    """Return where words follow each other with at most `slop` others between two."""
    keys = [all_keys([one.only(common) for one in forms]) for forms in held]
    starts = ends = keys[0]
    for following in keys[1:]:
        place = np.searchsorted(following, ends, side="right")
        inside = place < len(following)
        starts, ends, place = starts[inside], ends[inside], place[inside]
        near = following[place] - ends <= 1 + slop
        starts, ends = starts[near], following[place][near]
    return starts, ends
