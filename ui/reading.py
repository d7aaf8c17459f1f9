"""Opening things to read: events, articles, hits of a search; and the way back to what was open before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from store.database import Library
from store.errors import ReaderError
from store.records import Article, Comparison, Event, Found, Hit, Span
from ui.centre import Centre
from ui.jobs import Worker
from ui.messages import Messages
from ui.progress import ProgressStrip
from ui.sidebar import EVENTS, RESULTS, Sidebar
from ui.welcome import FIRST, READY

LISTED = 50  # hits in the list: more are not read, and their snippets cost time


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be open: an event, or one or several articles; landed on a hit."""

    event: int | None = None
    articles: tuple[int, ...] = ()
    focus: tuple[int, Span] | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the parts of the window share: where things come from and where they are shown."""

    library: Library
    worker: Worker
    messages: Messages
    sidebar: Sidebar
    centre: Centre
    progress: ProgressStrip


class Reading(QObject):
    """Opens what is chosen. Signal `opened()`: something else is shown now."""

    opened = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._past: list[Place] = []
        self._future: list[Place] = []
        self.here: Place | None = None
        self._compared = self._searched = (0, 0)  # the question under way: its number, and that of its progress
        self._query = ""
        self.events: dict[int, Event] = {}
        self.articles = 0  # how many there are

    # lists

    def refresh(self) -> None:
        """Read the lists again."""
        listings = self._desk.library.articles.listings()
        events = self._desk.library.events.all()
        self.events, self.articles = {event.id: event for event in events}, len(listings)
        outlets = {one.id: one.outlet or one.title for one in listings}
        self._desk.sidebar.events.show_events(events, outlets)
        self._desk.sidebar.articles.show_listings(listings)
        self._desk.sidebar.show_counts(len(events), len(listings))
        if self.here is None:
            self._desk.centre.show_welcome(READY if listings else FIRST, not listings)
        self.opened.emit()

    def reload(self) -> None:
        """Show again what is open, after it has changed; what was found may stand elsewhere now."""
        if self._query:
            self._search_again(self._query)
        if self.here and (self.here.event is None or self.here.event in self.events):
            self._show(Place(self.here.event, self.here.articles))
        elif self.here:
            self.leave()

    def leave(self) -> None:
        """Show nothing."""
        self.here = None
        self.refresh()

    # opening

    def open_event(self, event: int) -> None:
        """Open an event: its accounts side by side."""
        self._go(Place(event))

    def open_article(self, article: int) -> None:
        """Open one article alone."""
        self._go(Place(None, (article,)))

    def open_articles(self, articles: list[int]) -> None:
        """Open several articles side by side."""
        self._go(Place(None, tuple(articles)))

    def open_hit(self, article: int) -> None:
        """Open what a search found, landed on it: in the story that it belongs to, else alone."""
        hit = self._desk.sidebar.results.hits.get(article)
        if hit is None:
            return
        span = landing(hit, self._text(article))
        story = story_of(article, list(self.events.values()))
        focus = (article, span) if span else None
        self._go(Place(story.id, (), focus) if story else Place(None, (article,), focus))

    def back(self) -> None:
        """Open what was open before."""
        if self._past:
            if self.here:
                self._future.append(self.here)
            self._show(self._past.pop())

    def forward(self) -> None:
        """Open again what was left with `back`."""
        if self._future:
            if self.here:
                self._past.append(self.here)
            self._show(self._future.pop())

    def _go(self, place: Place) -> None:
        if self.here and self.here != place:
            self._past.append(self.here)
        self._future.clear()
        self._show(place)

    def _show(self, place: Place) -> None:
        self._drop(self._compared)
        self._select(place)
        if place.event is None and len(place.articles) == 1:
            self._show_article(place)
            return
        args = {"event": place.event} if place.event is not None else {"articles": list(place.articles)}
        work = self._desk.progress.begin("Lining up the accounts")

        def done(comparison: Comparison) -> None:
            self._desk.progress.end(work)
            self.here = place
            self._desk.centre.show_comparison(comparison, self._hits(comparison), place.focus)
            self.opened.emit()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)

        number = self._desk.worker.ask("compare", args, done, answer=Comparison, failed=failed)
        self._compared = (number, work)

    def _show_article(self, place: Place) -> None:
        try:
            article = self._desk.library.articles.get(place.articles[0])
        except ReaderError as error:
            self._desk.messages.error(error)
            return
        self.here = place
        hit = self._desk.sidebar.results.hits.get(article.id)
        self._desk.centre.show_article(article, hit.spans if hit and place.focus else ())
        self.opened.emit()

    def _select(self, place: Place) -> None:
        sidebar = self._desk.sidebar
        if place.event is not None:
            sidebar.events.list.choose(place.event)
        elif len(place.articles) == 1:
            sidebar.articles.list.choose(place.articles[0])

    # search

    def search(self, query: str) -> None:
        """Search all articles; an empty query shows the events again."""
        self._drop(self._searched)
        self._query = query
        results = self._desk.sidebar.results
        if not query:
            results.clear()
            self._desk.sidebar.tabs.setTabText(RESULTS, "Results")
            if self._desk.sidebar.tabs.currentIndex() == RESULTS:
                self._desk.sidebar.tabs.setCurrentIndex(EVENTS)
            self._desk.centre.comparison.set_hits({})
            self._desk.centre.article.set_hits(())
            return
        self._desk.sidebar.tabs.setCurrentIndex(RESULTS)
        work = self._desk.progress.begin("Searching")

        def done(found: Found) -> None:
            self._desk.progress.end(work)
            results.show_found(query, found, self._text)
            self._desk.sidebar.tabs.setTabText(RESULTS, f"Results ({found.total:,})")

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            results.tell(f"{error.sentence} {error.next_step}".strip())

        number = self._desk.worker.ask(
            "search", {"query": query, "limit": LISTED}, done, answer=Found, failed=failed,
            seen=lambda step: self._desk.progress.see(work, step),
        )  # fmt: skip
        self._searched = (number, work)

    def _search_again(self, query: str) -> None:
        """Bring the results up to date without turning to them, and the marks in what is open."""
        self._drop(self._searched)

        def done(found: Found) -> None:
            before = self._marked()
            self._desk.sidebar.results.show_found(query, found, self._text)
            self._desk.sidebar.tabs.setTabText(RESULTS, f"Results ({found.total:,})")
            if self._marked() != before and self.here:
                self._show(self.here)

        args = {"query": query, "limit": LISTED}
        self._searched = (self._desk.worker.ask("search", args, done, answer=Found, failed=lambda _: None), 0)

    def _marked(self) -> dict[int, tuple[Span, ...]]:
        shown = self._desk.centre.shown
        return self._hits(shown) if shown and self._desk.centre.compares else {}

    def _drop(self, asked: tuple[int, int]) -> None:
        """Let the answer to a question fall: another one is asked in its place."""
        self._desk.worker.forget(asked[0])
        self._desk.progress.end(asked[1])

    def walk(self, step: int) -> None:
        """Go to the next or previous hit: in what is open, then in the next article found."""
        centre = self._desk.centre
        if centre.finder.isVisible():
            centre.finder.walk(step)
        elif centre.reads:
            self._desk.messages.passing(centre.article.walk(step))
        elif centre.compares and self.here:
            self._walk_comparison(step, self.here)
        else:
            self._desk.sidebar.results.list.walk(step)

    def _walk_comparison(self, step: int, here: Place) -> None:
        shown = self._desk.centre.shown
        hits = self._hits(shown) if shown else {}
        places = [(article, span) for article, spans in hits.items() for span in spans]
        if not places or shown is None:
            self._desk.messages.passing("Search first (Ctrl+L), or find words in these texts (Ctrl+F).")
            return
        at = places.index(here.focus) if here.focus in places else (-1 if step > 0 else 0)
        at = (at + step) % len(places)
        self.here = Place(here.event, here.articles, places[at])
        self._desk.centre.show_comparison(shown, hits, places[at])
        self._desk.messages.passing(f"“{self._query}”: {at + 1} of {len(places)} in these articles")

    def _hits(self, comparison: Comparison) -> dict[int, tuple[Span, ...]]:
        found = self._desk.sidebar.results.hits
        return {article.id: found[article.id].spans for article in comparison.articles if article.id in found}

    def _text(self, article: int) -> str:
        try:
            return self._desk.library.articles.get(article).text
        except ReaderError:
            return ""

    def article(self) -> Article | None:
        """Return the article that is read."""
        number = self._desk.centre.current_article()
        return None if number is None else self._desk.library.articles.get(number)


def story_of(article: int, events: list[Event]) -> Event | None:
    """Return the story that an article belongs to, else an event that it tells with others."""
    told = [e for e in events if len(e.accounts) > 1 and any(a.article == article for a in e.accounts)]
    return next((event for event in told if event.kind == "story"), next(iter(told), None))


def landing(hit: Hit, text: str) -> Span | None:
    """Return the span to land on: the first that the snippet shows, else the first of all."""
    head = hit.snippet.strip("… ")[:40]
    at = text.find(head) if head else -1
    spans = sorted(hit.spans)
    return next((span for span in spans if at >= 0 and span.start >= at), spans[0] if spans else None)
