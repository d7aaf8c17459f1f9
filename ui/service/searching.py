"""What the window and the terminal may ask of search: each verb once. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from typing import Any

from index.search import taught
from index.search.answers import Wish, problem_of
from index.search.beside import asks_sayings
from index.search.build import BusyError
from index.search.index import SearchIndex
from index.search.like import judged, like
from index.search.query import parse
from store.database import Library
from store.errors import NotFound, QueryError
from store.records import Article, Found, Hit, Progress, SavedSearch
from ui.service import searches
from ui.service.requests import Id

BEHIND = "Articles are being added or changed: what came last is not in these results yet."
GIVE_WAY = 1.0
"""Seconds to wait for another program that is bringing the index up to date, where there is an older state."""
Steps = Generator[Progress, None, Any]
Verb = Callable[..., Any]


class Searching:
    """Searches of one library; an index that is missing, broken or older than the library is mended first."""

    def __init__(self, library: Library, index: SearchIndex) -> None:
        self._library, self._index = library, index

    def verbs(self) -> dict[str, Verb]:
        """Return the verbs by name."""
        return {"search": self.search, "like": self.like, "saved": self.saved, "teach": self.teach, **self._memory()}

    def search(self, query: str, limit: int = 20, wish: Wish | None = None, gently: bool = False) -> Found | Steps:
        """Search. Asked `gently`, a query that cannot be understood is an answer with its `problem`, not an error."""
        if self._ready(query):
            return self.search_as_it_is(query, limit, wish, gently)
        return self._mend_and(query, lambda: self.search_as_it_is(query, limit, wish, gently))

    def search_as_it_is(self, query: str, limit: int = 20, wish: Wish | None = None, gently: bool = False) -> Found:
        """Search the index as it was last finished; LibraryError when there is none yet."""
        try:
            found = self._index.search(query, limit, wish, self._library)
        except QueryError as error:
            if not gently:
                raise
            return Found(0, 0.0, (), problem=problem_of(error, query))
        if self._index.fresh(self._library.revision()):
            return found
        return replace(found, notes=(*found.notes, BEHIND))

    def like(self, article: Id, passage: int, limit: int = 20, deep: bool = False) -> Found | Steps:
        """Find who else says what a passage says: by its words at once; `deep`: judged, other languages too."""
        told = self._library.articles.get(article)
        if not 0 <= passage < len(told.passages):
            raise NotFound(
                f"Article {article} has no passage {passage}.", f"Its passages are 0 to {len(told.passages) - 1}."
            )
        if self._index.fresh(self._library.revision()) and not deep:
            return found_like(like(self._index.searcher(), told, passage, limit))
        return self._mend_and_like(told, passage, limit, deep)

    def saved(self) -> list[SavedSearch] | Steps:
        """Return the kept searches with how many articles each finds now."""
        if self._index.fresh(self._library.revision()):
            return self._saved()
        return self._mend_and("", self._saved)

    def teach(self, names: Sequence[str] = (), forget: str = "") -> list[list[str]]:
        """Teach that names mean the same, or forget one; return all that is taught."""
        if forget:
            taught.unteach(self._library, forget)
        if names:
            taught.teach(self._library, names)
        return taught.names(self._library)

    def _memory(self) -> dict[str, Verb]:
        library = self._library

        def remember(query: str) -> None:
            searches.remember(library, query)

        def keep_search(name: str, query: str) -> None:
            searches.save(library, name, query)

        def open_search(name: str) -> str:
            return searches.look_at(library, name)

        def forget_search(name: str) -> None:
            searches.forget(library, name)

        return {verb.__name__: verb for verb in (remember, keep_search, open_search, forget_search)}

    def _ready(self, query: str) -> bool:
        now = self._library.revision()
        return self._index.fresh(now) and (not _asks(query) or self._index.answers.sayings.revision() == now)

    def _mended(self) -> Iterator[Progress]:
        """Bring the index up to date; while another program is at that, the last finished state is searched."""
        there = self._index.there()
        try:
            yield from self._index.refresh(self._library, GIVE_WAY if there else None)
        except BusyError:
            if not there:
                raise

    def _mend_and(self, query: str, act: Callable[[], Any]) -> Steps:
        yield from self._mended()
        if _asks(query):
            yield from self._index.answers.sayings.refresh(self._library)
        return act()

    def _mend_and_like(self, article: Article, passage: int, limit: int, deep: bool) -> Steps:
        yield from self._mended()
        searcher = self._index.searcher()
        if not deep:
            return found_like(like(searcher, article, passage, limit))
        hits = yield from judged(searcher, self._library.articles, article, passage, limit)
        return found_like(hits)

    def _saved(self) -> list[SavedSearch]:
        return [self._counted(name, query, seen) for name, (query, seen) in searches.saved(self._library).items()]

    def _counted(self, name: str, query: str, seen: int) -> SavedSearch:
        try:
            found = self._index.answers.matching(self._index.searcher(), query, self._library)
        except QueryError as error:
            return SavedSearch(name, query, wrong=error.sentence)
        return SavedSearch(name, query, len(found), sum(article > seen for article in found))


def found_like(hits: Sequence[Hit]) -> Found:
    """Return passages that say the same as the answer to a search."""
    return Found(len(hits), 0.0, tuple(hits))


def finished(answer: Any) -> Any:
    """Return an answer; one that is long work is run to its end."""
    if not isinstance(answer, Iterator):
        return answer
    while True:
        try:
            next(answer)
        except StopIteration as end:
            return end.value


def _asks(query: str) -> bool:
    try:
        return bool(query) and asks_sayings(parse(query))
    except QueryError:
        return False
