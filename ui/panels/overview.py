"""The whole comparison as a map: a bar for each text, line-ups between, what is seen now, what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from store.names import shorten
from store.records import PassageKey, Span
from ui.compare.model import Lineup
from ui.compare.notemarks import Marks, fill_and_line
from ui.compare.palette import Tints, tints
from ui.theme import colours

BAR, HEAD, EDGE = 26.0, 26.0, 14.0
COLUMN = 170  # px from bar to bar: most names of outlets fit


class Overview(QWidget):
    """Paints a line-up small; `go` is called with the passage that was clicked."""

    def __init__(self, lineup: Lineup, seen: dict[int, tuple[int, int]], notes: Marks, parent: QWidget) -> None:
        super().__init__(parent)
        self._lineup, self._seen, self._notes = lineup, seen, notes
        self.hits: Mapping[int, Sequence[Span]] = {}
        self.go: Callable[[PassageKey], None] = lambda key: None
        self._longest = max(len(article.text) for article in lineup.articles) or 1
        self.setAccessibleName(_in_words(lineup))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(max(420, 150 * len(self._lineup.articles)), 620)

    @property
    def columns(self) -> int:
        """How many texts there are."""
        return len(self._lineup.articles)

    def _bar(self, article: int) -> QRectF:
        count, place = len(self._lineup.articles), self._lineup.order[article]
        step = (self.width() - 2 * EDGE) / count
        high = (self.height() - HEAD - EDGE) * len(self._lineup.by_id[article].text) / self._longest
        return QRectF(EDGE + step * place + (step - BAR) / 2, HEAD, BAR, max(high, 4))

    def _spot(self, key: PassageKey) -> QRectF:
        bar, article = self._bar(key[0]), self._lineup.by_id[key[0]]
        passage, whole = article.passages[key[1]], max(len(article.text), 1)
        top, low = bar.top() + bar.height() * passage.start / whole, bar.top() + bar.height() * passage.end / whole
        return QRectF(bar.left(), top, bar.width(), max(low - top, 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tints(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colors.color("desk"))
        self._paint_links(painter, colors)
        for article in self._lineup.articles:
            self._paint_bar(painter, article.id, colors)
        painter.end()

    def _paint_links(self, painter: QPainter, colors: Tints) -> None:
        for link in self._lineup.links:
            one, two = sorted((link.a, link.b), key=lambda key: self._lineup.order[key[0]])
            if self._lineup.order[two[0]] - self._lineup.order[one[0]] != 1:
                continue
            near, far = self._spot(one), self._spot(two)
            pen = QPen(
                colors.color("ribbon_edge"),
                1,
                Qt.PenStyle.DashLine if link.level == "partial" else Qt.PenStyle.SolidLine,
            )
            painter.setPen(pen)
            painter.drawLine(QPointF(near.right(), near.center().y()), QPointF(far.left(), far.center().y()))

    def _paint_bar(self, painter: QPainter, article: int, colors: Tints) -> None:
        bar = self._bar(article)
        painter.fillRect(bar, colors.color("paper"))
        for place, passage in enumerate(self._lineup.by_id[article].passages):
            spot = self._spot((article, place))
            if self._lineup.links_of((article, place)):
                painter.fillRect(spot.adjusted(0, 0, 0, -0.5), colors.color("quote_line"))
            elif self._lineup.only_here((article, place)):
                painter.fillRect(spot.adjusted(BAR - 6, 0, 0, -0.5), colors.color("only"))
            for note in self._notes.get(article, ()):
                if note.span.start < passage.end and note.span.end > passage.start:
                    painter.fillRect(
                        QRectF(bar.left() - 5, spot.top(), 4, spot.height()),
                        fill_and_line(colors.color("paper"), note.colour)[1],
                    )
        self._paint_hits(painter, article)
        first, last = self._seen.get(article, (-1, -1))
        if first >= 0:
            painter.setPen(QPen(colors.color("edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._spot((article, first)).united(self._spot((article, last))).adjusted(-3, -1, 3, 1))
        painter.setPen(colors.color("ink"))
        step = (self.width() - 2 * EDGE) / len(self._lineup.articles)
        name = painter.fontMetrics().elidedText(
            self._lineup.names[article], Qt.TextElideMode.ElideRight, round(step) - 6
        )
        painter.drawText(QRectF(bar.center().x() - step / 2, 2, step, HEAD - 4), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_hits(self, painter: QPainter, article: int) -> None:
        """Paint a line beside the bar for each of the words found."""
        bar, whole = self._bar(article), max(len(self._lineup.by_id[article].text), 1)
        for span in self.hits.get(article, ()):
            line = QRectF(bar.right() + 2, bar.top() + bar.height() * span.start / whole - 1, 9, 2)
            painter.fillRect(line, QColor(colours(self.palette()).mark_line))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        for article in self._lineup.articles:
            bar = self._bar(article.id).adjusted(-30, 0, 30, 0)
            if bar.contains(point) and article.passages:
                at = (point.y() - bar.top()) / bar.height() * len(article.text)
                place = next((n for n, p in enumerate(article.passages) if p.end >= at), len(article.passages) - 1)
                self.go((article.id, place))
                return


class OverviewDialog(QDialog):
    """The map over the window; a click goes there, Esc or F9 closes it."""

    def __init__(self, overview: Overview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Overview map")
        said = QLabel(
            "Blue: told by others too. Orange edge: only here. Lines to the right: found. "
            "The frame is what you see. Click to go there."
        )
        said.setWordWrap(True)
        said.setProperty("role", "faint")
        said.setContentsMargins(14, 8, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(overview, 1)
        column.addWidget(said)
        self.resize(min(max(560, overview.columns * COLUMN), round(parent.width() * 0.9)), round(parent.height() * 0.8))

    def keyPressEvent(self, event: object) -> None:
        """Close with F9 as with Esc."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_F9:
            self.reject()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


def _in_words(lineup: Lineup) -> str:
    told = [f"{lineup.names[a.id]}, {len(a.passages)} passages" for a in lineup.articles]
    return shorten(f"Map of {'; '.join(told)}; {len(lineup.links)} line-ups", 400)
