"""The words about the program."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.browser import QuietBrowser

WIDE = 560  # px of a text


def about_html() -> str:
    """Return what the program is, with its version."""
    from importlib import metadata  # with Python's whole e-mail package: only when somebody asks

    try:
        version = metadata.version("synoptic")
    except metadata.PackageNotFoundError:
        version = ""
    return (
        f"<h2>Synoptic {version}</h2><p>Lays the accounts that several outlets give of the same event side by side, "
        "lined up passage by passage.</p><p>It helps to find what is told, worded or counted differently, or left out. "
        "It never says who is right.</p><p>Nothing leaves this computer unless you ask for that very page.</p>"
        "<p>Licence: Apache-2.0.</p>"
    )


class TextDialog(QDialog):
    """A text to read, and a button to close it."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        text = QuietBrowser(title)
        text.setHtml(html)
        text.document().setDocumentMargin(16)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(text)
        column.addWidget(buttons)
        buttons.setContentsMargins(0, 0, 16, 0)
        text.document().setTextWidth(WIDE)
        self.resize(WIDE, min(640, round(text.document().size().height()) + 70))
