"""What will go into a written comparison, shown before it is written: format, which rows, what beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from store.exports.wish import PARTS, Wish

FORMATS = (
    ("Web page, one file (.html)", ".html"),
    ("PDF (.pdf)", ".pdf"),
    ("Word document (.docx)", ".docx"),
    ("Markdown (.md)", ".md"),
    ("Table for a spreadsheet (.csv)", ".csv"),
    ("Data for programs (.json)", ".json"),
)
WHOLE, DIFFERENCES, CHOSEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: of each part, of rows, of rows that differ; `chosen` are the numbers of the rows read."""

    rows: int
    differing: int
    chosen: tuple[int, ...]
    parts: dict[str, int]


class ExportDialog(QDialog):
    """`agreed` is what the button says; `formats`: whether a format is asked for (a print has none)."""

    def __init__(self, counts: Counts, agreed: str, formats: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = counts
        self.setWindowTitle("Export the comparison" if formats else "Print the comparison")
        self.format = QComboBox()
        for text, ending in FORMATS:
            self.format.addItem(text, ending)
        self.format.setAccessibleName("Format")
        self.rows = QButtonGroup(self)
        self.parts: dict[str, QCheckBox] = {}
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("role", "faint")
        self.said.setAccessibleName("What will be written")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        if formats:
            form = QFormLayout()
            form.addRow("&Format", self.format)
            column.addLayout(form)
        column.addWidget(self._rows_box())
        column.addWidget(self._parts_box())
        column.addWidget(self.said)
        column.addWidget(self._buttons(agreed))
        self.setMinimumWidth(520)
        self._tell()

    def _rows_box(self) -> QGroupBox:
        box = QGroupBox("Rows")
        inner = QVBoxLayout(box)
        chosen = self._counts.chosen
        texts = (
            (WHOLE, f"&All {self._counts.rows:,}"),
            (DIFFERENCES, f"Only the &differences: {self._counts.differing:,} that not every account tells alike"),
            (CHOSEN, f"Only the &chosen row{'s' if len(chosen) != 1 else ''}: {_numbers(chosen)}" if chosen else
             "Only the &chosen rows (select words, or a passage, first)"),
        )  # fmt: skip
        for number, text in texts:
            button = QRadioButton(text)
            button.setEnabled(number != CHOSEN or bool(chosen))
            button.toggled.connect(lambda _: self._tell())
            self.rows.addButton(button, number)
            inner.addWidget(button)
        self.rows.button(WHOLE).setChecked(True)
        return box

    def _parts_box(self) -> QGroupBox:
        box = QGroupBox("Beside them")
        inner = QVBoxLayout(box)
        for name, text in PARTS.items():
            count = self._counts.parts.get(name, 0)
            check = QCheckBox(f"{text} ({count:,})" if count else f"{text}: none")
            check.setChecked(bool(count))
            check.setEnabled(bool(count))
            check.toggled.connect(lambda _: self._tell())
            self.parts[name] = check
            inner.addWidget(check)
        return box

    def _buttons(self, agreed: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton(agreed, QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def ending(self) -> str:
        """The ending of the format that is chosen."""
        return str(self.format.currentData(Qt.ItemDataRole.UserRole))

    def without(self) -> list[str]:
        """Return the parts that are to be left out."""
        return [name for name, check in self.parts.items() if check.isEnabled() and not check.isChecked()]

    def wish(self) -> Wish:
        """Return what is to go in."""
        kind = self.rows.checkedId()
        rows = self._counts.chosen if kind == CHOSEN else ()
        return Wish(kind == DIFFERENCES, rows, frozenset(PARTS) - set(self.without()))

    def _tell(self) -> None:
        """Say in one line what will be written."""
        if not self.parts:
            return
        kind = self.rows.checkedId()
        count = {DIFFERENCES: self._counts.differing, CHOSEN: len(self._counts.chosen)}.get(kind, self._counts.rows)
        beside = [name for name, check in self.parts.items() if check.isChecked()]
        words = {"alone": "what one alone tells", "aside": "what was set aside", "decided": "corrections by hand",
                 "words": "word choice"}  # fmt: skip
        told = ", ".join(words.get(name, name) for name in beside)
        self.said.setText(f"{count:,} row{'s' if count != 1 else ''}" + (f"; {told}." if told else "."))


def _numbers(rows: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, rows[:8]))
    return f"{shown} and {len(rows) - 8} more" if len(rows) > 8 else shown


Ask = Callable[[Counts, str, bool], ExportDialog]
