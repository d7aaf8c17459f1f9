"""Going through line-ups with keys: the next to confirm, the counterpart, and lining two passages up by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from index.align.decided import CONFIRMED
from store.records import Link, PassageKey
from ui.compare.comparison import ComparisonView
from ui.compare.model import Lineup, other

Decide = Callable[[PassageKey, PassageKey, str], None]
DecideAll = Callable[[list[tuple[PassageKey, PassageKey, str]]], None]


class Linking:
    """Acts on the comparison; `decide` keeps a decision, `decide_all` several as one, `say` tells a passing line."""

    def __init__(self, view: ComparisonView, decide: Decide, decide_all: DecideAll, say: Callable[[str], None]) -> None:
        self._view, self._decide, self._decide_all, self._say = view, decide, decide_all, say
        self._from: PassageKey | None = None

    def unconfirmed(self, step: int) -> None:
        """Go to the next or previous line-up that the user has not confirmed."""
        lineup = self._view.lineup
        left = open_links(lineup) if lineup else ()
        if lineup is None or not left:
            self._say("Every line-up shown is confirmed.")
            return
        at = after(left, self._view.current_link(), lineup, self._view.current, step)
        link = left[at % len(left)]
        self._view.choose(link.a, link.b)
        one, two = (lineup.names[key[0]] for key in (link.a, link.b))
        self._say(f"{at % len(left) + 1} of {len(left)} to confirm: {one} and {two}. C confirms, R rejects.")

    def twin(self) -> None:
        """Go to what answers the current passage in the next column that has it, round the end."""
        lineup, here = self._view.lineup, self._view.current
        if lineup is None or here is None:
            self._say("Choose a passage first.")
            return
        count, at = len(lineup.articles), lineup.order[here[0]]
        for step in range(1, count):
            article = lineup.articles[(at + step) % count].id
            place = lineup.twin(here, article)
            if place is not None:
                self._view.choose((article, place))
                self._focus(article)
                return
        self._say(f"Nobody but {lineup.names[here[0]]} tells this.")

    def draw(self) -> None:
        """Begin a line-up at the current passage, or end it here."""
        here, lineup = self._view.current, self._view.lineup
        if here is None or lineup is None:
            self._say("Choose a passage first.")
        elif self._from is None or self._from[0] not in lineup.by_id:
            self._from = here
            self._say("Now go to the passage in another column that tells the same, and press L again.")
        elif self._from[0] == here[0]:
            self._from = here
            self._say("A line-up joins two columns. From this passage, then: go to another column and press L again.")
        else:
            begun, self._from = self._from, None
            self._decide(begun, here, "confirm")

    def give_up(self) -> bool:
        """Forget a line-up that was begun; tell whether there was one."""
        begun, self._from = self._from, None
        return begun is not None

    def moved(self, key: PassageKey, onto: PassageKey) -> None:
        """Line a passage up with another that it was dragged onto."""
        if key[0] == onto[0]:
            self._say("Drop it on a passage of another column.")
        else:
            self._decide(key, onto, "confirm")

    def moved_row(self, key: PassageKey, onto: PassageKey) -> None:
        """Line a passage up with the row that it was dragged to, and with nothing of the row that it leaves."""
        lineup = self._view.lineup
        if lineup is None:
            return
        left = [other(link, key) for link in lineup.links_of(key)]
        rejected = [(key, far, "reject") for far in left if lineup.row_of(far) != lineup.row_of(onto)]
        self._decide_all([*rejected, (key, onto, "confirm")])

    def _focus(self, article: int) -> None:
        pane = self._view.columns.pane_of(article)
        if pane is not None and self._view.view_name == "columns":
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)


def open_links(lineup: Lineup) -> tuple[Link, ...]:
    """Return the links at the cut that the user has not confirmed, in the order of the rows."""
    found = [link for link in lineup.links if CONFIRMED not in link.why]
    return tuple(sorted(found, key=lambda link: (lineup.row_of(link.a) or 0, -link.strength, link.a, link.b)))


def after(links: Sequence[Link], now: Link | None, lineup: Lineup, key: PassageKey | None, step: int) -> int:
    """Return the place in `links` of the one after (or before) the link `now`, else the passage `key`."""
    if now is not None and now in links:
        return links.index(now) + step
    if key is None:
        return 0 if step > 0 else -1
    row = lineup.row_of(key) or 0
    rows = [lineup.row_of(link.a) or 0 for link in links]
    if step > 0:
        touching = (n for n, link in enumerate(links) if key in (link.a, link.b))
        return next(touching, next((n for n, found in enumerate(rows) if found >= row), 0))
    return next((n for n in reversed(range(len(rows))) if rows[n] < row), len(rows) - 1)
