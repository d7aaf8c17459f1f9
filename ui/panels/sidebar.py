"""The left side of the window: the search box, and the lists of events, articles and results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabWidget, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.panels.cards import CardList
from ui.panels.events import EventsPanel
from ui.panels.library import ArticlesPanel
from ui.panels.notespanel import NotesPanel
from ui.panels.search import ResultsPanel, SearchBox

EVENTS, ARTICLES, RESULTS, NOTES = range(4)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the sidebar calls: an event, an article, a hit or a note opened by its id, a query asked."""

    event: Callable[[int], None]
    article: Callable[[int], None]
    hit: Callable[[int], None]
    search: Callable[[str], None]
    note: Callable[[int], None]


class Sidebar(QWidget):
    """Search box and import button on top, the four lists as tabs below."""

    def __init__(
        self, wishes: Wishes, handlers: Mapping[str, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.search = SearchBox(wishes.search, self._down)
        self.events = EventsPanel(wishes.event)
        self.articles = ArticlesPanel(wishes.article, handlers["compare"])
        self.results = ResultsPanel(wishes.hit)
        self.notes = NotesPanel(wishes.note)
        self.add = QToolButton()
        self.add.setText("Import")
        self.add.setToolTip("Import or paste articles (Ctrl+O)")
        self.add.setAccessibleName("Import articles")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setToolButtonStyle(self.add.toolButtonStyle().ToolButtonTextBesideIcon)
        menu = QMenu(self.add)
        for name, text in (
            ("import_files", "Files…"),
            ("import_folder", "A folder…"),
            ("paste", "Paste an article…"),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, act=handlers[name]: act())
        self.add.setMenu(menu)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Lists")
        self.tabs.tabBar().setExpanding(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setUsesScrollButtons(False)
        for panel, name in (
            (self.events, "Events"),
            (self.articles, "Articles"),
            (self.results, "Results"),
            (self.notes, "Notes"),
        ):
            self.tabs.addTab(panel, name)
        self.tabs.currentChanged.connect(lambda place: self.notes.stale() if place == NOTES else None)
        for cards in (self.articles.list, self.results.list):
            cards.carries = True
            cards.setDragEnabled(True)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 10, 10, 6)
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        self.setMinimumWidth(260)

    def paint_icons(self) -> None:
        """Draw the pictures in the theme's ink."""
        self.add.setIcon(icon("import", self.palette()))
        self.search.paint_icons()

    @property
    def lists(self) -> tuple[CardList, CardList, CardList, CardList]:
        """Return the lists in the order of their tabs."""
        return self.events.list, self.articles.list, self.results.list, self.notes.list

    @property
    def list(self) -> CardList:
        """Return the list that is seen."""
        return self.lists[self.tabs.currentIndex()]

    def show_list(self, place: int) -> None:
        """Bring a list to the front and give it the keys."""
        self.tabs.setCurrentIndex(place)
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.list.model().rowCount():
            self.list.selectionModel().setCurrentIndex(
                self.list.model().index(0, 0), self.list.selectionModel().SelectionFlag.NoUpdate
            )

    def show_counts(self, events: int, articles: int) -> None:
        """Tell on the tabs how many there are."""
        self.tabs.setTabText(EVENTS, f"Events ({events:,})" if events else "Events")
        self.tabs.setTabText(ARTICLES, f"Articles ({articles:,})" if articles else "Articles")

    def _down(self) -> None:
        if self.results.hits:
            self.show_list(RESULTS)
            self.list.setCurrentIndex(self.list.model().index(0, 0))
