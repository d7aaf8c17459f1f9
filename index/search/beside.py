"""Answers the parts of a query that the index does not know: notes, tags, speakers, quotations, events, imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from index.search.analysis import fold
from index.search.postings import SHIFT, Ints, Postings
from index.search.query_nodes import All, Chosen, Either, First, Flag, Is, Node, Not, Phrase, Range
from index.search.sayings import Said
from index.search.small_texts import SmallTexts
from index.search.snapshot import Snapshot
from store.catalogue import Catalogue

SMALL = ("tag", "note", "speaker", "event")
"""The fields of small texts."""


class Stretches:
    """Runs of words, article and place in one number each, ascending: quotations of articles."""

    def __init__(self, starts: Ints, ends: Ints) -> None:
        self._starts, self._ends = starts, ends

    def only(self, held: Postings) -> Postings:
        """Return the occurrences that stand in one of the runs."""
        if not len(self._starts) or not len(held.docs):
            return held.only(np.zeros(int(held.docs.max(initial=0)) + 1, bool))
        keys = held.keys()
        at = np.searchsorted(self._starts, keys, side="right") - 1
        inside = (at >= 0) & (keys <= self._ends[at])
        numbers = np.repeat(np.arange(len(held.docs)), held.counts)[inside]
        counts = np.bincount(numbers, minlength=len(held.docs))
        keep = counts > 0
        return Postings(held.docs[keep], counts[keep], held.places[inside], held.several)

    def some(self, numbers: Iterable[int]) -> Stretches:
        """Return the runs with these numbers."""
        chosen = np.sort(np.fromiter(numbers, np.int64))
        return Stretches(self._starts[chosen], self._ends[chosen])

    @property
    def docs(self) -> Ints:
        """The article of each run."""
        return self._starts >> SHIFT

    def places(self, doc: int) -> set[tuple[int, int, str]]:
        """Return first and last word of each run of an article."""
        low, high = np.searchsorted(self._starts, [doc << SHIFT, (doc + 1) << SHIFT])
        most = (1 << SHIFT) - 1
        pairs = zip(self._starts[low:high].tolist(), self._ends[low:high].tolist(), strict=True)
        return {(start & most, end & most, "") for start, end in pairs}


class Beside:
    """What is known beside the index, on one state of it. Whoever changes any of them makes another."""

    def __init__(
        self, snapshot: Snapshot, catalogue: Callable[[], Catalogue], said: Callable[[], dict[int, Said]]
    ) -> None:
        self.snapshot, self._read_catalogue = snapshot, catalogue
        self._read_said = said
        self._ids = snapshot.column("article")
        self._texts: dict[str, SmallTexts] = {}
        self._said: dict[int, Said] | None = None
        self._stretches: tuple[Stretches, list[str]] | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the library tells of its articles, read when first asked for: 0.3 s for 35,000 articles."""
        return self._read_catalogue()

    def resolve(self, node: Node) -> Node:
        """Return the query with every part that the index does not know put in as the articles that match it."""
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, Flag):
            return self.mask(self._flagged(node.name))
        if isinstance(node, Is):
            return self.mask(self._being(node))
        if isinstance(node, Range) and node.column == "imported":
            return self.mask(self._imported(node))
        if isinstance(node, Not):
            return Not(self.resolve(node.part))
        if isinstance(node, All):
            return self._all(node)
        if isinstance(node, Either):
            return Either(tuple(self.resolve(part) for part in node.parts))
        if isinstance(node, First):
            return First(tuple(self.resolve(part) for part in node.parts))
        return node

    def _all(self, node: All) -> Node:
        """Beside a speaker, quotations are those of this speaker."""
        spoken = [self._spoken(part) for part in node.parts if isinstance(part, Phrase) and part.fields == ("speaker",)]
        if spoken:
            whose = self.quoted.some(set.intersection(*spoken)) if len(spoken) > 1 else self.quoted.some(spoken[0])
            node = replace(node, parts=tuple(_said_by(part, whose) for part in node.parts))
        parts = tuple(self.resolve(part) for part in node.parts)
        together = self.resolve(node.together) if node.together else None
        telling = tuple(self.resolve(part) for part in node.telling)
        return All(
            parts,
            together if isinstance(together, Phrase) else None,
            tuple(part for part in telling if isinstance(part, Phrase)),
        )

    def mask(self, articles: Iterable[int]) -> Chosen:
        """Return these articles as a part of a query."""
        return Chosen(np.isin(self._ids, np.fromiter(articles, np.int64)))

    def _phrase(self, node: Phrase) -> Node:
        if node.fields == ("quote",):
            return replace(node, fields=("text",), within=node.within or self.quoted)
        if node.fields == ("speaker",):
            runs = self.quoted.some(self._spoken(node))
            mask = np.zeros(self.snapshot.size, bool)
            mask[runs.docs] = True
            return Chosen(mask, runs)
        if node.fields[0] not in SMALL:
            return node
        field = node.fields[0]
        languages = self.snapshot.languages
        if field == "event":
            return self.mask(self.of_events(self._events(node, languages)))
        return self.mask(self._small(field).matching(node, languages))

    def _spoken(self, node: Phrase) -> set[int]:
        """Return the numbers of the quotations of a speaker."""
        return self._small("speaker").matching(node)

    def _events(self, node: Phrase, languages: Sequence[str]) -> Iterable[int]:
        written = node.terms[0].word
        if len(node.terms) == 1 and written.isdigit() and int(written) in self.catalogue.events:
            return [int(written)]
        return self._small("event").matching(node, languages)

    def of_events(self, events: Iterable[int]) -> set[int]:
        """Return the articles that tell any of these events."""
        return {article for event in events for article in self.catalogue.events.get(event, ("", ()))[1]}

    def words(self, field: str) -> dict[str, int]:
        """Return the words of a field of small texts, each with how many of these it is in."""
        return self._small(field).counts

    def told(self, phrase: Phrase) -> bool:
        """Tell whether any small text of the phrase's field holds it."""
        field = phrase.fields[0]
        return bool(self._small(field).matching(phrase, () if field == "speaker" else self.snapshot.languages))

    def _small(self, field: str) -> SmallTexts:
        if field not in self._texts:
            self._texts[field] = SmallTexts(self._of_field(field))
        return self._texts[field]

    def _of_field(self, field: str) -> Iterable[tuple[int, str]]:
        told = self.catalogue
        if field == "event":
            return ((event, title) for event, (title, _) in told.events.items())
        if field == "speaker":
            return ((number, name) for number, name in enumerate(self._quotations[1]) if name)
        kept = told.tags if field == "tag" else told.notes
        return ((article, text) for article, texts in kept.items() for text in texts)

    @property
    def said(self) -> dict[int, Said]:
        """What is said in each article, read when first asked for."""
        if self._said is None:
            self._said = self._read_said()
        return self._said

    @property
    def quoted(self) -> Stretches:
        """The quotations of all articles."""
        return self._quotations[0]

    @property
    def _quotations(self) -> tuple[Stretches, list[str]]:
        """All quotations in the order of the articles, and who said each."""
        if self._stretches is None:
            starts, ends, names = [np.empty(0, np.int64)], [np.empty(0, np.int64)], list[str]()
            for doc in np.flatnonzero(self.snapshot.live).tolist():
                said = self.said.get(int(self._ids[doc]))
                if said and said.places:
                    places = np.frombuffer(said.places, np.uint32).astype(np.int64)
                    starts.append((doc << SHIFT) + places[0::2])
                    ends.append((doc << SHIFT) + places[1::2])
                    names += said.speakers.split("\n")
            self._stretches = (Stretches(np.concatenate(starts), np.concatenate(ends)), names)
        return self._stretches

    def _flagged(self, name: str) -> Iterable[int]:
        told = self.catalogue
        flags: dict[str, Callable[[], Iterable[int]]] = {
            "quote": lambda: (id for id, said in self.said.items() if said.places),
            "figure": lambda: (id for id, said in self.said.items() if said.figures),
            "note": lambda: told.notes,
            "tag": lambda: told.tags,
            "star": lambda: told.stars,
            "furniture": lambda: (id for id, line in told.articles.items() if line.furniture),
            "byline": lambda: (id for id, line in told.articles.items() if line.byline),
            "event": lambda: self.of_events(told.events),
            "date": lambda: self._ids[self.snapshot.column("day") > 0].tolist(),
        }
        return flags[name]()

    def _being(self, node: Is) -> Iterable[int]:
        wanted = same(node.value)
        if node.field == "tag":
            return (id for id, names in self.catalogue.tags.items() if any(same(name) == wanted for name in names))
        return (id for id, line in self.catalogue.articles.items() if same(line.outlet) == wanted)

    def _imported(self, node: Range) -> Iterable[int]:
        for id, line in self.catalogue.articles.items():
            digits = line.imported.replace("-", "")
            if digits.isdigit() and node.first <= int(digits) <= node.last:
                yield id


