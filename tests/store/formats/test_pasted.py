"""A pasted text is read as it is, whatever it begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ReaderError
from store.formats import pasted
from store.records import Reading


@pytest.mark.parametrize(
    "begin", ["ID3", "BZh", "WARC/1.0", "%PDF-", "{\\rtf", "GIF8", "Rar!", "MIME-Version: 1.0", "<?xml", "title,text"]
)
def test_nothing_is_refused_for_how_it_begins(begin: str) -> None:
    text = f"{begin} is what the mayor said\n\nThe harbour was closed on Monday."
    (found,) = pasted.read(text, "pasted text")
    assert isinstance(found, Reading)
    assert found.page.text == text


def test_the_source_of_a_page_is_read_as_a_page() -> None:
    words = "The harbour was closed on Monday after a barge sank at its mouth, the harbour master said. " * 3
    (found,) = pasted.read(f"<!DOCTYPE html><html><body><article><p>{words}</p></article></body></html>", "page")
    assert isinstance(found, Reading)
    assert found.media_type == "text/html"
    assert "<p>" not in found.page.text


def test_a_pasted_line_of_json_is_an_article() -> None:
    (found,) = pasted.read('{"title": "Harbour shut", "text": "The harbour was closed on Monday."}', "pasted text")
    assert isinstance(found, Reading)
    assert found.page.declared.title == "Harbour shut"


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_is_an_article_or_one_sentence(text: str) -> None:
    for found in pasted.read(text, "pasted text"):
        if isinstance(found, Reading):
            found.page.text.encode()
        else:
            assert isinstance(found, ReaderError)
            assert found.next_step
