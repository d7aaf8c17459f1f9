"""The drawer beside an article: what of its page was set aside, why, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from store.names import shorten
from store.outlets import publisher
from store.records import Article, Piece, Span
from ui.icons import icon
from ui.panels.cards import Card, CardList, CardModel

LONGEST = 400  # characters of a piece that are shown; the rest is in its tip


class Drawer(QWidget):
    """Lists the pieces set aside; `restore` is called with the span of one in the page.

    Signals: neverWanted(article, span of a piece), rulesWanted().
    """

    neverWanted = Signal(int, Span)  # noqa: N815 (Qt's way of naming)
    rulesWanted = Signal()  # noqa: N815

    def __init__(self, restore: Callable[[Span], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "drawer")
        self._restore = restore
        self._pieces: tuple[Piece, ...] = ()
        self._article = 0
        self._model = CardModel(self)
        self.list = CardList("Set aside from the page", lambda _: None, self)
        self.list.setModel(self._model)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.title = QLabel("Set aside")
        self.title.setProperty("role", "title")
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setAccessibleName("Close what was set aside")
        self.close_button.clicked.connect(self.hide)
        self.hint = QLabel("Part of the page, but not of the article. Nothing is deleted.")
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "faint")
        self.button = QPushButton("Put back into the article")
        self.button.setAccessibleName("Put the chosen piece back into the article")
        self.button.clicked.connect(self.put_back)
        self.never = QPushButton("Never set this aside in this outlet")
        self.never.clicked.connect(self.never_again)
        self.rules = QPushButton("What was taught…")
        self.rules.setProperty("flat", True)
        self.rules.setAccessibleName("What was taught about outlets’ pages")
        self.rules.clicked.connect(self.rulesWanted)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.button)
        column.addWidget(self.never)
        column.addWidget(self.rules)
        self.setMinimumWidth(250)

    def show_pieces(self, article: Article) -> None:
        """Show what was set aside of an article."""
        self.close_button.setIcon(icon("close", self.palette()))
        self._pieces, self._article = article.furniture, article.id
        outlet = publisher(article.details)
        self.never.setText(f"Never set this aside in {shorten(outlet, 28) or 'this outlet'}".replace("&", "&&"))
        self.never.setAccessibleName(f"Never set the chosen piece aside in {outlet or 'this outlet'}")
        self._model.show([card(place, article, piece) for place, piece in enumerate(self._pieces)])
        count = len(self._pieces)
        self.title.setText(f"Set aside: {count} piece{'s' if count != 1 else ''}" if count else "Nothing was set aside")
        self._chosen()

    def put_back(self) -> None:
        """Put the chosen piece back."""
        for place in self.list.keys()[:1]:
            self._restore(Span(self._pieces[place].start, self._pieces[place].end))

    def never_again(self) -> None:
        """Have it taught that the chosen piece always belongs to the article in this outlet."""
        for place in self.list.keys()[:1]:
            self.neverWanted.emit(self._article, Span(self._pieces[place].start, self._pieces[place].end))

    def _chosen(self) -> None:
        for button in (self.button, self.never):
            button.setEnabled(bool(self.list.keys()))


def card(place: int, article: Article, piece: Piece) -> Card:
    """Return a piece as a card: its words, and why it was set aside."""
    text = article.source[piece.start : piece.end]
    reason = piece.reason[:1].upper() + piece.reason[1:]
    return Card(place, reason or "Set aside", words=shorten(text, LONGEST), tip=text if len(text) > LONGEST else "")
