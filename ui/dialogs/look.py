"""Choosing how texts are set; each change shows at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFontComboBox,
    QFormLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.look import SERIFS, Look


class LookDialog(QDialog):
    """`changed` is called with each new choice; closing keeps it."""

    def __init__(self, chosen: Look, changed: Callable[[Look], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("How texts are set")
        self._changed = changed
        self.usual = QCheckBox("The usual serif")
        self.family = QFontComboBox()
        self.family.setAccessibleName("Font")
        self.points = QSpinBox()
        self.points.setRange(-4, 16)
        self.points.setSuffix(" points more than usual")
        self.points.setAccessibleName("Size of the text, in points more than usual")
        self.spacing = self._slider("Room between lines, in percent of the usual", (85, 200))
        self.length = self._slider("Length of lines, in percent of the usual", (60, 300))
        self._lay_out()
        self.show_look(chosen)
        self.usual.toggled.connect(self._tell)
        self.family.currentFontChanged.connect(self._tell)
        self.points.valueChanged.connect(self._tell)
        self.spacing.valueChanged.connect(self._tell)
        self.length.valueChanged.connect(self._tell)

    def _slider(self, name: str, ends: tuple[int, int]) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*ends)
        slider.setPageStep(15)
        slider.setSingleStep(5)
        slider.setAccessibleName(name)
        return slider

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("Font", self.usual)
        form.addRow("", self.family)
        form.addRow("Size", self.points)
        form.addRow("Room between lines", self.spacing)
        form.addRow("Length of lines", self.length)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Close | kinds.RestoreDefaults)
        buttons.rejected.connect(self.accept)
        usual, close = buttons.button(kinds.RestoreDefaults), buttons.button(kinds.Close)
        usual.setText("All as usual")
        usual.setAutoDefault(False)
        usual.clicked.connect(self._reset)
        close.setDefault(True)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(480, self.sizeHint().height())

    def show_look(self, chosen: Look) -> None:
        """Show a choice."""
        self.usual.setChecked(not chosen.family)
        self.family.setEnabled(bool(chosen.family))
        self.family.setCurrentFont(QFont(chosen.family or SERIFS[0]))
        self.points.setValue(chosen.size)
        self.spacing.setValue(round(chosen.spacing * 100))
        self.length.setValue(round(chosen.width * 100))

    def look(self) -> Look:
        """Return what is chosen."""
        family = "" if self.usual.isChecked() else self.family.currentFont().family()
        return Look(family, self.points.value(), self.spacing.value() / 100, self.length.value() / 100)

    def _reset(self) -> None:
        self.show_look(Look())

    def _tell(self, *_: object) -> None:
        self.family.setEnabled(not self.usual.isChecked())
        self._changed(self.look())
