"""The head of a column: outlet, title, date and author, and ways to the article's details and what was set aside."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from store.names import copied
from store.records import Article
from ui.compare.direction import reads_from_right
from ui.compare.names import byline, counted
from ui.compare.palette import tints
from ui.compare.panemarks import SIDE
from ui.tips import plain_tip

LINKLIKE = (
    "QToolButton { padding: 2px 0; margin-right: 10px; border: none; background: transparent; color: palette(link); }"
    "QToolButton:hover, QToolButton:focus { text-decoration: underline; background: transparent; border: none; }"
)
LINES = 3  # a title longer than this ends in an ellipsis; the tool tip has all of it


class ShortText(QWidget):
    """Words on at most `lines` lines, wrapped, the last one cut with an ellipsis."""

    def __init__(self, text: str, lines: int, font: QFont, color: str, from_right: bool = False) -> None:
        super().__init__()
        self.text, self.lines, self.color = text, lines, color
        self._side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        self.setFont(font)
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def height_at(self, width: int) -> int:
        """Return the height the words take at a width."""
        return max(1, len(self._broken(width))) * self.fontMetrics().lineSpacing() + 1

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().lineSpacing())

    def _broken(self, width: int) -> list[str]:
        """The lines as they are painted."""
        layout = QTextLayout(self.text, self.font())
        layout.beginLayout()
        found: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            if len(found) == self.lines - 1:
                found.append(self.fontMetrics().elidedText(self.text[start:], Qt.TextElideMode.ElideRight, width))
                break
            found.append(self.text[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(tints(self.palette()).color(self.color))
        high = self.fontMetrics().lineSpacing()
        for number, line in enumerate(self._broken(self.width())):
            painter.drawText(
                QRect(0, number * high, self.width(), high), self._side | Qt.AlignmentFlag.AlignVCenter, line
            )
        painter.end()


class ColumnHeader(QWidget):
    """The head of one column. Signals: detailsWanted(article), furnitureWanted(article)."""

    detailsWanted = Signal(int)  # noqa: N815 (Qt's way of naming)
    furnitureWanted = Signal(int)  # noqa: N815

    def __init__(self, article: Article, name: str, ruled: bool = True) -> None:
        """`ruled`: with a line below."""
        super().__init__()
        self.article, self._ruled = article, ruled
        self.setAccessibleName(f"{name}: {article.details.title}")
        strong = QFont(self.font())
        strong.setBold(True)
        strong.setPointSizeF(strong.pointSizeF() * 1.12)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.92)
        turned = reads_from_right(article.text)
        self._lines = [
            ShortText(name, 1, strong, "ink", turned),
            ShortText(article.details.title or "Title not told", LINES, self.font(), "ink", turned),
            ShortText(byline(article.details) or "Date not told", 1, small, "faint", turned),
        ]
        if article.copies:
            self._lines.append(ShortText(copied(article.copies), 2, small, "faint", turned))
        texts = QVBoxLayout()
        texts.setContentsMargins(5, 0, 0, 0)  # a tool button keeps 5 px about its words
        texts.setSpacing(3)
        for line in self._lines:
            texts.addWidget(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(SIDE) - 5, 10, round(SIDE) if turned else 10, 6)
        column.setSpacing(3)
        column.addLayout(texts)
        column.addStretch(1)
        column.addLayout(self._buttons(small))

    def _buttons(self, font: QFont) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.setContentsMargins(0, 2, 0, 0)
        row.addWidget(self._button("Details", "Outlet, title, dates and where it came from", font, self.detailsWanted))
        aside = len(self.article.furniture)
        if aside:
            words = f"{counted(aside, 'part', 'parts')} set aside"
            tip = "What is on the page but not in the article: look at it, or put it back"
            row.addWidget(self._button(words, tip, font, self.furnitureWanted))
        row.addStretch(1)
        return row

    def _button(self, words: str, tip: str, font: QFont, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFont(font)
        button.setToolTip(tip)
        button.setProperty("flat", True)
        button.setAutoRaise(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setStyleSheet(LINKLIKE)
        button.setAccessibleName(f"{words}, {self.accessibleName()}")
        button.clicked.connect(lambda: wanted.emit(self.article.id))
        return button

    def height_at(self, width: int) -> int:
        """Return the height that the head needs at a width, and give its lines theirs."""
        inner = max(60, width - round(SIDE) - 10)
        for line in self._lines:
            line.setFixedHeight(line.height_at(inner))
        return sum(line.height_at(inner) for line in self._lines) + self.fontMetrics().height() + 31

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tints(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("paper"))
        painter.setPen(colors.color("rule" if self._ruled else "paper"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
