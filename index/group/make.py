"""Makes the stories and events of a library; those of articles and links that have not changed are taken as kept."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from index.group.accounts import about, passage_event, story
from index.group.happenings import Happening, fragments, joined, together
from index.group.kept import Kept
from index.group.lots import digest, lots
from index.group.nearby import Group
from index.group.read import unchanged
from index.group.telling import Told, told
from store.database import Library
from store.records import Article, Event, Link, Progress

Worth = tuple[float, Event]
_Made = Generator[Progress, None, list[Worth]]
_METHOD = 8  # raise when events are made in another way
_READING, _NAMING = "Reading names, days and quotations", "Naming the events"
_TOLD = 600  # articles read that stay in memory, of about 60 KB with all that they tell


class Maker:
    """Makes events from the articles of a library."""

    def __init__(self, library: Library, kept: Kept) -> None:
        self._library, self._kept = library, kept
        self._stamps = kept.stamps()
        self._known = kept.names()
        self._used: set[str] = set()
        self._near: Mapping[int, str] = {}
        self._article = lru_cache(maxsize=_TOLD)(self._read)
        self._told = lru_cache(maxsize=_TOLD)(self._tell)

    def _read(self, article: int) -> Article:
        return unchanged(self._library, article, self._stamps[article])

    def stories(self, groups: Iterable[Group]) -> _Made:
        """Return the stories of these groups of articles, each with how close its articles are to the others."""
        made: list[Worth] = []
        for members, close in groups:
            order = sorted(range(len(members)), key=lambda at: (-round(close[at], 3), members[at]))
            name = digest("story", _METHOD, [(members[at], self._stamps[members[at]]) for at in order])
            if name not in self._known:
                self._keep(name, [(0.0, story([self._read(number) for number in members], close))])
                yield Progress(len(made), 0, _NAMING)
            made += msgspec.json.decode(self._use(name), type=list[Worth])
        return made

    def events(self, links: Sequence[Link], published: Mapping[int, str]) -> _Made:
        """Return the events that these links tell of, each with what it is worth; for `published` see `about`."""
        near = about(published, self._kept.days(), links)
        self._near = near
        parts = yield from self._fragments(links, near)
        made: list[Worth] = []
        for group in together(parts):
            if not group:
                yield Progress(0, 0, _NAMING)
                continue
            articles = sorted({number for part in group for number in part.cells})
            cells = sorted(sorted(part.cells.items()) for part in group)
            name = digest("event", _METHOD, cells, self._marks(articles, near))
            if name not in self._known:
                yield from self._tell_all(articles, near)
                telling = self._telling(articles, near)
                one = passage_event(self._articles(articles), joined(group, telling), telling)
                self._keep(name, [one] if one else [])
                yield Progress(0, 0, _NAMING)
            made += msgspec.json.decode(self._use(name), type=list[Worth])
        return made

    def _fragments(self, links: Sequence[Link], near: Mapping[int, str]) -> Generator[Progress, None, list[Happening]]:
        found: list[Happening] = []
        for lot in lots(links):
            told_links = [(link.a, link.b, link.strength) for link in lot.links]
            name = digest("fragments", _METHOD, told_links, self._marks(lot.articles, near))
            if name not in self._known:
                yield from self._tell_all(lot.articles, near)
                self._keep(name, list(fragments(lot.links, self._telling(lot.articles, near))))
                yield Progress(0, 0, _READING)
            found += msgspec.json.decode(self._use(name), type=list[Happening])
        return sorted(found, key=lambda one: sorted(one.cells.items()))

    def finish(self) -> None:
        """Keep what was made; forget what is no longer there."""
        self._used |= {self._told_name(number, self._near.get(number, "")) for number in self._stamps}
        with self._kept.writing():
            self._kept.drop_made(self._known - self._used)

    def _marks(self, articles: Sequence[int], near: Mapping[int, str]) -> list[tuple[int, str, str]]:
        return [(number, self._stamps[number], near.get(number, "")) for number in articles]

    def _articles(self, articles: Sequence[int]) -> dict[int, Article]:
        return {number: self._article(number) for number in articles}

    def _telling(self, articles: Sequence[int], near: Mapping[int, str]) -> dict[int, tuple[Told, ...]]:
        return {number: self._told(number, near.get(number, "")) for number in articles}

    def _tell_all(self, articles: Sequence[int], near: Mapping[int, str]) -> Iterator[Progress]:
        for number in articles:
            if self._told_name(number, near.get(number, "")) not in self._known:
                self._told(number, near.get(number, ""))
                yield Progress(0, 0, _READING)

    def _tell(self, article: int, near: str) -> tuple[Told, ...]:
        name = self._told_name(article, near)
        if name not in self._known:
            self._keep(name, told(self._article(article), near))
        return msgspec.json.decode(self._use(name), type=tuple[Told, ...])

    def _told_name(self, article: int, near: str) -> str:
        return digest("told", _METHOD, article, self._stamps[article], near)

    def _keep(self, name: str, found: object) -> None:
        self._known.add(name)
        self._kept.put_made(name, zlib.compress(msgspec.json.encode(found), 1))

    def _use(self, name: str) -> bytes:
        self._used.add(name)
        return zlib.decompress(self._kept.made(name))
