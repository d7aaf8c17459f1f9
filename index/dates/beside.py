"""Which passages of several articles tell the same thing, as far as dating it needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.dates.told import Told
from store.records import Event, Link, PassageKey, Quote, Row

# Two passages that tell the same day and are linked this strongly tell the same: what is below index.align.rows.ALONE
# counts as told by one account alone. One that gives no date is held to tell the same from where gaps are sure on (SURE
# there): on the seeds weaker links join what was said in April to what was said again in November.
_SAME, _SURE = 0.2, 0.75


@dataclass(frozen=True, slots=True)
class Lined:
    """What is known of the articles beside their texts: how they are lined up, their quotations, and their event."""

    rows: Sequence[Row]
    links: Sequence[Link] = ()
    quotes: Sequence[Quote] = ()
    event: Event | None = None


class Beside:
    """Which passages tell the same: those on a row, and those linked."""

    def __init__(self, lined: Lined) -> None:
        self._row_of = {
            (article, place): number
            for number, row in enumerate(lined.rows)
            for article, places in row.cells.items()
            for place in places
        }
        self._linked: dict[PassageKey, set[PassageKey]] = {}
        self._surely: dict[PassageKey, set[PassageKey]] = {}
        for link in lined.links:
            for known, least in ((self._linked, _SAME), (self._surely, _SURE)):
                if link.strength >= least:
                    known.setdefault(link.a, set()).add(link.b)
                    known.setdefault(link.b, set()).add(link.a)

    def thing(self, key: PassageKey) -> object:
        """Name what a passage tells: its row, or itself."""
        return self._row_of.get(key, key)

    def likely(self, key: PassageKey) -> Iterable[PassageKey]:
        """Return the passages that likely tell the same, surely if they tell the same day."""
        return self._linked.get(key, set())

    def surely(self, key: PassageKey) -> Iterable[PassageKey]:
        """Return the passages that surely tell the same."""
        return self._surely.get(key, set())

    def resolved(self, told: Sequence[Told]) -> list[Told]:
        """Give a day of the week whose article has no date the day that another account tells of the same."""
        days: dict[object, list[str]] = {}
        for one in told:
            if one.day:
                days.setdefault(self.thing(one.key), []).append(one.day)
        found = []
        for one in told:
            if one.weekday:
                same = {
                    d for d in days.get(self.thing(one.key), []) if date.fromisoformat(d).isoweekday() == one.weekday
                }
                found += [Told(one.key, one.start, one.end, day, day) for day in same if len(same) == 1]
            else:
                found.append(one)
        return found
