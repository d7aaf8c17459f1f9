"""Finds the nearest of every article of a library that is not large, and keeps them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import numpy as np

from index.group.kept import Kept
from index.group.likeness import Near, Postings, nearest
from index.group.nearby import NONE, Nearby, empty, insert, put
from index.group.shared import Shared, each
from index.group.vectors import Gathering, Vectors, weighing
from index.helper import Helper, second_core
from store.records import Progress

# Up to so many articles all is compared anew each time (0.3 s); in a larger library only new articles are, until it has
# grown by a fifth since all was: the weights of words and the crowds change little meanwhile.
_SMALL = 500
GROWN = 1.2
LOOKING = "Looking for accounts of the same event"
_STEP = 20  # articles compared in one step: 0.05 s in a library of 35,000
_GATHERED = 500
_HELP_FROM = 1000  # articles from which a second process is worth its start, of up to two seconds


def look(kept: Kept) -> Generator[Progress, None, Nearby]:
    """Find the nearest of every article; those of old ones only change where a new one is nearer."""
    of = yield from gathered(kept)
    total = len(of.articles)
    table, lost = _table(kept, of.articles)
    new = [row for row in range(total) if row not in lost]
    whole = bool(new) and (total <= _SMALL or total > GROWN * int(kept.get("compared") or 0))
    if whole:
        table, new = empty(total), list(range(total))
    found = yield from compare(of, table, new, Postings(of))
    altered = {row for row, some in lost.items() if some}.union(new)
    for near in found if not whole else ():
        altered.update(insert(table, near))
    with kept.writing():
        _keep(kept, table, of.articles, sorted(altered))
        if whole:
            kept.keep("compared", total)
    return table


def gathered(kept: Kept) -> Generator[Progress, None, Vectors]:
    """Return the vectors of all articles, their words weighed by these articles."""
    gathering = Gathering()
    yield Progress(0, 0, LOOKING)
    for one in kept.articles():
        gathering.add(one)
        if len(gathering) % _GATHERED == 0:
            yield Progress(0, 0, LOOKING)
    by = weighing(gathering.spread(kept.terms()), kept.vocabulary(), len(gathering))
    return gathering.vectors(by)


def compare(
    of: Vectors, table: Nearby, rows: Sequence[int], postings: Postings
) -> Generator[Progress, None, list[Near]]:
    """Write the nearest of these rows into the table; return them when they are not all."""
    found: list[Near] = []
    for done, near in enumerate(nearest(of, rows, postings), 1):
        put(table, near)
        if len(rows) < table.size:
            found.append(near)
        if done % _STEP == 0:
            yield Progress(done, len(rows), LOOKING)
    return found


def compare_all(of: Vectors, table: Nearby, postings: Postings, kept: Kept) -> Generator[Progress]:
    """Write the nearest of all rows into the table; a second process, which reads what is kept itself, helps."""
    rows = range(len(of.articles))
    help = len(rows) >= _HELP_FROM and second_core()
    shared = Shared(_nearest(of, postings), Helper(_helping, kept.file) if help else None)
    done = 0
    try:
        for found in shared.results(rows[start : start + _STEP] for start in range(0, len(rows), _STEP)):
            for near in found or ():
                put(table, near)
            done += len(found or ())
            yield Progress(done, len(rows), LOOKING)
    finally:
        shared.close()


def _nearest(of: Vectors, postings: Postings) -> Callable[[range], list[Near]]:
    return lambda rows: list(nearest(of, rows, postings))


def _helping(file: Path) -> Callable[[list[range]], list[list[Near]]]:
    kept = Kept(file)
    of = _finished(gathered(kept))
    kept.close()
    return each(_nearest(of, Postings(of)))


def _finished(steps: Generator[Progress, None, Vectors]) -> Vectors:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Vectors = end.value
            return found


def _table(kept: Kept, articles: Sequence[int]) -> tuple[Nearby, dict[int, bool]]:
    """Return the nearest as they are kept, and for each row that is known whether it lost one that has changed."""
    rows = {article: row for row, article in enumerate(articles)}
    table = empty(len(articles))
    found = [(rows[article], others.tolist(), likeness.tolist()) for article, others, likeness in kept.nearest()]
    known = {articles[row] for row, _, _ in found}
    changed = {}
    for row, others, likeness in found:
        left = [(rows[other], value) for other, value in zip(others, likeness, strict=True) if other in known]
        for place, (other, value) in enumerate(left):
            table.others[row, place] = other
            table.likeness[row, place] = value
        changed[row] = len(left) < len(others)
    return table, changed


def _keep(kept: Kept, table: Nearby, articles: Sequence[int], rows: Sequence[int]) -> None:
    ids = np.array(articles, np.int64)
    for row in rows:
        filled = table.others[row] != NONE
        kept.put_nearest(articles[row], ids[table.others[row][filled]], table.likeness[row][filled])
