"""Rows: passages that links join, gathered so that they can be drawn on one line, and what only one account has."""

from __future__ import annotations

from collections.abc import Sequence

from index.align.perhaps import beside, chance
from store.records import Article, Aside, Link, PassageKey, Row

# A cell holds at most so many passages of one article: a statement told in a sentence, its continuation and once more.
# Without a limit, long articles on one topic collapse into a single row.
_CELL = 3
# A passage joins a row when the mean of its links to the row's passages (0 where there is none) is at least this
# share of the cut; keeps chains a-b, b-c, c-d from gluing statements that have nothing in common.
_MEAN = 0.5

ALONE = 0.2
"""The chance that another account tells a passage, by all its links together, from which it is not only here.

Measured by tests/quality/test_gaps.py. From .15 a few more are right and fewer are left, from .25 the other way round.
"""

SURE = 0.75
"""How likely it must be that a row tells one thing and that an account leaves it out before it is said to be missing
there: the strength of the row's surest link times the chance that the account is silent.

Of a row that joins passages that tell two things every other outlet seems to be silent.
"""

_Group = dict[int, set[int]]


def rows(articles: Sequence[Article], links: Sequence[Link], cut: float) -> tuple[Row, ...]:
    """Return the rows that two or more articles share, in the first one's order, others' own slotted in between."""
    order = {article.id: place for place, article in enumerate(articles)}
    kept = [link for link in links if link.strength >= cut and link.a[0] in order and link.b[0] in order]
    groups = _gather(kept, cut)
    cells = [
        {article: tuple(sorted(group[article])) for article in sorted(group, key=order.__getitem__)} for group in groups
    ]
    return tuple(Row(cell) for cell in _in_order(cells, [article.id for article in articles]))


def synopsis(articles: Sequence[Article], shared: Sequence[Row]) -> tuple[Row, ...]:
    """Return `shared` with every remaining passage that is no heading as a row of its own, slotted in between."""
    held = {(article, place) for row in shared for article, places in row.cells.items() for place in places}
    cells = [row.cells for row in shared]
    for article in articles:
        for place, passage in enumerate(article.passages):
            if not passage.heading and (article.id, place) not in held:
                cells.append({article.id: (place,)})
    return tuple(Row(cell) for cell in _in_order(cells, [article.id for article in articles]))


def only_here(articles: Sequence[Article], links: Sequence[Link], cut: float) -> dict[int, tuple[int, ...]]:
    """Return for each article the passages that, by all links together, no other one is likely to tell."""
    silent: dict[PassageKey, float] = {}
    linked = {key for link in links if link.strength >= cut for key in (link.a, link.b)}
    for link in links:
        for key in (link.a, link.b):
            silent[key] = silent.get(key, 1.0) * (1 - link.strength)
    return {
        article.id: tuple(
            place
            for place, passage in enumerate(article.passages)
            if not passage.heading
            and (article.id, place) not in linked
            and 1 - silent.get((article.id, place), 1.0) < ALONE
        )
        for article in articles
    }


def missing_here(
    articles: Sequence[Article], shared: Sequence[Row], links: Sequence[Link], asides: Sequence[Aside] = ()
) -> dict[int, tuple[int, ...]]:
    """Return for each article the rows (places in `shared`) that half of the articles tell, surely, and it nowhere.

    Before an article counts as silent, weaker links than the cut and what was set aside of its page are looked at.
    """
    near = beside(links)
    aside = {(found.passage, found.article) for found in asides}
    missing: dict[int, list[int]] = {article.id: [] for article in articles}
    for number, row in enumerate(shared):
        keys = _keys(row)
        one_thing = max((near.get(key, {}).get(far, 0.0) for key in keys for far in keys), default=0.0)
        if len(row.cells) < 2 or 2 * len(row.cells) < len(articles) or one_thing < SURE:
            continue
        for article in missing.keys() - row.cells.keys():
            if any((key, article) in aside for key in keys):
                continue
            if one_thing * (1 - chance(row, article, near).told) >= SURE:
                missing[article].append(number)
    return {article: tuple(numbers) for article, numbers in missing.items()}


def _keys(row: Row) -> set[PassageKey]:
    return {(article, place) for article, places in row.cells.items() for place in places}


def _gather(links: Sequence[Link], cut: float) -> list[_Group]:
    """Join passages by their links, the surest first, while the groups stay sound."""
    strength = {pair: link.strength for link in links for pair in ((link.a, link.b), (link.b, link.a))}
    group_of: dict[PassageKey, _Group] = {}
    for link in sorted(links, key=lambda link: (-link.strength, link.a, link.b)):
        one = group_of.setdefault(link.a, {link.a[0]: {link.a[1]}})
        two = group_of.setdefault(link.b, {link.b[0]: {link.b[1]}})
        if one is two or not _fits(one, two, strength, cut):
            continue
        for article, places in two.items():
            one.setdefault(article, set()).update(places)
            for place in places:
                group_of[article, place] = one
    distinct = {id(group): group for group in group_of.values() if len(group) > 1}
    return list(distinct.values())


def _fits(one: _Group, two: _Group, strength: dict[tuple[PassageKey, PassageKey], float], cut: float) -> bool:
    if any(len(one.get(article, set()) | places) > _CELL for article, places in two.items()):
        return False
    pairs = [((a, x), (b, y)) for a, xs in one.items() for x in xs for b, ys in two.items() if a != b for y in ys]
    return bool(pairs) and sum(strength.get(pair, 0.0) for pair in pairs) / len(pairs) >= _MEAN * cut


def _in_order(cells: list[dict[int, tuple[int, ...]]], order: Sequence[int]) -> list[dict[int, tuple[int, ...]]]:
    """Sort by the first article's places; a row without it goes right after the row before it in its own article."""
    placed: list[dict[int, tuple[int, ...]]] = []
    done: set[int] = set()
    for article in order:
        after = -1  # where in `placed` the last row of this article is
        for cell in sorted((cell for cell in cells if article in cell), key=lambda cell: cell[article]):
            if id(cell) in done:
                after = next(place for place, other in enumerate(placed) if other is cell)
                continue
            after += 1
            placed.insert(after, cell)
            done.add(id(cell))
    return placed
