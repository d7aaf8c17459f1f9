"""What a search found: how many, in which order, narrowed by what; and what was found, as cards."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from store.names import day, shorten
from store.records import Found, Hit, Span
from ui.panels.cards import Card, CardList, CardModel
from ui.panels.facetlist import FacetList
from ui.panels.searchbox import SearchBox

__all__ = ["PAGE", "ResultsPanel", "SearchBox", "card"]

PAGE = 50  # hits listed at once: more are not read, and their snippets cost time
ORDERS = (("Best first", "relevance"), ("Newest first", "newest"), ("Oldest first", "oldest"))
QUOTED = 90  # characters of a passage that is looked for, in the line above what was found
NOBODY = "No other article says it."


class ResultsPanel(QWidget):
    """What a search found; `opened` is called with an article's id.

    `asked` is called with another query, `narrowed` with what to add to the query, `changed` when order or number of
    the hits is to be another.
    """

    def __init__(self, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked: Callable[[str], None] = lambda _: None
        self.narrowed: Callable[[str], None] = lambda _: None
        self.changed: Callable[[], None] = lambda: None
        self.hits: dict[int, Hit] = {}
        self.limit = PAGE
        self._model = CardModel(self)
        self.list = CardList("Search results", opened, self)
        self.list.setModel(self._model)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.said.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.said.setOpenExternalLinks(False)
        self.said.setProperty("role", "faint")
        self.said.setWordWrap(True)
        self.said.linkActivated.connect(lambda query: self.asked(query))
        self.order = QComboBox()
        self.order.setAccessibleName("Order of the results")
        self.order.addItems([name for name, _ in ORDERS])
        self.order.currentIndexChanged.connect(lambda _: self.changed())
        self.narrow = QToolButton()
        self.narrow.setText("Narrow")
        self.narrow.setCheckable(True)
        self.narrow.setToolTip("Count outlets, months, languages, events and tags; a click narrows the search")
        self.facets = FacetList(lambda words: self.narrowed(words))
        self.narrow.toggled.connect(self._fold)
        self.more = QPushButton()
        self.more.clicked.connect(self._more)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        self.said.setContentsMargins(12, 8, 12, 8)
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(10, 0, 10, 8)
        row.addWidget(self.order, 1)
        row.addWidget(self.narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.said, self.bar, self.facets):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self.facets.hide()

    @property
    def order_name(self) -> str:
        """The order that is wished for."""
        return ORDERS[self.order.currentIndex()][1]

    def clear(self) -> None:
        """Show that nothing is searched for."""
        self._show({}, [])
        self.bar.hide()
        self.said.setText("Type in the box above to search all articles.")

    def begin(self) -> None:
        """A new query begins with one page."""
        self.limit = PAGE

    def show_found(self, query: str, found: Found) -> None:
        """Show what was found, or why the query cannot be understood."""
        self._show({hit.article: hit for hit in found.hits}, [card(hit) for hit in found.hits])
        self.bar.setVisible(bool(found.total))
        self.facets.show_facets(found.facets, query)
        self.facets.setVisible(bool(found.total) and self.narrow.isChecked())
        rest = found.total - len(found.hits)
        self.more.setVisible(rest > 0)
        self.more.setText(f"List {min(rest, PAGE):,} more of {rest:,}")
        self.said.setText("<br>".join((*_advice(query, found), *(escape(note) for note in found.notes))))

    def show_like(self, words: str, found: Found, done: bool) -> None:
        """Show who else says a passage; `done` when other languages have been looked at too."""
        self._show({hit.article: hit for hit in found.hits}, [card(hit) for hit in found.hits])
        self.bar.hide()
        count = f"{found.total:,} other article{'s' if found.total != 1 else ''} say something like it"
        count = count.replace("article say", "article says")
        told = count if found.total else NOBODY if done else "Nobody else in the same words so far."
        going = "" if done else " Comparing passages, in other languages too…"
        self.said.setText(f"Who else says “{escape(shorten(words, QUOTED))}”<br><b>{told}</b>{going}")

    def tell(self, text: str) -> None:
        """Say why nothing is shown."""
        self._show({}, [])
        self.bar.hide()
        self.said.setText(escape(text))

    def _show(self, hits: dict[int, Hit], cards: list[Card]) -> None:
        self.hits = hits
        chosen = self.list.keys()
        self._model.show(cards)
        if chosen:
            self.list.choose(chosen[0])
        self.more.hide()
        self.facets.hide()

    def _fold(self, shown: bool) -> None:
        self.facets.setVisible(shown)
        if shown:
            self.changed()

    def _more(self) -> None:
        self.limit += PAGE
        self.changed()


def _advice(query: str, found: Found) -> list[str]:
    """Return what to say of a search, as HTML: how many, or what to do when there are none."""
    if found.problem:
        instead = found.problem.instead
        link = f" Search for {_link(instead)}?" if instead and instead != query else ""
        return [f"{escape(found.problem.sentence)} {escape(found.problem.next_step)}{link}"]
    if found.total:
        return [f"{found.total:,} article{'s' if found.total != 1 else ''}"]
    if found.meant:
        told = (f"Did you mean {_link(meant.query)}? ({meant.total:,} found)" for meant in found.meant)
        return [f"Nothing found for “{escape(query)}”.", *told]
    return [f"Nothing found for “{escape(query)}”. Try fewer words, or a beginning with a star: elect*"]


def _link(query: str) -> str:
    return f'<a href="{escape(query)}">{escape(query)}</a>'


def card(hit: Hit) -> Card:
    """Return a hit as a card, the matched words of its snippet bold."""
    line = " · ".join(part for part in (hit.outlet, day(hit.published)) if part)
    return Card(
        hit.article, hit.title or "(no headline)", line, hit.snippet, tuple(Span(b.start, b.end) for b in hit.bold)
    )
