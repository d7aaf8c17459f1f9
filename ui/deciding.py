"""The user's decisions: which passages belong together, what belongs to an article, what things are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from store.errors import ReaderError
from store.records import Event, PassageKey, Span
from ui.dialogs.questions import Questions
from ui.inside import Inside
from ui.linking import Linking
from ui.reading import Desk, Reading
from ui.regrouping import Regrouping

DECIDED = {
    "confirm": "Kept: these belong together.",
    "reject": "Kept: these do not belong together.",
    "forget": "The decision was taken back.",
}


class Deciding:
    """Has decisions kept by the worker, then shows what they change."""

    def __init__(self, desk: Desk, reading: Reading, questions: Questions) -> None:
        self._desk, self._reading, self._questions = desk, reading, questions
        self.linking = Linking(desk.centre.comparison, self.link, self.links, desk.messages.passing)
        self.inside = Inside(desk, reading)
        self.regrouping = Regrouping(desk, reading, questions, self._ask)
        desk.centre.comparison.linkDecided.connect(self.link)
        desk.centre.comparison.columns.dropped.connect(self.linking.moved)
        desk.centre.comparison.rows.dropped.connect(self.linking.moved_row)
        desk.centre.comparison.detailsWanted.connect(self.details)
        desk.centre.comparison.furnitureWanted.connect(self.furniture)

    def decide(self, decision: str) -> None:
        """Confirm or reject the link of the passage that is read."""
        if self._desk.centre.compares:
            self._desk.centre.comparison.decide(decision)

    def link(self, a: PassageKey, b: PassageKey, decision: str) -> None:
        """Keep a decision about two passages."""
        self._ask("link", {"a": list(a), "b": list(b), "decision": decision}, DECIDED[decision])

    def links(self, decisions: list[tuple[PassageKey, PassageKey, str]]) -> None:
        """Keep several decisions about passages as one step."""
        self._ask("links", {"decisions": decisions}, "The passage is in that row now.")

    def undo(self) -> None:
        """Take back what was decided or noted last."""
        self._turn("undo", "Undone: {}. Ctrl+Shift+Z does it again.", "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn("redo", "Done again: {}.", "There is nothing to do again.")

    def _turn(self, verb: str, said: str, nothing: str) -> None:
        def done(told: dict[str, str]) -> None:
            name = told["said"]
            self._desk.messages.passing(said.format(name) if name else nothing)
            if name:
                self._reading.refresh()
                self._reading.reload()

        self._desk.worker.ask(verb, {}, done, answer=dict[str, str])

    def piece(self, article: int, span: Span, role: str) -> None:
        """Put a piece of the page back into the article, or set it aside."""
        said = "Put back into the article." if role == "body" else "Set aside. “Set aside” at the top shows it."
        self._ask("piece", {"article": article, "start": span.start, "end": span.end, "role": role}, said)

    def set_aside(self) -> None:
        """Set the selected paragraphs of the article aside."""
        if not (self._desk.centre.reads and self._desk.centre.article.set_selection_aside()):
            self._desk.messages.passing("Open an article alone and select words of the paragraphs to set aside first.")

    def furniture(self, article: int | None = None) -> None:
        """Show what was set aside of an article's page."""
        centre = self._desk.centre
        number = article if article is not None else centre.current_article()
        if number is None:
            return
        if centre.reads and centre.article.article and centre.article.article.id == number:
            centre.article.show_drawer(not centre.article.drawer.isVisible())
            return
        self._reading.open_article(number)
        centre.article.show_drawer(True)

    def details(self, article: int | None = None) -> None:
        """Ask for an article's details and keep what is changed."""
        number = article if article is not None else self._desk.centre.current_article()
        if number is None:
            chosen = self._desk.sidebar.articles.list.keys()
            number = chosen[0] if chosen else None
        if number is None:
            self._desk.messages.passing("Choose an article first.")
            return
        from ui.dialogs.details import DetailsDialog  # loaded when somebody asks for it

        known = self._desk.library.articles.get(number).details
        dialog = DetailsDialog(known, self._desk.centre.window())
        if dialog.exec() and dialog.changed():
            self._ask("edit", {"article": number, "details": dialog.changed()}, "The details are kept.")

    def rename(self) -> None:
        """Ask for an event's name."""
        here = self._reading.here
        chosen = [here.event] if here and here.event is not None else self._desk.sidebar.events.list.keys()
        event = self._reading.events.get(chosen[0]) if chosen and chosen[0] is not None else None
        if event is None:
            self._desk.messages.passing("Choose an event first.")
            return
        name = self._questions.name("Rename the event", "Name of the event", event.title)
        if name and name != event.title:
            self._ask("rename", {"event": event.id, "title": name}, "The name is kept.")

    def regroup(self) -> None:
        """Find the events again."""
        work = self._desk.progress.begin("Finding events", lambda: self._desk.worker.cancel(number))

        def done(events: Any) -> None:
            self._desk.progress.end(work)
            count = len(msgspec.convert(events, list[Event]))
            self._desk.messages.passing(f"{count:,} event{'s' if count != 1 else ''} found.")
            self._reading.refresh()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)

        seen: Callable[[Any], None] = lambda step: self._desk.progress.see(work, step)  # noqa: E731
        number = self._desk.worker.ask("events", {}, done, failed=failed, seen=seen)

    def _ask(self, verb: str, args: dict[str, Any], said: str) -> None:
        def done(_: Any) -> None:
            self._desk.messages.passing(said)
            self._reading.refresh()
            self._reading.reload()

        self._desk.worker.ask(verb, args, done)
