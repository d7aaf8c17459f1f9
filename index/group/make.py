"""Makes the stories and events of a library; those of articles and links that have not changed are taken as kept."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from index.group.accounts import about, passage_events, story
from index.group.kept import Kept
from index.group.lots import Lot, digest, lots, name_of
from index.group.telling import Told, told
from store.database import Library
from store.records import Event, Link, Progress

Worth = tuple[float, Event]
_Made = Generator[Progress, None, list[Worth]]
_METHOD = 1  # raise when events are made in another way
_TOLD = 600  # articles read that stay in memory, of about 60 KB with all that they tell


class Maker:
    """Makes events from the articles of a library."""

    def __init__(self, library: Library, kept: Kept) -> None:
        self._library, self._kept = library, kept
        self._stamps = kept.stamps()
        self._known = kept.lots()
        self._used: set[str] = set()
        self._article = lru_cache(maxsize=_TOLD)(library.articles.get)
        self._told = lru_cache(maxsize=_TOLD)(self._tell)

    def stories(self, together: Iterable[tuple[Sequence[int], Sequence[float]]]) -> _Made:
        """Return the stories of these groups of articles, each with how close its articles are to the others."""
        made: list[Worth] = []
        for members, close in together:
            order = sorted(range(len(members)), key=lambda at: (-round(close[at], 3), members[at]))
            name = digest("story", _METHOD, [(members[at], self._stamps[members[at]]) for at in order])
            if name not in self._known:
                yield from self._tell_all(members, {})
                telling = {number: self._told(number, "") for number in members}
                event = story([self._article(number) for number in members], close, telling)
                self._keep(name, [(0.0, event)])
            made += self._kept_under(name)
        return made

    def events(self, links: Sequence[Link]) -> _Made:
        """Return the events that these links tell of, each with what it is worth."""
        published = {one.id: one.published for one in self._library.articles.listings()}
        near = about(published, links)
        made: list[Worth] = []
        every = lots(links)
        for done, lot in enumerate(every):
            name = digest("events", _METHOD, name_of(lot, self._stamps, near))
            if name not in self._known:
                yield Progress(done, len(every), "Reading names, days and quotations")
                yield from self._make(name, lot, near)
            made += self._kept_under(name)
        return made

    def finish(self) -> None:
        """Forget the events of what is no longer there."""
        with self._kept.writing():
            self._kept.drop_lots(self._known.keys() - self._used)

    def _make(self, name: str, lot: Lot, near: Mapping[int, str]) -> Iterator[Progress]:
        yield from self._tell_all(lot.articles, near)
        telling = {number: self._told(number, near.get(number, "")) for number in lot.articles}
        articles = {number: self._article(number) for number in lot.articles}
        found: list[Worth] = []
        for done, part in enumerate(passage_events(articles, lot.links, telling)):
            found += [part] if part else []
            if part or done % 200 == 199:
                yield Progress(0, 0, "Naming the events")
        self._keep(name, found)

    def _tell_all(self, articles: Sequence[int], near: Mapping[int, str]) -> Iterator[Progress]:
        for number in articles:
            self._told(number, near.get(number, ""))
            yield Progress(0, 0, "Reading names, days and quotations")

    def _tell(self, article: int, near: str) -> tuple[Told, ...]:
        return told(self._article(article), near)

    def _keep(self, name: str, found: Sequence[Worth]) -> None:
        self._known[name] = msgspec.json.encode(found)
        with self._kept.writing():
            self._kept.put_lots([(name, self._known[name])])

    def _kept_under(self, name: str) -> list[Worth]:
        self._used.add(name)
        return msgspec.json.decode(self._known[name], type=list[tuple[float, Event]])
