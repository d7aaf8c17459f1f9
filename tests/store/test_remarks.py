"""Notes as sentences for what is written to files."""

from __future__ import annotations

from store.database import Library
from store.records import Comparison, Details, Span
from store.remarks import remarks
from tests.conftest import Add


def test_notes_stand_in_the_order_of_the_texts(library: Library, add: Add) -> None:
    a, b = add("The mayor spoke.", Details(outlet="Record")), add("A mayor talked.", Details(outlet="Ledger"))
    library.notes.mark((b, Span(2, 7)), 3)
    library.notes.mark((a, Span(4, 9)), 0, "who?")
    library.notes.tie((a, Span(4, 9)), (b, Span(2, 7)), "the same man")
    library.notes.tag(b, "urgent")
    library.notes.star(a)
    lined = Comparison((library.articles.get(a), library.articles.get(b)), (), 0.4, ())
    assert remarks(lined, library.notes.of([a, b])) == (
        "Record: starred",
        "Note on Record, “mayor”: who?",
        "Note on Record, “mayor”, and Ledger, “mayor”: the same man",
        "Ledger: tagged “urgent”",
        "Highlighted in Ledger (colour 3), “mayor”",
    )


def test_a_link_to_an_article_that_is_not_shown_is_left_out(library: Library, add: Add) -> None:
    a, b = add("The mayor spoke."), add("A mayor talked.")
    library.notes.tie((a, Span(4, 9)), (b, Span(2, 7)), "the same man")
    lined = Comparison((library.articles.get(a),), (), 0.4, ())
    assert remarks(lined, library.notes.of([a])) == ()
