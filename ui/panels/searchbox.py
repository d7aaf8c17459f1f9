"""The box that is always there to search from: asks while one types, underlines what it could not understand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QAction, QColor, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from store.records import Problem
from ui.icons import FOLDER
from ui.theme import colours

PAUSE = 160
"""Milliseconds without a key before a search starts: less than the gap between two words, more than that between two
letters of a practised typist (about 120), so that few half words are asked for."""

WAVE = 2  # pixels from the middle of the line under a mistake to its tops


class SearchBox(QLineEdit):
    """Takes a query; `asked` is called once the typing rests, or at once with Return. Down goes to the results.

    `offered` is called to show the searches that are remembered: by the arrow in the box or Ctrl+Down.
    """

    def __init__(
        self,
        asked: Callable[[str], None],
        down: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked, self._down = asked, down
        self.offered: Callable[[], None] = lambda: None
        self._last = ""
        self._problem: Problem | None = None
        self.setPlaceholderText("Search all articles")
        self.setAccessibleName("Search all articles")
        self.setToolTip(
            "Search all articles (Ctrl+L)\n"
            "“exact words” · one OR other · NOT word · begin* · spell~\n"
            "title: outlet: quote: speaker: tag: note: has: event:\n"
            "published:last week · published:nov 2025 TO jan 2026\n"
            "Ctrl+Down: searches kept and made before\n"
            "F1: every key (a ? is one letter of a word: wom?n)"
        )
        self.setClearButtonEnabled(True)
        self.remembered = QAction("Searches kept and made before (Ctrl+Down)", self)
        self.remembered.triggered.connect(lambda: self.offered())
        self.addAction(self.remembered, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QWidget):
            if not button.accessibleName() and button.metaObject().className() == "QLineEditIconButton":
                button.setAccessibleName("Searches kept and made before")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._ask)
        self.textEdited.connect(lambda: self._rest.start())
        self.textChanged.connect(self._changed)
        self.returnPressed.connect(self.again)

    def paint_icons(self) -> None:
        """Draw the arrow in the theme's ink."""
        shade = "dark" if colours(self.palette()).paper < "#888888" else "light"
        self.remembered.setIcon(QIcon(str(FOLDER / f"down-{shade}.svg")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the results with the arrow; with Ctrl, or from an empty box, to the searches remembered."""
        if event.key() == Qt.Key.Key_Down:
            controlled = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.offered if controlled or not self.text() else self._down)()
        else:
            super().keyPressEvent(event)

    def put(self, query: str) -> None:
        """Write a query into the box and ask it at once."""
        self.setText(query)
        self.again()

    def add(self, words: str) -> None:
        """Add to the query what narrows it, or take it out again when it is in it."""
        typed = self.text().strip()
        parts = f" {typed} "
        self.put(parts.replace(f" {words} ", " ").strip() if f" {words} " in parts else f"{_bracketed(typed)} {words}")

    def show_problem(self, problem: Problem | None) -> None:
        """Underline what could not be understood."""
        self._problem = problem
        self.setAccessibleDescription(f"{problem.sentence} {problem.next_step}" if problem else "")
        self.update()

    def again(self) -> None:
        """Ask what is in the box, even if it was asked last."""
        self._last = ""
        self._ask()

    def _ask(self) -> None:
        self._rest.stop()
        query = self.text().strip()
        if query != self._last:
            self._last = query
            self._asked(query)

    def _changed(self, text: str) -> None:
        self.show_problem(None)
        if not text.strip():
            self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and a wave under a mistake."""
        super().paintEvent(event)
        if self._problem is None or not self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours(self.palette()).mark_line), 1.6))
        painter.setClipRect(self.rect().adjusted(8, 0, -44, 0))
        left, right = self._edges(self._problem)
        line = self.cursorRect().bottom() - 2
        steps = range(int(left), int(max(right, left + 8)) + 1, 2 * WAVE)
        painter.drawPolyline(
            QPolygonF([QPointF(x, line + (WAVE / 2 if place % 2 else -WAVE / 2)) for place, x in enumerate(steps)])
        )
        painter.end()

    def _edges(self, problem: Problem) -> tuple[float, float]:
        """Return where a mistake begins and ends on the screen, from where the cursor is: the text may be scrolled."""
        metrics, text = QFontMetrics(self.font()), self.text()
        offset = len(text) - len(text.lstrip())
        origin = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        start = origin + metrics.horizontalAdvance(text[: problem.start + offset])
        return start, origin + metrics.horizontalAdvance(text[: max(problem.end, problem.start + 1) + offset])


def _bracketed(typed: str) -> str:
    """Put a choice of words in brackets, so that what is added narrows all of it."""
    return f"({typed})" if " OR " in typed and not (typed.startswith("(") and typed.endswith(")")) else typed
