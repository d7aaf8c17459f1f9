"""The window: puts its parts together, takes what is dropped on it, and remembers how it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from store.database import Library
from store.errors import ReaderError
from store.names import day, outlet_of
from ui import actions, theme
from ui.centre import Centre
from ui.deciding import Deciding
from ui.icons import FOLDER
from ui.importing import Importing
from ui.jobs import Worker
from ui.keeping import Keeping, recent
from ui.messages import Messages
from ui.progress import ProgressStrip
from ui.questions import Questions
from ui.reading import Desk, Reading
from ui.removing import Removing
from ui.sidebar import Sidebar, Wishes
from ui.wiring import handlers

COMPARING = (
    *("export", "columns", "rows", "cut_more", "cut_fewer", "sync", "next_difference", "previous_difference"),
    *("first_difference", "last_difference", "next_column", "previous_column", "confirm", "reject"),
    *("move_left", "move_right"),
)
READING = ("copy_quote", "find", "furniture")
OpenOther = Callable[[Path, bool], None]


class Window(QMainWindow):
    """One library on the screen. `opened` is called when the user wants another one."""

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
        self._leaving = False
        acts = handlers(self)
        self.centre = Centre(acts, lambda article, span, role: self.deciding.piece(article, span, role))
        self.sidebar = Sidebar(
            Wishes(
                event=lambda event: self.reading.open_event(event),
                article=lambda article: self.reading.open_article(article),
                hit=lambda article: self.reading.open_hit(article),
                search=lambda query: self.reading.search(query),
            ),
            acts,
        )
        self.progress = ProgressStrip()
        self.messages = messages or Messages(self.centre.bar, self.statusBar())
        self.questions = Questions(self)
        self.worker = Worker(line, self.messages.error, self)
        self.worker.crashed.connect(lambda said: self.messages.error(ReaderError(said)))
        desk = Desk(library, self.worker, self.messages, self.sidebar, self.centre, self.progress)
        self.reading = Reading(desk, self)
        self.deciding = Deciding(desk, self.reading, self.questions)
        self.removing = Removing(desk, self.reading)
        self.importing = Importing(desk, self.questions, self.removing, self.refresh)
        self.keeping = Keeping(desk, self.reading, self.questions, opened)
        self.sidebar.articles.list.removing.connect(self.removing.remove)
        self.actions_by_name = actions.build(self, acts)
        self._lay_out()
        self._connect()
        self._restore()
        self.worker.start()
        self.reading.refresh()

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
        self.centre.comparison.passageActivated.connect(lambda article, _: self.reading.open_article(article))
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
        for name, restore in (("geometry", self.restoreGeometry), ("splitter", self.splitter.restoreState)):
            if kept := self.settings.value(name):
                restore(kept)
        self.set_theme(self.theme_name())
        self.centre.comparison.set_view("rows" if self.settings.value("view") == "rows" else "columns")

    def theme_name(self) -> theme.ThemeName:
        """Return the theme that is set."""
        name = self.settings.value("theme", "system")
        return name if name in ("light", "dark") else "system"

    def set_theme(self, name: theme.ThemeName) -> None:
        """Show the program light, dark or as the system is, and remember it."""
        self.settings.setValue("theme", name)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, name)
        self.sidebar.paint_icons()

    def may_leave(self) -> bool:
        """Ask, where something would be cut short, whether to leave it."""
        self._leaving = self._leaving or not self.worker.changing or self.questions.leave()
        return self._leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window is, and let everything go; stay when the user wants to see work finished."""
        if not self.may_leave():
            event.ignore()
            return
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("splitter", self.splitter.saveState())
        self.settings.setValue("view", self.centre.comparison.view_name)
        self.settings.sync()
        self.worker.close()
        self.library.close()
        super().closeEvent(event)

    def _show_recent(self) -> None:
        self._recent.clear()
        for path in recent(self.settings):
            if path != self.library.folder:
                self._recent.addAction(str(path)).triggered.connect(
                    lambda _=False, path=path: self._open_other(path, False)
                )

    # what is shown

    def show_state(self) -> None:
        """Make menus and title tell what is shown."""
        comparing, reading = self.centre.compares, self.centre.compares or self.centre.reads
        for name in COMPARING:
            self.actions_by_name[name].setEnabled(comparing)
        for name in READING:
            self.actions_by_name[name].setEnabled(reading)
        view = self.centre.comparison.view_name
        ticks = {"columns": view == "columns", "rows": view == "rows", "sidebar": not self.sidebar.isHidden()}
        ticks |= {name: self.theme_name() == name for name in ("light", "dark", "system")}
        ticks["full_screen"] = self.isFullScreen()
        for name, ticked in ticks.items():
            self.actions_by_name[name].setChecked(ticked)
        articles, events = self.reading.articles, len(self.reading.events)
        self.counts.setText(f"{articles:,} articles · {events:,} events")

    def refresh(self) -> None:
        """Read lists and what is open again."""
        self.reading.refresh()
        self.reading.reload()

    def outward(self) -> None:
        """Go one layer out: close what lies over the text, then go back to the list."""
        centre = self.centre
        if self.messages.close():
            return
        for layer in (centre.finder, centre.article.drawer):
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

    def open_alone(self) -> None:
        """Open the article that is read alone."""
        number = self.centre.current_article()
        chosen = [number] if number is not None else self.sidebar.articles.list.keys()
        if chosen:
            self.reading.open_article(chosen[0])

    def copy_quotation(self) -> None:
        """Copy the passage that is read, or the selected words, with where they are from."""
        article = self.reading.article()
        if article is None:
            return
        words = self.centre.article.text.textCursor().selectedText().replace("\u2029", "\n\n").replace("\u2028", "\n")
        passage = self.centre.comparison.current_passage() if self.centre.compares else None
        if passage and passage[0] == article.id:
            words = article.passage_text(passage[1])
        if not words:
            self.messages.passing("Choose a passage, or select words, first.")
            return
        told = article.details
        source = ", ".join(part for part in (outlet_of(told), told.title, day(told.published), told.url) if part)
        QGuiApplication.clipboard().setText(f"“{words}”\n— {source}" if source else f"“{words}”")
        self.messages.passing("Copied with its source.")

    # what is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, addresses and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.importing.dropped(event.mimeData())
