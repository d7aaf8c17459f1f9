"""The gutter between two columns: ribbons from a passage to its counterpart, and stubs to columns farther off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from store.records import Link, PassageKey
from ui.compare.column import Pane
from ui.compare.model import Lineup
from ui.compare.names import reason
from ui.compare.palette import Tints, tints
from ui.compare.relations import gutter_relations
from ui.tips import plain_tip

WIDTH = 40
STUB = 13  # how far a stub reaches into the gutter


@dataclass(frozen=True, slots=True)
class Band:
    """One ribbon: the passages it joins and its shape; a stub leads to a passage that is not in a next column."""

    one: PassageKey
    two: PassageKey
    path: QPainterPath
    link: Link
    stub: bool = False


class Gutter(QWidget):
    """Ribbons between the panes `left` and `right`. Signal: chosen(article, place) when a ribbon is clicked."""

    chosen = Signal(int, int)

    def __init__(self, left: Pane, right: Pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = left, right
        self._lineup: Lineup | None = None
        self._current: frozenset[PassageKey] = frozenset()
        self._hover: Link | None = None
        self._bands: list[Band] = []
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def show_lineup(self, lineup: Lineup) -> None:
        """Take the links to draw from here."""
        self._lineup = lineup
        self._sort_links(lineup)
        if QAccessible.isActive():  # some hundred short texts: only for those who hear them
            name, told = gutter_relations(lineup, self.left.article.id, self.right.article.id)
            self.setAccessibleName(name)
            self.setAccessibleDescription(told)
        self.update()

    def _sort_links(self, lineup: Lineup) -> None:
        """Keep the links between the two columns, and those that pass over a next column which does not tell it."""
        here, there = self.left.article.id, self.right.article.id
        pair, away = {here, there}, lineup.order
        self._between = [link for link in lineup.links if {link.a[0], link.b[0]} == pair]
        self._beyond: list[tuple[Pane, PassageKey, PassageKey, Link]] = []
        for link in lineup.links:
            for near, far in ((link.a, link.b), (link.b, link.a)):
                if near[0] == here and away[far[0]] > away[there] and lineup.twin(near, there) is None:
                    self._beyond.append((self.left, near, far, link))
                if near[0] == there and away[far[0]] < away[here] and lineup.twin(near, here) is None:
                    self._beyond.append((self.right, near, far, link))

    def set_current(self, keys: frozenset[PassageKey]) -> None:
        """Emphasise the ribbons that join two of these passages."""
        self._current = keys
        self.update()

    # shapes

    def bands(self) -> list[Band]:
        """Return the ribbons that can be seen now, weak before strong."""
        if self._lineup is None:
            return []
        seen = {pane: self._in_sight(pane) for pane in (self.left, self.right)}
        found = []
        for link in self._between:
            one, two = (link.a, link.b) if link.a[0] == self.left.article.id else (link.b, link.a)
            found += self._between_bands(one, two, link, seen)
        for pane, near, far, link in self._beyond:
            if near[1] in seen[pane]:
                found.append(Band(near, far, self._stub(pane, near[1], 0), link, stub=True))
        return sorted(found, key=lambda band: (self._is_current(band), band.link.strength))

    def _between_bands(self, one: PassageKey, two: PassageKey, link: Link, seen: dict[Pane, range]) -> list[Band]:
        """A ribbon when both ends are in sight, a stub that points up or down when one is, else nothing."""
        left, right = one[1] in seen[self.left], two[1] in seen[self.right]
        if left and right:
            return [
                Band(one, two, self._ribbon(self._extent(self.left, one[1]), self._extent(self.right, two[1])), link)
            ]
        if left:
            way = -1 if two[1] < seen[self.right].start else 1
            return [Band(one, two, self._stub(self.left, one[1], way), link, stub=True)]
        if right:
            way = -1 if one[1] < seen[self.left].start else 1
            return [Band(two, one, self._stub(self.right, two[1], way), link, stub=True)]
        return []

    def _in_sight(self, pane: Pane) -> range:
        """The passages of a pane that can be seen. Heights are asked for only of these: the rest may be unlaid yet."""
        top = pane.verticalScrollBar().value()
        first, last = pane.nearest(top), pane.nearest(top + self.height())
        return range(0) if first is None or last is None else range(first, last + 1)

    def _extent(self, pane: Pane, place: int) -> tuple[float, float]:
        top, bottom = pane.extent(place)
        shift = pane.verticalScrollBar().value()
        return top - shift + 1, bottom - shift

    def _ribbon(self, left: tuple[float, float], right: tuple[float, float]) -> QPainterPath:
        wide, half = float(self.width()), self.width() / 2
        path = QPainterPath(QPointF(0, left[0]))
        path.cubicTo(half, left[0], half, right[0], wide, right[0])
        path.lineTo(wide, right[1])
        path.cubicTo(half, right[1], half, left[1], 0, left[1])
        path.closeSubpath()
        return path

    def _stub(self, pane: Pane, place: int, way: int) -> QPainterPath:
        """A small arrow at a passage: on into the next column but one (way 0), or down (1) or up (-1)."""
        root, tip = (0.0, float(STUB)) if pane is self.left else (float(self.width()), float(self.width() - STUB))
        ends = self._extent(pane, place)
        middle = min((ends[0] + ends[1]) / 2, ends[0] + 14)
        path = QPainterPath(QPointF(root, middle - 6))
        path.lineTo(tip, middle + way * STUB)
        path.lineTo(root, middle + 6)
        path.closeSubpath()
        return path

    def _is_current(self, band: Band) -> bool:
        return band.one in self._current and band.two in self._current

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tints(self.palette())
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), colors.color("desk"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._bands = self.bands()
        for band in self._bands:
            self._paint_band(painter, band, colors)
        painter.end()

    def _paint_band(self, painter: QPainter, band: Band, colors: Tints) -> None:
        lit = self._is_current(band) or band.link is self._hover
        pen = QPen(colors.color("edge" if lit else "ribbon_edge"), 1.3 if lit else 1)
        if band.link.level == "partial" and not band.stub:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(colors.color("lit" if lit else "ribbon"))
        painter.drawPath(band.path)

    # the reader's hands

    def _band_at(self, point: QPointF) -> Band | None:
        return next((band for band in reversed(self._bands) if band.path.contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        band = self._band_at(event.position())
        hover = band.link if band else None
        if hover is not self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.PointingHandCursor if band else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        band = self._band_at(event.position())
        if band is not None:
            self.chosen.emit(*band.one)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._lineup is not None:
            band = self._band_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(self._explain(band)) if band else "", self)
            return True
        return super().event(event)

    def _explain(self, band: Band) -> str:
        assert self._lineup is not None
        names = self._lineup.names
        return f"{names[band.one[0]]} and " + reason(band.link, names[band.two[0]])
