"""The marks of one pane: worked out paragraph by paragraph when first seen, painted under its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from store.records import Span
from ui.compare.model import Lineup, MarkKind, other
from ui.compare.names import reason
from ui.compare.notemarks import NoteMark, draw_note
from ui.compare.page import Page
from ui.compare.painting import draw_event_bar, draw_mark, draw_only_here, fill
from ui.compare.palette import Tints

SIDE = 20.0  # px beside the text: room for the bar and the sign
VEIL = 80  # of 255: how far the rest steps back behind the current passage; ink stays above 4.5 : 1 (tested)


@dataclass
class Painted:
    """The rectangles of one paragraph, kept until the text is laid out anew."""

    passages: list[tuple[int, list[QRectF]]] = field(default_factory=list)
    marks: list[tuple[MarkKind, list[QRectF]]] = field(default_factory=list)
    notes: list[tuple[NoteMark, list[QRectF]]] = field(default_factory=list)


class PaneMarks:
    """What is marked in one article's page. `current` is the chosen passage, `lit` its counterparts here;
    with `dim` the rest steps back."""

    def __init__(self, page: Page, lineup: Lineup) -> None:
        self.page, self.lineup = page, lineup
        self.hits: tuple[Span, ...] = ()
        self.notes: tuple[NoteMark, ...] = ()
        self.current: int | None = None
        self.lit: frozenset[int] = frozenset()
        self.dim = False
        self._kept: dict[int, Painted] = {}

    def forget(self) -> None:
        """Drop every kept rectangle."""
        self._kept.clear()

    def painted(self, number: int) -> Painted:
        """Return the rectangles of one paragraph."""
        if number not in self._kept:
            self._kept[number] = self._work_out(number)
        return self._kept[number]

    def _work_out(self, number: int) -> Painted:
        painted = Painted()
        for place in self.page.places[number] if number < len(self.page.places) else ():
            passage = self.page.article.passages[place]
            painted.passages.append((place, self.page.rects(number, Span(passage.start, passage.end))))
            for mark in self.lineup.marks((self.page.article.id, place)):
                painted.marks.append((mark.kind, self.page.rects(number, mark.span)))
        if self.page.paragraphs:
            painted.notes = [(note, rects) for note in self.notes if (rects := self.page.rects(number, note.span))]
            painted.marks += [(MarkKind.HIT, rects) for hit in self.hits if (rects := self.page.rects(number, hit))]
        return painted

    def seen(self, area: QRectF) -> list[int]:
        """Return the paragraphs in a part of the document."""
        layout = self.page.document.documentLayout()
        position = max(0, layout.hitTest(QPointF(SIDE, area.top()), Qt.HitTestAccuracy.FuzzyHit))
        block = self.page.document.findBlock(position)
        found = []
        while block.isValid() and self.page.box(block).top() <= area.bottom():
            found.append(block.blockNumber())
            block = block.next()
        return found

    def passage_at(self, spot: QPointF) -> int | None:
        """Return the passage at a point of the document."""
        position = self.page.document.documentLayout().hitTest(spot, Qt.HitTestAccuracy.FuzzyHit)
        if position < 0:
            return None
        for place, rects in self.painted(self.page.document.findBlock(position).blockNumber()).passages:
            if any(rect.adjusted(-3, -4, 3, 6).contains(spot) for rect in rects):
                return place
        return None

    def paint_under(self, painter: QPainter, area: QRectF, width: int, colors: Tints) -> None:
        """Paint fields, word marks and signs of what is in `area`."""
        for number in self.seen(area):
            painted = self.painted(number)
            for place, rects in painted.passages:
                if rects:
                    self._paint_passage(painter, place, rects, colors)
                    self._paint_signs(painter, place, rects, (width, colors))
            for note, rects in painted.notes:
                draw_note(painter, rects, note, colors.color("paper"))
            for kind, rects in painted.marks:
                draw_mark(painter, rects, kind, colors)

    def _paint_passage(self, painter: QPainter, place: int, rects: list[QRectF], colors: Tints) -> None:
        if place == self.current or place in self.lit:
            edge = colors.color("edge") if place == self.current else None
            fill(painter, rects, colors.color("lit"), edge)
        elif self.lineup.links_of((self.page.article.id, place)):
            fill(painter, rects, colors.color("linked"))

    def _paint_signs(self, painter: QPainter, place: int, rects: list[QRectF], how: tuple[int, Tints]) -> None:
        width, colors = how
        if place in self.lineup.accounts.get(self.page.article.id, ()):
            top, bottom = rects[0].top(), rects[-1].bottom()
            x = width - 8 if self.page.from_right else 5  # where the lines begin
            draw_event_bar(painter, QRectF(x, top, 3, bottom - top), colors)
        if self.lineup.only_here((self.page.article.id, place)):
            x = 10 if self.page.from_right else width - 10
            draw_only_here(painter, QPointF(x, rects[0].center().y()), colors)

    def paint_veil(self, painter: QPainter, area: QRectF, width: int, colors: Tints) -> None:
        """Let all but the current passage and its counterparts step back."""
        veil = colors.color("paper")
        veil.setAlpha(VEIL)
        for number in self.seen(area):
            for place, rects in self.painted(number).passages:
                if place != self.current and place not in self.lit:
                    for rect in rects:
                        painter.fillRect(rect.adjusted(-2, 0, 2, 2), veil)

    def explain(self, place: int) -> str:
        """Say why a passage is lined up, or that nobody else tells it."""
        key = (self.page.article.id, place)
        if self.lineup.only_here(key):
            return f"Only {self.lineup.names[key[0]]} tells this."
        lines = [reason(link, self.lineup.names[other(link, key)[0]]) for link in self.lineup.links_of(key)]
        return "Lined up with\n" + "\n".join(lines) if lines else ""
