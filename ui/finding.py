"""Searching in the window: asks the worker while one types, shows what is found, and walks from hit to hit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from store.errors import ReaderError
from store.records import Comparison, Found, Hit, Span
from ui.panels.remembered import Remembered
from ui.panels.sidebar import EVENTS, RESULTS

if TYPE_CHECKING:
    from ui.reading import Desk, Reading

RESTED = 2500  # milliseconds after which a search that found something is remembered: it was no half word


class Finding(QObject):
    """What is searched for; `query` is the last question, "" when there is none."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        super().__init__(reading)
        self._desk, self._reading = desk, reading
        self._results, self._box = desk.sidebar.results, desk.sidebar.search
        self._asked = (0, 0)  # the question under way: its number, and that of its progress
        self.query = ""
        self._results.asked = self._box.put
        self._results.narrowed = self._box.add
        self._results.changed = lambda: self._ask(self.query) if self.query else None
        self.meant: Callable[[], tuple[int, Span] | None] = lambda: None
        self._remembered = Remembered(self._box, desk.library, desk.worker, self._box.put)
        desk.centre.article.offers.append(("Who else says this\tW", self.who_else))
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(RESTED)
        self._rested.timeout.connect(self.remember)

    def search(self, query: str) -> None:
        """Search all articles; an empty query shows the events again."""
        self._drop()
        self._rested.stop()
        self.query = query
        self._results.begin()
        if query:
            self._desk.sidebar.tabs.setCurrentIndex(RESULTS)
            self._ask(query)
        else:
            self._leave()

    def _leave(self) -> None:
        sidebar = self._desk.sidebar
        self._results.clear()
        sidebar.tabs.setTabText(RESULTS, "Results")
        if sidebar.tabs.currentIndex() == RESULTS:
            sidebar.tabs.setCurrentIndex(EVENTS)
        self._desk.centre.comparison.set_hits({})
        self._desk.centre.article.set_hits(())

    def _ask(self, query: str) -> None:
        self._drop()
        work = self._desk.progress.begin("Searching")

        def done(found: Found) -> None:
            self._desk.progress.end(work)
            self._show(query, found)
            if found.total:
                self._rested.start()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._results.tell(f"{error.sentence} {error.next_step}".strip())

        number = self._desk.worker.ask(
            "search", self._args(query), done, answer=Found, failed=failed,
            seen=lambda step: self._desk.progress.see(work, step),
        )  # fmt: skip
        self._asked = (number, work)

    def again(self) -> None:
        """Bring the results up to date without turning to them, and the marks in what is open."""
        if not self.query:
            return
        self._drop()
        query = self.query

        def done(found: Found) -> None:
            before = self._marked()
            self._show(query, found)
            if self._marked() != before:
                self._reading.show_again()

        number = self._desk.worker.ask("search", self._args(query), done, answer=Found, failed=lambda _: None)
        self._asked = (number, 0)

    def _args(self, query: str) -> dict[str, object]:
        results = self._results
        wish = {"limit": results.limit, "order": results.order_name, "facets": results.narrow.isChecked()}
        return {"query": query, "limit": results.limit, "wish": wish, "gently": True}

    def _show(self, query: str, found: Found) -> None:
        self._results.show_found(query, found)
        self._box.show_problem(found.problem if self._box.text().strip() == query else None)
        self._desk.sidebar.tabs.setTabText(RESULTS, f"Results ({found.total:,})")

    def _drop(self) -> None:
        """Let the answer to a question fall: another one is asked in its place."""
        self._desk.worker.forget(self._asked[0])
        self._desk.progress.end(self._asked[1])

    def remember(self) -> None:
        """Put the search among those made last: it was looked at."""
        self._rested.stop()
        if self.query and not self._desk.library.read_only:
            args = {"query": self.query}
            self._desk.worker.ask("remember", args, lambda _: None, failed=lambda _: None)

    def inside(self) -> None:
        """Begin a search inside the event that is open, or else chosen in the list."""
        here, sidebar = self._reading.here, self._desk.sidebar
        chosen = [here.event] if here and here.event is not None else sidebar.events.list.keys()
        if not chosen:
            self._desk.messages.passing("Open an event, or choose one in the list, first.")
            return
        sidebar.show()
        sidebar.search.setText(f"event:{chosen[0]} ")
        sidebar.search.setFocus()

    # hits in what is open

    def hits(self, comparison: Comparison) -> dict[int, tuple[Span, ...]]:
        """Return what was found in the articles of a comparison."""
        found = self._results.hits
        return {article.id: found[article.id].spans for article in comparison.articles if article.id in found}

    def _marked(self) -> dict[int, tuple[Span, ...]]:
        shown = self._desk.centre.shown
        return self.hits(shown) if shown and self._desk.centre.compares else {}

    def next_hit(self, step: int, shown: set[int]) -> Hit | None:
        """Return the article found that follows (or comes before) those that are shown, round from the end."""
        found = list(self._results.hits.values())
        places = [place for place, hit in enumerate(found) if hit.article in shown]
        start = (max(places) if step > 0 else min(places)) if places else (-1 if step > 0 else 0)
        others = (found[(start + step * count) % len(found)] for count in range(1, len(found) + 1))
        return next((hit for hit in others if hit.article not in shown and hit.spans), None)

    # who else says this

    def who_else(self) -> None:
        """List who else says the passage that is read."""
        place = self.meant()
        passages = self._desk.library.articles.get(place[0]).passages if place else ()
        at = next((at for at, one in enumerate(passages) if place and place[1].start < one.end), None)
        if place is None or at is None:
            self._desk.messages.passing("Choose a passage, or put the cursor into one, first.")
        else:
            self.who_else_of(place[0], at)

    def who_else_of(self, number: int, place: int) -> None:
        """List the passages of other articles that say what a passage says: at first by its words, then judged."""
        article = self._desk.library.articles.get(number)
        self._drop()
        self.query = ""
        self._desk.sidebar.show()
        self._desk.sidebar.tabs.setCurrentIndex(RESULTS)
        self._like(article.id, place, article.passage_text(place), deep=False)

    def _like(self, article: int, number: int, words: str, deep: bool) -> None:
        work = self._desk.progress.begin("Looking for who else says this")

        def done(found: Found) -> None:
            self._desk.progress.end(work)
            self._results.show_like(words, found, deep)
            self._desk.sidebar.tabs.setTabText(RESULTS, f"Results ({found.total:,})")
            if not deep:
                self._like(article, number, words, deep=True)

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._results.tell(f"{error.sentence} {error.next_step}".strip())

        args = {"article": article, "passage": number, "deep": deep}
        asked = self._desk.worker.ask(
            "like", args, done, answer=Found, failed=failed, seen=lambda step: self._desk.progress.see(work, step)
        )
        self._asked = (asked, work)
