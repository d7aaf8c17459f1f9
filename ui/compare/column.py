"""One article as a reading pane: marks painted under its text, passages chosen with the mouse or the arrows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from store.records import Article, Span
from ui.compare.model import Lineup
from ui.compare.notemarks import NoteMark
from ui.compare.page import Page
from ui.compare.palette import Tints, tints
from ui.compare.panemarks import SIDE, PaneMarks
from ui.compare.relations import passage_relations
from ui.look import look, reading_font
from ui.tips import plain_tip

EYE = 1 / 3  # where one reads, as a share of the pane's height


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
        self.marks: PaneMarks | None = None
        self.about = ""  # what it is, for a screen reader; before it stands what the current passage is lined up with
        self.settling = False  # its size is changing: scrolling now is no reading
        self._extents: dict[int, tuple[float, float]] = {}
        self._look = look()

    @property
    def article(self) -> Article:
        """The article shown; only once there is one."""
        assert self.page is not None
        return self.page.article

    def show_article(self, lineup: Lineup, article: Article, points: float) -> None:
        """Lay out an article of the line-up, with text of `points` size."""
        self.document().setDefaultFont(reading_font(points))
        if self.page is None or self.page.article != article or self._look != look():
            self._look = look()
            self.page = Page(article, self.document())
            self._set_margins()
        self.marks = PaneMarks(self.page, lineup)
        self.forget_layout()

    def set_size(self, points: float) -> None:
        """Set the text in another size."""
        self.document().setDefaultFont(reading_font(points))
        self.forget_layout()

    def forget_layout(self) -> None:
        """Drop every kept rectangle: the text, its width or its size is new."""
        self._extents.clear()
        if self.marks is not None:
            self.marks.forget()
        self.viewport().update()
        self.relaid.emit()

    def set_hits(self, hits: tuple[Span, ...]) -> None:
        """Box these runs of the clean text."""
        if self.marks is not None:
            self.marks.hits = hits
            self.marks.forget()
        self.viewport().update()

    def set_notes(self, notes: tuple[NoteMark, ...]) -> None:
        """Show these highlights and notes."""
        if self.marks is not None:
            self.marks.notes = notes
            self.marks.forget()
        self.viewport().update()

    def selected(self) -> Span | None:
        """Return the run of the clean text that is selected."""
        cursor = self.textCursor()
        if self.page is None or not cursor.hasSelection():
            return None
        return Span(self.page.offset(cursor.selectionStart()), self.page.offset(cursor.selectionEnd()))

    def set_current(self, current: int | None, lit: frozenset[int], dim: bool) -> None:
        """Light a passage and its counterparts; the rest steps back when `dim`."""
        if self.marks is not None:
            self.marks.current, self.marks.lit, self.marks.dim = current, lit, dim
            said = passage_relations(self.marks.lineup, (self.article.id, current)) if current is not None else ""
            self.setAccessibleDescription(" ".join(part for part in (said, self.about) if part))
        self.viewport().update()

    def place_cursor(self, place: int) -> None:
        """Put the text cursor (and with it a screen reader) on a passage without scrolling."""
        assert self.page is not None
        height, self.settling = self.verticalScrollBar().value(), True
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.page.position(self.article.passages[place].start))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(height)
        self.settling = False

    def extent(self, place: int) -> tuple[float, float]:
        """Return the top and bottom of a passage in the document."""
        assert self.page is not None
        if place not in self._extents:
            self._extents[place] = self.page.extent(place)
        return self._extents[place]

    def passage_at(self, point: QPointF) -> int | None:
        """Return the passage under a point of the viewport."""
        if self.marks is None:
            return None
        return self.marks.passage_at(point + QPointF(0, self.verticalScrollBar().value()))

    def passage_level(self, point: QPointF) -> int | None:
        """Return the passage under a point of the viewport, else the one whose lines are level with it: the margin is
        there to take a passage by."""
        place = self.passage_at(point)
        if place is None:
            height = point.y() + self.verticalScrollBar().value()
            near = self.nearest(height)
            place = near if near is not None and self.extent(near)[0] <= height <= self.extent(near)[1] else None
        return place

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
        if self.marks is None:
            super().paintEvent(event)
            return
        area = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        self._paint(self.marks.paint_under, area)
        super().paintEvent(event)
        if self.marks.dim:
            self._paint(self.marks.paint_veil, area)

    def _paint(self, how: Callable[[QPainter, QRectF, int, Tints], None], area: QRectF) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        how(painter, area, self.viewport().width(), tints(self.palette()))
        painter.end()

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
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen() is not None:
            self.activated.emit(self._chosen())
        else:
            super().keyPressEvent(event)

    def _stepped(self, step: int) -> int:
        chosen = self._chosen()
        if chosen is None:
            return self.nearest(self.eye()) or 0
        return min(max(0, chosen + step), len(self.article.passages) - 1)

    def _chosen(self) -> int | None:
        return self.marks.current if self.marks is not None else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.passage_at(QPointF(event.pos()))
        self.asked.emit(-1 if place is None else place, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            why = self.explain(self.passage_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), plain_tip(why), self)
            return True
        return super().viewportEvent(event)

    def explain(self, place: int | None) -> str:
        """Say why a passage is lined up, or that nobody else tells it."""
        return "" if place is None or self.marks is None else self.marks.explain(place)

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
