"""One article to read in a comfortable width, and level with its sentences what the other accounts say differently."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollBar, QVBoxLayout, QWidget

from store.records import PassageKey, Span
from ui.compare.column import Pane
from ui.compare.header import ColumnHeader
from ui.compare.margin import GAP, INSET, Beside, Card, Margin
from ui.compare.model import Lineup
from ui.compare.remarks import Remark, additions, remarks
from ui.compare.ruleline import rule_line

TEXT = 12.0  # points of the article at zoom 0: one article has room for larger words than a column
MEASURE = 36  # ems of the longest line: some 75 characters, what typographers call comfortable
WIDEST = 1320  # px of text and margin together; farther apart the eye loses the level
SHARE = 0.55  # of the width for the text
BREATH = 0.004  # seconds of making cards between two looks at the reader's keys
LINE = 24  # px of a line of text
PARAGRAPH = 11.0  # px below a paragraph that no card reaches past


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
        self._beside: dict[int, Beside] = {}
        self._added: dict[int, tuple[Remark, ...]] = {}
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._make_some)
        self.pane = ArticlePane()
        self.margin = Margin()
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
        mine.valueChanged.connect(self._place_cards)
        mine.rangeChanged.connect(self._mirror)
        self.bar.valueChanged.connect(mine.setValue)
        self.margin.wheeled.connect(lambda pixels: mine.setValue(mine.value() + pixels))
        self.choice.activated.connect(self._chose_base)
        self.pane.chosen.connect(lambda place: self.chosen.emit(self.base, place))
        self.pane.activated.connect(lambda place: self.activated.emit(self.base, place))
        self.pane.asked.connect(lambda place, point: self.asked.emit(self.base, place, point))

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
        self._drop_cards()
        self._added = additions(lineup)
        article = lineup.by_id[base]
        self.pane.setAccessibleName(f"{lineup.names[base]}: {article.details.title}")
        self.pane.setAccessibleDescription("The up and down arrows go from passage to passage. Cards stand beside it.")
        self.pane.show_article(lineup, article, self._points)
        self._show_head(lineup, base)
        self._spread()
        self._make_visible()
        if stood is not None:
            self.pane.stand(*stood)
        self._later.start()

    def _show_head(self, lineup: Lineup, base: int) -> None:
        if self._header is not None:
            self._head.removeWidget(self._header)
            self._header.deleteLater()
        self._header = ColumnHeader(lineup.by_id[base], lineup.names[base])
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
        self._make_visible()
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

    # cards

    def _drop_cards(self) -> None:
        for card in self.margin.findChildren(Card):
            card.setParent(None)
            card.deleteLater()
        self.margin.seen = []
        self._beside.clear()

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
        for beside in self._beside.values():
            beside.tops.clear()
        if self.lineup is not None:
            self._make_visible()
            self._later.start()

    def _make_visible(self) -> None:
        """Make the cards of the paragraphs in sight."""
        if self.pane.page is None or self.pane.marks is None:
            return
        for _ in range(3):  # a card may push the next paragraph out of sight, never another one in more than twice
            top = self.pane.verticalScrollBar().value()
            first, last = (self.pane.nearest(top + y) or 0 for y in (0, self.pane.viewport().height()))
            blocks = range(self.pane.page.block(first), self.pane.page.block(last) + 1)
            new = [number for number in blocks if not self._is_made(number)]
            for number in new:
                self._make(number)
            if not new:
                break
            self._settle()
        self._place_cards()

    def _make_some(self) -> None:
        """Make cards for a few milliseconds; what is in sight stays where it is."""
        if self.pane.page is None:
            self._later.stop()
            return
        end, made = perf_counter() + BREATH, 0
        stood = self.pane.standing()
        for number in range(len(self.pane.page.paragraphs)):
            if not self._is_made(number):
                self._make(number)
                made += 1
                if perf_counter() > end:
                    break
        else:
            self._later.stop()
        if made:
            self._settle()
            if stood is not None:
                self.pane.stand(*stood)
            self._place_cards()

    def _is_made(self, number: int) -> bool:
        beside = self._beside.get(number)
        return beside is not None and len(beside.tops) == len(beside.cards)

    def _make(self, number: int) -> None:
        """Make the cards of a paragraph and give it the height that they need."""
        assert self.pane.page is not None
        assert self.lineup is not None
        page, beside = self.pane.page, self._beside.get(number)
        if beside is None:
            beside = self._beside[number] = Beside(self._cards(number))
        block = self.pane.document().findBlockByNumber(number)
        box = page.box(block)
        low = 0.0
        beside.tops.clear()
        for card in beside.cards:
            own = max(card.place, 0)
            wanted = self.pane.page.extent(own)[0] - box.top() - 4 if page.block(own) == number else 0.0
            top = max(low, wanted)
            beside.tops.append(top)
            high = card.heightForWidth(self._card_width())
            card.resize(self._card_width(), high)
            low = top + high + GAP
        shape = block.blockFormat()
        margin = max(PARAGRAPH, low + GAP / 2 - box.height())
        if abs(margin - shape.bottomMargin()) > 0.5:
            shape.setBottomMargin(margin)
            QTextCursor(block).setBlockFormat(shape)

    def _card_width(self) -> int:
        return self.margin.width() - INSET - 12

    def _cards(self, number: int) -> list[Card]:
        assert self.pane.page is not None
        assert self.lineup is not None
        cards = [self._card(-1, self._added[-1])] if number == 0 and self._added.get(-1) else []
        for place in self.pane.page.places[number]:
            if self.pane.page.block(place) != number:
                continue
            for some in (remarks(self.lineup, (self.base, place)), self._added.get(place, ())):
                cards += [self._card(place, some)] if some else []
        return cards

    def _card(self, place: int, some: tuple[Remark, ...]) -> Card:
        assert self.lineup is not None
        card = Card(self.lineup, place, some, self.margin)
        card.hide()
        card.pressed.connect(lambda place: self.chosen.emit(self.base, max(0, place)))
        card.opened.connect(self.opened)
        card.unfolded.connect(self._unfolded)
        return card

    def _unfolded(self, place: int) -> None:
        assert self.pane.page is not None
        self._make(self.pane.page.block(max(0, place)))
        self._settle()
        self._place_cards()

    def _settle(self) -> None:
        self.pane.settling = True
        self.pane.forget_layout()
        self.pane.settling = False

    def _place_cards(self) -> None:
        """Put the cards of what is in sight beside it, and hide the others."""
        if self.pane.page is None:
            return
        top, high = self.pane.verticalScrollBar().value(), self.margin.height()
        seen: list[Card] = []
        for number, beside in self._beside.items():
            box = self.pane.page.box(self.pane.document().findBlockByNumber(number))
            for card, below in zip(beside.cards, beside.tops, strict=False):
                y = round(box.top() + below - top)
                if -card.height() < y < high:
                    card.move(INSET, y)
                    seen.append(card)
        for card in self.margin.seen:
            card.setVisible(card in seen)
        for card in seen:
            card.show()
        self.margin.seen = seen
        self.margin.update()
        if not self._later.isActive() and self._missing():
            self._later.start()

    def _missing(self) -> bool:
        return self.pane.page is not None and len(self._beside) < len(self.pane.page.paragraphs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()
        self._place_cards()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.lineup is not None:
            self._spread()
