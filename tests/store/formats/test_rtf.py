"""RTF files: encodings, marks of old and new programs, and groups that are no text."""

from __future__ import annotations

import pytest

from store.formats import read_bytes
from store.records import Page, Reading


def page(rtf: bytes) -> Page:
    (found,) = read_bytes(rtf, "a.rtf")
    assert isinstance(found, Reading), found
    return found.page


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 He said \'93no\'94 \endash  twice.\par}", "He said “no” – twice."),
        (rb"{\rtf1\ansi\ansicpg1251 \'cc\'fd\'f0 \'f1\'ea\'e0\'e7\'e0\'eb.\par}", "Мэр сказал."),
        (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f1 \'b9\f0 x\par}", "ąx"),
        (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}\f0 \'93\'fa\'96{\{}\par}", "日\ufffd{"),
        (rb"{\rtf1\mac\'8e\par}", "é"),
        (rb"{\rtf1\ansi\uc1 \u8220?No\u8221?\par}", "“No”"),
        (rb"{\rtf1\ansi\uc0 \u8220 No\u8221 \par}", "“No”"),
        (rb"{\rtf1\ansi\uc2 \u8220\'81\'67No\u8221\'81\'68.\par}", "“No”."),
        (rb"{\rtf1\ansi \u-10179?\u-8704?\par}", "😀"),
        (rb"{\rtf1\ansi {\*\unknown gone}{\pict\pngblip 8950}\par x}", "x"),
        (rb"{\rtf1\ansi {\field{\*\fldinst HYPERLINK x}{\fldrslt shown}}\par}", "shown"),
        (rb"{\rtf1\ansi one\bin5 }}}}} two\par}", "one two"),
        (rb"{\rtf1\ansi well\_known soft\-ened a\~b \{c\} \\\par}", "well-known softened a b {c} \\"),
    ],
)  # fmt: skip
def test_words(rtf: bytes, text: str) -> None:
    assert page(rtf).text == text


def test_paragraphs_of_textedit() -> None:
    found = page(b"{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n\\f0 The mayor spoke.\\\n\\\nHe said no.\n}")
    assert found.text == "The mayor spoke.\n\nHe said no."


def test_deleted_and_hidden_words_are_apart() -> None:
    found = page(rb"{\rtf1\ansi He said {\deleted\revauthdel1 no}{\revised yes}{\v secret}.\par}")
    assert [(found.text[block.start : block.end], block.hint) for block in found.blocks] == [
        ("He said yes.", ""), ("no", "deleted in the document"), ("secret", "hidden in the document")
    ]  # fmt: skip


def test_a_table_and_the_text_around_it() -> None:
    rows = rb"\trowd\intbl Ship\cell Built\cell\row\trowd\intbl Corvina\cell 1994\cell\row\pard"
    found = page(rb"{\rtf1\ansi Before.\par" + rows + rb" After.\par}")
    assert found.text.split("\n\n") == ["Before.", "Ship | Built", "Corvina | 1994", "After."]


def test_a_file_that_ends_too_soon_gives_what_it_has() -> None:
    assert page(rb"{\rtf1\ansi {\b The mayor spoke.\par He sa").text == "The mayor spoke.\n\nHe sa"


def test_items_that_stand_in_the_group_of_their_sign() -> None:
    """AbiWord writes a list's items into the group of their signs, and leaves the last open over what follows."""
    rtf = (
        b"{\\rtf1\\ansi\\pard One.\\par\n{\\listtext\\pard\\fi-360{\\s1\\tab First.}{\\par}\n}"
        b"{\\listtext\\pard\\fi-360{\\s1\\tab Last.}\\par{\n\\trowd}\\pard\\intbl Ship\\cell\\pard\\intbl Built\\cell"
        b"\\row\\pard After.\\par}}"
    )
    found = page(rtf)
    assert [(found.text[one.start : one.end], one.kind) for one in found.blocks] == [
        ("One.", "paragraph"), ("First.", "item"), ("Last.", "item"), ("Ship | Built", "row"), ("After.", "paragraph"),
    ]  # fmt: skip
