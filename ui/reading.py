"""Opening things to read: events, articles, hits of a search; and the way back to what was open before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from store.database import Library
from store.errors import ReaderError
from store.records import Article, Comparison, Event, EventLine, Hit, Span
from ui.centre import Centre
from ui.finding import Finding
from ui.jobs import Worker
from ui.panels.events import reasons
from ui.panels.messages import Messages
from ui.panels.progress import ProgressStrip
from ui.panels.sidebar import Sidebar
from ui.panels.welcome import FIRST, READY
from ui.standing import Standing, stand, standing


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be open: an event, or one or several articles; landed on a hit."""

    event: int | None = None
    articles: tuple[int, ...] = ()
    focus: tuple[int, Span] | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A place, and how it stood when it was left."""

    place: Place
    stood: Standing


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
        self._past: list[Visit] = []
        self._future: list[Visit] = []
        self.here: Place | None = None
        self._compared = (0, 0)  # the question under way: its number, and that of its progress
        self._settling = 0  # the number of the question for the better answer
        self.finding = Finding(desk, self)
        self.events: dict[int, EventLine] = {}
        self.articles = 0  # how many there are
        desk.sidebar.events.model.why = self._why

    # lists

    def refresh(self) -> None:
        """Read the lists again."""
        library, sidebar = self._desk.library, self._desk.sidebar
        events = library.events.lines()
        self.events, self.articles = {event.id: event for event in events}, library.articles.count()
        sidebar.events.show_events(events)
        sidebar.articles.renew(library.articles.listing_pages, self.articles)
        sidebar.show_counts(len(events), self.articles)
        if self.here is None:
            self._desk.centre.show_welcome(READY if self.articles else FIRST, not self.articles)
        self.opened.emit()

    def _why(self, event: int) -> str:
        try:
            told = self._desk.library.events.get(event)
        except ReaderError:
            return ""
        by_id = {one.id: one for one in self._desk.library.articles.listed(one.article for one in told.accounts)}
        tellers = [by_id[one.article] for one in told.accounts if one.article in by_id]
        return reasons(told, (one.outlet or one.title for one in tellers))

    def reload(self) -> None:
        """Show again what is open, after it has changed; what was found may stand elsewhere now."""
        self.finding.again()
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
        self.go(Place(event))

    def open_article(self, article: int) -> None:
        """Open one article alone."""
        self.go(Place(None, (article,)))

    def open_articles(self, articles: list[int]) -> None:
        """Open several articles side by side."""
        self.go(Place(None, tuple(articles)))

    def open_hit(self, article: int) -> None:
        """Open what a search found, landed on it: in the story that it belongs to, else alone."""
        hit = self._desk.sidebar.results.hits.get(article)
        if hit is None:
            return
        self.finding.remember()
        self.open_found(hit, landing(hit, self._text(article)))

    def open_found(self, hit: Hit, span: Span | None) -> None:
        """Open a hit at a place: in the story that it belongs to, else alone."""
        article = hit.article
        story = self.story_of(article)
        focus = (article, span) if span else None
        self.go(Place(story.id, (), focus) if story else Place(None, (article,), focus))

    def open_words(self, article: int, span: Span | None, far: int | None = None) -> None:
        """Open words of an article: where they are seen already, else in the story that it belongs to, else alone.

        With `far` both articles must be there.
        """
        wanted = {article} | ({far} if far is not None else set())
        focus = (article, span) if span else None
        centre = self._desk.centre
        here = self.here
        if here and centre.compares and centre.shown and wanted <= {one.id for one in centre.shown.articles}:
            self.go(Place(here.event, here.articles, focus))
            return
        story = self.story_of(article)
        if story and wanted <= {account.article for account in story.accounts} and span:
            self.go(Place(story.id, (), focus))
        else:
            self.go(Place(None, (article, *(sorted(wanted - {article}))), focus))

    def back(self) -> None:
        """Open what was open before."""
        self._travel(self._past, self._future)

    def forward(self) -> None:
        """Open again what was left with `back`."""
        self._travel(self._future, self._past)

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether there is something to go back to, and forward to."""
        return bool(self._past), bool(self._future)

    def within(self, article: int) -> Place | None:
        """Return the comparison that an article was opened from, else the story that it belongs to."""
        for visit in reversed(self._past):
            place = visit.place
            if place.event is None and len(place.articles) < 2:
                continue
            if article in place.articles or (place.event in self.events and self._tells(article, place.event)):
                return Place(place.event, place.articles)
            break
        story = self.story_of(article)
        return Place(story.id) if story else None

    def _tells(self, article: int, event: int | None) -> bool:
        return any(one.id == event for one in self._desk.library.events.of(article))

    def _travel(self, source: list[Visit], target: list[Visit]) -> None:
        if source:
            if self.here:
                target.append(self.visit())
            visit = source.pop()
            self._show(visit.place, visit.stood)

    def visit(self) -> Visit:
        """Return what is open, as it stands."""
        assert self.here is not None
        return Visit(self.here, standing(self._desk.centre))

    def resume(self, visit: Visit) -> None:
        """Open what was open when the window was closed, where it stood."""
        place = visit.place
        known = {one.id for one in self._desk.library.articles.listed(place.articles)}
        there = place.event is None or place.event in self.events
        if there and set(place.articles) <= known and (place.event is not None or place.articles):
            self._show(place, visit.stood)

    def go(self, place: Place) -> None:
        """Open a place; what was open can be gone back to."""
        if self.here and self.here != place:
            self._past.append(self.visit())
        self._future.clear()
        self._show(place)

    def _show(self, place: Place, stood: Standing | None = None) -> None:
        self._drop(self._compared)
        self._desk.worker.cancel(self._settling)
        self._select(place)
        if place.event is None and len(place.articles) == 1:
            self._show_article(place, stood)
            return
        args: dict[str, Any] = {"event": place.event} if place.event is not None else {}
        args |= {"articles": list(place.articles)} if place.articles else {}
        work = self._desk.progress.begin("Lining up the accounts")

        def done(comparison: Comparison) -> None:
            self._desk.progress.end(work)
            self.here = place
            self._desk.centre.show_comparison(comparison, self._hits(comparison), place.focus)
            if stood:
                stand(self._desk.centre, stood)
            self.opened.emit()
            if not comparison.settled:
                self._settle(place, args)

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)

        number = self._desk.worker.ask("compare", args, done, answer=Comparison, failed=failed)
        self._compared = (number, work)

    def _settle(self, place: Place, args: dict[str, Any]) -> None:
        """Ask for the line-up as good as it can be, and put it in the place of the one shown without moving a line."""

        def done(better: Comparison) -> None:
            centre, here = self._desk.centre, self.here
            if centre.shown is None or not centre.compares or here is None:
                return
            if (here.event, here.articles) != (place.event, place.articles) or _alike(better, centre.shown):
                return
            stood = standing(centre)
            centre.show_comparison(better, self._hits(better), None)
            stand(centre, stood)

        # It is a gain that nobody asked for: when it cannot be had, what is shown stays.
        self._settling = self._desk.worker.ask("settle", args, done, answer=Comparison, failed=lambda _: None)

    def _show_article(self, place: Place, stood: Standing | None) -> None:
        try:
            article = self._desk.library.articles.get(place.articles[0])
        except ReaderError as error:
            self._desk.messages.error(error)
            return
        self.here = place
        hit = self._desk.sidebar.results.hits.get(article.id)
        landing_at = (place.focus[1],) if place.focus else ()
        found = hit.spans if hit and place.focus and place.focus[1] in hit.spans else landing_at
        self._desk.centre.show_article(article, found)
        if stood:
            stand(self._desk.centre, stood)
        self.opened.emit()

    def _select(self, place: Place) -> None:
        sidebar = self._desk.sidebar
        if place.event is not None:
            sidebar.events.list.choose(place.event)
        elif len(place.articles) == 1:
            sidebar.articles.choose(place.articles[0])

    # search

    def search(self, query: str) -> None:
        """Search all articles; an empty query shows the events again."""
        self.finding.search(query)

    def show_again(self) -> None:
        """Show again what is open: other words are found in it."""
        if self.here:
            self._show(self.here)

    def _drop(self, asked: tuple[int, int]) -> None:
        """Let the answer to a question fall: another one is asked in its place."""
        self._desk.worker.forget(asked[0])
        self._desk.progress.end(asked[1])

    def walk(self, step: int) -> None:
        """Go to the next or previous hit: in what is open, then in the next article found."""
        centre = self._desk.centre
        if centre.finder.isVisible():
            centre.finder.walk(step)
        elif centre.reads and not (centre.article.at_edge(step) and self._walk_on(step)):
            self._desk.messages.passing(centre.article.walk(step))
        elif centre.compares and self.here:
            self._walk_comparison(step, self.here)
        elif not centre.reads:
            self._desk.sidebar.results.list.walk(step)

    def _walk_on(self, step: int) -> bool:
        """Open the next article found, at its first (or, going back, last) place; tell whether there is one."""
        shown = self._desk.centre.shown if self._desk.centre.compares else None
        here = {article.id for article in shown.articles} if shown else set(self.here.articles if self.here else ())
        hit = self.finding.next_hit(step, here)
        if hit is None:
            return False
        spans = sorted(hit.spans)
        self._desk.sidebar.results.list.choose(hit.article)
        self.open_found(hit, spans[0] if step > 0 else spans[-1])
        return True

    def _walk_comparison(self, step: int, here: Place) -> None:
        shown = self._desk.centre.shown
        hits = self._hits(shown) if shown else {}
        places = [(article, span) for article, spans in hits.items() for span in sorted(spans)]
        at = places.index(here.focus) + step if here.focus in places else (0 if step > 0 else len(places) - 1)
        if not 0 <= at < len(places) and self._walk_on(step):
            return
        if not places or shown is None:
            self._desk.messages.passing("Search first (Ctrl+L), or find words in these texts (Ctrl+F).")
            return
        at %= len(places)
        self.here = Place(here.event, here.articles, places[at])
        self._desk.centre.land(hits, places[at])
        self._desk.messages.passing(f"“{self.finding.query}”: {at + 1} of {len(places)} in these articles")

    def _hits(self, comparison: Comparison) -> dict[int, tuple[Span, ...]]:
        return self.finding.hits(comparison)

    def _text(self, article: int) -> str:
        try:
            return self._desk.library.articles.get(article).text
        except ReaderError:
            return ""

    def story_of(self, article: int) -> Event | None:
        """Return the story that an article belongs to, else an event that it tells with others."""
        told = [event for event in self._desk.library.events.of(article) if len(event.accounts) > 1]
        return next((event for event in told if event.kind == "story"), next(iter(told), None))

    def inside(self, story: int) -> list[int]:
        """Return the events, in the order of the list, that none but accounts of a story tell."""
        library = self._desk.library
        try:
            whole = {account.article for account in library.events.get(story).accounts}
        except ReaderError:
            return []
        told = {one.id: one for article in whole for one in library.events.of(article) if one.kind == "event"}
        found = {number for number, one in told.items() if whole.issuperset(a.article for a in one.accounts)}
        return [number for number in self.events if number in found]

    def article(self) -> Article | None:
        """Return the article that is read."""
        number = self._desk.centre.current_article()
        return None if number is None else self._desk.library.articles.get(number)


def _alike(better: Comparison, shown: Comparison) -> bool:
    """Tell whether a settled line-up shows what is shown already: links, words, figures, quotations and all."""
    return replace(better, settled=shown.settled) == shown


def landing(hit: Hit, text: str) -> Span | None:
    """Return the span to land on: the first that the snippet shows, else the first of all."""
    head = hit.snippet.strip("… ")[:40]
    at = text.find(head) if head else -1
    spans = sorted(hit.spans)
    return next((span for span in spans if at >= 0 and span.start >= at), spans[0] if spans else None)
