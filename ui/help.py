"""The list of keys, made from the commands themselves, and the words about the program."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib import metadata

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.actions import COMMANDS, plain, shown_keys
from ui.browser import QuietBrowser

ALSO = (
    ("In a list", (("Open what is chosen", "Return"), ("Select several", "Ctrl or Shift with a click or an arrow"))),
    ("In the search box", (("Go down to the results", "Down"), ("Search at once", "Return"))),
)


def keys_html() -> str:
    """Return all keys as a table, menu by menu."""
    parts = []
    for menu in dict.fromkeys(command.menu for command in COMMANDS):
        lines = [(plain(c.text), shown_keys(c)) for c in COMMANDS if c.menu == menu]
        parts.append(_table(plain(menu), lines))
    parts += [_table(title, lines) for title, lines in ALSO]
    return "".join(parts)


def _table(title: str, lines: Iterable[tuple[str, str]]) -> str:
    first, second = (f"<td width='{share}%' style='padding:3px 0'>" for share in (62, 38))
    rows = "".join(f"<tr>{first}{escape(text)}</td>{second}<b>{escape(key)}</b></td></tr>" for text, key in lines)
    return f"<h3>{escape(title)}</h3><table width='100%' cellspacing='0'>{rows}</table>"


def about_html() -> str:
    """Return what the program is, with its version."""
    try:
        version = metadata.version("synoptic")
    except metadata.PackageNotFoundError:
        version = ""
    return (
        f"<h2>Synoptic {version}</h2><p>Lays the accounts that several outlets give of the same event side by side, "
        "lined up passage by passage.</p><p>It helps to find what is told, worded or counted differently, or left out. "
        "It never says who is right.</p><p>Nothing leaves this computer.</p>"
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
        self.resize(620, 640)
