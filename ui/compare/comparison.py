"""The comparison of several accounts: its views over one line-up, and everything the reader can ask of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from store.records import Comparison, Link, PassageKey, Span
from ui.compare import columns, rows
from ui.compare.frame import CompareFrame
from ui.compare.gridview import GridView
from ui.compare.menu import passage_menu
from ui.compare.model import Lineup, other
from ui.compare.notemarks import Marks
from ui.compare.rowcells import passage_in_words
from ui.compare.rows import RowsView
from ui.compare.steps import Finder, next_stop
from ui.compare.viewnames import NAMES, known

SMALLEST, LARGEST = -4, 12  # steps of zoom, one point each


class ComparisonView(CompareFrame):
    """All views of one `Comparison`; what is read stays in sight from one to the next.

    Signals: linkDecided(passage key, passage key, "confirm" | "reject"), passageActivated(article, place),
    whoElseWanted(article, place), alwaysWanted(article, place), detailsWanted(article), furnitureWanted(article),
    statusChanged(a line for the reader).
    """

    linkDecided = Signal(object, object, str)  # noqa: N815 (Qt's way of naming)
    passageActivated = Signal(int, int)  # noqa: N815
    whoElseWanted = Signal(int, int)  # noqa: N815
    alwaysWanted = Signal(int, int)  # noqa: N815
    detailsWanted = Signal(int)  # noqa: N815
    furnitureWanted = Signal(int)  # noqa: N815
    statusChanged = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineup: Lineup | None = None
        self.current: PassageKey | None = None
        self._other: PassageKey | None = None  # the far end of the link that was asked about last
        self._stops: tuple[PassageKey, ...] = ()
        self._hits: dict[int, tuple[Span, ...]] = {}
        self._zoom = 0
        self._came: tuple[PassageKey | None, PassageKey | None] = (None, None)
        self._old: set[str] = set(NAMES)  # views that must be filled before they are looked at
        self._finder = Finder()
        self._recut = QTimer(self, interval=90, singleShot=True)
        self._recut.timeout.connect(self._take_cut)
        self._wanted_cut = 0.0
        self._connect()

    def _connect(self) -> None:
        self.controls.viewWanted.connect(self.set_view)
        self.controls.cutChanged.connect(self._cut_slid)
        self.controls.stepWanted.connect(
            lambda step: self.next_difference() if step > 0 else self.previous_difference()
        )
        self.controls.severalOnly.connect(self._show_several)
        self.controls.syncWanted.connect(self.toggle_sync)
        self.columns.chosen.connect(lambda article, place: self._choose((article, place)))
        self.columns.activated.connect(self.passageActivated)
        self.columns.asked.connect(self._ask)
        self.columns.detailsWanted.connect(self.detailsWanted)
        self.columns.furnitureWanted.connect(self.furnitureWanted)
        self.rows.chosen.connect(lambda article, place: self._choose((article, place)))
        self.rows.opened.connect(self.passageActivated)
        self.rows.asked.connect(self._ask)
        for view in self.others:
            view.chosen.connect(lambda article, place: self._choose((article, place)))
            view.opened.connect(lambda article, place: self.show_in_columns((article, place)))
            view.asked.connect(self._ask)
        for folding in (self.rows, self.tables["matrix"]):
            folding.unfolded.connect(self._unfold)
        self.annotated.activated.connect(self.passageActivated)
        self.annotated.detailsWanted.connect(self.detailsWanted)
        self.annotated.furnitureWanted.connect(self.furnitureWanted)

    # what is shown

    def show_comparison(self, comparison: Comparison, focus: tuple[int, Span] | None = None) -> None:
        """Show a comparison; `focus` is an article and a span to land on, else the event's accounts are opened.

        The same articles again (a link was decided) keep the order, the view, the cut and what is being read.
        """
        before = self.lineup
        self._came = (None, None)
        same = before is not None and set(before.by_id) == {article.id for article in comparison.articles}
        if not same:
            self.folds.close()
        order = [article.id for article in before.articles] if same and before else ()
        cut = before.cut if same and before and before.cut != before.comparison.cut else None
        self._set_lineup(Lineup(comparison, cut, order))
        self.show_notes(comparison.notes)
        kept = self.current if same else None
        self.current = None
        if focus is not None:
            self._land(*focus)
        elif kept is not None:
            self._choose(kept)
        elif not same or (before and before.comparison.event != comparison.event):
            self._open_event()

    def land(self, hits: Mapping[int, Sequence[Span]], focus: tuple[int, Span]) -> None:
        """Land on another hit of the comparison that is shown; nothing of it is laid out or worked out again."""
        if self._hits != (wanted := {article: tuple(spans) for article, spans in hits.items()}):
            self.set_hits(wanted)
        self._came = (None, None)
        self.current = None
        self._land(*focus)

    def _set_lineup(self, lineup: Lineup) -> None:
        self.lineup = lineup
        self._stops = lineup.stops()
        self.show_about(lineup, len(self._stops))
        self.legend.with_hits = any(self._hits.values())
        self.columns.show_lineup(lineup, self._hits)
        self._old = set(NAMES) - {"columns"}
        self._fill()

    def _show_several(self) -> None:
        self._old |= {"rows", "matrix"}
        self._fill()

    def _unfold(self, key: PassageKey) -> None:
        """Open the fold that holds a passage, and stand at its first row where the fold stood."""
        if self.lineup is None or not self.folds.open(self.lineup, key):
            return
        tables: dict[str, RowsView | GridView] = {"rows": self.rows, "matrix": self.tables["matrix"].table}
        table = tables.get(self.view_name)
        if table is None or self.view_name in self._old:
            self._show_several()
            return
        high = table.rowViewportPosition(table.line_of(key))
        self._show_several()
        table.put_at(table.line_of(key), high)
        table.go_to(key)

    def _fill(self) -> None:
        """Fill the view that is looked at, when it shows something older."""
        name = self.view_name
        if self.lineup is None or name not in self._old:
            return
        self._old.discard(name)
        if name == "rows":
            self.rows.show_lineup(self.lineup, self.controls.several.isChecked(), self._hits)
        elif name == "annotated":
            self.annotated.show_lineup(self.lineup)
            self.annotated.set_hits(self._hits)
        else:
            self.tables[name].show_lineup(self.lineup)
        if self.current is not None:
            self._light(self.current)

    def _land(self, article: int, span: Span) -> None:
        """Open at a search hit: its passage current, the span boxed."""
        if self.lineup is None or article not in self.lineup.by_id:
            return
        if not any(span.start < hit.end and hit.start < span.end for hit in self._hits.get(article, ())):
            self.set_hits({**self._hits, article: (*self._hits.get(article, ()), span)})
        place = self.lineup.passage_at(article, span.start)
        if self.view_name in self.tables:  # a table may have no cell for it
            self.put_on_top("columns")
        elif self.view_name == "annotated":
            self.annotated.want(article)
            self._old.add("annotated")
            self._fill()
        if place is not None:
            self._choose((article, place))
            self._later(lambda: self._show_current((article, place)))  # no second word on it: more was said meanwhile

    def _open_event(self) -> None:
        """Open every column at its account of the event."""
        if self.lineup is None:
            return
        firsts = {article: min(places) for article, places in self.lineup.accounts.items() if places}
        if firsts:
            self._later(lambda: self._open_accounts(firsts))

    def _open_accounts(self, firsts: Mapping[int, int]) -> None:
        self.columns.open_at(firsts)
        self.rows.open_at_event()
        home = self.lineup.home() if self.lineup is not None else None
        if home is not None and self.view_name not in ("columns", "rows"):
            self._bring(home)

    def _later(self, act: Callable[[], None]) -> None:
        """Do it now, and once more when new widgets have got their sizes."""
        lineup = self.lineup
        act()
        QTimer.singleShot(0, self, lambda: act() if self.lineup is lineup else None)

    def set_hits(self, hits: Mapping[int, Sequence[Span]]) -> None:
        """Box these runs of the articles' clean texts."""
        self._hits = {article: tuple(spans) for article, spans in hits.items()}
        self.columns.set_hits(self._hits)
        self.rows.rows.set_hits(self._hits)
        self.annotated.set_hits(self._hits)
        self.legend.with_hits = any(self._hits.values())
        self.legend.update()

    def set_notes(self, notes: Marks) -> None:
        """Show the user's highlights and notes."""
        self.columns.set_notes(notes)
        self.rows.rows.set_notes(notes)
        self.annotated.set_notes(notes)

    def set_view(self, name: str) -> None:
        """Show one of the views, at the passage that is being read."""
        name, key = known(name), self.current or self._place()
        if name == "annotated" and self.view_name != name and self.lineup is not None:
            self.annotated.want(key[0] if key else None)
            self._old.add(name)
        self.put_on_top(name)
        self._fill()
        if key is not None:
            self._later(lambda: self._arrive(key))

    def _arrive(self, key: PassageKey) -> None:
        if self.current is not None:
            self._show_current(key)
        else:
            self._bring(key)
        self._came = (key, self._read())

    def _place(self) -> PassageKey | None:
        """What is read: the passage that was brought along, while nothing was moved in a view that may lack it."""
        brought, stood = self._came
        read = self._read()
        return brought if brought is not None and stood == read else read

    def _read(self) -> PassageKey | None:
        """The first passage in sight, or the event's first one there when it can be seen."""
        name = self.view_name
        if name == "rows":
            return self.rows.current_key() or self.rows.first_key()
        if name == "annotated":
            return self.annotated.first_key()
        if name in self.tables:
            return self.tables[name].first_key()
        return self.columns.first_in_sight() if self.columns.isVisible() else None  # before, it has no size yet

    def _bring(self, key: PassageKey) -> None:
        name = self.view_name
        if name == "rows":
            self.rows.go_to(key)
        elif name == "annotated":
            self.annotated.go_to(key)
        elif name in self.tables:
            self.tables[name].go_to(key)

    def show_in_columns(self, key: PassageKey) -> None:
        """Show a passage in its place in the columns."""
        self._choose(key, level=False)
        self.set_view("columns")

    def set_cut(self, cut: float) -> None:
        """Show only links of this strength and more."""
        if self.lineup is None or abs(cut - self.lineup.cut) < 1e-9:
            return
        before, current = self.lineup, self.current
        self._set_lineup(Lineup(before.comparison, cut, [article.id for article in before.articles]))
        self.current = None
        if current is not None:
            self._choose(current, level=False)

    def _cut_slid(self, cut: float) -> None:
        self._wanted_cut = cut
        self._recut.start()

    def _take_cut(self) -> None:
        self.set_cut(self._wanted_cut)

    def zoom(self, step: int) -> None:
        """Make the reading text larger (+1) or smaller (-1); 0 gives it its own size back."""
        self._zoom = min(LARGEST, max(SMALLEST, self._zoom + step)) if step else 0
        self.columns.set_points(columns.TEXT + self._zoom)
        self.rows.set_points(rows.TEXT + self._zoom)
        for view in self.others:
            view.set_zoom(self._zoom)

    def set_anew(self) -> None:
        """Lay the texts out anew: the reader chose another font, spacing or length of lines."""
        self.rows.set_points(rows.TEXT + self._zoom)
        if self.lineup is not None:
            lines = {pane.article.id: line for pane in self.columns.panes if (line := pane.standing()) is not None}
            self.columns.forget()
            for view in self.others:
                view.set_zoom(self._zoom)
            self.arrange([article.id for article in self.lineup.articles], self.lineup.cut)
            self.columns.stand(lines)

    def arrange(self, order: Sequence[int], cut: float = 0.0) -> None:
        """Put the columns into an order (of the same articles) and show links from a cut (0: the usual one)."""
        if self.lineup is None:
            return
        comparison = self.lineup.comparison
        if set(order) != set(self.lineup.by_id):
            order = [article.id for article in self.lineup.articles]
        current, self.current = self.current, None
        self._set_lineup(Lineup(comparison, cut or comparison.cut, order))
        if current is not None:
            self._choose(current, level=False)

    def pin_column(self) -> None:
        """Keep the column that is read at the left when the others scroll sideways, or let it go."""
        pane = self.columns.focused()
        if self.lineup is None or pane is None:
            return
        article = pane.article.id
        pinned = self.columns.toggle_pin(article)
        order = [one.id for one in self.lineup.articles]
        first = [one for one in order if one in self.columns.pinned]
        lines = {pane.article.id: line for pane in self.columns.panes if (line := pane.standing()) is not None}
        self.columns.forget()
        self.arrange([*first, *(one for one in order if one not in first)], self.lineup.cut)
        self.columns.stand(lines)
        name = self.lineup.names[article]
        self.statusChanged.emit(f"{name} stays at the left." if pinned else f"{name} scrolls with the others.")

    def swap_column(self, step: int) -> None:
        """Move the current column one place to the left (-1) or right (+1); the leftmost gives the rows their order."""
        pane = self.columns.focused()
        if self.lineup is None or pane is None:
            return
        article = self.current[0] if self.current and not pane.hasFocus() else pane.article.id
        order = [a.id for a in self.lineup.articles]
        at = order.index(article)
        to = at + step
        if not 0 <= to < len(order):
            return
        order[at], order[to] = order[to], order[at]
        current, self.current = self.current, None
        self._set_lineup(Lineup(self.lineup.comparison, self.lineup.cut, order))
        moved = self.columns.pane_of(article)
        if moved is not None:
            moved.setFocus(Qt.FocusReason.OtherFocusReason)
        if current is not None:
            self._later(lambda: self._choose(current))
        self.statusChanged.emit(f"{self.lineup.names[article]} is now column {to + 1} of {len(order)}.")

    # the passage that is read

    def choose(self, key: PassageKey, far: PassageKey | None = None) -> None:
        """Make a passage the current one; `far` is the other end of the link that is looked at."""
        self._choose(key)
        self._other = far

    def _choose(self, key: PassageKey, level: bool = True) -> None:
        if key[1] < 0:
            self.clear_current()
            return
        if self.lineup is None or key[0] not in self.lineup.by_id or key[1] >= len(self.lineup.by_id[key[0]].passages):
            return
        self.current, self._other = key, None
        self._show_current(key, level)
        row = self.lineup.row_of(key)
        at = next((n for n, stop in enumerate(self._stops) if self.lineup.row_of(stop) == row), None)
        self.controls.set_where(at if row is not None else None, len(self._stops))
        self.statusChanged.emit(passage_in_words(self.lineup, key))

    def _show_current(self, key: PassageKey, level: bool = True) -> None:
        assert self.lineup is not None
        self._unfold(key)
        self.columns.set_current(key, level)
        self._light(key)
        if level:
            self._bring(key)

    def _light(self, key: PassageKey | None) -> None:
        """Light a passage and its counterparts in all views but the columns."""
        lit = self.lineup.counterparts(key) if key is not None and self.lineup is not None else frozenset()
        self.rows.set_current(key, lit)
        for view in self.others:
            view.set_current(key, lit)

    def clear_current(self) -> None:
        """Light nothing."""
        self.current = None
        self.columns.set_current(None)
        self._light(None)
        self.controls.set_where(None, len(self._stops))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.current is not None:
            self.clear_current()
        else:
            super().keyPressEvent(event)

    def current_passage(self) -> tuple[int, int] | None:
        """Return the article and place of the passage that was chosen."""
        return self.current

    def current_link(self) -> Link | None:
        """Return the strongest link of the current passage (or the one its menu was about), at the cut."""
        if self.lineup is None or self.current is None:
            return None
        links = self.lineup.links_of(self.current)
        if self._other is not None:
            return next((link for link in links if other(link, self.current) == self._other), None)
        return links[0] if links else None

    # from difference to difference

    def next_difference(self) -> None:
        """Go to the next row that several tell in different words."""
        self._go(1)

    def previous_difference(self) -> None:
        """Go to the row before that several tell in different words."""
        self._go(-1)

    def first(self) -> None:
        """Go to the first difference."""
        if self._stops:
            self._choose(self._stops[0])

    def last(self) -> None:
        """Go to the last difference."""
        if self._stops:
            self._choose(self._stops[-1])

    def _go(self, step: int) -> None:
        if self.lineup is None or not self._stops:
            self.statusChanged.emit("No passage is told in different words.")
            return
        numbers = [self.lineup.row_of(stop) or 0 for stop in self._stops]
        here = self.current or self._read()
        row = self.lineup.row_of(here) if here else None
        at = next_stop(numbers, row, step, self.current is not None)
        if not 0 <= at < len(numbers):
            self.statusChanged.emit("That was the last difference." if step > 0 else "That was the first difference.")
            return
        self._choose(self._stops[at])

    def next_column(self) -> None:
        """Give the keys to the next column."""
        self._to_column(1)

    def previous_column(self) -> None:
        """Give the keys to the previous column."""
        self._to_column(-1)

    def _to_column(self, step: int) -> None:
        if self.view_name == "columns":
            self.columns.focus_column(step)
        elif self.view_name == "rows":
            self.rows.step_column(step)
        elif self.view_name == "annotated":
            self.annotated.step_column(step)
        else:
            self.tables[self.view_name].step_column(step)

    def toggle_sync(self) -> None:
        """Let the columns scroll each for itself, or together again from where they stand now."""
        on = self.columns.follower.toggle()
        self.controls.sync.setChecked(on)
        self.statusChanged.emit("The columns scroll together." if on else "Each column scrolls for itself.")

    def find_next(self, text: str, step: int = 1) -> bool:
        """Go to the next (step -1: previous) place of `text`, column by column; return whether there is one."""
        if self.lineup is None or not text.strip():
            return False
        found = self._finder.go(self.lineup.articles, text, step)
        if found is None:
            self.statusChanged.emit(f"“{text}” is not in these texts.")
            return False
        self.set_hits(self._finder.by_article())
        self._land(*found)
        self.statusChanged.emit(f"“{text}”: {self._finder.at + 1} of {len(self._finder.places)}")
        return True

    # decisions

    def _ask(self, article: int, place: int, point: QPoint) -> None:
        """Offer what can be done with a passage."""
        if self.lineup is None or place < 0:
            return
        key = (article, place)
        self._choose(key, level=False)
        menu = passage_menu(self, self.lineup, key, self.decide, self.passageActivated.emit)
        menu.addAction("Who else says this\tW").triggered.connect(lambda _=False: self.whoElseWanted.emit(*key))
        always = menu.addAction("Always set this paragraph aside in this outlet")
        always.triggered.connect(lambda _=False: self.alwaysWanted.emit(*key))
        menu.exec(point)
        menu.deleteLater()

    def decide(self, decision: str, far: PassageKey | None = None) -> None:
        """Confirm or reject the current link, or the one to the passage `far`."""
        if far is not None:
            self._other = far
        link = self.current_link()
        if link is None:
            self.statusChanged.emit("Choose a passage that is lined up with another first.")
            return
        self.linkDecided.emit(link.a, link.b, decision)
