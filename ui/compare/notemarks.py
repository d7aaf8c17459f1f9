"""Highlights and notes as they are painted: a fill under the words, a line of their colour, and their number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from store.records import Note, Span

# Yellow, green, blue, pink, orange, purple, teal, grey: fill and line. Ink on any fill has a contrast of 4.5 or more
# (tested); each highlight also carries its number, so that none speaks by colour alone. 0 is a note with no highlight.
LIGHT = (
    ("#f4f5f7", "#5b6470"), ("#fff3a3", "#a38a00"), ("#cdf2c8", "#2f8a2a"), ("#cfe4ff", "#2c6fc2"),
    ("#ffd6e6", "#c23b78"), ("#ffdcb8", "#c26410"), ("#e6d8fb", "#7a48c2"), ("#c5efec", "#12857c"),
    ("#dfe2e6", "#5b6470"),
)  # fmt: skip
DARK = (
    ("#23272e", "#a2abb7"), ("#55490c", "#e8cf3c"), ("#1f4a1e", "#76d06e"), ("#1c3f66", "#7ab4f5"),
    ("#5c2440", "#f58fbb"), ("#5e3810", "#f7a95c"), ("#432a66", "#bd97f2"), ("#0f4a46", "#56cfc5"),
    ("#40454d", "#b5bcc6"),
)  # fmt: skip

Marks = Mapping[int, tuple["NoteMark", ...]]
"""The notes to paint, by article."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A noted run of an article's clean text; `remark` is what the user wrote on it, "" for a mere highlight."""

    span: Span
    colour: int
    remark: str = ""
    note: int = 0


def note_marks(notes: Iterable[Note]) -> dict[int, tuple[NoteMark, ...]]:
    """Return the notes that stand on words, by article; a note on a link stands at both its ends."""
    found: dict[int, list[NoteMark]] = {}
    for note in notes:
        if note.kind in ("passage", "link") and note.span is not None:
            found.setdefault(note.article, []).append(NoteMark(note.span, note.colour, note.text, note.id))
        if note.far is not None and note.far_span is not None:
            found.setdefault(note.far, []).append(NoteMark(note.far_span, note.colour, note.text, note.id))
    return {article: tuple(marks) for article, marks in found.items()}


def fill_and_line(paper: QColor, colour: int) -> tuple[QColor, QColor]:
    """Return the colours of a highlight that go with the paper."""
    fill, line = (DARK if paper.lightness() < 128 else LIGHT)[colour]
    return QColor(fill), QColor(line)


def draw_note(painter: QPainter, rects: list[QRectF], mark: NoteMark, paper: QColor) -> None:
    """Paint a highlight with its number, and the corner of a slip where the user wrote something."""
    if not rects:
        return
    fill, line = fill_and_line(paper, mark.colour)
    if mark.colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        for rect in rects:
            painter.drawRect(rect.adjusted(-1, 0, 1, 1))
    painter.setPen(QPen(line, 1.4, Qt.PenStyle.SolidLine if mark.colour else Qt.PenStyle.DotLine))
    for rect in rects:
        painter.drawLine(QPointF(rect.left(), rect.bottom() + 1), QPointF(rect.right(), rect.bottom() + 1))
    if mark.remark:
        corner = rects[-1].topRight() + QPointF(2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        painter.drawPolygon(QPolygonF([corner, corner + QPointF(7, 0), corner + QPointF(7, 7)]))
    if mark.colour:
        _number(painter, rects[0], mark.colour, line)


def _number(painter: QPainter, rect: QRectF, colour: int, line: QColor) -> None:
    small = QFont(painter.font())
    small.setPointSizeF(6.5)
    small.setBold(True)
    painter.save()
    painter.setFont(small)
    painter.setPen(line)
    painter.drawText(QPointF(rect.left() - 1, rect.top() + 1), str(colour))
    painter.restore()
