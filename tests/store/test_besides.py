"""The tables of a written comparison beside its rows."""

from __future__ import annotations

from dataclasses import replace

from store.exports.besides import extras
from store.exports.markdown import markdown
from store.exports.page import page
from store.exports.sheet import sheet
from store.exports.spreadsheet import spreadsheet
from store.records import Aside, Comparison, Dated, Moment, Term, Utterance, Variant, WordChoice
from tests.ui.compare.accounts import ferry


def whole() -> Comparison:
    base = ferry()
    return replace(
        base,
        utterances=(Utterance("Marta Ilves", (Variant(0), Variant(1))),),
        word_choice=(WordChoice("", (Term(1, 0, 5, "rocks"), Term(2, 0, 4, "reef")), 0.9),),
        timeline=(Moment("2026-02-01", "2026-02-28", (Dated(1, 0, 5), Dated(2, 0, 5))),),
        asides=(Aside((1, 3), 3, 0, 8, "caption"),),
    )


def test_each_table_has_its_lines() -> None:
    made = {extra.title: extra for extra in extras(whole())}
    assert [line[1] for line in made["Quotations"].lines] == ["The Courier", "North Wire"]
    assert made["Word choice"].lines == (("rocks / reef", "rocks", "reef", "", ""),)
    assert made["Timeline"].lines[0][0] == "Feb 2026"
    assert made["Timeline"].lines[0][2] == "The Courier, North Wire"
    assert made["Only among what was set aside"].lines[0][2].startswith("caption: ")


def test_what_is_empty_has_no_table() -> None:
    assert extras(ferry()) == ()


def test_every_format_has_them() -> None:
    laid_out = sheet(whole())
    assert "## Word choice" in markdown(laid_out)
    assert "<h2 dir='auto'>Timeline</h2>" in page(laid_out)
    assert "word choice,rocks / reef,rocks,reef" in spreadsheet(laid_out)
