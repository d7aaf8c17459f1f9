"""The form for what is known about an article: headline, outlet, byline, dates. An empty field is "not told"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from store.records import Details
from ui.service.fields import FIELDS, wrong

BULK = ("outlet", "byline", "published", "dateline", "wire", "section", "language")
"""The details that several articles may have in common."""


class DetailsForm(QWidget):
    """The fields, to be put into a dialog."""

    def __init__(self, names: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        """Show all fields, or only those named."""
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self._known: dict[str, str] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label, hint in FIELDS:
            if not names or name in names:
                field = self.fields[name] = QLineEdit()
                field.setPlaceholderText(hint)
                field.setAccessibleName(label)
                form.addRow(label, field)

    def show_details(self, details: Details) -> None:
        """Fill the fields, except those that the user has changed already."""
        for name, field in self.fields.items():
            told = getattr(details, name)
            if field.text() == self._known.get(name, ""):
                field.setText(told)
                field.setCursorPosition(0)
            self._known[name] = told

    def changed(self) -> dict[str, str]:
        """Return what the user changed."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        return {name: text for name, text in typed.items() if text != self._known.get(name, "")}

    def wrong(self) -> str:
        """Return what is wrong with the fields, in a sentence, or ""."""
        return wrong({name: field.text() for name, field in self.fields.items()})


class DetailsDialog(QDialog):
    """Asks for an article's details. `changed()` says what the user changed."""

    def __init__(self, details: Details, parent: QWidget | None = None, names: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle("Details of the article")
        self.form = DetailsForm(names)
        self.form.show_details(details)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.hide()
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self.resize(560, self.sizeHint().height())

    def changed(self) -> dict[str, str]:
        """Return what the user changed."""
        return self.form.changed()

    def _save(self) -> None:
        wrong = self.form.wrong()
        self.said.setText(wrong)
        self.said.setVisible(bool(wrong))
        if not wrong:
            self.accept()


class BulkDialog(DetailsDialog):
    """Asks for details of several articles at once; those in which they differ are empty, and stay as they are."""

    def __init__(self, known: Sequence[Details], parent: QWidget | None = None) -> None:
        super().__init__(common(known), parent, BULK)
        self.setWindowTitle(f"Details of {len(known):,} articles")
        for name, field in self.form.fields.items():
            if len({getattr(details, name) for details in known}) > 1:
                field.setPlaceholderText("differs; what is left empty stays as it is")


def common(known: Sequence[Details]) -> Details:
    """Return the details that all of these have, the others empty."""
    alike = {name: getattr(known[0], name) for name in BULK if len({getattr(one, name) for one in known}) == 1}
    return Details(**alike)
