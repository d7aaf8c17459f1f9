"""Text in any encoding and with any line ends is the same text, and nothing else of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.formats import read_bytes
from store.formats.text import lines
from store.records import Reading

SPANISH = "El año pasado, según la alcaldía, «nadie pagó»: así terminó la sesión pública de la región — dijo."
ENGLISH = "The mayor said it wasn’t so — “not at all,” he told the council, and left the café."
RUSSIAN = "Мэр города заявил, что совет не согласен с бюджетом, и покинул заседание в среду."


def text_of(data: bytes) -> str:
    (found,) = read_bytes(data, "a.txt")
    assert isinstance(found, Reading), found
    return found.page.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_unicode_in_every_dress(encoding: str) -> None:
    assert text_of(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("text", [ENGLISH, SPANISH])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_old_western_encodings(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_old_cyrillic_encodings(encoding: str) -> None:
    assert text_of(RUSSIAN.encode(encoding)) == RUSSIAN


def test_japanese_mail_encoding() -> None:
    text = "市長は水曜日に議会で予算について話した。"
    assert text_of(text.encode("iso2022_jp")) == text


def test_a_few_wrong_bytes_spoil_no_utf8() -> None:
    data = (SPANISH * 3).encode() + b" \x93quoted\x94"
    assert text_of(data) == SPANISH * 3 + " “quoted”"
    assert text_of(SPANISH.encode()[:-1] + "é".encode()[:1]).startswith(SPANISH[:-1])


def test_line_ends_and_controls() -> None:
    assert text_of(b"one\r\ntwo\rthree\x0cfour\xe2\x80\xa8five\0\x07 \tsix") == "one\ntwo\nthree\nfour\nfive \tsix"


def test_a_letter_of_windows_taken_for_a_control_is_read() -> None:
    assert text_of("It wasn\x92t.".encode()) == "It wasn’t."


def test_blanks_inside_a_line_stay() -> None:
    text = "  The  mayor \u00a0 spoke.  \n\n\t\n * and left"
    assert text_of(text.encode()) == text
    assert [text[block.start : block.end] for block in lines(text)] == ["The  mayor \u00a0 spoke.", "* and left"]


@settings(max_examples=150, derandomize=True)
@given(st.text(max_size=300))
def test_blocks_cover_all_that_is_not_blank(text: str) -> None:
    text = text.replace("\r", "\n")
    covered = "".join(text[block.start : block.end] for block in lines(text))
    assert "".join(covered.split()) == "".join(text.split())