def same(name: str) -> str:
    """Return a name as it is compared when it is asked for whole."""
    return " ".join(fold(name).split())


def asks_sayings(node: Any) -> bool:
    """Tell whether a query asks who is quoted, what is in quotation marks, or where figures are."""
    if isinstance(node, Phrase):
        return node.fields[0] in ("quote", "speaker")
    if isinstance(node, Flag):
        return node.name in ("quote", "figure")
    if isinstance(node, Not):
        return asks_sayings(node.part)
    return any(asks_sayings(part) for part in getattr(node, "parts", ()))


def _said_by(part: Node, whose: Stretches) -> Node:
    """Let what is looked for in quotations be looked for in some of them only."""
    if isinstance(part, Phrase) and part.fields == ("quote",):
        return replace(part, within=whose)
    if isinstance(part, All):
        together = _said_by(part.together, whose) if part.together else None
        telling = tuple(_said_by(one, whose) for one in part.telling)
        return All(
            tuple(_said_by(one, whose) for one in part.parts),
            together if isinstance(together, Phrase) else None,
            tuple(one for one in telling if isinstance(one, Phrase)),
        )
    if isinstance(part, (Either, First)):
        return replace(part, parts=tuple(_said_by(one, whose) for one in part.parts))
    return part


def spoken(node: Node, doc: int) -> set[tuple[int, int, str]]:
    """Return the places of the quotations that a resolved query asks for by their speakers."""
    if isinstance(node, Chosen):
        return node.within.places(doc) if node.within is not None else set()
    return {place for part in getattr(node, "parts", ()) for place in spoken(part, doc)}
