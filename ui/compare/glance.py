"""Below a table: the passages that the chosen cell leads to, in full, each with the way to its place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, QUrl, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from store.names import day
from store.records import PassageKey, Span
from ui.browser import QuietBrowser
from ui.compare.model import Lineup
from ui.compare.palette import tints

HINT = "Choose a cell to read its passage here. Enter or a double click shows it in the columns."
MOST = 6  # passages shown for one cell
SHORT = 38  # px: the hint
TALL = 104  # px: three lines of a passage and its outlet


class Glance(QuietBrowser):
    """Words that can be selected. Signal: opened(article, place) when "show in columns" is followed."""

    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The passages of the chosen cell", parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(10)
        self._shown: tuple[Lineup | None, tuple[PassageKey, ...]] = (None, ())
        self.anchorClicked.connect(self._follow)
        self.clear_passages()

    def sizeHint(self) -> QSize:
        return QSize(400, TALL)

    def clear_passages(self) -> None:
        """Say what this is for."""
        self._shown = (None, ())
        self.setFixedHeight(SHORT)
        self.setPlainText(HINT)

    def show_passages(self, lineup: Lineup, keys: tuple[PassageKey, ...]) -> None:
        """Show these passages in full."""
        if not keys:
            self.clear_passages()
            return
        self._shown = (lineup, keys)
        self.setFixedHeight(TALL)
        colors = tints(self.palette())
        parts = [_passage(lineup, key, colors.edge, colors.faint) for key in keys[:MOST]]
        if len(keys) > MOST:
            parts.append(f"<p style='color:{colors.faint}'>and {len(keys) - MOST} more</p>")
        self.setHtml("".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        lineup, keys = getattr(self, "_shown", (None, ()))
        if event.type() == QEvent.Type.PaletteChange and lineup is not None:
            self.show_passages(lineup, keys)

    def _follow(self, url: QUrl) -> None:
        article, _, place = url.toString().removeprefix("passage:").partition(",")
        self.opened.emit(int(article), int(place))


def _passage(lineup: Lineup, key: PassageKey, link: str, faint: str) -> str:
    article = lineup.by_id[key[0]]
    date = day(article.details.published)
    head = f"<b>{escape(lineup.names[key[0]])}</b> <span style='color:{faint}'>{escape(date)}</span>"
    way = f"<a href='passage:{key[0]},{key[1]}' style='color:{link}'>Show in columns</a>"
    return f"<p style='margin:0 0 6px 0'>{head} &nbsp; {way}<br>{marked(lineup, key)}</p>"


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
