"""Lining up, as the window and the terminal ask for it: at once, and once more with all that can be known."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

from index.align.judged import JudgedFile
from index.align.meaning import meaning
from index.align.settle import settle
from index.compare import accounts, compare
from store.database import Library
from store.records import Comparison, Progress
from ui.service.partly import with_care
from ui.service.requests import Id

_AHEAD = 100  # stories, newest first, that are settled before anybody asks


class Comparing:
    """Lines accounts up; what takes long is done once for the same texts and kept beside the index."""

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._judged = JudgedFile(folder / "judged.db")
        if (model := meaning()) is not None:
            model.kept = self._judged
        self._looked = -1  # the revision of the library whose new stories were settled

    def verbs(self) -> dict[str, Callable[..., Any]]:
        """Return the verbs by name."""
        return {"compare": self.compare, "settle": self.settle}

    def compare(self, event: Id | None = None, articles: Sequence[Id] = ()) -> Comparison:
        """Line up an event's accounts, or chosen articles (those of an event, seen from it), at once."""
        chosen, told = accounts(self._library, articles, event)
        return with_care(self._library, compare(chosen, self._library.corrections.links(), told, self._judged))

    def settle(self, event: Id | None = None, articles: Sequence[Id] = ()) -> Generator[Progress, None, Comparison]:
        """Line up as `compare` does, with the trained encoder's judgement; slow when the articles are new to it."""
        chosen, _ = accounts(self._library, articles, event)
        yield from settle(chosen, self._judged)
        return self.compare(event, articles)

    def settled(self, event: Id | None = None, articles: Sequence[Id] = ()) -> Comparison:
        """Line up as well as can be, however long it takes."""
        chosen, _ = accounts(self._library, articles, event)
        for _ in settle(chosen, self._judged):
            pass
        return self.compare(event, articles)

    def ahead(self) -> Generator[Progress, None, None]:
        """Settle the newest stories before anybody opens them; nothing to do until articles come."""
        revision = self._library.revision()
        if revision == self._looked:
            return
        stories = [event for event in self._library.events.all() if event.kind == "story"]
        stories.sort(key=lambda event: -max(account.article for account in event.accounts))
        for story in stories[:_AHEAD]:
            articles = [self._library.articles.get(account.article) for account in story.accounts]
            yield from settle(articles, self._judged)
            yield Progress(0, 0)  # also where there was nothing to do: to find that out takes its time
        self._looked = revision

    def close(self) -> None:
        """Let go of what is kept beside the index."""
        self._judged.close()
