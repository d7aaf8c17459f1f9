"""An article's clean text as a Qt document, and the way between its offsets and Qt's."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from store.records import Article, Span
from ui.compare.direction import reads_from_right
from ui.compare.painting import span_rects
from ui.compare.texts import from_units, paragraphs, units
from ui.look import look

LINE_HEIGHT = 128.0  # percent; reading text under 120 % crowds the rounded marks, over 140 % loses the line


class Page:
    """The text of one article laid out in paragraphs. Rectangles are in the document's own place."""

    def __init__(self, article: Article, document: QTextDocument) -> None:
        self.article = article
        self.document = document
        self.from_right = reads_from_right(article.text)
        self.paragraphs = paragraphs(article.text)
        self.places: list[list[int]] = _places(article, self.paragraphs)
        self._block_of = {place: number for number, some in reversed(list(enumerate(self.places))) for place in some}
        self._last_block = {place: number for number, some in enumerate(self.places) for place in some}
        self._write()

    def _write(self) -> None:
        self.document.setUndoRedoEnabled(False)
        self.document.clear()
        cursor = QTextCursor(self.document)
        shape = QTextBlockFormat()
        shape.setLineHeight(LINE_HEIGHT * look().spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setBottomMargin(11)
        if self.from_right:  # a paragraph that begins with a name in Latin letters too
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        headings = {p.start for p in self.article.passages if p.heading}
        for number, span in enumerate(self.paragraphs):
            heading = any(span.start <= start < span.end for start in headings)
            if number:
                cursor.insertBlock(shape)
            else:
                cursor.setBlockFormat(shape)
            cursor.insertText(self.article.text[span.start : span.end], bold if heading else QTextCharFormat())

    def block(self, place: int) -> int:
        """Return the number of the paragraph in which a passage begins."""
        return self._block_of.get(place, 0)

    def position(self, offset: int) -> int:
        """Return Qt's position of a character of the clean text."""
        for number, span in enumerate(self.paragraphs):
            if offset <= span.end:
                block = self.document.findBlockByNumber(number)
                return block.position() + units(self.article.text[span.start : max(offset, span.start)])
        return max(0, self.document.characterCount() - 1)

    def offset(self, position: int) -> int:
        """Return the character of the clean text at one of Qt's positions."""
        block = self.document.findBlock(position)
        if not self.paragraphs:
            return 0
        span = self.paragraphs[min(block.blockNumber(), len(self.paragraphs) - 1)]
        return span.start + from_units(self.article.text[span.start : span.end], position - block.position())

    def rects(self, number: int, span: Span) -> list[QRectF]:
        """Return the rectangles of that part of `span` that lies in the paragraph `number`."""
        whole = self.paragraphs[number]
        first, last = max(span.start, whole.start), min(span.end, whole.end)
        if first >= last:
            return []
        block = self.document.findBlockByNumber(number)
        text = self.article.text
        start = units(text[whole.start : first])
        corner = self.document.documentLayout().blockBoundingRect(block).topLeft()
        found = span_rects(block.layout(), start, start + units(text[first:last]))
        return [rect.translated(corner) for rect in found]

    def extent(self, place: int) -> tuple[float, float]:
        """Return the top and bottom of a passage."""
        passage = self.article.passages[place]
        first = self._line(self.block(place), passage.start)
        last = self._line(self._last_block.get(place, 0), passage.end - 1)
        return first.top(), last.bottom()

    def _line(self, number: int, offset: int) -> QRectF:
        """The rectangle of the line that holds a character of the paragraph `number`."""
        block = self.document.findBlockByNumber(number)
        box = self.box(block)
        if number >= len(self.paragraphs):
            return box
        start = self.paragraphs[number].start
        line = block.layout().lineForTextPosition(units(self.article.text[start : max(start, offset)]))
        if not line.isValid():
            return box
        return QRectF(box.left(), box.top() + line.y(), box.width(), line.ascent() + line.descent())

    def box(self, block: QTextBlock) -> QRectF:
        """Return the rectangle of a paragraph, margins included."""
        return self.document.documentLayout().blockBoundingRect(block)


def _places(article: Article, lines: tuple[Span, ...]) -> list[list[int]]:
    """The passages of each paragraph; one that runs over several is in each."""
    found: list[list[int]] = [[] for _ in lines]
    first = 0
    for place, passage in enumerate(article.passages):
        while first < len(lines) and lines[first].end <= passage.start:
            first += 1
        number = first
        while number < len(lines) and lines[number].start < passage.end:
            found[number].append(place)
            number += 1
    return found
