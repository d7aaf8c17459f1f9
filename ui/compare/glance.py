"""Below a table: the passages that the chosen cell leads to, in full, each with the way to its place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from store.names import day
from store.records import PassageKey, Span
from ui.browser import QuietBrowser
from ui.compare.direction import FROM_LEFT, reads_from_right
from ui.compare.model import Lineup
from ui.compare.palette import Tints, tints
from ui.look import reading_font

HINT = "Choose a cell to read its passage here. Enter or a double click shows it in the columns."
MOST = 6  # passages shown for one cell
TEXT = 10.5  # points at zoom 0
SHORT = 38  # px: the hint
TALL = 120  # px: three lines of a passage and its outlet; what is longer is scrolled


class Glance(QuietBrowser):
    """Words that can be selected. Signal: opened(article, place) when "show in columns" is followed."""

    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The passages of the chosen cell", parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(12)
        self.points = TEXT
        self._shown: tuple[Lineup | None, tuple[PassageKey, ...]] = (None, ())
        self.anchorClicked.connect(self._follow)
        self.clear_passages()

    def sizeHint(self) -> QSize:
        return QSize(400, TALL)

    def clear_passages(self) -> None:
        """Say what this is for."""
        self._shown = (None, ())
        self.setFixedHeight(max(SHORT, self.fontMetrics().height() + 22))
        self.document().setDefaultFont(self.font())
        self.setPlainText(HINT)

    def show_passages(self, lineup: Lineup, keys: tuple[PassageKey, ...]) -> None:
        """Show these passages in full."""
        if not keys:
            self.clear_passages()
            return
        self._shown = (lineup, keys)
        colors = tints(self.palette())
        self.document().setDefaultFont(reading_font(self.points))
        small = f"font-family:'{self.font().family()}'; font-size:{self.font().pointSizeF()}pt"
        parts = [_passage(lineup, key, colors, small) for key in keys[:MOST]]
        if len(keys) > MOST:
            parts.append(f"<p style='color:{colors.faint}'>and {len(keys) - MOST} more</p>")
        self.setHtml("".join(parts))
        self._fit()

    def _fit(self) -> None:
        """Take the height of the words, within reason: a table is above."""
        self.document().setTextWidth(self.viewport().width())
        most = max(TALL, 3 * self.fontMetrics().height() + TALL // 2)
        self.setFixedHeight(round(min(self.document().size().height(), most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown[0] is not None and event.size().width() != event.oldSize().width():
            self._fit()

    def set_points(self, points: float) -> None:
        """Set the words in another size."""
        self.points = points
        lineup, keys = self._shown
        if lineup is not None:
            self.show_passages(lineup, keys)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        lineup, keys = getattr(self, "_shown", (None, ()))
        if event.type() == QEvent.Type.PaletteChange and lineup is not None:
            self.show_passages(lineup, keys)

    def _follow(self, url: QUrl) -> None:
        article, _, place = url.toString().removeprefix("passage:").partition(",")
        self.opened.emit(int(article), int(place))


def _passage(lineup: Lineup, key: PassageKey, colors: Tints, small: str) -> str:
    article = lineup.by_id[key[0]]
    date = escape(day(article.details.published))
    head = f"<b>{escape(lineup.names[key[0]])}</b> &nbsp;<span style='color:{colors.faint}'>{date}</span>"
    way = f"<a href='passage:{key[0]},{key[1]}' style='color:{colors.edge}'>Show in columns</a>"
    way = f'<span style="{small}">{FROM_LEFT}{head} &nbsp; {way}</span>'
    side = " dir='rtl'" if reads_from_right(article.text) else ""
    return f"<p style='margin:0 0 2px 0'>{way}</p><p{side} style='margin:0 0 8px 0'>{marked(lineup, key)}</p>"


def marked(lineup: Lineup, key: PassageKey) -> str:
    """Return a passage as HTML, the words that differ underlined."""
    passage, text = lineup.by_id[key[0]].passages[key[1]], lineup.by_id[key[0]].text
    spans = _merged([mark.span for mark in lineup.marks(key)])
    out, at = "", passage.start
    for span in spans:
        out += escape(text[at : span.start]) + f"<u>{escape(text[span.start : span.end])}</u>"
        at = span.end
    return out + escape(text[at : passage.end])


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
