"""The form for what is known about an article: headline, outlet, byline, dates. An empty field is "not told"."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from store.records import Details

FIELDS = (
    ("title", "Headline", ""),
    ("outlet", "Outlet", "who published it: newspaper, site, agency"),
    ("byline", "Byline", ""),
    ("published", "Published", "2025-11-17, or 2025-11-17T18:40+01:00"),
    ("updated", "Updated", "as above"),
    ("dateline", "Dateline", "the place at the head of the text: MEXICO CITY"),
    ("wire", "Agency", "the agency credited: Reuters"),
    ("section", "Section", ""),
    ("language", "Language", "two letters: en, es, de"),
    ("url", "Link", ""),
)


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
        for name, label, _ in FIELDS:
            text = self.fields[name].text().strip() if name in self.fields else ""
            if name in ("published", "updated") and text and not is_date(text):
                return f"{label}: write the date as year-month-day, like 2025-11-17, or leave it empty."
            if name == "language" and text and not (len(text) == 2 and text.isalpha() and text.islower()):
                return "Language: write its two letters, like en or es, or leave it empty."
        return ""


class DetailsDialog(QDialog):
    """Asks for an article's details. `changed()` says what the user changed."""

    def __init__(self, details: Details, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Details of the article")
        self.form = DetailsForm()
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


def is_date(text: str) -> bool:
    """Tell whether `text` is an ISO date, or a date with time."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(text)
        except ValueError:
            continue
        return len(text) >= 10
    return False
