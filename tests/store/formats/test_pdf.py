"""PDF files: reading order, words cut by hyphens, running heads, and what can only be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import ReaderError
from store.formats import read, read_bytes
from store.records import Page, Reading
from tests.store.formats.pdfs import Word, pdf

FILES = Path(__file__).parent / "files"
LEFT = (
    "The ferry left the harbour at noon and",
    "was due on the other side of the strait",
    "an hour later, the company said on",
    "Tuesday.",
)
RIGHT = (
    "Two tugs were sent when the engine had",
    "failed. They needed three hours, and",
    "nobody on board was hurt, the coast",
    "guard said.",
)


def only(data: bytes) -> Page:
    (found,) = read_bytes(data, "a.pdf")
    assert isinstance(found, Reading), found
    return found.page


def texts(page: Page, hint: str = "") -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.hint == hint]


def column(x: float, top: float, lines: tuple[str, ...]) -> list[Word]:
    return [Word(x, top - 12 * at, line) for at, line in enumerate(lines)]


def errors(data: bytes, name: str = "a.pdf") -> list[str]:
    return [found.sentence for found in read_bytes(data, name) if isinstance(found, ReaderError)]


def test_lines_become_a_paragraph() -> None:
    assert texts(only(pdf([column(50, 700, LEFT)]))) == [" ".join(LEFT)]


def test_columns_told_one_after_the_other_are_read_so() -> None:
    page = only(pdf([[*column(50, 700, LEFT), *column(310, 700, RIGHT)]]))
    assert texts(page) == [" ".join(LEFT), " ".join(RIGHT)]


def test_columns_told_row_by_row_are_read_one_after_the_other() -> None:
    rows = zip(column(50, 700, LEFT), column(310, 700, RIGHT), strict=True)
    page = only(pdf([[word for row in rows for word in row]]))
    assert texts(page) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_headline_over_two_columns_stands_before_them() -> None:
    rows = [word for row in zip(column(50, 700, LEFT), column(310, 700, RIGHT), strict=True) for word in row]
    page = only(pdf([[*rows, Word(50, 730, "Ferry adrift for three hours in the strait after failure", 20)]]))
    assert texts(page)[0] == "Ferry adrift for three hours in the strait after failure"
    assert page.blocks[0].kind == "title"


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    begun = [*column(50, 700, LEFT[:2]), *column(310, 700, LEFT[2:3])]
    assert texts(only(pdf([begun, column(50, 700, LEFT[3:])]))) == [" ".join(LEFT)]


def test_words_cut_at_a_line_end_are_whole_again() -> None:
    lines = (
        "The passengers waited for the emer-",
        "gency crew and a well-known Franco-",
        "German crew that is well-",
        "known came at once to the port.",
    )
    page = only(pdf([column(50, 700, lines)]))
    assert texts(page) == [
        "The passengers waited for the emergency crew and a well-known Franco-German crew that is well-known came at "
        "once to the port."
    ]


def test_paragraphs_begin_at_an_indent() -> None:
    lines = [*column(50, 700, LEFT), Word(65, 652, "Two tugs were sent when the engine"), *column(50, 640, RIGHT[1:])]
    assert texts(only(pdf([lines])))[0] == " ".join(LEFT)


def test_what_comes_again_on_every_page_is_furniture() -> None:
    bodies = (LEFT, RIGHT, LEFT[::-1], RIGHT[::-1])

    def one(number: int) -> list[Word]:
        head = Word(50, 770, f"The Courier, {number + 10} November")
        return [head, *column(50, 700, bodies[number - 1]), Word(290, 30, str(number))]

    page = only(pdf([one(number) for number in (1, 2, 3, 4)]))
    assert texts(page, "running head") == [f"The Courier, {number} November" for number in (11, 12, 13, 14)]
    assert texts(page, "page number") == ["1", "2", "3", "4"]
    assert " ".join(texts(page)).startswith(" ".join([*LEFT, *RIGHT]))


def test_a_line_in_the_middle_that_comes_again_is_text() -> None:
    page = only(pdf([[*column(50, 700, LEFT), Word(50, 400, "He said no.")] for _ in range(3)]))
    assert texts(page).count("He said no.") == 3


def test_notes_lose_their_number_in_the_text() -> None:
    words = [
        Word(50, 700, "The engine had failed"),
        Word(144, 704, "3", 6),
        Word(150, 700, "and nobody was hurt at all."),
    ]
    assert texts(only(pdf([words]))) == ["The engine had failed and nobody was hurt at all."]


def test_powers_stay() -> None:
    words = [Word(50, 700, "The fire burned 40 km"), Word(147, 704, "2", 6), Word(153, 700, "of forest on Tuesday.")]
    assert texts(only(pdf([words]))) == ["The fire burned 40 km² of forest on Tuesday."]


def test_rows_of_a_table_are_lines() -> None:
    rows = [("Ship", "Passengers", "Built"), ("Marguerite", "214", "1987"), ("Corvina", "180", "1994")]
    words = [
        Word(50 + 150 * at, 700 - 14 * row, cell) for row, cells in enumerate(rows) for at, cell in enumerate(cells)
    ]
    page = only(pdf([[*column(50, 780, LEFT), *words]]))
    assert texts(page)[1:] == ["Ship | Passengers | Built", "Marguerite | 214 | 1987", "Corvina | 180 | 1994"]


def test_a_line_stretched_to_its_column_is_no_table() -> None:
    stretched = [Word(50 + 45 * at, 664, word) for at, word in enumerate(("hour,", "later", "quite", "sure"))]
    page = only(pdf([[*column(50, 700, LEFT[:3]), *stretched, Word(50, 652, "as they said.")]]))
    assert "hour, later quite sure as they said." in " ".join(texts(page))


def test_a_large_first_letter_is_part_of_its_word() -> None:
    words = [Word(50, 676, "T", 34), Word(74, 700, LEFT[0][1:]), Word(74, 688, LEFT[1]), Word(74, 676, LEFT[2])]
    assert texts(only(pdf([[*words, Word(50, 664, LEFT[3])]]))) == [" ".join(LEFT)]


def test_what_stands_beyond_the_page_is_told_apart() -> None:
    page = only(pdf([[*column(50, 700, LEFT), Word(50, -40, "A line that nobody sees")]]))
    assert texts(page, "outside the page") == ["A line that nobody sees"]
    assert texts(page) == [" ".join(LEFT)]


def test_a_scan_is_told() -> None:
    assert errors(pdf([[], []], pictures=[0, 1])) == ["a.pdf holds pictures of pages, no text."]


def test_scanned_pages_among_others_are_told_and_the_others_read() -> None:
    found = list(read_bytes(pdf([column(50, 700, LEFT), [], []], pictures=[1]), "a.pdf"))
    assert isinstance(found[0], Reading)
    assert [str(one) for one in found[1:]] == [
        "Page 2 of a.pdf is a picture without text; the other pages are in. "
        "Have its text recognised (OCR) by a scanning program and import what that saves."
    ]


def test_a_locked_file_is_told() -> None:
    (found,) = read(FILES / "locked.pdf")
    assert isinstance(found, ReaderError)
    assert found.sentence.endswith("locked.pdf is locked with a password.")


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>", pdf([[]])[:200]])
def test_a_broken_file_is_told(data: bytes) -> None:
    assert errors(data) == ["a.pdf is damaged."]


def test_columns_of_libreoffice() -> None:
    (found,) = read(FILES / "columns.pdf")
    assert isinstance(found, Reading)
    page = found.page
    whole = " ".join(texts(page))
    assert (
        "The night ferry Marguerite lost power in the Strait of Aldane on Tuesday evening and drifted for almost"
        in whole
    )
    assert "HARBOUR CITY — The night ferry Corvina lost power in the Strait of Corran" in whole
    assert texts(page, "running head") == ["The Harbour Courier"] * 2
    assert texts(page, "page number") == ["Page 1 of 2", "Page 2 of 2"]
    assert texts(page)[:2] == ["Ferry drifts for three hours after engine room failure", "By Marta Ruiz"]
    assert len(texts(page)) == 17


def test_a_page_printed_by_chromium() -> None:
    (found,) = read(FILES / "chromium.pdf")
    assert isinstance(found, Reading)
    page = found.page
    assert page.declared.title == "Ferry drifts for three hours after engine room failure"
    assert any("that the emergency generator had not started" in text for text in texts(page))
    aside = texts(page, "running head")
    assert aside[1] == "Ferry drifts for three hours after engine room failure | The Harbour Courier"
    assert aside[2].startswith("http://127.0.0.1")
    assert len(texts(page)) == 19


def test_a_page_that_firefox_printed() -> None:
    """Two columns beside a list of links, a large first letter, words cut in the midst of a ligature, two pages."""
    (found,) = read(FILES / "firefox.pdf")
    assert isinstance(found, Reading)
    told = [(found.page.text[one.start : one.end], one.kind, one.hint) for one in found.page.blocks]
    text = [words for words, _, hint in told if not hint]
    assert ("Night ferry drifts for three hours off Port Alder", "title", "") in told
    begins = [
        "PORT ALDER — The night ferry to Corvina drifted", "All 214 passengers and 31 members", "The operator, Aldane",
        "Inspectors had described the generator as defective in March, according to a report that the Gazette has",
        "The transport ministry disagreed", "The first tug reached the Marguerite",
    ]  # fmt: skip
    assert [sum(words.startswith(begin) for words in text) for begin in begins] == [1] * len(begins)
    assert any("and were offered rooms" in words for words in text)
    links = [words for words, _, hint in told if hint == "list of links"]
    assert {"Most read", "Read more", "3. School closes after burst pipe", "• How safe are our ferries?"} <= set(links)


def test_the_outlet_and_the_address_that_a_browser_prints_around_a_page() -> None:
    headline = "Ferry drifts for three hours"
    body = [Word(50, 600 - 14 * n, "The ferry left the harbour at noon and came back at one.") for n in range(9)]
    head = [Word(200, 780, f"{headline} | News | The Harbour Courier", 8), Word(50, 660, headline, 24, bold=True)]
    foot = [Word(50, 20, "https://courier.example/ferry", 8)]
    told = only(pdf([[*head, *body, *foot], [head[0], *body, *foot]])).declared
    assert (told.outlet, told.url) == ("The Harbour Courier", "https://courier.example/ferry")


def test_signs_and_numbers_told_apart_from_their_words() -> None:
    line = "The ferry left the harbour at noon."
    words = [Word(50, 700 - 14 * n, line) for n in range(6)]
    words += [
        Word(60, 600, "•"),
        Word(80, 600, "It came back at one."),
        Word(50, 94, "1", 6),
        Word(55, 90, "A note."),
    ]
    page = only(pdf([words]))
    told = [(page.text[one.start : one.end], one.kind, one.hint) for one in page.blocks]
    assert ("• It came back at one.", "item", "") in told
    assert ("1 A note.", "paragraph", "footnote") in told


def test_a_word_that_is_one_large_letter_stays_apart() -> None:
    words = [
        Word(50, 680, "A", 30),
        Word(74, 698, "ferry left the harbour."),
        Word(74, 684, "The ferry came back at one."),
    ]
    assert only(pdf([words])).text.startswith("A ferry left")


def test_broken_properties_do_no_harm() -> None:
    made = pdf([[Word(50, 700, "The ferry left the harbour at noon.")]], info=b"/Title<FEFFD83D0041>/Author(Ana)")
    assert only(made).text == "The ferry left the harbour at noon."
