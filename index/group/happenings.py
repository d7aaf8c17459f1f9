"""Finds events at passage level: passages that links join, and fragments of one happening put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from index.group.linkage import Pair, components, groups
from index.group.telling import Told
from store.records import Link, PassageKey

Days = tuple[str, str]
Telling = Mapping[int, Sequence[Told]]

# Passages of one fragment are linked at least this strongly on average (unlinked pairs count as nothing).
_FRAGMENT = 0.3
# Fragments are one happening when they stand together in the articles that tell both: 1 is side by side everywhere.
_TOGETHER = 0.45
_SHARED_BESIDE = 2  # content words that stand beside a day and that another article tells too
_REACH = 5  # passages further apart than this do not stand together
_SAME_DAY = 1.4
_OTHER_SPEAKER = 0.4  # words of two people are seldom one happening, even side by side
_ONE_ARTICLE = 0.55  # standing together in one article only is weaker evidence than in two
# Two passages that each date what they tell, differently, are of two happenings, unless they are nearly the same words.
_SURE = 0.85
# So are two that are known to be of days further apart than this, though they tell no day themselves: what opens an
# article is new when it comes out, however alike the words are in which it was said before.
_FAR = 60


@dataclass(frozen=True, slots=True)
class Happening:
    """Passages of several articles that tell one thing: article -> places, how strongly linked, and when it was."""

    cells: Mapping[int, tuple[int, ...]]
    strength: float
    days: Days = ("", "")
    speakers: frozenset[str] = frozenset()  # the last words of the names of who is quoted in it


def fragments(links: Sequence[Link], telling: Telling) -> Iterator[Happening]:
    """Gather passages that tell the same by links of sufficient strength; labels and credits tell nothing."""
    telling_links = [link for link in links if all(telling[number][place].says for number, place in (link.a, link.b))]
    agreeing = [link for link in telling_links if link.strength >= 1 or _same_time(link, telling)]
    for keys, strength in _gather(agreeing):
        yield _fragment(keys, strength, telling)


def together(parts: Sequence[Happening]) -> Iterator[list[Happening] | None]:
    """Yield the fragments of each happening; None is a step of work that gave none yet."""
    pairs: list[Pair] = []
    for done, pair in enumerate(_together(parts)):
        pairs.append(pair)
        if done % 1000 == 999:
            yield None
    alone = set(range(len(parts)))
    for lot in _binding(pairs):
        for group in groups(lot, _TOGETHER):
            alone.difference_update(group)
            yield [parts[place] for place in group]
        yield None
    yield from ([parts[place]] for place in sorted(alone))


def joined(parts: Sequence[Happening], telling: Telling) -> Happening:
    """Make one happening of its fragments."""
    if len(parts) == 1:
        return parts[0]
    cells: dict[int, set[int]] = defaultdict(set)
    for part in parts:
        for article, places in part.cells.items():
            cells[article].update(places)
    keys = [(article, place) for article, places in cells.items() for place in places]
    filled = {article: tuple(sorted(places)) for article, places in sorted(cells.items())}
    strength = max(part.strength for part in parts)
    return Happening(filled, strength, when(keys, telling), frozenset().union(*(part.speakers for part in parts)))


def when(keys: Sequence[PassageKey], telling: Telling) -> Days:
    """Return the day or month that most articles tell for these passages; those told more surely count more.

    One article's word is enough for what two articles tell, and where it names the year, when the other tells what
    stands beside the day: else the two share another part of the sentence, which may be of another day.
    """
    votes: Counter[Days] = Counter()
    backers: Counter[Days] = Counter()
    tellers = {article for article, _ in keys}
    for article in sorted(tellers):
        said: dict[Days, int] = {}
        for place in (place for other, place in keys if other == article):
            day = telling[article][place].day
            if day.first and day.last[:7] == day.first[:7]:
                said[day.first, day.last] = max(said.get((day.first, day.last), 0), day.weight)
        votes.update(said)
        backers.update(said.keys())
    for month in [told for told in votes if told[0] != told[1]]:
        for one in [told for told in votes if told[0] == told[1] and month[0] <= told[0] <= month[1]]:
            votes[one] += votes[month]
            backers[one] += backers[month]
    if not votes:
        return "", ""
    best = max(votes, key=lambda days: (votes[days], days[0] == days[1], days))
    alone = (len(tellers) < 3 or votes[best] > 2) and _beside(best, keys, telling)
    return best if votes[best] > 1 and (backers[best] > 1 or alone) else ("", "")


def _beside(days: Days, keys: Sequence[PassageKey], telling: Telling) -> bool:
    """Tell whether some passage that tells these days itself tells beside them what others tell, or none does."""
    dated = [(key, telling[key[0]][key[1]].day) for key in keys]
    own = [(key, day) for key, day in dated if (day.first, day.last) == days and day.own]
    for (article, _), day in own:
        others = frozenset().union(*(telling[other][place].stems for other, place in keys if other != article))
        if len(others.intersection(day.near)) >= min(_SHARED_BESIDE, len(day.near)):
            return True
    return not own


def _same_time(link: Link, telling: Telling) -> bool:
    a, b = telling[link.a[0]][link.a[1]].day, telling[link.b[0]][link.b[1]].day
    if a.own and b.own and a.first and b.first:
        return link.strength >= _SURE or (a.first <= b.last and b.first <= a.last)
    one, other = a.last or a.now, b.last or b.now
    return not (one and other) or abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _FAR


def _gather(links: Sequence[Link]) -> Iterator[tuple[list[PassageKey], float]]:
    keys = sorted({key for link in links for key in (link.a, link.b)})
    number = {key: place for place, key in enumerate(keys)}
    for lot in components([(number[link.a], number[link.b], link.strength) for link in links]):
        strength = {(a, b): value for a, b, value in lot}
        for group in groups(lot, _FRAGMENT):
            inside = [strength.get((a, b), strength.get((b, a), 0.0)) for a, b in combinations(group, 2)]
            found = [keys[place] for place in group]
            if len({article for article, _ in found}) > 1:
                yield found, max(inside)


def _fragment(keys: Sequence[PassageKey], strength: float, telling: Telling) -> Happening:
    cells: dict[int, list[int]] = defaultdict(list)
    for article, place in keys:
        cells[article].append(place)
    filled = {article: tuple(sorted(cells[article])) for article in cells}
    return Happening(filled, strength, when(keys, telling), _speakers(keys, telling))


def _speakers(keys: Sequence[PassageKey], telling: Telling) -> frozenset[str]:
    said = [quote.speaker.split() for article, place in keys for quote in telling[article][place].quotes]
    return frozenset(words[-1] for words in said if words and words[-1][:1].isupper())


def _together(fragments: Sequence[Happening]) -> Iterator[Pair]:
    """Yield the pairs of fragments that some article tells close together, with how surely they are one thing."""
    here: dict[PassageKey, set[int]] = defaultdict(set)
    for number, fragment in enumerate(fragments):
        for article, places in fragment.cells.items():
            for place in places:
                here[article, place].add(number)
    near: set[tuple[int, int]] = set()
    for (article, place), numbers in here.items():
        for other in range(place, place + _REACH + 1):
            near.update((min(a, b), max(a, b)) for a in numbers for b in here.get((article, other), ()) if a != b)
    for a, b in sorted(near):
        value = _likeness(fragments[a], fragments[b])
        if value > 0:
            yield a, b, value


def _likeness(a: Happening, b: Happening) -> float:
    both = a.cells.keys() & b.cells.keys()
    close = [max(0.0, 1 - (_gap(a.cells[article], b.cells[article]) - 1) / _REACH) for article in both]
    value = sum(close) / len(close) if len(close) > 1 else _ONE_ARTICLE * close[0]
    if a.speakers and b.speakers and not a.speakers & b.speakers:
        value *= _OTHER_SPEAKER
    if a.days[0] and b.days[0]:
        same = a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
        return min(1.0, value * _SAME_DAY) if same else 0.0
    return value


def _gap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(1, min(abs(x - y) for x in a for y in b))


def _binding(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Split pairs where no pair is alike enough to join anything: average linkage can never join across."""
    lot_of = {
        one: number
        for number, lot in enumerate(components([pair for pair in pairs if pair[2] >= _TOGETHER]))
        for a, b, _ in lot
        for one in (a, b)
    }
    lots: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair[0] in lot_of and lot_of[pair[0]] == lot_of.get(pair[1]):
            lots[lot_of[pair[0]]].append(pair)
    return list(lots.values())
