"""Search over the whole library: the box that is always there, and what it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from store.names import day
from store.records import Found, Hit, Span
from ui.cards import Card, CardList, CardModel

PAUSE = 250  # milliseconds without a key before a search starts: about the gap between words when typing


class SearchBox(QLineEdit):
    """Takes a query; `asked` is called once the typing rests, or at once with Return. Down goes to the results."""

    def __init__(self, asked: Callable[[str], None], down: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked, self._down = asked, down
        self._last = ""
        self.setPlaceholderText("Search all articles")
        self.setAccessibleName("Search all articles")
        self.setToolTip(
            "Search all articles (Ctrl+L)\n"
            "“exact words” · one OR other · NOT word · title:word · outlet:name\n"
            "published:[2025-11-01 to 2025-11-30] · begin* · spell~"
        )
        self.setClearButtonEnabled(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._ask)
        self.textEdited.connect(lambda: self._rest.start())
        self.textChanged.connect(self._emptied)
        self.returnPressed.connect(self._again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the results with the arrow."""
        if event.key() == Qt.Key.Key_Down:
            self._down()
        else:
            super().keyPressEvent(event)

    def _again(self) -> None:
        self._last = ""
        self._ask()

    def _ask(self) -> None:
        self._rest.stop()
        query = self.text().strip()
        if query != self._last:
            self._last = query
            self._asked(query)

    def _emptied(self, text: str) -> None:
        if not text.strip():
            self._ask()


class ResultsPanel(QWidget):
    """What a search found; `opened` is called with an article's id."""

    def __init__(self, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: dict[int, Hit] = {}
        self._model = CardModel(self)
        self.list = CardList("Search results", opened, self)
        self.list.setModel(self._model)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", "faint")
        self.said.setWordWrap(True)
        self.said.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        self.clear()

    def clear(self) -> None:
        """Show that nothing is searched for."""
        self.hits = {}
        self._model.show([])
        self.said.setText("Type in the box above to search all articles.")

    def show_found(self, query: str, found: Found, texts: Callable[[int], str]) -> None:
        """Show what was found; `texts` gives an article's text, where the matches are."""
        self.hits = {hit.article: hit for hit in found.hits}
        self._model.show([card(hit, texts(hit.article)) for hit in found.hits])
        shown = len(found.hits)
        if not found.total:
            self.said.setText(f"Nothing found for “{query}”. Try fewer words, or a beginning with a star: elect*")
        elif shown < found.total:
            self.said.setText(f"{found.total:,} articles; the best {shown} are shown")
        else:
            self.said.setText(f"{found.total:,} article{'s' if found.total != 1 else ''}")

    def tell(self, text: str) -> None:
        """Say why nothing is shown."""
        self.hits = {}
        self._model.show([])
        self.said.setText(text)


def card(hit: Hit, text: str) -> Card:
    """Return a hit as a card, the matched words of its snippet bold."""
    line = " · ".join(part for part in (hit.outlet, day(hit.published)) if part)
    return Card(hit.article, hit.title or "(no headline)", line, hit.snippet, bold(hit.snippet, text, hit.spans))


def bold(snippet: str, text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return where the matched words of `text` stand in its snippet."""
    forms = {text[span.start : span.end].casefold() for span in spans}
    longest_first = sorted((re.escape(form) for form in forms if form.strip()), key=len, reverse=True)
    if not longest_first:
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    return tuple(Span(*match.span()) for match in pattern.finditer(snippet))
