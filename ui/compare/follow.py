"""Scrolling together: the column that is read leads, the others keep its counterpart level."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar

from ui.compare.column import EYE, Pane
from ui.compare.model import Lineup
from ui.compare.sync import Anchor, carry, chain

GAP = 16  # px between the head of a column and the first line when a text is opened
CALM = 500.0  # px of reading over which a column that stood askew comes level again, so that nothing ever jumps


class Follower(QObject):
    """Ties the scroll bars of the panes, and `bar` to the pane that leads.

    `leader` is the pane scrolled last; `on` whether the others follow; `touched` whether the
    panes stand where the reader or a jump put them. A column that stands askew when another
    begins to lead keeps its distance and comes level bit by bit; after `resume` it keeps it until a passage is chosen.
    """

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self.bar = bar
        self.on = True
        self.leader: Pane | None = None
        self._lineup: Lineup | None = None
        self._panes: list[Pane] = []
        self._chains: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        self._anchors: dict[tuple[int, int], list[Anchor]] = {}
        self._askew: dict[int, float] = {}
        self._kept = False
        self._moving = False
        self.touched = False
        self._last = 0.0
        bar.valueChanged.connect(self._bar_moved)

    def follow(self, lineup: Lineup, panes: Sequence[Pane]) -> None:
        """Tie these panes; the same panes may come again with a new line-up."""
        if list(panes) != self._panes:
            self._panes = list(panes)
            self.leader = self._panes[0] if self._panes else None
            self.touched = False
            for pane in self._panes:
                pane.verticalScrollBar().valueChanged.connect(lambda _=0, pane=pane: self._scrolled(pane))
                pane.verticalScrollBar().rangeChanged.connect(self._mirror)
        self._lineup = lineup
        self._chains.clear()
        self.forget()
        self.hold()

    def forget(self) -> None:
        """Drop what was worked out from heights that are no more."""
        self._anchors.clear()

    # scrolling

    def _scrolled(self, pane: Pane) -> None:
        if self._moving or pane.settling:
            return
        self.touched = True
        if pane is not self.leader:
            self.leader = pane
            self.hold()
        if self.on:
            self._bring(pane)
        self._mirror()

    def _bring(self, leader: Pane) -> None:
        moved = abs(leader.eye() - self._last)
        self._last = leader.eye()
        for pane in self._panes:
            if pane is leader:
                continue
            askew = self._askew.get(id(pane), 0.0)
            if not self._kept:
                askew *= max(0.0, 1 - moved / CALM)
                self._askew[id(pane)] = askew
            height = carry(self.anchors(leader, pane), leader.eye())
            self.put(pane, height + askew - pane.viewport().height() * EYE)

    def hold(self) -> None:
        """Take the present positions as they are: nothing moves until the reader scrolls."""
        leader = self.leader
        if leader is None or leader.page is None:
            return
        self._kept = False
        self._last = leader.eye()
        for pane in self._panes:
            if pane is not leader:
                self._askew[id(pane)] = pane.eye() - carry(self.anchors(leader, pane), leader.eye())
        self._mirror()

    def toggle(self) -> bool:
        """Stop following, or go on from the present positions; return whether the columns follow now."""
        self.on = not self.on
        if self.on:
            self.hold()
            self._kept = True
        return self.on

    def put(self, pane: Pane, value: float) -> None:
        """Scroll one pane and no other."""
        self._moving = True
        pane.verticalScrollBar().setValue(round(value))
        self._moving = False

    def to_heads(self) -> None:
        """Show the beginning of every text."""
        for pane in self._panes:
            self.put(pane, pane.head())
        self.hold()

    def level(self, leader: Pane, place: int) -> None:
        """Bring a passage into sight (where it is when it can be read there) and its counterparts beside it."""
        assert self._lineup is not None
        self.touched = True
        self.leader = leader
        top, bottom = leader.extent(place)
        high = leader.viewport().height()
        seen = top - leader.verticalScrollBar().value()
        if seen < 12 or seen + (bottom - top) > high * 0.8:
            self.put(leader, max(leader.head() - GAP, top - high * EYE))
            seen = top - leader.verticalScrollBar().value()
        key = (leader.article.id, place)
        for pane in self._panes if self.on else ():
            if pane is leader:
                continue
            twin = self._lineup.twin(key, pane.article.id)
            if twin is not None:
                self.put(pane, pane.extent(twin)[0] - seen)
            else:  # nothing to line up: near by, but no blank for it
                self.put(pane, max(pane.head() - GAP, carry(self.anchors(leader, pane), top) - seen))
        self.hold()

    def anchors(self, leader: Pane, pane: Pane) -> list[Anchor]:
        """Return the heights that answer each other in two panes, rising in both, from blank above to blank below."""
        pair = leader.article.id, pane.article.id
        if pair not in self._anchors:
            found: list[Anchor] = [(float(leader.head()), float(pane.head()))]
            for here, there in self._chain(*pair):
                spot = leader.extent(here)[0], pane.extent(there)[0]
                if spot[0] > found[-1][0] and spot[1] >= found[-1][1]:
                    found.append(spot)
            found.append((max(found[-1][0] + 1, _foot(leader)), max(found[-1][1], _foot(pane))))
            self._anchors[pair] = found
        return self._anchors[pair]

    def _chain(self, here: int, there: int) -> tuple[tuple[int, int], ...]:
        if (here, there) not in self._chains:
            assert self._lineup is not None
            pairs = [
                (link.a[1], link.b[1], link.strength) if link.a[0] == here else (link.b[1], link.a[1], link.strength)
                for link in self._lineup.links
                if {link.a[0], link.b[0]} == {here, there}
            ]
            found = chain(pairs)
            self._chains[here, there] = found
            self._chains[there, here] = tuple((b, a) for a, b in found)
        return self._chains[here, there]

    # the bar that all share

    def _mirror(self) -> None:
        if self.leader is None:
            return
        mine, self._moving = self.leader.verticalScrollBar(), True
        self.bar.setRange(mine.minimum(), mine.maximum())
        self.bar.setPageStep(mine.pageStep())
        self.bar.setSingleStep(mine.singleStep())
        self.bar.setValue(mine.value())
        self._moving = False

    def _bar_moved(self, value: int) -> None:
        if not self._moving and self.leader is not None:
            self.leader.verticalScrollBar().setValue(value)


def _foot(pane: Pane) -> float:
    """The height at which a text ends."""
    return float(pane.verticalScrollBar().maximum() + pane.head())
