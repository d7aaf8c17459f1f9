"""From difference to difference and from find to find: which comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.records import Article, Span
from ui.compare.texts import occurrences


def next_stop(stops: Sequence[int], row: int | None, step: int, chosen: bool) -> int:
    """Return the place in `stops` (row numbers, ascending) of the one after or before `row`; one too far at an end.

    When nothing is `chosen` yet, `row` is merely the first in sight, and is itself the next stop.
    """
    if row is None:
        return 0 if step > 0 else len(stops) - 1
    if step > 0:
        floor = row + 1 if chosen else row
        return next((place for place, number in enumerate(stops) if number >= floor), len(stops))
    return next((place for place in reversed(range(len(stops))) if stops[place] < row), -1)


@dataclass
class Finder:
    """Goes through all places of some words; `places` are those of the last search, `at` the one given last."""

    words: str = ""
    at: int = -1
    places: list[tuple[int, Span]] = field(default_factory=list)

    def go(self, articles: Sequence[Article], words: str, step: int) -> tuple[int, Span] | None:
        """Return the next or previous place, round the end; the first one of new words."""
        self.places = [(a.id, span) for a in articles for span in occurrences(a.text, words)]
        if not self.places:
            return None
        self.at = (self.at + step) % len(self.places) if words == self.words else 0
        self.words = words
        return self.places[self.at]

    def by_article(self) -> dict[int, list[Span]]:
        """Return the places of the last search, article by article."""
        found: dict[int, list[Span]] = {}
        for article, span in self.places:
            found.setdefault(article, []).append(span)
        return found
