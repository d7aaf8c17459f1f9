"""What the user decides and notes: each verb once, and each of them can be undone. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, Literal

from store.database import Library
from store.history import History, Step
from store.records import Progress, Span
from ui.service.requests import Id
from ui.service.tidying import Tidying

Steps = Generator[Progress, None, Any]
Verb = Callable[..., Any]

NAMES = {
    "link": "the decision about a line-up",
    "links": "moving a passage to another row",
    "piece": "what belongs to the article",
    "edit": "the article’s details",
    "rename": "the event’s name",
    "merge": "putting events together",
    "split": "taking accounts out of an event",
    "move": "moving an account",
    "mark": "the highlight or note",
    "tie": "the note on a line-up",
    "note": "the change of a note",
    "unnote": "taking a note away",
    "tag": "the tag",
    "star": "the star",
    "rule": "what was taught about the outlet’s pages",
    "unrule": "forgetting what was taught about the outlet’s pages",
    "call_outlet": "the outlet’s name",
    "uncall_outlet": "taking an outlet’s other name away",
    "edit_many": "the details of several articles",
}
"""What "Undo" is said to take back, for each verb that can be undone."""


class Decisions:
    """`follow` brings events up to date after what belongs to them has changed."""

    def __init__(self, library: Library, follow: Callable[[], Steps]) -> None:
        self._library, self._follow = library, follow
        self.history = History(library)
        self.tidying = Tidying(library)

    def verbs(self) -> dict[str, Verb]:
        """Return the verbs by name."""
        own = (
            self.links,
            self.mark,
            self.tie,
            self.note,
            self.unnote,
            self.tag,
            self.star,
            self.merge,
            self.split,
            self.move,
        )
        return {**{verb.__name__: verb for verb in (*own, self.undo, self.redo)}, **self.tidying.verbs()}

    def do(self, verb: str, act: Callable[[], Any], told: dict[str, Any]) -> Any:
        """Do a verb; one that can be undone becomes a step."""
        if verb not in NAMES:
            return act()
        with self.history.step(NAMES[verb], [told["article"]] if verb == "piece" else ()):
            return act()

    def undo(self) -> Any:
        """Take the last step back; {"said"} names it, "" when there is none."""
        return self._moved(self.history.undo())

    def redo(self) -> Any:
        """Do again what was undone last."""
        return self._moved(self.history.redo())

    def _moved(self, step: Step | None) -> Any:
        told = {"said": step.name if step else ""}
        if step and step.publishers:
            return self.tidying.again(step.publishers, told)
        return self._regrouped(told) if step and step.groups else told

    def _regrouped(self, told: dict[str, str]) -> Steps:
        yield from self._follow()
        return told

    def links(self, decisions: Sequence[tuple[tuple[Id, int], tuple[Id, int], Literal["confirm", "reject"]]]) -> None:
        """Confirm and reject several links in one step."""
        corrections = self._library.corrections
        for a, b, decision in decisions:
            (corrections.confirm_link if decision == "confirm" else corrections.reject_link)((a[0], a[1]), (b[0], b[1]))

    def mark(self, article: Id, start: int, end: int, colour: int = 0, text: str = "") -> int:
        """Highlight words of an article, or put a remark on them; return the note's number."""
        return self._library.notes.mark((article, Span(start, end)), colour, text)

    def tie(self, near: tuple[Id, int, int], far: tuple[Id, int, int], text: str, colour: int = 0) -> int:
        """Put a remark on the link of words (article, start, end) of two articles."""
        (a, *here), (b, *there) = near, far
        return self._library.notes.tie((a, Span(*here)), (b, Span(*there)), text, colour)

    def note(self, note: Id, colour: int | None = None, text: str | None = None) -> None:
        """Change a note."""
        self._library.notes.change(note, colour, text)

    def unnote(self, notes: Sequence[Id]) -> None:
        """Take notes away."""
        for note in notes:
            self._library.notes.remove(note)

    def tag(self, article: Id, names: Sequence[str]) -> None:
        """Let an article have these tags and no others."""
        notes = self._library.notes
        wanted = {name.casefold() for name in names}
        for note in notes.of([article]):
            if note.kind == "tag" and note.text.casefold() not in wanted:
                notes.remove(note.id)
        for name in names:
            notes.tag(article, name)

    def star(self, article: Id) -> bool:
        """Give an article a star, or take it away; tell whether it has one now."""
        return self._library.notes.star(article)

    def merge(self, event: Id, others: Sequence[Id]) -> None:
        """Let an event hold the accounts of others too."""
        self._library.events.merge(event, others)

    def split(self, event: Id, articles: Sequence[Id], title: str = "") -> int | None:
        """Take accounts out of an event; two or more become one of their own, whose number is returned."""
        return self._library.events.split(event, articles, title)

    def move(self, event: Id, article: Id, to: Id) -> None:
        """Move an article's account from one event to another."""
        self._library.events.move(event, article, to)
