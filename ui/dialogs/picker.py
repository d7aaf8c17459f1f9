"""A short list to choose from by typing: the command palette, and every "which one?" of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.compare.texts import fold
from ui.dialogs.choice import Choice
from ui.fuzzy import folded, matches
from ui.panels.cards import Index
from ui.theme import colours

MOST = 60  # lines shown: more are not read, another letter is typed
PLACE, DETAIL = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
PAD = 10


class Line(QStyledItemDelegate):
    """Paints a choice: its words at the left, what is told of it faint at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of one line of words with air round it."""
        return QSize(100, option.fontMetrics.height() + PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        shade, rect = colours(option.palette), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(shade.tinted if chosen else shade.hover))
        metrics, detail = option.fontMetrics, str(index.data(DETAIL) or "")
        right = min(metrics.horizontalAdvance(detail), rect.width() // 2)
        box = rect.adjusted(PAD, 0, -PAD, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(shade.faint))
        side = Qt.AlignmentFlag.AlignVCenter
        told = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, right + 2)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignRight, told)
        painter.setPen(QColor(shade.ink))
        words = metrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, box.width() - right - (PAD if right else 0)
        )
        painter.drawText(box, side | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class Picker(QDialog):
    """Asks for one of several things, or with `several` for any number. `picked()` gives their places."""

    def __init__(
        self, title: str, choices: Sequence[Choice], parent: QWidget | None = None, several: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._choices, self._several = choices, several
        self._texts = folded(f"{one.text} {one.detail}" for one in choices)
        self.field = QLineEdit()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(f"{title}: choices")
        self.list.setItemDelegate(Line(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        if several:
            self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        else:
            self.list.itemClicked.connect(lambda _: self.accept())
        self.list.itemActivated.connect(lambda _: self.accept())
        self.said = QLabel()
        self.said.setProperty("role", "faint")
        self._lay_out()
        self._fill("")
        self.resize(640, 460)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        if self._several:
            done = QPushButton("Done")
            done.setAccessibleName("Done")
            done.setDefault(True)
            done.clicked.connect(self.accept)
            foot.addWidget(done)
        column.addLayout(foot)

    def picked(self) -> list[int]:
        """Return the places of what was chosen."""
        return [item.data(PLACE) for item in self.list.selectedItems()]

    def eventFilter(self, watched: object, event: object) -> bool:
        """Let the arrows go up and down the list while the field keeps the keys; Return chooses."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in step:
                self._walk(step[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._chosen()
                return True
        return False

    def _walk(self, step: int) -> None:
        if self._several:
            self.list.setFocus()
        count = self.list.count()
        if count:
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), count - 1))

    def _chosen(self) -> None:
        if self._several and not self.picked() and self.list.count():
            typed, first = fold(self.field.text()).strip(), self.list.item(0)
            first.setSelected(bool(typed) and typed in self._texts[first.data(PLACE)])  # what was typed is meant
        if self._several or self.list.currentItem() is not None:
            self.accept()

    def _fill(self, typed: str) -> None:
        kept = self.picked() if self._several else []
        self.list.clear()
        found = matches(typed, self._texts, MOST)
        for place in dict.fromkeys([*kept, *found]):
            one = self._choices[place]
            item = QListWidgetItem(one.text)
            item.setData(PLACE, place)
            item.setData(DETAIL, one.detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}. {one.detail}".rstrip(". "))
            item.setToolTip(one.text if len(one.text) > 60 else "")
            self.list.addItem(item)
            item.setSelected(place in kept)
        if not self._several:
            self.list.setCurrentRow(0)
        hint = "Click, or go down and press Space, to choose several." if self._several else ""
        self.said.setText(hint if found else "Nothing is called so. Try fewer letters.")
