"""What goes into a bundle for a colleague: whole texts or the passages needed, the originals or not."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from store.names import shorten

TITLE = 80  # characters of an event's title


class BundleDialog(QDialog):
    """Tells what a bundle holds, and asks how much of the texts."""

    def __init__(self, title: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bundle for a colleague")
        about = QLabel(
            f"“{shorten(title, TITLE)}”, {count:,} accounts: their links and hashes, your notes, tags and corrections, "
            "in one file. Opened at the colleague’s desk it is merged with what is there; nothing is overwritten."
        )
        about.setWordWrap(True)
        self.whole = QRadioButton("With the &whole texts")
        self.needed = QRadioButton("Only the &passages that are lined up or noted, with hashes and addresses")
        self.whole.setChecked(True)
        self.originals = QCheckBox("The &original files too, as they were imported")
        self.needed.toggled.connect(self._tell)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("&Choose a place…", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (about, self.whole, self.needed, self.originals, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(500)

    def wish(self) -> tuple[bool, bool]:
        """Return whether the whole texts go in, and whether the originals do."""
        return self.whole.isChecked(), self.originals.isEnabled() and self.originals.isChecked()

    def _tell(self) -> None:
        """Originals hold the whole texts: they do not go with passages alone."""
        self.originals.setEnabled(self.whole.isChecked())
