"""What the window asks the user through the system's own dialogs; tests answer in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from store.exports.wish import Wish
    from ui.dialogs.choice import Choice
    from ui.dialogs.export import Counts

ARTICLES = (
    "Articles (*.txt *.text *.md *.html *.htm *.xhtml *.mhtml *.mht *.webarchive *.pdf *.docx *.rtf *.odt *.epub *.eml "
    "*.jsonl *.ndjson *.json *.jsonld *.csv *.tsv *.rss *.atom *.xml *.nitf *.warc *.gz *.wacz *.ris "
    "*.mbox *.zip *.synoptic);;All files (*)"
)
REFERENCES = (
    "RIS, for Zotero, EndNote, Citavi (*.ris);;BibTeX (*.bib);;CSL-JSON (*.json);;Plain text (*.txt);;"
    "Markdown (*.md);;Web page (*.html);;All files (*)"
)
WIDE = 560  # points of a box for an address or a name
LISTS = "Lists of feeds (*.opml *.xml);;All files (*)"


class Questions:
    """Asks for files, folders and names; an empty answer means that the user went back.

    Each dialog of ours is loaded when it is first shown: the window waits for none of them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def files(self) -> Sequence[str]:
        """Ask for the files to import."""
        return QFileDialog.getOpenFileNames(self._parent, "Import articles", "", ARTICLES)[0]

    def file(self, title: str, kinds: str) -> str:
        """Ask for one file."""
        return QFileDialog.getOpenFileName(self._parent, title, "", kinds)[0]

    def folder(self, title: str) -> str:
        """Ask for a folder."""
        return QFileDialog.getExistingDirectory(self._parent, title)

    def save(self, title: str, name: str, kinds: str) -> str:
        """Ask where to write a file; `name` is a proposal."""
        chosen, kind = QFileDialog.getSaveFileName(self._parent, title, name, kinds)
        if chosen and not Path(chosen).suffix and "(*." in kind:
            chosen += "." + kind.rsplit("(*.", 1)[1].split(")")[0].split(" ")[0]
        return chosen

    def export(self, counts: Counts) -> tuple[str, Wish] | None:
        """Show what can go into a file; return its ending and what is wished, None when the user went back."""
        from ui.dialogs.export import ExportDialog

        dialog = ExportDialog(counts, "Choose a &place…", parent=self._parent)
        return (dialog.ending, dialog.wish()) if dialog.exec() else None

    def bundle(self, title: str, count: int) -> tuple[bool, bool] | None:
        """Ask what goes into a bundle; return whether whole texts, and originals; None when the user went back."""
        from ui.dialogs.bundle import BundleDialog

        dialog = BundleDialog(title, count, self._parent)
        return dialog.wish() if dialog.exec() else None

    def wish(self, counts: Counts) -> Wish | None:
        """Show what can be printed; return what is wished, None when the user went back."""
        from ui.dialogs.export import ExportDialog

        dialog = ExportDialog(counts, "&Preview…", formats=False, parent=self._parent)
        return dialog.wish() if dialog.exec() else None

    def preview(self, printer: QPrinter, paint: Callable[[QPrinter], object]) -> None:
        """Show the pages that `paint` paints, from where they can be printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog  # loaded when somebody prints

        dialog = QPrintPreviewDialog(printer, self._parent)
        dialog.setWindowTitle("Print the comparison")
        dialog.resize(1100, 800)
        dialog.paintRequested.connect(paint)
        dialog.exec()

    def leave(self) -> bool:
        """Ask whether to leave work that is not finished."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Work is going on")
        box.setText("Synoptic has not finished what you asked for.")
        box.setInformativeText("Articles that were read until now are kept; import again later to add the rest.")
        leave = box.addButton("&Stop and leave", QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton("&Go on working", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def line(self, title: str, label: str, old: str) -> str | None:
        """Ask for a line of text that may be empty; None when the user went back."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(old)
        dialog.resize(WIDE, dialog.sizeHint().height())  # Qt's own call gives no room for a headline
        return dialog.textValue().strip() if dialog.exec() else None

    def remark(self, title: str, about: str, old: str) -> str | None:
        """Ask for some lines of text on something; None when the user went back."""
        from ui.dialogs.note import NoteDialog

        dialog = NoteDialog(title, about, old, self._parent)
        return dialog.text() if dialog.exec() else None

    def pick(self, title: str, choices: Sequence[Choice]) -> int | None:
        """Ask for one of several things; None when the user went back."""
        from ui.dialogs.picker import Picker

        dialog = Picker(title, choices, self._parent)
        return next(iter(dialog.picked()), None) if dialog.exec() else None

    def picks(self, title: str, choices: Sequence[Choice]) -> list[int]:
        """Ask for any number of things."""
        from ui.dialogs.picker import Picker

        dialog = Picker(title, choices, self._parent, several=True)
        return sorted(dialog.picked()) if dialog.exec() else []

    def name(self, title: str, label: str, old: str) -> str:
        """Ask for a line of text; "" when the user went back."""
        return self.line(title, label, old) or ""
