"""Lists of cards: a title, a lesser line and a few words with the found ones bold; one painter for all lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Protocol, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from store.records import Span
from ui.compare.direction import line_of
from ui.compare.notemarks import fill_and_line
from ui.theme import colours
from ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ARTICLES_MIME = "application/x-synoptic-articles"
CARD = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2
EDGE = 12  # pixels left and right of a card's words
GAP = 7  # pixels above and below
MEASURED = 2_000  # cards whose height is remembered; to measure one takes 0.3 ms


@dataclass(frozen=True, slots=True)
class Card:
    """What a line of a list shows. `bold` are spans of `words`; `key` is what the line stands for."""

    key: int
    title: str
    line: str = ""
    words: str = ""
    bold: tuple[Span, ...] = ()
    tip: str = ""
    swatch: int = 0  # the colour of a highlight, 1 to 8

    @property
    def spoken(self) -> str:
        """Return the card as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.line, self.words) if part)


def card_data(card: Card, role: int) -> Any:
    """Return what a model answers for a card."""
    if role == CARD:
        return card
    if role == KEY:
        return card.key
    if role == Qt.ItemDataRole.DisplayRole:
        return card.title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return card.spoken
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(card.tip) or None
    return None


class Keyed(Protocol):
    """What a list of cards asks of its model beside Qt's own questions."""

    def row_of(self, key: int) -> int:
        """Return the row of the card with this key, -1 when it is not here."""


class CardModel(QAbstractListModel):
    """Cards in an order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []

    def show(self, cards: Sequence[Card]) -> None:
        """Show these cards in place of the old ones."""
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def row_of(self, key: int) -> int:
        """Return the row of the card with this key, -1 when it is not here."""
        return next((row for row, one in enumerate(self._cards) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._cards)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return card_data(self._cards[index.row()], role) if index.isValid() else None


class CardDelegate(QStyledItemDelegate):
    """Paints cards; a card is as high as its words need at the list's width, unless `compact`."""

    compact = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[object, ...], QSize] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        card: Card = index.data(CARD)
        shade = colours(option.palette)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(shade.tinted if chosen else shade.hover))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(shade.accent))
        painter.setPen(QColor(shade.rule))
        painter.drawLine(rect.left() + EDGE, rect.bottom(), rect.right() - EDGE, rect.bottom())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(shade.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if card.swatch:
            fill, line = fill_and_line(QColor(shade.paper), card.swatch)
            painter.setPen(line)
            painter.setBrush(fill)
            painter.drawRect(QRect(rect.left() + 4, rect.top() + GAP + 2, 5, rect.height() - 2 * GAP - 4))
        document = self._document(card, option)
        painter.translate(rect.left() + EDGE, rect.top() + GAP)
        painter.setClipRect(QRectF(0, 0, rect.width() - EDGE, rect.height() - GAP))
        document.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the card's words need: measured once, for a list asks for all whenever it changes."""
        card: Card = index.data(CARD)
        known = (card, _width(option.widget), option.font.key(), self.compact)
        if known not in self._sizes:
            if len(self._sizes) > MEASURED:
                self._sizes.clear()
            document = self._document(card, option)
            self._sizes[known] = QSize(
                int(document.textWidth()) + 2 * EDGE, int(document.size().height()) + 2 * GAP + 1
            )
        return self._sizes[known]

    def _document(self, card: Card, option: QStyleOptionViewItem) -> QTextDocument:
        shade = colours(option.palette)
        font: QFont = option.font
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(wrap)
        document.setTextWidth(max(_width(option.widget) - 2 * EDGE, 80))
        title = card.title
        if self.compact:
            bold = QFont(font)
            bold.setBold(True)
            title = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, int(document.textWidth()) - 2)
        document.setHtml(_html(replace(card, title=title), shade.ink, shade.faint))
        return document


def _width(view: QWidget | None) -> int:
    """Return the width of a list's cards: the same whether its scroll bar is seen or not, so that heights hold."""
    if not isinstance(view, QAbstractItemView):
        return 280
    return view.width() - view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)


def _html(card: Card, ink: str, faint: str) -> str:
    lines = [f'<div style="color:{ink}; font-weight:600">{escape(card.title)}</div>']
    if card.line:
        lines.append(f'<div style="color:{faint}; margin-top:2px; font-size:small">{escape(line_of(card.line))}</div>')
    if card.words:
        lines.append(f'<div style="color:{ink}; margin-top:3px">{bolded(card.words, card.bold)}</div>')
    return "".join(lines)


def bolded(text: str, spans: Sequence[Span]) -> str:
    """Return `text` as HTML with the spans bold."""
    parts, at = [], 0
    for span in spans:
        if span.start >= at:
            parts += [escape(text[at : span.start]), f"<b>{escape(text[span.start : span.end])}</b>"]
            at = span.end
    return "".join(parts) + escape(text[at:])


class CardList(QListView):
    """A list of cards. Return or a click opens; `opened` is called with the card's key.

    `carries` says that the keys are articles, which can be dragged. Signal: paged(1 or -1) when Space is pressed.
    """

    paged = Signal(int)

    def __init__(self, name: str, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.setAccessibleName(name)
        self.delegate = CardDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.carries = False
        self.clicked.connect(self._clicked)

    def set_compact(self, compact: bool) -> None:
        """Give each card one line of title, and all the same height: for lists of many thousands."""
        self.delegate.compact = compact
        self.setUniformItemSizes(compact)
        self.scheduleDelayedItemsLayout()

    def keys(self) -> list[int]:
        """Return the keys of the selected cards, in the order of the list."""
        return [index.data(KEY) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def choose(self, key: int) -> bool:
        """Select the card with this key without opening it; tell whether it is here."""
        row = cast("Keyed", self.model()).row_of(key)
        if row < 0:
            return False
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def walk(self, step: int) -> None:
        """Go a card on or back, and open it."""
        if (count := self.model().rowCount()) == 0:
            return
        chosen = self.selectedIndexes()
        here = chosen[-1].row() if chosen else (-1 if step > 0 else count)
        index = self.model().index(min(max(here + step, 0), count - 1), 0)
        self.setCurrentIndex(index)
        self._opened(index.data(KEY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Work the heights out again: they hang on the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the selected articles, to be laid beside others."""
        if self.carries:
            data = QMimeData()
            data.setData(ARTICLES_MIME, " ".join(map(str, self.keys())).encode())
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return; the rest is the list's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Space:
            self.paged.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.currentIndex().isValid():
            self._opened(self.currentIndex().data(KEY))
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.selectedIndexes()) == 1:  # with Ctrl or Shift several are being selected: nothing opens
            self._opened(index.data(KEY))
