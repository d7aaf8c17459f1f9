"""Rows: passages that links join, gathered so that they can be drawn on one line, and what only one account has."""

from __future__ import annotations

from collections.abc import Sequence

from store.records import Article, Aside, Link, PassageKey, Row

# A cell holds at most so many passages of one article: a statement told in a sentence, its continuation and once more.
# Without a limit, long articles on one topic collapse into a single row.
_CELL = 3
# A passage joins a row when the mean of its links to the row's passages (0 where there is none) is at least this
# share of the cut; keeps chains a-b, b-c, c-d from gluing statements that have nothing in common.
_MEAN = 0.5

PERHAPS = 0.25
"""The strength of a link below the cut from which an outlet is not called silent, but "perhaps" said with the place.

Strengths are calibrated, so one in four of such places tells it; at .1 nearly every gap would say "perhaps".
"""

SURE = 0.6
"""What the surest link of a row must have before an outlet is said to leave it out.

At the cut one row in four joins passages that tell two things, and of such a row every other outlet seems to be silent.
"""

Through = dict[PassageKey, list[tuple[float, PassageKey]]]


def through(links: Sequence[Link], cut: float) -> Through:
    """Return what each passage perhaps tells by way of one that tells both: a, b and b, c are linked, a and c not.

    The chance is that of both links together; only what reaches PERHAPS is there, the surest first. Of twelve gaps of
    the sample library that it fills, eight do tell it.
    """
    near: dict[PassageKey, list[tuple[float, PassageKey]]] = {}
    for link in links:
        if link.strength >= cut:
            near.setdefault(link.a, []).append((link.strength, link.b))
            near.setdefault(link.b, []).append((link.strength, link.a))
    return {
        key: sorted(
            (
                (one * two, far)
                for one, between in beside
                for two, far in near[between]
                if far[0] not in (key[0], between[0]) and one * two >= PERHAPS
            ),
            reverse=True,
        )
        for key, beside in near.items()
    }


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
    """Return for each article the passages that no other is said to tell, nor perhaps tells."""
    linked = {key for link in links if link.strength >= min(cut, PERHAPS) for key in (link.a, link.b)}
    return {
        article.id: tuple(
            place
            for place, passage in enumerate(article.passages)
            if not passage.heading and (article.id, place) not in linked
        )
        for article in articles
    }


def missing_here(
    articles: Sequence[Article], shared: Sequence[Row], links: Sequence[Link], cut: float, asides: Sequence[Aside] = ()
) -> dict[int, tuple[int, ...]]:
    """Return for each article the rows (places in `shared`) that half of the articles tell, surely, and it nowhere.

    Before an article counts as silent, weaker links than the cut and what was set aside of its page are looked at.
    """
    sure = {key for link in links if link.strength >= SURE for key in (link.a, link.b)}
    kept = {
        number
        for number, row in enumerate(shared)
        if len(row.cells) > 1 and 2 * len(row.cells) >= len(articles) and _keys(row) & sure
    }
    linked: dict[PassageKey, set[int]] = {}
    for link in links:
        if link.strength >= min(cut, PERHAPS):
            linked.setdefault(link.a, set()).add(link.b[0])
            linked.setdefault(link.b, set()).add(link.a[0])
    for key, reached in through(links, cut).items():
        linked.setdefault(key, set()).update(far[0] for _, far in reached)
    for aside in asides:
        linked.setdefault(aside.passage, set()).add(aside.article)
    missing: dict[int, tuple[int, ...]] = {}
    for article in articles:
        missing[article.id] = tuple(
            number
            for number, row in enumerate(shared)
            if number in kept and article.id not in row.cells and not _told(article.id, row, linked)
        )
    return missing


def _keys(row: Row) -> set[PassageKey]:
    return {(article, place) for article, places in row.cells.items() for place in places}


def _told(article: int, row: Row, linked: dict[PassageKey, set[int]]) -> bool:
    return any(article in linked.get((other, place), ()) for other, places in row.cells.items() for place in places)


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
