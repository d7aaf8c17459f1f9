"""The strip that shows long work: how far it is and a button to stop it; short work never shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from store.names import shorten
from store.records import Progress

DELAY = 600  # milliseconds of work before the strip appears: a flash for short work disturbs more than it tells
Cancel = Callable[[], None]


class ProgressStrip(QWidget):
    """Shows the oldest work that is not done. `begin` gives a number, by which `see` and `end` know the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "strip")
        self.setAccessibleName("Work going on")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setMinimumWidth(80)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far the work is")
        self.bar.setFixedWidth(220)
        self.bar.setTextVisible(False)
        self.stop = QPushButton("Stop")
        self.stop.setAccessibleName("Stop this work")
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self._works: dict[int, tuple[str, Cancel | None]] = {}
        self._number = 0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.show)
        self.hide()

    def begin(self, title: str, cancel: Cancel | None = None) -> int:
        """Start showing work, unless it ends soon; without `cancel` it cannot be stopped. Return its number."""
        self._number += 1
        self._works[self._number] = (title, cancel)
        if len(self._works) == 1:
            self._show_oldest()
        return self._number

    def see(self, work: int, step: Progress) -> None:
        """Show one step."""
        if work != next(iter(self._works), None):
            return
        self.bar.setRange(0, step.total)
        self.bar.setValue(min(step.done, step.total))
        count = f" {_part(step.done, step.total)}" if step.total else ""
        what = shorten(step.message or step.path.rpartition("/")[2], 90)
        if self.stop.isEnabled():
            self.said.setText(f"{self._works[work][0]}{count}" + (f" · {what}" if what else ""))

    def end(self, work: int) -> None:
        """Show this work no longer."""
        self._works.pop(work, None)
        if self._works:
            self._show_oldest()
        else:
            self._delay.stop()
            self.hide()

    def _show_oldest(self) -> None:
        title, cancel = next(iter(self._works.values()))
        self.said.setText(title)
        self.bar.setRange(0, 0)
        self.stop.setVisible(cancel is not None)
        self.stop.setEnabled(True)
        if not self.isVisible():
            self._delay.start()

    def _stop(self) -> None:
        _, cancel = next(iter(self._works.values()), ("", None))
        self.stop.setEnabled(False)
        self.said.setText("Stopping…")
        if cancel:
            cancel()


def _part(done: int, total: int) -> str:
    """Say how far work is: in percent, since what is counted may be bytes. All is not said before all is done."""
    return f"{min(100 * done // total, 100 if done >= total else 99)} %"
