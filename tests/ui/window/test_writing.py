"""What leaves the window: exports with what was agreed, prints, references, words with their source."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from main import bundles
from store.exports.wish import PARTS, Wish
from store.records import Progress
from tests.ui.window.conftest import Open, recorded
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, open_event, press, until
from ui.dialogs.bundle import BundleDialog
from ui.dialogs.export import CHOSEN, DIFFERENCES, Counts, ExportDialog
from ui.service.service import Service
from ui.window import Window


def test_the_dialog_tells_what_will_go_in(qtbot: QtBot) -> None:
    dialog = ExportDialog(Counts(9, 4, (2, 3), {"figures": 3, "notes": 0, "sources": 2}), "Go")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.said.text().startswith("9 rows; figures, sources")
    assert not dialog.parts["notes"].isEnabled()
    qtbot.keyClick(dialog.rows.button(DIFFERENCES), Key.Key_Space)
    assert dialog.said.text().startswith("4 rows")
    assert dialog.wish().differences
    qtbot.keyClick(dialog.rows.button(CHOSEN), Key.Key_Space)
    assert dialog.wish().rows == (2, 3)
    dialog.parts["figures"].setChecked(False)
    assert dialog.without() == ["figures"]
    assert dialog.wish().parts == frozenset(PARTS) - {"figures"}
    assert all(check.isChecked() == check.isEnabled() for name, check in dialog.parts.items() if name != "figures")


def test_nothing_chosen_cannot_be_asked_for(qtbot: QtBot) -> None:
    dialog = ExportDialog(Counts(9, 4, (), {}), "Go")
    qtbot.addWidget(dialog)
    assert [button.isEnabled() for button in dialog.rows.buttons()] == [True, True, False]


def test_the_chosen_rows_are_exported_as_they_stand(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    seen: list[Counts] = []

    def agreed(counts: Counts) -> tuple[str, Wish]:
        seen.append(counts)
        return ".json", Wish(rows=counts.chosen, parts=frozenset(["sources"]))

    window.questions.export = agreed  # type: ignore[method-assign]
    window.questions.save = lambda *_: str(file)  # type: ignore[method-assign]
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    press(window, Key.Key_Right, CTRL | SHIFT)  # another column leads now
    press(window, Key.Key_E, CTRL | SHIFT)
    until(qtbot, lambda: file.exists() and not window.worker.busy)
    told = json.loads(file.read_text(encoding="utf-8"))
    lineup = window.centre.comparison.lineup
    assert lineup is not None
    assert [one["id"] for one in told["articles"]] == [one.id for one in lineup.articles]
    assert len(seen[0].chosen) == 1
    assert told["export"]["rows"] == list(seen[0].chosen)
    assert seen[0].rows == len(told["rows"])
    assert seen[0].parts["sources"] == len(told["articles"])


@pytest.mark.parametrize(("verb", "keys"), [("export", CTRL | SHIFT), ("bundle", CTRL | ALT)])
def test_how_far_writing_is_is_shown_and_it_can_be_stopped(
    qtbot: QtBot, open_at: Open, library_folder: Path, tmp_path: Path, verb: str, keys: Qt.KeyboardModifier
) -> None:
    with Service(library_folder) as service:
        lined = service.compare(service.library.events.all()[0].id)
    (tmp_path / "compare.json").write_bytes(msgspec.json.encode(lined))
    step = Progress(3, 10, "Comparing the passages once more")
    (tmp_path / f"{verb}.progress.json").write_bytes(msgspec.json.encode(step))
    window = open_at(library_folder, [sys.executable, str(Path(__file__).parent / "told_worker.py"), str(tmp_path)])
    window.questions.export = lambda counts: (".md", Wish())  # type: ignore[method-assign]
    window.questions.bundle = lambda *_: (False, False)  # type: ignore[method-assign]
    window.questions.save = lambda *_: str(tmp_path / "out")  # type: ignore[method-assign]
    press(window, Key.Key_1, ALT)
    press(window, Key.Key_Return)
    until(qtbot, lambda: window.centre.compares)
    press(window, Key.Key_E, keys)
    until(qtbot, window.progress.isVisible)
    assert window.progress.said.text().startswith("Writing the ")
    assert window.progress.said.text().endswith("30 % · Comparing the passages once more")
    window.progress.stop.setFocus()
    press(window, Key.Key_Space)
    until(qtbot, lambda: recorded(window).infos)
    assert recorded(window).infos == ["The file was not written: you stopped it."]
    assert not window.progress.isVisible()
    assert not recorded(window).errors


def test_a_comparison_is_printed(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"

    def preview(printer: QPrinter, paint: Callable[[QPrinter], object]) -> None:
        printer.setOutputFileName(str(file))
        paint(printer)

    window.questions.wish = lambda _: Wish()  # type: ignore[method-assign]
    window.questions.preview = preview  # type: ignore[method-assign]
    open_event(qtbot, window)
    press(window, Key.Key_P, CTRL)
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(file.read_bytes())
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert window.centre.shown is not None
    assert window.centre.shown.event is not None
    assert " ".join(window.centre.shown.event.title.split()) in " ".join(text.split())


def test_words_are_copied_as_rich_text_and_as_markdown(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    press(window, Key.Key_C, CTRL | SHIFT)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert "<blockquote" in data.html()
    assert data.text().startswith("“")
    press(window, Key.Key_C, CTRL | ALT)
    assert QGuiApplication.clipboard().text().startswith("> ")


def test_a_bundle_is_written_and_dropped_on_another_desk(
    qtbot: QtBot, window: Window, open_at: Open, tmp_path: Path
) -> None:
    file = tmp_path / "ferry.synoptic"
    window.questions.bundle = lambda *_: (True, False)  # type: ignore[method-assign]
    window.questions.save = lambda *_: str(file)  # type: ignore[method-assign]
    open_event(qtbot, window)
    press(window, Key.Key_E, CTRL | ALT)
    until(qtbot, lambda: file.exists() and not window.worker.busy)
    assert window.centre.shown is not None
    other = open_at(tmp_path / "other")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    other.importing.dropped(data)
    until(qtbot, lambda: not other.worker.busy and other.library.articles.count())
    assert other.library.articles.count() == len(window.centre.shown.articles)
    assert recorded(other).infos == [f"{len(window.centre.shown.articles)} articles added."]


def test_a_bundle_of_passages_has_no_originals(qtbot: QtBot) -> None:
    dialog = BundleDialog("The ferry", 3)
    qtbot.addWidget(dialog)
    dialog.originals.setChecked(True)
    assert dialog.wish() == (True, True)
    dialog.needed.setChecked(True)
    assert dialog.wish() == (False, False)


def test_a_double_click_is_no_verb() -> None:
    assert bundles(["a b.synoptic"]) == (["a b.synoptic"], [])
    assert bundles(["--library", "x", "a.SYNOPTIC"]) == (["a.SYNOPTIC"], ["--library", "x"])
    assert bundles(["import", "a.synoptic"]) == ([], ["import", "a.synoptic"])


def test_references_to_what_is_open_are_saved(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "ferry.bib"
    window.questions.save = lambda *_: str(file)  # type: ignore[method-assign]
    open_event(qtbot, window)
    press(window, Key.Key_R, CTRL | ALT)
    assert window.centre.shown is not None
    assert file.read_text(encoding="utf-8").count("@article{") == len(window.centre.shown.articles)
    window.questions.save = lambda *_: str(tmp_path / "none" / "a.ris")  # type: ignore[method-assign]
    press(window, Key.Key_R, CTRL | ALT)
    assert recorded(window).errors
