"""The same document as LibreOffice writes it in five formats: each reader finds the same article in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import ReaderError
from store.formats import read, read_bytes
from store.records import Page, Reading

FILES = Path(__file__).parent / "files"
TITLE = "Ferry drifts for three hours after engine room failure"
FORMATS = ("docx", "odt", "rtf", "epub", "pdf")
# LibreOffice writes deleted words into PDF and EPUB files as if they stood.
KEEP_CHANGES = ("docx", "odt", "rtf")


def page(ending: str) -> Page:
    (found,) = read(FILES / f"ferry.{ending}")
    assert isinstance(found, Reading), found
    assert found.data == (FILES / f"ferry.{ending}").read_bytes()
    return found.page


def blocks(found: Page) -> Iterator[tuple[str, str, str]]:
    for block in found.blocks:
        yield found.text[block.start : block.end], block.kind, block.hint


def texts(found: Page) -> list[str]:
    return [text for text, _, hint in blocks(found) if not hint]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_paragraph_is_there_and_in_order(ending: str) -> None:
    found = texts(page(ending))
    begins = [
        "Ferry drifts for three hours", "By Marta Ruiz", "18 November 2025", "HARBOUR CITY — The night ferry",
        "All 214 passengers", "“We heard a bang", "What the inspectors knew", "The operator, Aldane Lines",
        "The transport ministry disagreed.", "Ship | Passengers | Built", "Marguerite | 214 | 1987",
        "Corvina | 180 | 1994", "Passengers will be given back", "Harbour officials said",
    ]  # fmt: skip
    places = [next(at for at, text in enumerate(found) if text.startswith(begin)) for begin in begins]
    assert places == sorted(places)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_paragraph_is_whole(ending: str) -> None:
    assert (
        "The operator, Aldane Lines, said that a pump in the engine room had failed and that the emergency generator "
        "had not started. Its spokesman, Tomás Iriarte, called the breakdown “regrettable but never dangerous”."
    ) in texts(page(ending))


@pytest.mark.parametrize("ending", FORMATS)
def test_the_title_is_declared(ending: str) -> None:
    assert page(ending).declared.title == TITLE


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "pdf"])
def test_headings_and_titles_are_marked(ending: str) -> None:
    kinds = {text: kind for text, kind, _ in blocks(page(ending))}
    assert kinds[TITLE] == "title"
    assert kinds["What the inspectors knew"] == "heading"
    assert kinds["By Marta Ruiz"] == "paragraph"


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "pdf"])
def test_lists_are_marked(ending: str) -> None:
    items = [text.removeprefix("• ") for text, kind, _ in blocks(page(ending)) if kind == "item"]
    assert items == [
        "The engine room lost pressure at 7.42 p.m.",
        "The first tug reached the ship at 9.05 p.m.",
        "The ferry was moored at 10.38 p.m.",
    ]


@pytest.mark.parametrize("ending", KEEP_CHANGES)
def test_deleted_words_are_told_apart(ending: str) -> None:
    found = page(ending)
    assert any("generator as defective in March" in text for text in texts(found))
    assert ("dangerous", "paragraph", "deleted in the document") in list(blocks(found))


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "epub"])
def test_notes_are_told_apart(ending: str) -> None:
    hints = {text: hint for text, _, hint in blocks(page(ending))}
    assert hints["The company named the part in a letter of 12 November."] == "footnote"


@pytest.mark.parametrize("ending", KEEP_CHANGES)
def test_running_heads_are_told_apart(ending: str) -> None:
    hints = {text: hint for text, _, hint in blocks(page(ending))}
    assert hints["The Harbour Courier"] == hints["Page 1 of 1"] == "running head"


def test_old_word_files_are_told() -> None:
    (found,) = read(FILES / "ferry.doc")
    assert isinstance(found, ReaderError)
    assert found.sentence.endswith("is in the format of Word before 2007.")
    assert ".docx" in found.next_step


def test_other_files_named_like_old_word_files_are_read() -> None:
    for data, kind in ((b"{\\rtf1 The mayor spoke.\\par}", "application/rtf"), (b"The mayor spoke.", "text/plain")):
        (found,) = read_bytes(data, "a.doc")
        assert isinstance(found, Reading)
        assert (found.page.text, found.media_type) == ("The mayor spoke.", kind)


def test_a_locked_word_file_is_told() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    (found,) = read_bytes(data, "a.docx")
    assert isinstance(found, ReaderError)
    assert found.sentence == "a.docx is locked with a password."
