"""Works a query out over whole postings at once: which articles match, how well (BM25F), and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.expand import Expander, Form
from index.search.query_nodes import All, Chosen, Either, First, Node, Not, Phrase, Range, Term
from index.search.schema import language_number
from index.search.snapshot import NOTHING, Ints, Postings, Snapshot

K1, B = 1.2, 0.75
"""BM25's own customary constants (Robertson and Zaragoza 2009); not tuned here."""

BOOSTS = {"title": 2.5, "text": 1.0, "outlet": 1.0, "byline": 1.0}
"""A word in the headline counts as two and a half in the text; not tuned: no judged searches are at hand."""

TOGETHER = 1.0
"""How much words typed side by side gain where they stand side by side, as a share of that phrase's own score."""

SHIFT = 26
"""Bits for a word's place; the number of the article goes above them, so that one sorted array holds all places."""

Mask = NDArray[np.bool_]
Place = tuple[int, int, str]
"""First and last word of a match, counted from the text's beginning, and the word where it is but one."""

Scores = NDArray[np.float64]


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
            parts = [self._node(part) for part in node.parts]
            scores = [part.scores * part.mask for part in parts]
            return Matched(np.logical_or.reduce([part.mask for part in parts]), np.add.reduce(scores))
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
            docs, found = self._counts(node, field, among)
            share = self.snapshot.lengths(field)[docs] / self.snapshot.average_lengths[field]
            counts[docs] += BOOSTS[field] * found / (1 - B + B * share)
        mask = counts > 0
        holding = int((mask & self.snapshot.live).sum())
        rarity = np.log(1 + (self.snapshot.count - holding + 0.5) / (holding + 0.5))
        return Matched(mask, node.boost * rarity * counts * (K1 + 1) / (K1 + counts))

    def _counts(self, node: Phrase, field: str, among: Mask | None) -> tuple[Ints, Scores]:
        """Return the articles that hold a phrase in a field, and how often each."""
        if len(node.terms) > 1:
            starts, _ = self._runs(node, field, among)
            docs, found = np.unique(starts >> SHIFT, return_counts=True)
            return docs, found.astype(float)
        counts = np.zeros(self.snapshot.size)
        for form, held in self._held(node.terms[0], field, node.within):
            counts[held.docs] += form.weight * held.counts
        docs = np.flatnonzero(counts if among is None else counts * among)
        return docs, counts[docs]

    def _held(self, term: Term, field: str, within: Any = None) -> Iterator[tuple[Form, Postings]]:
        """Yield the forms of a term with their postings, each only in articles of its languages, and `within` runs."""
        for form in self.expander.forms(term, field):
            held = self.snapshot.postings(field, form.word)
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
        keys = [_keys([postings.only(common) for postings in forms]) for forms in held]
        starts = ends = keys[0]
        for following in keys[1:]:
            place = np.searchsorted(following, ends, side="right")
            inside = place < len(following)
            starts, ends, place = starts[inside], ends[inside], place[inside]
            near = following[place] - ends <= 1 + node.slop
            starts, ends = starts[near], following[place][near]
        return starts, ends

    def places(self, nodes: Sequence[Phrase], docs: Sequence[int]) -> dict[int, set[Place]]:
        """Return for each article the places in its text of everything that the phrases match."""
        wanted = np.zeros(self.snapshot.size, bool)
        wanted[list(docs)] = True
        found: dict[int, set[Place]] = {doc: set() for doc in docs}
        for node in nodes:
            if "text" not in node.fields:
                continue
            if len(node.terms) > 1:
                runs = [("", *self._runs(node, "text", wanted))]
            else:
                forms = self._held(node.terms[0], "text", node.within)
                runs = [(form.word, keys, keys) for form, held in forms for keys in [_keys([held.only(wanted)])]]
            for word, starts, ends in runs:
                for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
                    found[start >> SHIFT].add((start & (1 << SHIFT) - 1, end & (1 << SHIFT) - 1, word))
        return found

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


def _keys(forms: Sequence[Postings]) -> Ints:
    """Return article and place of every occurrence as one number, ascending."""
    parts: list[Ints] = [(np.repeat(held.docs, held.counts) << SHIFT) + held.places for held in forms]
    if len(parts) == 1:
        return parts[0]
    return np.unique(np.concatenate(parts)) if parts else NOTHING.docs
