"""Parallel columns: each article in its own order, ribbons between, what is read kept level in all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from store.records import PassageKey, Span
from ui.compare.beyond import Beyond
from ui.compare.column import EYE, Pane
from ui.compare.dragging import PassageDrag
from ui.compare.follow import GAP, Follower
from ui.compare.header import ColumnHeader
from ui.compare.model import Lineup
from ui.compare.notemarks import Marks
from ui.compare.palette import tints
from ui.compare.panemarks import SIDE
from ui.compare.ribbons import WIDTH, Gutter
from ui.look import look

NARROWEST = 280  # px; below this a column is unreadable (measured on the mock-ups), so scroll sideways instead
PINNED = 380  # px of a column that stays at the left
WIDEST = 720  # px; longer lines lose the eye
TEXT = 11.5  # points of the reading text at zoom 0


class Desk(QWidget):
    """What the columns stand on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), tints(self.palette()).color("desk"))
        painter.end()


class ColumnsView(QWidget):
    """All articles side by side.

    Signals: chosen(article, place), activated(article, place), asked(article, place, global point),
    detailsWanted(article), furnitureWanted(article), dropped(passage key, passage key it was dropped on).
    """

    chosen = Signal(int, int)
    activated = Signal(int, int)
    asked = Signal(int, int, QPoint)
    detailsWanted = Signal(int)  # noqa: N815
    furnitureWanted = Signal(int)  # noqa: N815
    dropped = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes: list[Pane] = []
        self.gutters: list[Gutter] = []
        self._headers: list[ColumnHeader] = []
        self._lineup: Lineup | None = None
        self._points = TEXT
        self._notes: Marks = {}
        self.pinned: set[int] = set()
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._bar.setAccessibleName("Scroll all columns")
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the columns in it take the keys
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.beyond = Beyond(self.area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._fixed = Desk()
        self._fixed.hide()
        fixed = QHBoxLayout(self._fixed)
        fixed.setContentsMargins(0, 0, 0, 0)
        fixed.setSpacing(0)
        row.addWidget(self._fixed)
        row.addWidget(self.area, 1)
        row.addWidget(self._bar)
        self.follower = Follower(self._bar)

    # building

    def show_lineup(self, lineup: Lineup, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Show a line-up; panes whose articles stay where they are keep their place."""
        before = [pane.article.id for pane in self.panes]
        kept = before == [article.id for article in lineup.articles] and all(
            pane.article == article for pane, article in zip(self.panes, lineup.articles, strict=True)
        )
        moved = set(before) == {article.id for article in lineup.articles}  # another comparison begins at its heads
        stood = {pane.article.id: pane.standing() for pane in self.panes} if moved else {}
        self._lineup = lineup
        if not kept:
            self._build(lineup)
        for pane, article in zip(self.panes, lineup.articles, strict=True):
            pane.show_article(lineup, article, self._points)
            pane.set_hits(hits.get(article.id, ()))
            pane.set_notes(self._notes.get(article.id, ()))
        for gutter in self.gutters:
            gutter.show_lineup(lineup)
        self.follower.follow(lineup, self.panes)
        self._even_headers()
        if not kept:
            self.follower.to_heads()
            QTimer.singleShot(0, self.follower, lambda: self._settle(stood))

    def _settle(self, stood: Mapping[int, tuple[int, float] | None]) -> None:
        """Once sizes are known: texts shown before where they stood, others at their beginnings."""
        if self.follower.touched:
            return
        self.follower.to_heads()
        for pane in self.panes:
            found = stood.get(pane.article.id)
            if found is not None:
                pane.settling = True
                pane.stand(*found)
                pane.settling = False
        self.follower.hold()

    def _build(self, lineup: Lineup) -> None:
        desk = Desk()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.panes, self._headers, self.gutters = [], [], []
        fixed = self._empty_fixed()
        row.addStretch(1)
        for article in lineup.articles:
            pane, header = self._pane(lineup, article.id), ColumnHeader(article, lineup.names[article.id])
            header.detailsWanted.connect(self.detailsWanted)
            header.furnitureWanted.connect(self.furnitureWanted)
            if self.panes:
                row.addWidget(self._stand(self._gutter(self.panes[-1], pane), None))
            if article.id in self.pinned and len(self.pinned) < len(lineup.articles):
                fixed.addWidget(self._stand(pane, header))
            else:
                row.addWidget(self._stand(pane, header), 1000)
            self.panes.append(pane)
            self._headers.append(header)
        row.addStretch(1)
        count = len(self.panes) - fixed.count()
        self._fixed.setVisible(fixed.count() > 0)
        self._fixed.setFixedWidth(fixed.count() * PINNED)
        desk.setMinimumWidth(count * NARROWEST + (count - 1) * WIDTH)
        self.area.setWidget(desk)

    def toggle_pin(self, article: int) -> bool:
        """Let a column stay at the left, or go; return whether it stays. It shows when the columns are built next."""
        self.pinned ^= {article}
        return article in self.pinned

    def _empty_fixed(self) -> QLayout:
        """Return the empty row of the columns that stay at the left."""
        row = self._fixed.layout()
        assert row is not None
        while (item := row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        return row

    def _pane(self, lineup: Lineup, article: int) -> Pane:
        pane = Pane()
        number, count = lineup.order[article] + 1, len(lineup.articles)
        pane.setAccessibleName(f"{lineup.names[article]}: {lineup.by_id[article].details.title}")
        pane.about = f"Column {number} of {count}. The up and down arrows go from passage to passage, Enter opens one."
        pane.setAccessibleDescription(pane.about)
        pane.chosen.connect(lambda place: self.chosen.emit(article, place))
        pane.activated.connect(lambda place: self.activated.emit(article, place))
        pane.asked.connect(lambda place, point: self.asked.emit(article, place, point))
        pane.relaid.connect(self._relaid)

        def at(point: QPointF) -> PassageKey | None:
            place = pane.passage_level(point)
            return None if place is None else (article, place)

        PassageDrag(pane, at, lambda point, _: at(point), lambda event: _begins_drag(pane, event), self.dropped.emit)
        return pane

    def _gutter(self, left: Pane, right: Pane) -> Gutter:
        gutter = Gutter(left, right)
        gutter.chosen.connect(self.chosen)
        for pane in (left, right):
            pane.verticalScrollBar().valueChanged.connect(gutter.update)
        self.gutters.append(gutter)
        return gutter

    def _stand(self, below: QWidget, header: QWidget | None) -> QWidget:
        """A column of the desk: a head (blank above a gutter) and what stands below it."""
        stand = QWidget()
        column = QVBoxLayout(stand)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = header or QWidget()
        head.setObjectName("head")
        column.addWidget(head)
        column.addWidget(below, 1)
        if header:
            stand.setMinimumWidth(NARROWEST)
            stand.setMaximumWidth(round(WIDEST * look().width))
        return stand

    def _even_headers(self) -> None:
        """Give every head the height of the tallest, so that the texts begin level."""
        desk = self.area.widget()
        if desk is None or not self._headers:
            return
        spare = self.area.viewport().width() - (len(self.panes) - 1) * WIDTH
        width = min(round(WIDEST * look().width), max(NARROWEST, spare // len(self.panes)))
        tallest = max(header.height_at(width) for header in self._headers)
        for head in (*desk.findChildren(QWidget, "head"), *self._fixed.findChildren(QWidget, "head")):
            head.setFixedHeight(tallest)

    def _relaid(self) -> None:
        self.follower.forget()
        for gutter in self.gutters:
            gutter.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._even_headers()

    # showing

    def set_hits(self, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Box the words found, article by article."""
        for pane in self.panes:
            pane.set_hits(hits.get(pane.article.id, ()))

    def set_notes(self, notes: Marks) -> None:
        """Show highlights and notes, article by article."""
        self._notes = notes
        for pane in self.panes:
            pane.set_notes(notes.get(pane.article.id, ()))

    def set_current(self, key: PassageKey | None, level: bool = True) -> None:
        """Light a passage and its counterparts; with `level` bring them to one height."""
        if self._lineup is None:
            return
        twins = self._lineup.counterparts(key) if key else frozenset()
        for pane in self.panes:
            article = pane.article.id
            lit = frozenset(place for owner, place in twins if owner == article)
            pane.set_current(key[1] if key and key[0] == article else None, lit, key is not None)
        for gutter in self.gutters:
            gutter.set_current(twins | {key} if key else frozenset())
        if key and level:
            self.level(key)
        self._point_to(key, twins)

    def _point_to(self, key: PassageKey | None, twins: frozenset[PassageKey]) -> None:
        """Bring a counterpart out of sight nearer, and name the others at the edges."""
        assert self._lineup is not None
        own = self.pane_of(key[0]) if key else None
        owners = {article for article, _ in twins}
        names = self._lineup.names
        stands = [
            (names[pane.article.id], stand)
            for pane in self.panes
            if pane.article.id in owners and (stand := pane.parentWidget()) and stand.parentWidget() is self._desk()
        ]
        self.beyond.show_counterparts(own.parentWidget() if own else None, stands)

    def _desk(self) -> QWidget | None:
        return self.area.widget()

    def level(self, key: PassageKey) -> None:
        """Bring a passage to where it can be read and its counterparts to the same height."""
        pane = self.pane_of(key[0])
        if pane is None:
            return
        pane.place_cursor(key[1])
        self.follower.level(pane, key[1])
        self._show_column(pane)

    def _show_column(self, pane: Pane) -> None:
        stand = pane.parentWidget()
        if stand is not None:
            self.area.ensureWidgetVisible(stand, 0, 0)

    def open_at(self, accounts: Mapping[int, int]) -> None:
        """Bring one passage of each article (article -> place) to one height: where one reads, or as high as it must
        be for no column to begin with a blank."""
        opened = [
            (pane, pane.extent(accounts[pane.article.id])[0]) for pane in self.panes if pane.article.id in accounts
        ]
        if opened:
            above = min(top - pane.head() for pane, top in opened)
            level = min(opened[0][0].viewport().height() * EYE, max(0, above))
            for pane, top in opened:
                self.follower.put(pane, top - level - GAP)
            self.follower.touched = True
            self.follower.hold()

    def seen(self) -> dict[int, tuple[int, int]]:
        """Return the first and last passage in sight of each article."""
        found = {}
        for pane in self.panes:
            top = pane.verticalScrollBar().value()
            first, last = pane.nearest(top), pane.nearest(top + pane.viewport().height())
            if first is not None and last is not None:
                found[pane.article.id] = (first, last)
        return found

    def forget(self) -> None:
        """Let the columns be built anew when they are shown next."""
        for pane in self.panes:
            pane.page = None
            pane.marks = None
        self.panes = []

    def stand(self, lines: Mapping[int, tuple[int, float]]) -> None:
        """Scroll each article (article -> passage, height above it) to where it stood."""
        for pane in self.panes:
            line = lines.get(pane.article.id)
            if line is not None:
                pane.settling = True
                pane.stand(*line)
                pane.settling = False
        self.follower.touched = True
        self.follower.hold()

    def pane_of(self, article: int) -> Pane | None:
        """Return the pane of an article."""
        return next((pane for pane in self.panes if pane.article.id == article), None)

    def first_in_sight(self) -> PassageKey | None:
        """Return the first passage in sight of the column that is read, or the event's first there when in sight."""
        pane = self.focused()
        if self._lineup is None or pane is None:
            return None
        top = pane.verticalScrollBar().value() + GAP + 4
        first, last = pane.nearest(top), pane.nearest(top + pane.viewport().height() - 60)
        if first is None or last is None:
            return None
        account = self._lineup.accounts.get(pane.article.id, frozenset())
        told = [place for place in range(first, last + 1) if place in account]
        return pane.article.id, (told or [first])[0]

    def focused(self) -> Pane | None:
        """Return the pane that has the keys, else the one that led the scrolling last."""
        return next((pane for pane in self.panes if pane.hasFocus()), self.follower.leader)

    def focus_column(self, step: int) -> None:
        """Give the keys to the next or previous column, round the end."""
        if self.panes:
            here = self.focused()
            at = self.panes.index(here) if here in self.panes else 0
            pane = self.panes[(at + step) % len(self.panes)]
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._show_column(pane)

    def set_points(self, points: float) -> None:
        """Set the size of the reading text; what is read stays where it is."""
        self._points = points
        for pane in self.panes:
            stood = pane.standing()
            pane.settling = True
            pane.set_size(points)
            if stood is not None:
                pane.stand(*stood)
            pane.settling = False
        self.follower.hold()


def _begins_drag(pane: Pane, event: QMouseEvent) -> bool:
    """A drag begins in a margin, where no words are selected, or anywhere with Alt."""
    x = event.position().x()
    return not SIDE <= x < pane.viewport().width() - SIDE or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
