"""Dragging a passage onto another: from the margin of a column (or anywhere with Alt), or a cell of the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from store.records import PassageKey

MIME = "application/x-synoptic-passage"
At = Callable[[QPointF], PassageKey | None]
Onto = Callable[[QPointF, PassageKey], PassageKey | None]


class PassageDrag(QObject):
    """Watches the viewport of a column or of the rows.

    `at` tells which passage is at a point, `onto` which one something dragged there is meant for, `begins` whether a
    press may begin a drag, `dropped` is called with the passage that was dragged and the one that it was dropped on.
    """

    def __init__(
        self,
        area: QAbstractScrollArea,
        at: At,
        onto: Onto,
        begins: Callable[[QMouseEvent], bool],
        dropped: Callable[[PassageKey, PassageKey], None],
    ) -> None:
        super().__init__(area)
        self._area, self._at, self._onto, self._begins, self._dropped = area, at, onto, begins, dropped
        self._pressed: tuple[QPointF, PassageKey] | None = None
        area.setAcceptDrops(True)
        area.viewport().setAcceptDrops(True)
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take presses, moves and drops that are a drag; leave the others."""
        kind = event.type()
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            return self._dragged(event)
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if kind == QEvent.Type.MouseMove and self._pressed:
                return self._move(event)
            self._pressed = None
        return False

    def _press(self, event: QMouseEvent) -> bool:
        key = self._at(event.position()) if event.button() is Qt.MouseButton.LeftButton else None
        self._pressed = (event.position(), key) if key and self._begins(event) else None
        return False

    def _move(self, event: QMouseEvent) -> bool:
        assert self._pressed is not None
        begun, key = self._pressed
        if (event.position() - begun).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag, data = QDrag(self._area), QMimeData()
            data.setData(MIME, f"{key[0]} {key[1]}".encode())
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.LinkAction)
        return True

    def _dragged(self, event: QDropEvent) -> bool:
        article, place = bytes(event.mimeData().data(MIME).data()).decode().split()
        key = int(article), int(place)
        onto = self._onto(event.position(), key)
        if event.type() == QEvent.Type.DragEnter or isinstance(event, QDragMoveEvent):
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
        elif event.type() == QEvent.Type.Drop and onto is not None:
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            self._dropped(key, onto)
        return True
