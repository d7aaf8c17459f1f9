"""The window: puts its parts together, takes what is dropped on it, and remembers how it was left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from store.database import Library
from store.errors import ReaderError
from store.names import outlet_of, outlets
from store.records import PassageKey
from ui import actions, session, theme
from ui.actions import Keys, keep_keys, own_keys
from ui.centre import Centre
from ui.commands import COMMANDS
from ui.compare.notemarks import note_marks
from ui.compare.viewnames import NAMES as VIEW_NAMES
from ui.deciding import Deciding
from ui.dialogs.questions import Questions
from ui.icons import FOLDER
from ui.importing import Importing
from ui.jobs import Worker
from ui.keeping import Keeping, recent
from ui.look import Look, set_look
from ui.noting import Noting
from ui.panels.cards import ARTICLES_MIME
from ui.panels.crumbs import Crumb
from ui.panels.messages import Messages
from ui.panels.progress import ProgressStrip
from ui.panels.sidebar import EVENTS, Sidebar, Wishes
from ui.reading import Desk, Reading
from ui.removing import Removing
from ui.teaching import Teaching
from ui.watching import Watching
from ui.wiring import handlers

if TYPE_CHECKING:
    from ui.writing import Writing

COMPARING = (
    *VIEW_NAMES,
    *("export", "print", "cut_more", "cut_fewer", "sync", "next_difference", "previous_difference"),
    *("first_difference", "last_difference", "next_column", "previous_column", "confirm", "reject"),
    *("move_left", "move_right", "twin", "next_unconfirmed", "previous_unconfirmed", "draw_link", "note_link"),
    *("remove_account", "pin_column", "overview"),
)
READING = (
    "copy_quote",
    "copy_markdown",
    "find",
    "furniture",
    "highlight",
    "note",
    "original",
    "add_account",
    "snippets",
    "who_else",
)
OpenOther = Callable[[Path, bool], None]


class Window(QMainWindow):
    """One library on the screen. `opened` is called when the user wants another one, `beside` for one more window.

    Signal: `closed()`.
    """

    closed = Signal()

    def __init__(
        self,
        library: Library,
        line: list[str],
        settings: QSettings,
        opened: OpenOther,
        messages: Messages | None = None,
    ) -> None:
        """Show `library`; `line` starts its worker; what is remembered between starts is in `settings`."""
        super().__init__()
        self.library, self.settings, self._open_other = library, settings, opened
        self.beside: Callable[[], None] = lambda: None
        self._leaving = False
        acts = handlers(self)
        self.centre = Centre(acts, lambda article, span, role: self.deciding.piece(article, span, role))
        self.sidebar = Sidebar(
            Wishes(
                event=lambda event: self.reading.open_event(event),
                article=lambda article: self.reading.open_article(article),
                hit=lambda article: self.reading.open_hit(article),
                search=lambda query: self.reading.search(query),
                note=lambda note: self.noting.open(note),
            ),
            acts,
        )
        self.progress = ProgressStrip()
        self.messages = messages or Messages(self.centre.bar, self.statusBar())
        self.questions = Questions(self)
        self.worker = Worker(line, self.messages.error, self)
        self.worker.crashed.connect(lambda said: self.messages.error(ReaderError(said)))
        self._desk = desk = Desk(library, self.worker, self.messages, self.sidebar, self.centre, self.progress)
        self.reading = Reading(desk, self)
        self.deciding = Deciding(desk, self.reading, self.questions)
        self.noting = Noting(desk, self.reading, self.questions)
        self.teaching = Teaching(desk, self.reading, self.questions)
        self.removing = Removing(desk, self.reading)
        self.importing = Importing(desk, self.questions, self.removing, self.refresh)
        self.watching = Watching(library, lambda: self.importing.look(), lambda: self.worker.busy, self)
        self.keeping = Keeping(desk, self.reading, self.questions, opened)
        self.sidebar.articles.list.removing.connect(self.removing.remove)
        self.actions_by_name = actions.build(self, acts, own_keys(settings))
        self._lay_out()
        self._connect()
        self._restore()
        self.worker.start()
        self.reading.refresh()

    @cached_property
    def writing(self) -> Writing:
        """What leaves the window."""
        from ui.writing import Writing  # all that writes files: what the first picture does not show is loaded later

        return Writing(self._desk, self.reading, self.noting, self.questions)

    def _lay_out(self) -> None:
        self.setWindowTitle(f"{self.library.folder.name} — Synoptic")
        self.setWindowIcon(QIcon(str(FOLDER / "synoptic.svg")))
        self.setAcceptDrops(True)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self.centre)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([310, 1000])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.progress)
        self.setCentralWidget(whole)
        self.counts = QLabel()
        self.counts.setContentsMargins(0, 0, 12, 0)
        self.statusBar().addPermanentWidget(self.counts)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(8, 0, 0, 0)
        self.setMinimumSize(720, 460)
        self.resize(1280, 800)

    def _connect(self) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.set_theme(self.theme_name()))
        self.reading.opened.connect(self.show_state)
        self.centre.stack.currentChanged.connect(lambda _: self.show_state())
        self.centre.comparison.statusChanged.connect(self.messages.passing)
        self.reading.finding.meant = self.noting.place
        self.centre.comparison.whoElseWanted.connect(self.reading.finding.who_else_of)
        self.centre.comparison.passageActivated.connect(lambda article, _: self.reading.open_article(article))
        for cards in self.sidebar.lists:
            cards.paged.connect(self.centre.page)
        for action in self.actions_by_name.values():
            action.triggered.connect(lambda _=False: self.show_state())
        self._recent = QMenu("&Recent libraries", self)
        file = self.findChild(QMenu, "File")
        if isinstance(file, QMenu):
            file.insertMenu(self.actions_by_name["open_sample"], self._recent)
        self._recent.aboutToShow.connect(self._show_recent)
        self._recent.menuAction().setVisible(len(recent(self.settings)) > 1)

    # how it was left

    def _restore(self) -> None:
        session.restore(self)
        self.set_theme(self.theme_name())

    def theme_name(self) -> theme.ThemeName:
        """Return the theme that is set."""
        name = self.settings.value("theme", "system")
        return next((known for known in theme.NAMES if known == name), "system")

    def set_theme(self, name: theme.ThemeName) -> None:
        """Show the program in one theme, and remember it."""
        self.settings.setValue("theme", name)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, name)
        self.sidebar.paint_icons()

    def set_look(self, chosen: Look) -> None:
        """Set the texts in another font, with more or less room."""
        set_look(chosen)
        self.centre.set_anew()

    def set_keys(self, own: Keys) -> None:
        """Give the commands the user's keys, and remember them."""
        keep_keys(self.settings, own)
        for command in COMMANDS:
            keys = [QKeySequence(key) for key in actions.keys_of(command, own)]
            self.actions_by_name[command.name].setShortcuts(keys)

    def may_leave(self) -> bool:
        """Ask, where something would be cut short, whether to leave it."""
        self._leaving = self._leaving or not self.worker.changing or self.questions.leave()
        return self._leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window is, and let everything go; stay when the user wants to see work finished."""
        if not self.may_leave():
            event.ignore()
            return
        session.keep(self)
        self.watching.stop()
        self.worker.close()
        self.library.close()
        super().closeEvent(event)
        self.closed.emit()

    def _show_recent(self) -> None:
        self._recent.clear()
        for path in recent(self.settings):
            if path != self.library.folder:
                self._recent.addAction(str(path)).triggered.connect(
                    lambda _=False, path=path: self._open_other(path, False)
                )

    # what is shown

    def show_state(self) -> None:
        """Make menus, crumbs and title tell what is shown."""
        self.centre.crumbs.show_way(self.reading.ways, self._crumbs())
        comparing, reading = self.centre.compares, self.centre.compares or self.centre.reads
        for name in COMPARING:
            self.actions_by_name[name].setEnabled(comparing)
        for name in READING:
            self.actions_by_name[name].setEnabled(reading)
        view = self.centre.comparison.view_name
        ticks = {**{name: view == name for name in VIEW_NAMES}, "sidebar": not self.sidebar.isHidden()}
        ticks |= {name: self.theme_name() == name for name in theme.NAMES}
        ticks["full_screen"] = self.isFullScreen()
        for name, ticked in ticks.items():
            self.actions_by_name[name].setChecked(ticked)
        articles, events = self.reading.articles, len(self.reading.events)
        self.counts.setText(f"{articles:,} articles · {events:,} events")

    def _crumbs(self) -> list[Crumb]:
        """Return the way from the library down to what is open."""
        found: list[Crumb] = [("Events", lambda: self.sidebar.show_list(EVENTS))]
        here = self.reading.here
        if here is None:
            return []
        article = self.centre.article.article if self.centre.reads else None
        place = here if article is None else self.reading.within(article.id)
        event = self.reading.events.get(place.event) if place and place.event is not None else None
        if event is not None:
            number = event.id
            found.append((event.title, lambda: self.reading.open_event(number)))
        if place is not None and place.articles:
            several = place
            found.append((f"{len(place.articles)} articles", lambda: self.reading.go(several)))
        if article is not None:
            name = " · ".join(part for part in (outlet_of(article.details), article.details.title) if part)
            found.append((name or "Article", lambda: None))
        return found

    def refresh(self) -> None:
        """Read lists and what is open again."""
        self.reading.refresh()
        self.reading.reload()

    def outward(self) -> None:
        """Go one layer out: close what lies over the text, then go back to the list."""
        centre = self.centre
        if self.messages.close():
            return
        if self.deciding.linking.give_up():
            self.messages.passing("No line-up is begun.")
            return
        for layer in (centre.finder, centre.article.drawer, centre.article.page):
            if layer.isVisible():
                layer.hide()
                return
        if self.isFullScreen():
            self.showNormal()
        else:
            self.sidebar.list.setFocus()

    def compare_selected(self) -> None:
        """Lay the selected articles side by side."""
        chosen = self.sidebar.articles.list.keys()
        if len(chosen) > 1:
            self.reading.open_articles(chosen)
        else:
            self.messages.passing("Select two or more articles first: Ctrl or Shift with a click or an arrow.")

    def show_palette(self) -> None:
        """Let the user do or open anything by a few letters."""
        from ui.dialogs import palette
        from ui.dialogs.picker import Picker

        deeds = [
            *palette.commands(self.actions_by_name),
            *palette.events(self.reading.events, self.reading.open_event),
            *palette.articles(self.library.articles.listings(), self.reading.open_article),
        ]
        chooser = Picker("Type a command, an event or a headline", [choice for choice, _ in deeds], self)
        palette.choose(chooser, deeds)

    def another(self) -> None:
        """Open another window on the same library."""
        self.beside()

    def quit(self) -> None:
        """Close every window."""
        QApplication.closeAllWindows()

    def show_original(self) -> None:
        """Show the page that the article came from beside it, or close it."""
        number = self.centre.current_article()
        if number is None:
            return
        if not self.centre.reads:
            self.reading.open_article(number)
        self.centre.article.show_page(not self.centre.article.page.isVisible())

    def show_overview(self) -> None:
        """Show the whole comparison as a map."""
        from ui.panels.overview import Overview, OverviewDialog

        view = self.centre.comparison
        if not self.centre.compares or view.lineup is None:
            return
        overview = Overview(view.lineup, view.columns.seen(), note_marks(self.noting.notes), self)
        overview.hits = self.reading.finding.hits(view.lineup.comparison)
        dialog = OverviewDialog(overview, self)

        def go(key: PassageKey) -> None:
            dialog.accept()
            view.choose(key)

        overview.go = go
        dialog.exec()

    def show_places(self) -> None:
        """List every place of what was searched for in the texts that are open, and go to the one chosen."""
        from ui.panels import places

        article, shown = self.centre.article.article, self.centre.shown
        articles = shown.articles if self.centre.compares and shown else (article,) if article else ()
        hits = {one: hit.spans for one, hit in self.sidebar.results.hits.items()}
        found = places.places(articles, hits)
        if not found:
            self.messages.passing("Search first (Ctrl+L): then every place in these texts is listed here.")
            return
        chosen = self.questions.pick("Every place found", places.choices(articles, outlets(articles), found))
        if chosen is not None:
            self.reading.open_words(*found[chosen])

    def tour(self) -> None:
        """Show a newcomer round."""
        from ui import guide

        guide.begin(self)

    def open_alone(self) -> None:
        """Open the article that is read alone."""
        number = self.centre.current_article()
        chosen = [number] if number is not None else self.sidebar.articles.list.keys()
        if chosen:
            self.reading.open_article(chosen[0])

    # what is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, addresses and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText() or event.mimeData().hasFormat(ARTICLES_MIME):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped; lay an article of the lists beside what is open."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.mimeData().hasFormat(ARTICLES_MIME):
            told = bytes(event.mimeData().data(ARTICLES_MIME).data()).decode()
            self.deciding.regrouping.add([int(number) for number in told.split()])
            return
        self.importing.dropped(event.mimeData())
