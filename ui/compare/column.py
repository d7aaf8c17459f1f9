"""One article as a reading pane: marks painted under its text, passages chosen with the mouse or the arrows."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from store.records import Article, Span
from ui.compare.model import Lineup, MarkKind
from ui.compare.names import reason
from ui.compare.page import Page
from ui.compare.painting import draw_event_bar, draw_mark, draw_only_here, fill, reading_font
from ui.compare.palette import tints

EYE = 1 / 3  # where one reads, as a share of the pane's height
SIDE = 20.0  # the margin beside the text: room for the bar and the sign
VEIL = 80  # of 255: how far the rest steps back behind the current passage; ink stays above 4.5 : 1 (tested)


@dataclass
class Painted:
    """The rectangles of one paragraph, kept until the text is laid out anew."""

    passages: list[tuple[int, list[QRectF]]] = field(default_factory=list)
    marks: list[tuple[MarkKind, list[QRectF]]] = field(default_factory=list)


class Pane(QTextBrowser):
    """The text of one article.

    Signals: chosen(place) a passage was clicked or stepped to (-1: none); activated(place) Enter or a double click;
    asked(place, global point) its menu is wanted; relaid() heights of passages are new.
    """

    chosen = Signal(int)
    activated = Signal(int)
    asked = Signal(int, QPoint)
    relaid = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.document().setDocumentMargin(SIDE)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.page: Page | None = None
        self._lineup: Lineup | None = None
        self._hits: tuple[Span, ...] = ()
        self._current: int | None = None
        self._lit: frozenset[int] = frozenset()
        self._dim = False
        self.settling = False  # its size is changing: scrolling now is no reading
        self._cache: dict[int, Painted] = {}
        self._extents: dict[int, tuple[float, float]] = {}

    @property
    def article(self) -> Article:
        """The article shown; only once there is one."""
        assert self.page is not None
        return self.page.article

    def show_article(self, lineup: Lineup, article: Article, points: float) -> None:
        """Lay out an article of the line-up, with text of `points` size."""
        self._lineup = lineup
        self.document().setDefaultFont(reading_font(points))
        if self.page is None or self.page.article != article:
            self.page = Page(article, self.document())
            self._set_margins()
        self._current, self._lit, self._dim = None, frozenset(), False
        self.forget_layout()

    def set_size(self, points: float) -> None:
        """Set the text in another size."""
        self.document().setDefaultFont(reading_font(points))
        self.forget_layout()

    def forget_layout(self) -> None:
        """Drop every kept rectangle: the text, its width or its size is new."""
        self._cache.clear()
        self._extents.clear()
        self.viewport().update()
        self.relaid.emit()

    def set_hits(self, hits: tuple[Span, ...]) -> None:
        """Box these runs of the clean text."""
        self._hits = hits
        self._cache.clear()
        self.viewport().update()

    def set_current(self, current: int | None, lit: frozenset[int], dim: bool) -> None:
        """Light a passage and its counterparts; the rest steps back when `dim`."""
        self._current, self._lit, self._dim = current, lit, dim
        self.viewport().update()

    def place_cursor(self, place: int) -> None:
        """Put the text cursor (and with it a screen reader) on a passage without scrolling."""
        assert self.page is not None
        height = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.page.position(self.article.passages[place].start))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(height)

    def extent(self, place: int) -> tuple[float, float]:
        """Return the top and bottom of a passage in the document."""
        assert self.page is not None
        if place not in self._extents:
            self._extents[place] = self.page.extent(place)
        return self._extents[place]

    def passage_at(self, point: QPointF) -> int | None:
        """Return the passage under a point of the viewport."""
        if self.page is None:
            return None
        spot = point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.FuzzyHit)
        if position < 0:
            return None
        number = self.document().findBlock(position).blockNumber()
        for place, rects in self._painted(number).passages:
            if any(rect.adjusted(-3, -4, 3, 6).contains(spot) for rect in rects):
                return place
        return None

    def nearest(self, height: float) -> int | None:
        """Return the passage at a height of the document, else the one before it."""
        if self.page is None or not self.article.passages:
            return None
        low, high = 0, len(self.article.passages) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.extent(middle)[0] <= height else (low, middle - 1)
        return low

    def eye(self) -> float:
        """Return the height of the document at which one reads."""
        return self.verticalScrollBar().value() + self.viewport().height() * EYE

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.page is not None and self._lineup is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            visible = self._visible(QRectF(event.rect()))
            for number in visible:
                self._paint_under(painter, number)
            painter.end()
            super().paintEvent(event)
            if self._dim:
                self._paint_veil(visible)
            return
        super().paintEvent(event)

    def _visible(self, area: QRectF) -> list[int]:
        top = area.top() + self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        position = max(0, layout.hitTest(QPointF(SIDE, top), Qt.HitTestAccuracy.FuzzyHit))
        block: QTextBlock = self.document().findBlock(position)
        found = []
        while block.isValid() and layout.blockBoundingRect(block).top() <= top + area.height():
            found.append(block.blockNumber())
            block = block.next()
        return found

    def _painted(self, number: int) -> Painted:
        """Work out the rectangles of one paragraph when it is first seen."""
        if number in self._cache:
            return self._cache[number]
        painted = Painted()
        page, lineup = self.page, self._lineup
        if page is not None and lineup is not None and number < len(page.places):
            for place in page.places[number]:
                passage = page.article.passages[place]
                painted.passages.append((place, page.rects(number, Span(passage.start, passage.end))))
                for mark in lineup.marks((page.article.id, place)):
                    painted.marks.append((mark.kind, page.rects(number, mark.span)))
            painted.marks += [(MarkKind.HIT, rects) for hit in self._hits if (rects := page.rects(number, hit))]
        self._cache[number] = painted
        return painted

    def _paint_under(self, painter: QPainter, number: int) -> None:
        assert self._lineup is not None
        colors = tints(self.palette())
        painted = self._painted(number)
        account = self._lineup.accounts.get(self.article.id, frozenset())
        for place, rects in painted.passages:
            key = (self.article.id, place)
            if place == self._current or place in self._lit:
                edge = colors.color("edge") if place == self._current else None
                fill(painter, rects, colors.color("lit"), edge)
            elif self._lineup.links_of(key):
                fill(painter, rects, colors.color("linked"))
            if rects and place in account:
                top, bottom = rects[0].top(), rects[-1].bottom()
                draw_event_bar(painter, QRectF(5, top, 3, bottom - top), colors)
            if rects and self._lineup.only_here(key):
                draw_only_here(painter, QPointF(self.viewport().width() - 10, rects[0].center().y()), colors)
        for kind, rects in painted.marks:
            draw_mark(painter, rects, kind, colors)

    def _paint_veil(self, visible: list[int]) -> None:
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        veil = tints(self.palette()).color("paper")
        veil.setAlpha(VEIL)
        for number in visible:
            for place, rects in self._painted(number).passages:
                if place != self._current and place not in self._lit:
                    for rect in rects:
                        painter.fillRect(rect.adjusted(-2, 0, 2, 2), veil)

    # the reader's hands

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.passage_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.chosen.emit(-1 if place is None else place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        place = self.passage_at(event.position())
        if place is not None:
            self.activated.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self.page is not None and self.article.passages and plain and step:
            self.chosen.emit(self._stepped(step))
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _stepped(self, step: int) -> int:
        if self._current is None:
            return self.nearest(self.eye()) or 0
        return min(max(0, self._current + step), len(self.article.passages) - 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.passage_at(QPointF(event.pos()))
        self.asked.emit(-1 if place is None else place, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            point = self.viewport().mapFromGlobal(self.cursor().pos())
            QToolTip.showText(self.cursor().pos(), self.explain(self.passage_at(QPointF(point))), self)
            return True
        return super().viewportEvent(event)

    def explain(self, place: int | None) -> str:
        """Say why a passage is lined up, or that nobody else tells it."""
        if place is None or self._lineup is None:
            return ""
        key = (self.article.id, place)
        if self._lineup.only_here(key):
            return f"Only {self._lineup.names[self.article.id]} tells this."
        ends = ((link, link.b if link.a == key else link.a) for link in self._lineup.links_of(key))
        lines = [reason(link, self._lineup.names[end[0]]) for link, end in ends]
        return "Lined up with\n" + "\n".join(lines) if lines else ""

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        kept = self.standing()
        self.settling = True
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self._set_margins()
        self._extents.clear()
        if kept is not None:
            self.stand(*kept)
        self.settling = False
        self.forget_layout()

    def standing(self) -> tuple[int, float] | None:
        """The first passage in sight and how far below the top edge it stands."""
        top = self.verticalScrollBar().value()
        place = self.nearest(top + SIDE)
        return None if place is None else (place, self.extent(place)[0] - top)

    def stand(self, place: int, below: float) -> None:
        """Scroll so that a passage stands so far below the top edge."""
        if place < len(self.article.passages):
            self.verticalScrollBar().setValue(round(self.extent(place)[0] - below))

    def _set_margins(self) -> None:
        """Blank above and below, so that the first and last passages too can come to the height where one reads."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setTopMargin(self.head())
        shape.setBottomMargin(round(self.viewport().height() * (1 - EYE)))
        frame.setFrameFormat(shape)

    def head(self) -> int:
        """Return the height of the blank above the text."""
        return round(self.viewport().height() * EYE)
