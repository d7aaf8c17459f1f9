"""Figures of several accounts side by side: which count the same thing, and whether they agree. Shown, never judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from index.numbers.labels import label
from index.numbers.same_count import comparable, difference, sureness, told_alike
from index.numbers.scope import added_up
from index.numbers.told import Told, told
from store.records import Article, Number, NumberGroup, PassageKey, Row

_Set = list[tuple[int, Told]]
NO_ROW = -1


def side_by_side(
    articles: Sequence[Article], rows: Sequence[Row], numbers: Sequence[Sequence[Number]]
) -> tuple[NumberGroup, ...]:
    """Group the numbers of different articles that count the same thing; disagreements first.

    `numbers` are those of each article. Being in one row is strong evidence, and the words round a figure are the
    rest; `row` of a group is the one where most of its figures stand, NO_ROW when they stand in none.
    """
    row_of = {
        (article, place): number
        for number, row in enumerate(rows)
        for article in row.cells
        for place in row.cells[article]
    }
    listed = [told(article, own) for article, own in zip(articles, numbers, strict=True)]
    sets = _joined(_agreeing(listed, row_of), row_of)
    groups = [_group(values, row_of) for values in sets if len({article for article, _ in values}) > 1]
    return tuple(sorted(groups, key=lambda group: (group.agree, group.row == NO_ROW, group.row)))


def _lined_up(a: Told, b: Told, row_of: dict[PassageKey, int]) -> bool:
    row = row_of.get((a.first.article, a.passage))
    return row is not None and row == row_of.get((b.first.article, b.passage))


def _agreeing(listed: Sequence[Sequence[Told]], row_of: dict[PassageKey, int]) -> list[_Set]:
    """Return sets of figures that agree, the surest joined first; a figure alone is a set of its own."""
    home: dict[int, _Set] = {id(one): [(place, one)] for place, own in enumerate(listed) for one in own}
    scored = [
        (score, -number, one, other)
        for number, (one, other) in enumerate(_pairs(listed))
        if comparable(one, other)
        and told_alike(one, other)
        and (score := sureness(one, other, _lined_up(one, other, row_of)))
    ]
    for _, _, one, other in sorted(scored, key=lambda item: item[:2], reverse=True):
        first, second = home[id(one)], home[id(other)]
        if first is second or not all(
            comparable(a, b) and told_alike(a, b) for (_, a), (_, b) in product(first, second)
        ):
            continue
        first += second
        home.update({id(each): first for _, each in second})
    return list({id(values): values for values in home.values()}.values())


def _pairs(listed: Sequence[Sequence[Told]]) -> Iterator[tuple[Told, Told]]:
    for one, other in combinations(listed, 2):
        yield from product(one, other)


def _joined(sets: list[_Set], row_of: dict[PassageKey, int]) -> list[_Set]:
    """Join sets that differ in value and count the same: no article has a figure of both."""
    scored = []
    beside = _by_passage(sets)
    for (i, first), (j, second) in combinations(enumerate(sets), 2):
        if not _apart(first, second):
            continue
        pairs = product(first, second)
        score = max(difference(a, b, lined_up=_lined_up(a, b, row_of)) for (_, a), (_, b) in pairs)
        if score and not _known(first, second, sets) and not _sums(first, second, beside):
            scored.append((score, -i, -j))
    home = list(sets)  # of each set, the one that it has been joined to
    for _, i, j in sorted(scored, reverse=True):
        one, other = home[-i], home[-j]
        if one is not other and _apart(one, other):
            one = one + other
            members = {id(told) for _, told in one}
            home = [one if any(id(told) in members for _, told in own) else own for own in home]
    return list({id(own): own for own in home}.values())


def _by_passage(sets: Sequence[_Set]) -> dict[tuple[int, int], list[Told]]:
    found: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for place, one in (each for values in sets for each in values):
        found[place, one.passage].append(one)
    return found


def _sums(one: _Set, other: _Set, beside: Mapping[tuple[int, int], Sequence[Told]]) -> bool:
    """Whether a figure of one set makes the other's together with those beside it: 18 drones and seven missiles, 25."""
    return any(
        added_up(a, b, beside[place, a.passage])
        for parts, whole in ((one, other), (other, one))
        for (place, a), (_, b) in product(parts, whole)
    )


def _apart(one: _Set, other: _Set) -> bool:
    """Whether no article has a figure in both."""
    return not {article for article, _ in one} & {article for article, _ in other}


def _known(one: _Set, other: _Set, sets: Sequence[_Set]) -> bool:
    """Whether an article of the one gives the other's figure too, as anything: then it counts two things."""
    for values, against in ((one, other), (other, one)):
        places = {place for place, _ in values}
        for some in sets:
            if some is one or some is other:
                continue  # what two accounts of the one agree on is no other thing
            for place, each in some:
                if place in places and any(_equal(each, like) for _, like in against):
                    return True
    return False


def _equal(a: Told, b: Told) -> bool:
    return any(x.value == y.value and x.unit == y.unit for x, y in product(a.numbers, b.numbers))


def _group(values: _Set, row_of: dict[PassageKey, int]) -> NumberGroup:
    found = [one for _, one in sorted(values, key=lambda each: (each[0], each[1].first.start))]
    rows = Counter(row_of[key] for one in found if (key := (one.first.article, one.passage)) in row_of)
    agreed = all(told_alike(a, b) for a, b in combinations(found, 2) if a.first.article != b.first.article)
    numbers = tuple(number for one in found for number in one.numbers)
    row = max(rows, key=lambda each: (rows[each], -each)) if rows else NO_ROW
    return NumberGroup(row, label(found), numbers, agreed)
