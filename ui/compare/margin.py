"""The margin beside the annotated article: a card level with each sentence of which others say something else."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.compare.model import Lineup
from ui.compare.palette import tints
from ui.compare.remarks import Remark
from ui.compare.remarkwords import MORE, as_html, in_words

GAP = 8  # px between two cards
INSET = 22  # px from the text to a card
PAD = 10


class Card(QLabel):
    """What others say beside one sentence. Signals: pressed(place), opened(article, place), unfolded(place)."""

    pressed = Signal(int)
    opened = Signal(int, int)
    unfolded = Signal(int)

    def __init__(self, lineup: Lineup, place: int, some: tuple[Remark, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.place, self.remarks, self._lineup = place, some, lineup
        self.open = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setContentsMargins(PAD, 5, PAD, 3)
        self.linkActivated.connect(self._follow)
        self.setAccessibleName(". ".join(in_words(lineup, remark) for remark in some))
        self.write()

    def write(self) -> None:
        """Set the words in the colours of now."""
        wide = self.fontMetrics().horizontalAdvance("≈") + 9
        self.setText(as_html(self._lineup, self.remarks, self.open, (tints(self.palette()), wide)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "open"):
            self.write()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.pressed.emit(self.place)

    def _follow(self, link: str) -> None:
        if link == MORE:
            self.open = not self.open
            self.write()
            self.unfolded.emit(self.place)
            return
        article, _, place = link.removeprefix("passage:").partition(",")
        self.opened.emit(int(article), int(place))


@dataclass
class Beside:
    """The cards of one paragraph, in order, and how far below the paragraph's top each stands."""

    cards: list[Card] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)


class Margin(QWidget):
    """Holds the cards and puts them where the text has been scrolled to. Signal: wheeled(px)."""

    wheeled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: int | None = None
        self.seen: list[Card] = []  # those in sight
        self.setAccessibleName("What the other accounts say")

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y() or event.angleDelta().y() // 2
        self.wheeled.emit(-pixels)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tints(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colors.color("paper"))
        for card in self.seen:
            box, mine = card.geometry(), card.place == self.current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("lit" if mine else "linked"))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QPen(colors.color("edge" if mine else "ribbon_edge"), 1.6 if mine else 1))
            y = box.top() + 14.0
            painter.drawLine(QPointF(2, y), QPointF(box.left(), y))
            painter.drawLine(QPointF(box.left(), box.top() + 4), QPointF(box.left(), box.bottom() - 3))
        painter.end()
