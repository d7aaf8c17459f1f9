"""How the dialogs with a list stand: one thing under the other, the buttons last, each named by its own words."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget


def stack(dialog: QDialog, buttons: QDialogButtonBox, *above: QWidget) -> None:
    """Lay a dialog out."""
    for button in buttons.buttons():
        button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 12)
    column.setSpacing(10)
    for widget in (*above, buttons):
        column.addWidget(widget)
