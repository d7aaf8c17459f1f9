"""A comparison on paper: heads on every page, no row cut, words of any length on it."""

from __future__ import annotations

import pytest

from store.exports.sheet import Sheet, line_of
from store.exports.sources import Source
from ui.paper import pdf

pdfium = pytest.importorskip("pypdfium2")

HEADS = ("Courier", "Herald")


def pages(lines: int, words: int) -> list[str]:
    rows = tuple(line_of((f"begin{line} " + "harbour " * words + f"end{line}.", ""), line) for line in range(lines))
    made = pdf(Sheet("The harbour is shut", HEADS, (Source("one"), Source("two")), rows))
    document = pdfium.PdfDocument(made)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def test_every_page_of_a_table_has_its_heads_and_whole_rows() -> None:
    texts = pages(30, 40)
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert all(head in text for head in HEADS)
        assert f"page {number}" in text
        assert all((f"begin{line} " in text) == (f"end{line}." in text) for line in range(30))
    whole = "".join(texts)
    assert all(whole.count(f"end{line}.") == 1 for line in range(30))


def test_a_row_longer_than_a_page_goes_on_over_the_page() -> None:
    texts = pages(1, 4000)
    assert len(texts) > 3
    assert "begin0" in texts[0]
    assert sum(text.count("harbour") for text in texts) >= 4000
    assert any("end0" in text for text in texts)
