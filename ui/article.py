"""One article alone: its details, its text with what a search found marked, and what of its page was set aside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QTextEdit, QVBoxLayout, QWidget

from store.names import copied, day, outlet_of, shorten
from store.outlets import publisher
from store.records import Article, Details, Role, Span
from ui.compare.direction import line_of, reads_from_right
from ui.compare.texts import from_units, occurrences
from ui.look import look, reading_font
from ui.notedtext import NotedBrowser
from ui.panels.drawer import Drawer
from ui.panels.hitbar import HitBar
from ui.panels.original import OriginalPage
from ui.theme import colours

USUAL = 12.0  # points
SMALLEST, LARGEST = -4, 16  # steps of zoom from the usual size
MEASURE = 84  # characters of a line at most: beyond, the eye loses the line; it grows with the text
EDGE = 28  # px beside the text at least


class ArticleView(QWidget):
    """Shows one article. `decide` is called with (article, span of the page, "body" or "furniture").

    Signal: alwaysWanted(article, place in its clean text), of a paragraph that is to be set aside in all of its outlet.
    """

    alwaysWanted = Signal(int, int)  # noqa: N815 (Qt's way of naming)

    def __init__(
        self, decide: Callable[[int, Span, str], None], details: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.article: Article | None = None
        self._decide = decide
        self._spans: tuple[Span, ...] = ()
        self._at = -1
        self._zoom = 0
        self._about = ""
        self._starts: list[int] = []
        self.text = NotedBrowser("Text of the article", self._positions, self.offset)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._offer)
        self.bar = HitBar(self._shares)
        self.text.setVerticalScrollBar(self.bar)
        self.offers: list[tuple[str, Callable[[], object]]] = []  # what else the text's menu offers, and does
        self.drawer = Drawer(lambda span: self._put(span, "body"))
        self.page = OriginalPage()
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setProperty("role", "title")
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setProperty("role", "faint")
        for label in (self.title, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details_button = QPushButton("Edit details…")
        self.details_button.setAccessibleName("Edit the article’s details")
        self.details_button.clicked.connect(lambda: details())
        self.aside_button = QPushButton()
        self.aside_button.setCheckable(True)
        self.aside_button.clicked.connect(self.drawer.setVisible)
        self._lay_out()

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.title.setFont(font)
        head = QWidget()
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setProperty("role", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 14, 16, 14)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row.addLayout(words, 1)
        for button in (self.details_button, self.aside_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.text)
        split.addWidget(self.page)
        split.addWidget(self.drawer)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([900, 600, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(split, 1)
        self.drawer.hide()

    def show_article(self, article: Article, hits: Sequence[Span] = ()) -> None:
        """Show an article, landed on the first of the `hits`; the same one again stays where it is."""
        same = self.article is not None and self.article.id == article.id
        scrolled = self.text.verticalScrollBar().value()
        self.article = article
        self.title.setText(article.details.title or "(no headline)")
        self._about = " · ".join(part for part in (about(article.details), copied(article.copies)) if part)
        self.about.setText(line_of(self._about))
        self._write(article)
        self.drawer.show_pieces(article)
        if self.page.isVisible():
            self.page.show_page(article)
        count = len(article.furniture)
        self.aside_button.setText(f"Set aside ({count})")
        self.aside_button.setAccessibleName(f"Show the {count} pieces set aside")
        self.aside_button.setChecked(self.drawer.isVisible())
        self.set_hits(hits)
        if same and not hits:
            self.text.verticalScrollBar().setValue(scrolled)

    def show_labels(self, starred: bool, tags: Sequence[str]) -> None:
        """Show the article's star and tags beside what is known of it."""
        parts = ("★" if starred else "", self._about, *(f"#{tag}" for tag in tags))
        self.about.setText(line_of(" · ".join(part for part in parts if part)))

    def _write(self, article: Article) -> None:
        """Put the clean text in, a text block for each paragraph, so that offsets stay what they are."""
        headings = {passage.start for passage in article.passages if passage.heading}
        paragraphs = _paragraphs(article.text)
        self._starts = [span.start for span in paragraphs]
        self.text.clear()
        self.text.document().setDocumentMargin(0)
        self.text.document().setDefaultFont(reading_font(USUAL + self._zoom))
        cursor = QTextCursor(self.text.document())
        shape = QTextBlockFormat()
        shape.setBottomMargin(12)
        if reads_from_right(article.text):
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        shape.setLineHeight(135 * look().spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        for place, span in enumerate(paragraphs):
            letters = QTextCharFormat()
            letters.setFontWeight(700 if span.start in headings else 400)
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(shape)
            cursor.insertText(article.text[span.start : span.end].replace("\n", "\u2028"), letters)
        self._set_margins()

    def _set_margins(self) -> None:
        frame = self.text.document().rootFrame().frameFormat()
        letters = QFontMetricsF(self.text.document().defaultFont())
        measure = letters.averageCharWidth() * MEASURE * look().width
        spare = max(EDGE, round((self.text.viewport().width() - measure) / 2))
        frame.setLeftMargin(spare)
        frame.setRightMargin(spare)
        frame.setTopMargin(18)
        frame.setBottomMargin(40)
        self.text.document().rootFrame().setFrameFormat(frame)

    def resizeEvent(self, event: object) -> None:
        """Keep lines short enough to read."""
        self._set_margins()

    # what was found

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Mark these spans and land on the first."""
        self._spans, self._at = tuple(sorted(hits)), -1
        self._mark()
        self.walk(1)

    def at_edge(self, step: int) -> bool:
        """Tell whether there is no further mark in that direction."""
        return not 0 <= self._at + step < len(self._spans)

    def walk(self, step: int) -> str:
        """Go to the next or previous mark; return what to say of it."""
        if not self._spans:
            return ""
        self._at = (self._at + step) % len(self._spans)
        cursor = self._cursor(self._spans[self._at])
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        middle = self.text.cursorRect().center().y() - self.text.viewport().height() // 3
        self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().value() + middle)
        self._mark()
        return f"{self._at + 1} of {len(self._spans)}"

    def find_next(self, words: str, step: int = 1) -> str:
        """Mark all places of `words` and go to the next; return what to say of it."""
        if self.article is None or not words:
            return ""
        found = occurrences(self.article.text, words)
        if found == self._spans:
            return self.walk(step)
        self.set_hits(found)
        return f"1 of {len(found)}" if found else "not found"

    def _mark(self) -> None:
        shade = colours(self.palette())
        marks = []
        for place, span in enumerate(self._spans):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(span)
            look = QTextCharFormat()
            look.setBackground(QColor(shade.mark))
            look.setUnderlineStyle(
                QTextCharFormat.UnderlineStyle.SingleUnderline
                if place == self._at
                else QTextCharFormat.UnderlineStyle.DotLine
            )
            look.setUnderlineColor(QColor(shade.mark_line))
            if place == self._at:
                look.setBackground(QColor(shade.mark_line))
                look.setForeground(QColor(shade.paper))
            mark.format = look
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self.bar.colour = QColor(shade.mark_line)
        self.bar.forget()

    def _shares(self) -> list[float]:
        """Return how far down each mark is."""
        whole = self.text.document().documentLayout().documentSize().height() or 1.0
        return [rect.top() / whole for span in self._spans for rect in self.text.rects(span)[:1]]

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._position(span.start))
        cursor.setPosition(self._position(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _position(self, offset: int) -> int:
        """Return where a character of the clean text stands in the document."""
        place = max(bisect_right(self._starts, offset) - 1, 0)
        block = self.text.document().findBlockByNumber(place)
        if self.article is None or not self._starts:
            return 0
        before = self.article.text[self._starts[place] : offset]
        inside = len(before.encode("utf-16-le")) // 2  # Qt counts in UTF-16
        return int(block.position() + min(inside, block.length() - 1))

    def _positions(self, span: Span) -> tuple[int, int]:
        return self._position(span.start), self._position(span.end)

    def offset(self, position: int) -> int:
        """Return the character of the clean text at a position of the document."""
        block = self.text.document().findBlock(position)
        if self.article is None or not 0 <= block.blockNumber() < len(self._starts):
            return 0
        start = self._starts[block.blockNumber()]
        return start + from_units(self.article.text[start:], position - block.position())

    def noted_span(self) -> Span | None:
        """Return the selected run of the clean text, else the passage at the text cursor."""
        cursor = self.text.textCursor()
        if self.article is None:
            return None
        if cursor.hasSelection():
            return Span(self.offset(cursor.selectionStart()), self.offset(cursor.selectionEnd()))
        at = self.offset(cursor.position())
        return next((Span(p.start, p.end) for p in self.article.passages if p.start <= at <= p.end), None)

    def first_line(self) -> tuple[int, float]:
        """Return the character at the top of what is seen, and how far above the edge its line begins."""
        cursor = self.text.cursorForPosition(QPoint(30, 4))
        return self.offset(cursor.position()), float(self.text.cursorRect(cursor).top())

    def scroll_to(self, offset: int, below: float) -> None:
        """Bring a character's line so far below the top edge."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._position(offset))
        bar = self.text.verticalScrollBar()
        bar.setValue(round(bar.value() + self.text.cursorRect(cursor).top() - below))

    # reading

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller; 0 gives it its usual size."""
        self._zoom = min(max(self._zoom + step, SMALLEST), LARGEST) if step else 0
        self.text.document().setDefaultFont(reading_font(USUAL + self._zoom))
        self._set_margins()

    def set_anew(self) -> None:
        """Lay the text out anew: the reader chose another font, spacing or length of lines."""
        if self.article is not None:
            line = self.first_line()
            self._write(self.article)
            self._mark()
            self.scroll_to(*line)

    def show_page(self, shown: bool) -> None:
        """Open or close the page that the article came from."""
        if self.article is not None and shown:
            self.page.show_page(self.article)
        self.page.setVisible(shown)

    def show_drawer(self, shown: bool) -> None:
        """Open or close what was set aside."""
        self.drawer.setVisible(shown)
        self.aside_button.setChecked(shown)
        if shown:
            self.drawer.list.setFocus()
            self.drawer.list.choose(0)

    def set_selection_aside(self) -> bool:
        """Set the selected words' paragraphs aside; tell whether words were selected."""
        cursor = self.text.textCursor()
        if self.article is None or not cursor.hasSelection():
            return False
        self.set_places_aside([cursor.selectionStart(), cursor.selectionEnd() - 1])
        return True

    def set_places_aside(self, positions: Sequence[int]) -> None:
        """Set aside the paragraphs from the first to the last of two positions in the document."""
        if self.article is not None:
            places = [self._block_of(at) for at in positions]
            paragraphs = _paragraphs(self.article.text)[places[0] : places[1] + 1]
            for span in _in_page(self.article, paragraphs):
                self._put(span, "furniture")

    def _offer(self, point: QPoint) -> None:
        """Offer what can be done with the paragraph under the mouse."""
        cursor = self.text.cursorForPosition(point)
        if not self.text.textCursor().hasSelection():
            self.text.setTextCursor(cursor)
        menu = self.text.createStandardContextMenu()
        menu.addSeparator()
        for words, does in self.offers:
            menu.addAction(words).triggered.connect(lambda _=False, does=does: does())
        if self.article is not None:
            article, place = self.article.id, self.offset(cursor.position())
            menu.addSeparator()
            aside = menu.addAction("Set this paragraph aside")
            aside.triggered.connect(lambda: self.set_places_aside([cursor.position()] * 2))
            outlet = shorten(outlet_of(self.article.details), 40).replace("&", "&&")
            always = menu.addAction(f"Always set it aside in {outlet}")
            always.setEnabled(bool(publisher(self.article.details)))
            always.triggered.connect(lambda: self.alwaysWanted.emit(article, place))
        menu.exec(self.text.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _block_of(self, position: int) -> int:
        return int(self.text.document().findBlock(position).blockNumber())

    def _put(self, span: Span, role: str) -> None:
        if self.article is not None:
            self._decide(self.article.id, span, role)


def _paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a clean text: what stands between empty lines."""
    found, at = [], 0
    for part in text.split("\n\n"):
        found.append(Span(at, at + len(part)))
        at += len(part) + 2
    return found


def _in_page(article: Article, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the pieces of the page that these paragraphs of the clean text were laid out from."""
    found, at = [], 0
    for piece in article.pieces:
        if piece.role not in (Role.BODY, Role.HEADING):
            continue
        head = article.source[piece.start : piece.end].split("\n")[0].strip()
        begin = article.text.find(head, at)
        if begin < 0:
            continue
        at = begin + len(head)
        if any(span.start <= begin < span.end for span in paragraphs):
            found.append(Span(piece.start, piece.end))
    return found


def about(details: Details) -> str:
    """Return what is known of an article on one line."""
    wire = f"with {details.wire}" if details.wire else ""
    byline = details.byline and (details.byline if details.byline.lower().startswith("by ") else f"By {details.byline}")
    updated = f"updated {day(details.updated)}" if details.updated else ""
    outlet = details.outlet or outlet_of(replace(details, title=""))
    parts = (outlet, byline, wire, day(details.published), updated, details.dateline, details.section)
    return " · ".join(part for part in parts if part) or "Outlet, author and date are not told in the text"
