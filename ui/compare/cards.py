"""Makes the cards beside the annotated article a few at a time, and keeps each level with its sentence."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from ui.compare.column import Pane
from ui.compare.margin import GAP, INSET, Beside, Card, Margin
from ui.compare.model import Lineup
from ui.compare.remarks import Remark, additions, remarks

BREATH = 0.004  # seconds of making cards between two looks at the reader's keys
PARAGRAPH = 11.0  # px below a paragraph that no card reaches past


class Cards(QObject):
    """The cards of `pane`'s article in `margin`; a paragraph grows so that its cards fit beside it.

    Signals: chosen(place) when a card is clicked, opened(article, place) when an outlet's name is.
    """

    chosen = Signal(int)
    opened = Signal(int, int)

    def __init__(self, pane: Pane, margin: Margin) -> None:
        super().__init__(margin)
        self._pane, self._margin = pane, margin
        self._lineup: Lineup | None = None
        self._beside: dict[int, Beside] = {}
        self._added: dict[int, tuple[Remark, ...]] = {}
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._make_some)

    def forget(self) -> None:
        """Let all cards go: the article or its line-up is another."""
        self._lineup = None
        for card in self._margin.findChildren(Card):
            card.setParent(None)
            card.deleteLater()
        self._margin.seen = []
        self._beside.clear()

    def show_lineup(self, lineup: Lineup) -> None:
        """Make the cards of the first account of a line-up, which the pane shows."""
        self._lineup = lineup
        self._added = additions(lineup)
        self.measure()

    def measure(self) -> None:
        """Give the cards their heights anew: the width or the size of words is another."""
        for beside in self._beside.values():
            beside.tops.clear()
        if self._lineup is not None:
            self.make_visible()
            self._later.start()

    def make_visible(self) -> None:
        """Make the cards of the paragraphs in sight."""
        if self._pane.page is None or self._pane.marks is None:
            return
        for _ in range(3):  # a card may push the next paragraph out of sight, never another one in more than twice
            top = self._pane.verticalScrollBar().value()
            first, last = (self._pane.nearest(top + y) or 0 for y in (0, self._pane.viewport().height()))
            blocks = range(self._pane.page.block(first), self._pane.page.block(last) + 1)
            new = [number for number in blocks if not self._is_made(number)]
            for number in new:
                self._make(number)
            if not new:
                break
            self._settle()
        self.place()

    def _make_some(self) -> None:
        """Make cards for a few milliseconds; what is in sight stays where it is."""
        if self._pane.page is None:
            self._later.stop()
            return
        end, made = perf_counter() + BREATH, 0
        stood = self._pane.standing()
        for number in range(len(self._pane.page.paragraphs)):
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
                self._pane.stand(*stood)
            self.place()

    def _is_made(self, number: int) -> bool:
        beside = self._beside.get(number)
        return beside is not None and len(beside.tops) == len(beside.cards)

    def _make(self, number: int) -> None:
        """Make the cards of a paragraph and give it the height that they need."""
        assert self._pane.page is not None
        assert self._lineup is not None
        page, beside = self._pane.page, self._beside.get(number)
        if beside is None:
            beside = self._beside[number] = Beside(self._cards(number))
        block = self._pane.document().findBlockByNumber(number)
        box = page.box(block)
        low = 0.0
        beside.tops.clear()
        for card in beside.cards:
            own = max(card.place, 0)
            wanted = self._pane.page.extent(own)[0] - box.top() - 4 if page.block(own) == number else 0.0
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
        return self._margin.width() - INSET - 12

    def _cards(self, number: int) -> list[Card]:
        assert self._pane.page is not None
        assert self._lineup is not None
        cards = [self._card(-1, self._added[-1])] if number == 0 and self._added.get(-1) else []
        for place in self._pane.page.places[number]:
            if self._pane.page.block(place) != number:
                continue
            for some in (remarks(self._lineup, (self._pane.article.id, place)), self._added.get(place, ())):
                cards += [self._card(place, some)] if some else []
        return cards

    def _card(self, place: int, some: tuple[Remark, ...]) -> Card:
        assert self._lineup is not None
        card = Card(self._lineup, place, some, self._margin)
        card.hide()
        card.pressed.connect(lambda place: self.chosen.emit(max(0, place)))
        card.opened.connect(self.opened)
        card.unfolded.connect(self._unfolded)
        return card

    def _unfolded(self, place: int) -> None:
        assert self._pane.page is not None
        self._make(self._pane.page.block(max(0, place)))
        self._settle()
        self.place()

    def _settle(self) -> None:
        self._pane.settling = True
        self._pane.forget_layout()
        self._pane.settling = False

    def place(self) -> None:
        """Put the cards of what is in sight beside it, and hide the others."""
        if self._pane.page is None:
            return
        top, high = self._pane.verticalScrollBar().value(), self._margin.height()
        seen: list[Card] = []
        for number, beside in self._beside.items():
            box = self._pane.page.box(self._pane.document().findBlockByNumber(number))
            for card, below in zip(beside.cards, beside.tops, strict=False):
                y = round(box.top() + below - top)
                if -card.height() < y < high:
                    card.move(INSET, y)
                    seen.append(card)
        for card in self._margin.seen:
            card.setVisible(card in seen)
        for card in seen:
            card.show()
        self._margin.seen = seen
        self._margin.update()
        if not self._later.isActive() and self._missing():
            self._later.start()

    def _missing(self) -> bool:
        return self._pane.page is not None and len(self._beside) < len(self._pane.page.paragraphs)
