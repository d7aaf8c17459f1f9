"""Gives new articles of a large library their place, looking only at what is near to them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from index.group.kept import Kept
from index.group.likeness import KEPT, blank, near, telling
from index.group.look import LOOKING
from index.group.nearby import NONE, STORY_CUT, Group, Nearby, crowds, empty, together
from index.group.placed import Placed
from index.group.vectors import Floats, Gathering, Ints, Vectors, Weighing
from store.records import Progress

# Of the articles that share telling terms with a new one so many are looked at whole: more than in a first comparison,
# since time is not weighed yet when they are chosen.
_LOOKED_AT = 250


@dataclass(frozen=True, slots=True)
class Touched:
    """Articles whose stories have changed, and the stories that they are in now."""

    articles: tuple[int, ...]
    groups: tuple[Group, ...]


def place(kept: Kept, by: Weighing) -> Generator[Progress, None, Touched]:
    """Compare the articles that are not compared yet with those near to them, and group them and their neighbours."""
    placed = Placed(kept)
    gone = placed.gone()
    moved = placed.here(placed.beside([*gone, *placed.untold(), *placed.waiting()]))
    waiting = placed.waiting()
    for done, article in enumerate(waiting, 1):
        with kept.writing():
            _compare(placed, by, article)
        yield Progress(done, len(waiting), LOOKING)
    around = _around(placed, sorted(moved))
    groups = _grouped(placed, around)
    touched = sorted({*around, *gone})
    with kept.writing():
        placed.drop_stories(touched)
        placed.add_stories(members for members, _ in groups)
        placed.put_untold(touched)
    return Touched(tuple(touched), tuple(groups))


def _compare(placed: Placed, by: Weighing, article: int) -> None:
    """Find the nearest of an article, and put it among theirs."""
    alone = _vectors(placed, [article], by)
    terms = telling(alone, 0)
    found = [placed.postings(term) for term in alone.columns[terms].tolist()]
    of = _vectors(placed, [article, *_candidates(found, alone.weights[terms].tolist(), article)], by)
    best = near(of, 0, np.arange(1, len(of.articles)), blank(of))
    others = np.array(of.articles, np.int64)[best.others]
    placed.kept.put_nearest(article, others, best.likeness)
    for other, likeness in zip(others.tolist(), best.likeness.tolist(), strict=True):
        _insert(placed.kept, other, article, likeness)
    for term, weight in zip(alone.columns[terms].tolist(), alone.weights[terms].tolist(), strict=True):
        placed.add_posting(term, article, weight)


def _vectors(placed: Placed, articles: Sequence[int], by: Weighing) -> Vectors:
    gathering = Gathering()
    for one in placed.kept.articles(articles):
        gathering.add(one)
    return gathering.vectors(by)


def _candidates(found: Sequence[tuple[Ints, Floats]], pull: Sequence[float], article: int) -> list[int]:
    """Return the articles that share most of what telling terms weigh."""
    if not found:
        return []
    articles = np.concatenate([some for some, _ in found])
    shares = np.concatenate([weights * weight for (_, weights), weight in zip(found, pull, strict=True)])
    every, at = np.unique(articles, return_inverse=True)
    best = every[np.argsort(-np.bincount(at, shares, minlength=len(every)), kind="stable")[: _LOOKED_AT + 1]]
    return [other for other in best.tolist() if other != article][:_LOOKED_AT]


def _insert(kept: Kept, article: int, new: int, likeness: float) -> None:
    """Put a new article among the nearest of another, where it is nearer than those."""
    for _, others, alike in kept.nearest([article]):
        held = others != new
        others, alike = others[held], alike[held]
        if len(others) < KEPT or likeness > alike[-1]:
            at = int(np.searchsorted(-alike, -likeness, side="right"))
            kept.put_nearest(
                article, np.insert(others, at, new)[:KEPT], np.insert(alike, at, np.float32(likeness))[:KEPT]
            )


def _around(placed: Placed, moved: Sequence[int]) -> list[int]:
    """Return these articles with all whose story they could be in: a story is joined only through a pair at the cut."""
    table, ids = _rows(placed, moved)
    crowd = crowds(table)
    beside = {other for row in range(len(moved)) for other in table.others[row][table.others[row] != NONE].tolist()}
    others, other_ids = _rows(placed, sorted(beside))
    other_crowd = dict(zip(other_ids, crowds(others).tolist(), strict=True))
    close = {
        other
        for row in range(len(ids))
        for other, likeness in zip(table.others[row].tolist(), table.likeness[row].tolist(), strict=True)
        if other in other_crowd and likeness - (crowd[row] + other_crowd[other]) / 2 >= STORY_CUT
    }
    return sorted(placed.here(placed.beside([*moved, *close])))


def _grouped(placed: Placed, articles: Sequence[int]) -> list[Group]:
    table, ids = _rows(placed, articles)
    crowd = crowds(table)
    row = {article: place for place, article in enumerate(ids)}
    local = [[row.get(other, NONE) for other in others] for others in table.others.tolist()]
    inside = Nearby(np.array(local, np.int64).reshape(len(ids), KEPT), table.likeness)
    return [([ids[member] for member in members], close) for members, close in together(inside, crowd)]


def _rows(placed: Placed, articles: Sequence[int]) -> tuple[Nearby, list[int]]:
    """Return the nearest of some articles as a table that holds ids; those that are gone are left out."""
    found = list(placed.kept.nearest(articles))
    table = empty(len(found))
    here = placed.here({other for _, others, _ in found for other in others.tolist()})
    for row, (_, others, likeness) in enumerate(found):
        left = [place for place, other in enumerate(others.tolist()) if other in here]
        table.others[row, : len(left)] = others[left]
        table.likeness[row, : len(left)] = likeness[left]
    return table, [article for article, _, _ in found]
