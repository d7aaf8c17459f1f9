"""A text for reading with the user's highlights painted under its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolTip

from store.records import Span
from ui.browser import QuietBrowser
from ui.compare.notemarks import NoteMark, draw_note
from ui.compare.painting import span_rects
from ui.tips import plain_tip


class NotedBrowser(QuietBrowser):
    """`positions` gives the document's positions of a run of the clean text, `offset` the clean text's place of one."""

    def __init__(self, name: str, positions: Callable[[Span], tuple[int, int]], offset: Callable[[int], int]) -> None:
        super().__init__(name)
        self._positions, self._offset = positions, offset
        self._notes: tuple[NoteMark, ...] = ()

    def set_notes(self, notes: Sequence[NoteMark]) -> None:
        """Show these highlights and notes."""
        self._notes = tuple(notes)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint highlights, then the text over them."""
        if self._notes:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            area = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
            paper = self.palette().color(QPalette.ColorRole.Base)
            for note in self._notes:
                rects = [rect for rect in self.rects(note.span) if rect.intersects(area)]
                draw_note(painter, rects, note, paper)
            painter.end()
        super().paintEvent(event)

    def rects(self, span: Span) -> list[QRectF]:
        """Return the rectangles of a run of the clean text in the document."""
        first, last = self._positions(span)
        found, block = [], self.document().findBlock(first)
        while block.isValid() and block.position() < last:
            corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
            start, end = max(0, first - block.position()), min(block.length() - 1, last - block.position())
            found += [rect.translated(corner) for rect in span_rects(block.layout(), start, end)]
            block = block.next()
        return found

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what the user wrote on the words under the mouse."""
        if isinstance(event, QHelpEvent):
            at = self._offset(self.cursorForPosition(event.pos()).position())
            said = [note.remark for note in self._notes if note.remark and note.span.start <= at < note.span.end]
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(said)), self)
            return True
        return super().viewportEvent(event)
