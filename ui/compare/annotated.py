"""One article to read in a comfortable width, and level with its sentences what the other accounts say differently."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollBar, QVBoxLayout, QWidget

from store.records import PassageKey, Span
from ui.compare.cards import Cards
from ui.compare.column import Pane
from ui.compare.header import ColumnHeader
from ui.compare.margin import INSET, Margin
from ui.compare.model import Lineup
from ui.compare.notemarks import Marks
from ui.compare.ruleline import rule_line

TEXT = 12.0  # points of the article at zoom 0: one article has room for larger words than a column
MEASURE = 36  # ems of the longest line: some 75 characters, what typographers call comfortable
WIDEST = 1320  # px of text and margin together; farther apart the eye loses the level
SHARE = 0.55  # of the width for the text
NARROWEST = 420  # px of text and margin together; below, the view is cut at the right
LINE = 24  # px of a line of text


class ArticlePane(Pane):
    """The article's text without the blank that columns need for standing level."""

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setTopMargin(self.head())
        shape.setBottomMargin(round(self.viewport().height() * 0.5))
        frame.setFrameFormat(shape)

    def head(self) -> int:
        """Return the height of the blank above the text."""
        return 12


class AnnotatedView(QWidget):
    """Signals: chosen(article, place), opened(article, place), asked(article, place, point), activated(article, place),
    detailsWanted(article), furnitureWanted(article)."""

    chosen = Signal(int, int)
    opened = Signal(int, int)
    asked = Signal(int, int, QPoint)
    activated = Signal(int, int)
    detailsWanted = Signal(int)  # noqa: N815 (Qt's way of naming)
    furnitureWanted = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineup: Lineup | None = None
        self._points = TEXT
        self._wanted: int | None = None
        self._notes: Marks = {}
        self.pane = ArticlePane()
        self.pane.setAccessibleName("The article that is read")
        self.margin = Margin()
        self.cards = Cards(self.pane, self.margin)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setAccessibleName("Scroll the article")
        self.choice = QComboBox()
        self.choice.setAccessibleName("Article to read")
        self.choice.setToolTip("Read another outlet’s article, with the others beside it")
        self._title = QLabel("Beside it, level with each sentence: what the others say")
        self._title.setWordWrap(True)
        self._title.setProperty("role", "faint")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(0)
        self._header: ColumnHeader | None = None
        self._side = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(INSET, 10, 10, 6)
        row = QHBoxLayout()
        label = QLabel("Read")
        label.setBuddy(self.choice)
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        side.addLayout(row)
        side.addWidget(self._title)
        side.addStretch(1)
        self._top, self._body = QWidget(), QWidget()
        self._top.setLayout(self._head)
        self._head.addStretch(1)
        self._head.addWidget(self._side)
        self._head.addStretch(1)
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addStretch(1)
        body.addWidget(self.pane)
        body.addWidget(self.margin)
        body.addStretch(1)
        for widget in (self._top, self._body):
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            widget.setProperty("role", "paper")
            widget.setMinimumWidth(NARROWEST)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._top)
        left.addWidget(rule_line())
        left.addWidget(self._body, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.bar)
        self.setFocusProxy(self.pane)

    def _connect(self) -> None:
        mine = self.pane.verticalScrollBar()
        mine.valueChanged.connect(self.bar.setValue)
        mine.valueChanged.connect(self.cards.place)
        mine.rangeChanged.connect(self._mirror)
        self.bar.valueChanged.connect(mine.setValue)
        self.margin.wheeled.connect(lambda pixels: mine.setValue(mine.value() + pixels))
        self.choice.activated.connect(self._chose_base)
        self.pane.chosen.connect(lambda place: self.chosen.emit(self.base, place))
        self.pane.activated.connect(lambda place: self.activated.emit(self.base, place))
        self.pane.asked.connect(lambda place, point: self.asked.emit(self.base, place, point))
        self.cards.chosen.connect(lambda place: self.chosen.emit(self.base, place))
        self.cards.opened.connect(self.opened)

    def _mirror(self) -> None:
        mine = self.pane.verticalScrollBar()
        self.bar.setRange(mine.minimum(), mine.maximum())
        self.bar.setPageStep(mine.pageStep())
        self.bar.setSingleStep(mine.singleStep())
        self.bar.setValue(mine.value())

    # showing

    @property
    def base(self) -> int:
        """The article that is read; -1 when there is none yet."""
        return self.lineup.articles[0].id if self.lineup is not None else -1

    def want(self, article: int | None) -> None:
        """Read this article from now on; the one shown before when it is None."""
        self._wanted = article

    def show_lineup(self, lineup: Lineup, base: int | None = None) -> None:
        """Show the article `base`, else the one wanted, else the one shown before, else the first."""
        base, self._wanted = base or self._wanted, None
        if base not in lineup.by_id:
            base = self.base if self.base in lineup.by_id else lineup.articles[0].id
        same = base == self.base and self.pane.page is not None
        stood = self.pane.standing() if same else None
        if lineup.articles[0].id != base:
            order = [base, *(article.id for article in lineup.articles if article.id != base)]
            lineup = Lineup(lineup.comparison, lineup.cut, order)
        self.lineup = lineup
        self.cards.forget()
        article = lineup.by_id[base]
        self.pane.setAccessibleName(f"{lineup.names[base]}: {article.details.title}")
        self.pane.about = "The up and down arrows go from passage to passage. Cards stand beside it."
        self.pane.setAccessibleDescription(self.pane.about)
        self.pane.show_article(lineup, article, self._points)
        self.pane.set_notes(self._notes.get(base, ()))
        self._show_head(lineup, base)
        self._spread()
        self.cards.show_lineup(lineup)
        if stood is not None:
            self.pane.stand(*stood)

    def _show_head(self, lineup: Lineup, base: int) -> None:
        if self._header is not None:
            self._head.removeWidget(self._header)
            self._header.deleteLater()
        self._header = ColumnHeader(lineup.by_id[base], lineup.names[base], ruled=False)
        self._header.detailsWanted.connect(self.detailsWanted)
        self._header.furnitureWanted.connect(self.furnitureWanted)
        self._head.insertWidget(1, self._header)
        self.choice.clear()
        shown = sorted(lineup.comparison.articles, key=lambda article: lineup.names[article.id].lower())
        for article in shown:
            self.choice.addItem(lineup.names[article.id], article.id)
        self.choice.setCurrentIndex(self.choice.findData(base))

    def _chose_base(self, at: int) -> None:
        wanted = int(self.choice.itemData(at))
        if self.lineup is None or wanted == self.base:
            return
        before = self.first_key()
        self.show_lineup(self.lineup, wanted)
        place = self.lineup.twin(before, wanted) if before is not None else None
        self.chosen.emit(wanted, place or 0)

    def set_current(self, key: PassageKey | None, lit: frozenset[PassageKey]) -> None:
        """Light a passage of the article: the one chosen, or its counterpart here."""
        place = self._here(key)
        self.pane.set_current(place, frozenset(p for a, p in lit if a == self.base), False)
        self.margin.current = place
        self.margin.update()

    def _here(self, key: PassageKey | None) -> int | None:
        if key is None or self.lineup is None:
            return None
        return key[1] if key[0] == self.base else self.lineup.twin(key, self.base)

    def go_to(self, key: PassageKey) -> None:
        """Bring a passage, or its counterpart here, into sight."""
        place = self._here(key)
        if place is None or place >= len(self.pane.article.passages):
            return
        self.pane.place_cursor(place)
        self._bring(place)
        self.cards.make_visible()
        self._bring(place)

    def _bring(self, place: int) -> None:
        top, bottom = self.pane.extent(place)
        seen, high = top - self.pane.verticalScrollBar().value(), self.pane.viewport().height()
        if seen + (bottom - top) < LINE or seen > high - LINE:  # while a line of it can be read, nothing moves
            self.pane.stand(place, high / 3)

    def first_key(self) -> PassageKey | None:
        """Return the passage that is read here: the current one when in sight, else the first in sight."""
        if self.lineup is None or self.pane.page is None or not self.pane.article.passages:
            return None
        top, high = self.pane.verticalScrollBar().value(), self.pane.viewport().height()
        current = self.margin.current
        if current is not None and top <= self.pane.extent(current)[0] < top + high:
            return self.base, current
        first = self.pane.nearest(top + 14) or 0
        last = len(self.pane.article.passages) - 1
        return self.base, first + 1 if self.pane.extent(first)[1] < top + LINE and first < last else first

    def set_hits(self, hits: Mapping[int, tuple[Span, ...]]) -> None:
        """Box the words found."""
        self.pane.set_hits(hits.get(self.base, ()))

    def set_notes(self, notes: Marks) -> None:
        """Show the user's highlights and notes."""
        self._notes = notes
        self.pane.set_notes(notes.get(self.base, ()))

    def set_zoom(self, zoom: int) -> None:
        """Set the words so many points larger than usual."""
        self._points = TEXT + zoom
        if self.lineup is not None:
            stood = self.pane.standing()
            self.pane.set_size(self._points)
            self._spread()
            if stood is not None:
                self.pane.stand(*stood)

    def step_column(self, step: int) -> None:
        """Read the next or previous outlet's article."""
        count = self.choice.count()
        if count:
            at = (self.choice.currentIndex() + step) % count
            self.choice.setCurrentIndex(at)
            self._chose_base(at)

    # sizes

    def _spread(self) -> None:
        """Share the width between text and margin."""
        whole = min(WIDEST, self.width() - self.bar.sizeHint().width())
        em = self.pane.document().defaultFont().pointSizeF() * self.logicalDpiX() / 72
        text = max(260, min(round(whole * SHARE), round(MEASURE * em) + 40))
        self.pane.setFixedWidth(text)
        self.margin.setFixedWidth(max(180, min(whole - text, round(text * 0.9))))
        self._side.setFixedWidth(self.margin.width())
        if self._header is not None:
            self._header.setFixedWidth(text)
            self._top.setFixedHeight(self._header.height_at(text))
        self.cards.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()
        self.cards.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.lineup is not None:
            self._spread()
