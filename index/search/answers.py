"""Answers a search: reads the query, evaluates it, and makes of what matched a page of hits with facets and advice."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.search.beside import Beside, asks_sayings, spoken
from index.search.evaluate import Evaluator, Matched
from index.search.facets import Facets
from index.search.query import parse
from index.search.query_nodes import Node
from index.search.sayings import Sayings
from index.search.snapshot import Snapshot
from index.search.snippets import every, snippet, spans
from index.search.suggest import corrected, elsewhere
from index.search.taught import Taught, taught_in
from index.search.widen import widen
from store import catalogue
from store.catalogue import Catalogue
from store.errors import QueryError
from store.records import Found, Hit, Meant, Problem

MOST_TRIED = 8  # other fields for the words of a query that finds nothing

RUN = 64
"""Scores of which the best is looked at first: what is under the best runs' best need not be put in order."""

Order = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Wish:
    """How a search is to be answered: `snippets` sentences listed of each article, "last week" counted from `today`."""

    limit: int = 20
    order: Order = "relevance"
    facets: bool = False
    snippets: int = 0
    today: date | None = None


class Answers:
    """Answers searches of one library; what it knows beside the index is read again only after a change."""

    def __init__(self, folder: Path) -> None:
        self.sayings = Sayings(folder)
        self._beside: Beside | None = None
        self._facets: Facets | None = None
        self._seen: tuple[object, ...] = ()
        self._taught = Taught(())

    def answer(self, evaluator: Evaluator, query: str, wish: Wish, library: Any = None) -> Found:
        """Return what a query finds. Raises QueryError with the place and a way out."""
        began = time.perf_counter()
        beside = self._known(evaluator.snapshot, library)
        typed = parse(query, evaluator.snapshot.languages, wish.today)
        node = beside.resolve(widen(typed, evaluator.snapshot, self._taught))
        found = evaluator.evaluate(node)
        hits = _hits(evaluator, node, found, wish)
        total = int(found.mask.sum())
        return Found(
            total,
            (time.perf_counter() - began) * 1000,
            hits,
            self._facets.of(found.mask) if wish.facets and self._facets and total else (),
            () if total else self._meant(evaluator, query, beside, wish, library),
            notes=self._notes(typed, library),
        )

    def matching(self, evaluator: Evaluator, query: str, library: Any, today: date | None = None) -> list[int]:
        """Return the articles that a query finds, ascending. Raises QueryError."""
        beside = self._known(evaluator.snapshot, library)
        typed = parse(query, evaluator.snapshot.languages, today)
        found = evaluator.evaluate(beside.resolve(widen(typed, evaluator.snapshot, self._taught)))
        return sorted(evaluator.snapshot.column("article")[found.mask].tolist())

    def _known(self, snapshot: Snapshot, library: Any) -> Beside:
        state = catalogue.state(library) if library is not None else ()
        seen = (snapshot, state, self.sayings.state())
        if self._beside is None or seen != self._seen:
            told = partial(catalogue.read, library) if library is not None else Catalogue
            self._beside = Beside(snapshot, told, self.sayings.all)
            self._facets = Facets(self._beside)
            self._taught = taught_in(library)
            self._seen = seen
        return self._beside

    def _meant(self, evaluator: Evaluator, query: str, beside: Beside, wish: Wish, library: Any) -> tuple[Meant, ...]:
        """Return the query with its words put right, or looked for in another field, when that finds something."""
        today = wish.today or date.today()
        put_right = corrected(query, beside, today)
        for other in (put_right, *islice(elsewhere(query, today), MOST_TRIED)):
            if not other.strip() or other == query:
                continue
            try:
                total = len(self.matching(evaluator, other, library, wish.today))
            except QueryError:
                continue
            if total:
                return (Meant(other, total),)
        return ()

    def _notes(self, node: Node, library: Any) -> tuple[str, ...]:
        if library is None or not asks_sayings(node) or self.sayings.revision() == library.revision():
            return ()
        return ("Some articles are not yet looked through for quotations and figures; search again in a while.",)


def problem_of(error: QueryError, query: str) -> Problem:
    """Return a mistake in a query as a record, with the whole query as it would be right."""
    start, end = error.at or (0, len(query))
    start, end = min(start, len(query)), min(end, len(query))
    instead = query[:start] + error.instead + query[end:] if error.instead else ""
    return Problem(error.sentence, error.next_step, start, end, instead)


def _hits(evaluator: Evaluator, node: Node, found: Matched, wish: Wish) -> tuple[Hit, ...]:
    docs = best(evaluator.snapshot, found, wish)
    places = evaluator.places(evaluator.marked(node), docs)
    return tuple(
        hit_of(evaluator.snapshot, doc, float(found.scores[doc]), places[doc] or spoken(node, doc), wish.snippets)
        for doc in docs
    )


def hit_of(
    snapshot: Snapshot, doc: int, score: float, places: Sequence[tuple[int, int, str]] | set[Any], snippets: int = 0
) -> Hit:
    """Return an article as a hit; `places` are the words that matched."""
    kept = snapshot.stored(doc)
    marked = spans(kept["body"], kept["marks"], places)
    shown = snippet(kept["body"], kept["passages"], marked)
    return Hit(
        article=int(snapshot.column("article")[doc]),
        source_id=kept["source_id"],
        outlet=kept["outlet_shown"],
        title=kept["title_shown"],
        published=kept["published_shown"],
        score=round(score, 4),
        snippet=shown.text,
        spans=marked,
        bold=shown.bold,
        snippets=every(kept["body"], kept["passages"], marked, snippets) if snippets else (),
    )


def _least(scores: NDArray[Any], limit: int) -> float:
    """Return the score that `limit` of them reach."""
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])


def best(snapshot: Snapshot, found: Matched, wish: Wish) -> list[int]:
    """Return the articles to list, in the order wished for; those of one score the newest first, undated ones last."""
    docs = np.flatnonzero(found.mask)
    limit = max(wish.limit, 0)
    days = snapshot.column("day")
    first: NDArray[Any]
    if wish.order == "relevance":
        scores = found.scores[docs]
        for run in (RUN, 1):
            if len(docs) > limit * run > 0:
                least = _least(np.maximum.reduceat(scores, np.arange(0, len(scores), run)), limit)
                docs, scores = docs[scores >= least], scores[scores >= least]
        first = -scores
    else:
        told = days[docs]
        first = -told if wish.order == "newest" else np.where(told > 0, told, np.iinfo(np.int64).max)
    order = np.lexsort((snapshot.column("article")[docs], -days[docs], first))
    return [int(doc) for doc in docs[order[:limit]]]
