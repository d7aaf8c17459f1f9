"""The page that an article came from, beside its cleaned text: what was set aside is seen where it stood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from store.names import day
from store.records import Article, Role
from ui.browser import QuietBrowser
from ui.icons import icon
from ui.look import reading_font
from ui.theme import colours
from ui.tips import plain_tip

SIZE = 10.5  # points: the page is looked through, the text is read


class OriginalPage(QWidget):
    """Shows the visible text of a page, piece by piece."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "drawer")
        self.text = QuietBrowser("The original page")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.setProperty("role", "faint")
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setAccessibleName("Close the original page")
        self.close_button.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 0, 0)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.setMinimumWidth(280)
        self.hide()

    def show_page(self, article: Article) -> None:
        """Show the page of an article; what is not of the article is faint, struck through and says why."""
        original = article.original
        self.close_button.setIcon(icon("close", self.palette()))
        self.said.setText(
            f"The page as it was imported on {day(original.imported[:10])} from {original.path}. "
            f"Struck through: set aside. SHA-256 {original.sha256[:16]}…"
        )
        shade = colours(self.palette())
        self.text.clear()
        self.text.document().setDefaultFont(reading_font(SIZE))
        cursor = QTextCursor(self.text.document())
        room = QTextBlockFormat()
        room.setBottomMargin(6)
        for place, piece in enumerate(article.pieces):
            letters = QTextCharFormat()
            if piece.role is Role.FURNITURE:
                letters.setForeground(QColor(shade.faint))
                letters.setFontStrikeOut(True)
                letters.setToolTip(plain_tip(piece.reason or "set aside"))
            elif piece.role is not Role.BODY:
                letters.setFontWeight(700)
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(room)
            cursor.insertText(article.source[piece.start : piece.end], letters)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
