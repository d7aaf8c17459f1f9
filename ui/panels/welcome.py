"""What stands in the middle when nothing is open: what to do next, with the buttons to do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import FOLDER

FIRST = (
    "Lay the accounts side by side",
    "Drop saved articles here, or choose File > Import files… Synoptic finds what several of them tell, "
    "and lines their accounts up passage by passage. Nothing leaves this computer.",
)
READY = (
    "Choose what to read",
    "Choose an event on the left to see its accounts side by side, or select several articles and compare them.",
)


class Welcome(QWidget):
    """A title, a sentence and buttons for the commands `import_files`, `paste` and `open_sample`."""

    def __init__(self, handlers: Mapping[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        picture = QLabel()
        picture.setPixmap(QPixmap(str(FOLDER / "synoptic.svg")))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        self.title.setFont(font)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setProperty("role", "faint")
        self.said.setFixedWidth(480)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setSpacing(10)
        texts = {
            "import_files": "Import files…",
            "paste": "Paste an article…",
            "open_sample": "Open the sample library",
        }
        for name, text in texts.items():
            button = QPushButton(text)
            button.setObjectName(f"welcome_{name}")
            button.setAccessibleName(text)
            button.clicked.connect(lambda _=False, act=handlers[name]: act())
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (picture, self.title, self.said, self._buttons):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    def tell(self, words: tuple[str, str], buttons: bool) -> None:
        """Show a title and a sentence, with or without the buttons."""
        self.title.setText(words[0])
        self.said.setText(words[1])
        self.said.setMinimumHeight(self.said.heightForWidth(self.said.width()))  # a layout forgets wrapped lines
        self._buttons.setVisible(buttons)
