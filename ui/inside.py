"""Looking inside a story of a large library for the events that its accounts tell, when the user asks for it."""

from __future__ import annotations

from typing import Any

from store.errors import ReaderError
from store.names import shorten
from ui.panels.cards import KEY
from ui.panels.sidebar import EVENTS
from ui.reading import Desk, Reading

NAMED = 60  # characters of a story's title in a message


class Inside:
    """In a small library these events are found with the stories; in a large one only inside the biggest."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        self._desk, self._reading = desk, reading
        desk.sidebar.events.inside = self.look

    def look(self, event: int | None = None) -> None:
        """Look inside a story: the one that is named, else open, else chosen in the list."""
        here, listed = self._reading.here, self._desk.sidebar.events.list.currentIndex().data(KEY)
        chosen = event if event is not None else here.event if here else listed
        story = self._reading.events.get(chosen) if chosen is not None else None
        if story is None or story.kind != "story":
            self._desk.messages.passing("Open a whole story, or choose one in the list of events, first.")
            return
        number, title = story.id, shorten(story.title, NAMED)
        work = self._desk.progress.begin("Looking inside the story", lambda: self._desk.worker.cancel(asked))

        def done(_: Any) -> None:
            self._desk.progress.end(work)
            self._reading.refresh()
            self._show(number, title)

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            if error.sentence == "Stopped.":
                self._desk.messages.passing("Stopped. The list of events is as it was.")
            else:
                self._desk.messages.error(error)

        asked = self._desk.worker.ask(
            "inside", {"event": number}, done, failed=failed, seen=lambda step: self._desk.progress.see(work, step)
        )

    def _show(self, story: int, title: str) -> None:
        """Say how many events are told inside a story, and bring the list to the first of them."""
        found = self._reading.inside(story)
        if not found:
            self._desk.messages.passing(f"Inside “{title}” nothing was found that several accounts tell apart from it.")
            return
        self._desk.sidebar.show_list(EVENTS)
        self._desk.sidebar.events.list.choose(found[0])
        told = "1 event is" if len(found) == 1 else f"{len(found):,} events are"
        self._desk.messages.passing(f"{told} told inside “{title}”. The list stands at the first.")
