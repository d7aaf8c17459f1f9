"""Events put together, taken apart and filled by hand; and which accounts are laid side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from store.errors import ReaderError
from store.names import day
from store.records import Article, Event, EventLine, Listing
from ui.dialogs.choice import Choice
from ui.dialogs.questions import Questions
from ui.reading import Desk, Place, Reading

Ask = Callable[[str, dict[str, Any], str], None]


class Regrouping:
    """`ask` has a decision kept by the worker: its verb, its arguments, and what to say when it is done."""

    def __init__(self, desk: Desk, reading: Reading, questions: Questions, ask: Ask) -> None:
        self._desk, self._reading, self._questions, self._ask = desk, reading, questions, ask

    # events

    def merge(self) -> None:
        """Ask with which other events the event is to be put together."""
        event = self._event()
        if event is None:
            return
        shared = Counter(one.id for article in _articles(event) for one in self._desk.library.events.of(article))
        near = sorted(self._others(event), key=lambda one: -shared[one.id])
        picked = self._questions.picks(f"Put “{event.title}” together with…", [_choice(one) for one in near])
        if picked:
            self._ask("merge", {"event": event.id, "others": [near[place].id for place in picked]}, "Now one event.")

    def split(self) -> None:
        """Ask which accounts are to be taken out of the event."""
        event = self._event()
        if event is None:
            return
        listings = self._listings(_articles(event))
        picked = self._questions.picks("Which accounts tell of something else?", [_account(one) for one in listings])
        if not picked:
            return
        out = [listings[place] for place in picked]
        title = out[0].title or "Split off"
        if len(out) > 1:
            title = self._questions.name("Split the event", "What do these accounts tell of?", title)
        if title:
            args = {"event": event.id, "articles": [one.id for one in out], "title": title}
            self._ask("split", args, "Taken out of the event.")

    def move(self) -> None:
        """Ask to which event the account that is read belongs."""
        event, article = self._event(), self._desk.centre.current_article()
        if event is None or article is None:
            return
        others = self._others(event)
        place = self._questions.pick("Which event does this account belong to?", [_choice(one) for one in others])
        if place is not None:
            args = {"event": event.id, "article": article, "to": others[place].id}
            self._ask("move", args, "The account was moved.")

    def _event(self) -> Event | None:
        here, sidebar = self._reading.here, self._desk.sidebar
        chosen = [here.event] if here and here.event is not None else sidebar.events.list.keys()
        number = chosen[0] if chosen else None
        if number is None or number not in self._reading.events:
            self._desk.messages.passing("Choose an event first.")
            return None
        try:
            return self._desk.library.events.get(number)
        except ReaderError as error:
            self._desk.messages.error(error)
            return None

    def _others(self, event: Event) -> list[EventLine]:
        return [one for one in self._reading.events.values() if one.id != event.id and one.kind == event.kind]

    # columns

    def add(self, articles: Sequence[int] = ()) -> None:
        """Lay more articles beside those that are open; without any, ask which."""
        shown = [article.id for article in self._shown()]
        wanted = [article for article in articles if article not in shown]
        if not articles:
            listings = [one for one in self._desk.library.articles.listings() if one.id not in shown]
            place = self._questions.pick("Which account is to stand beside?", [_account(one) for one in listings])
            wanted = [] if place is None else [listings[place].id]
        if wanted and len({*shown, *wanted}) > 1:
            self._lay([*shown, *wanted])
        elif wanted:
            self._reading.open_article(wanted[0])

    def remove(self) -> None:
        """Take the column that is read out of the comparison; the article stays in the library and the event."""
        shown, article = [one.id for one in self._shown()], self._desk.centre.current_article()
        if not self._desk.centre.compares or article is None:
            self._desk.messages.passing("Open a comparison first.")
        elif len(shown) < 3:
            self._desk.messages.passing("A comparison needs two columns. Ctrl+Shift+Return opens one article alone.")
        else:
            self._lay([one for one in shown if one != article])
            self._desk.messages.passing("The column is gone from here. Alt+Left brings it back.")

    def _lay(self, articles: list[int]) -> None:
        here = self._reading.here
        self._reading.go(Place(here.event if here else None, tuple(articles)))

    def _shown(self) -> tuple[Article, ...]:
        centre = self._desk.centre
        if centre.compares and centre.comparison.lineup is not None:
            return centre.comparison.lineup.articles
        return (centre.article.article,) if centre.reads and centre.article.article else ()

    def _listings(self, articles: set[int]) -> list[Listing]:
        return self._desk.library.articles.listed(articles)


def _articles(event: Event) -> set[int]:
    return {account.article for account in event.accounts}


def _choice(event: EventLine) -> Choice:
    return Choice(
        event.title or "(no title)",
        " · ".join(part for part in (day(event.date), f"{event.accounts} accounts") if part),
    )


def _account(one: Listing) -> Choice:
    return Choice(one.title or "(no headline)", " · ".join(part for part in (one.outlet, day(one.published)) if part))
