"""Notes stand on their words through every new laying out, and on their article through removal."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound, ReaderError
from store.records import Layout, Passage, Piece, Role, Span
from tests.conftest import Add

A = "The mayor spoke of the harbour.\n# Photo: a mayor.\nThe crowd left before the rain began that evening."
B = "A mayor talked.\nPeople went home."


def test_a_highlight_follows_its_words(library: Library, add: Add) -> None:
    article = add(A)
    text = library.articles.get(article).text
    at = text.index("crowd")
    note = library.notes.mark((article, Span(at, at + 5)), 3, "how many?")
    laid = f"# Photo: a mayor.\n\n{text}"
    pieces = (Piece(32, 49), Piece(0, 31), Piece(50, len(A)))
    library.articles.replace_text(article, Layout(pieces, laid, (Passage(0, len(laid)),)))
    (found,) = library.notes.of([article])
    assert (found.id, found.colour, found.text, found.words) == (note, 3, "how many?", "crowd")
    assert found.span is not None
    assert laid[found.span.start : found.span.end] == "crowd"


def test_a_long_highlight_spans_what_was_put_in_between(library: Library, add: Add) -> None:
    article = add(A)
    text = library.articles.get(article).text
    library.notes.mark((article, Span(0, len(text))), 1)
    laid = text.replace("\n\n", "\n\n# Photo: a mayor.\n\n")
    pieces = (Piece(0, 31), Piece(32, 49), Piece(50, len(A)))
    library.articles.replace_text(article, Layout(pieces, laid, (Passage(0, len(laid)),)))
    assert library.notes.of([article])[0].span == Span(0, len(laid))


def test_a_note_whose_words_are_gone_waits_for_them(library: Library, add: Add) -> None:
    article = add(A)
    before = library.articles.get(article)
    library.notes.mark((article, Span(4, 9)), 2)
    library.articles.replace_text(article, Layout((Piece(0, 31, Role.FURNITURE),), "", ()))
    assert library.notes.of([article])[0].span is None
    assert library.notes.all()[0].words == "mayor"
    library.articles.replace_text(article, before.layout)
    assert library.notes.of([article])[0].span == Span(4, 9)


def test_notes_come_back_with_a_removed_article(library: Library, add: Add) -> None:
    article = add(A)
    library.notes.mark((article, Span(4, 9)), 2)
    library.articles.remove([article])
    assert library.notes.all() == ()
    library.articles.restore([article])
    assert len(library.notes.all()) == 1


def test_a_note_on_a_link_is_found_from_either_article(library: Library, add: Add) -> None:
    a, b = add(A), add(B)
    library.notes.tie((a, Span(4, 9)), (b, Span(2, 7)), "the same man")
    for article in (a, b):
        (found,) = library.notes.of([article])
        assert (found.article, found.span, found.far, found.far_span) == (a, Span(4, 9), b, Span(2, 7))


def test_tags_and_stars(library: Library, add: Add) -> None:
    article = add(A)
    first = library.notes.tag(article, "  to   check ")
    assert library.notes.tag(article, "To check") == first
    assert library.notes.tags() == ("to check",)
    assert library.notes.star(article) is True
    assert library.notes.star(article) is False
    with pytest.raises(ReaderError):
        library.notes.tag(article, " ")


def test_notes_are_changed_and_removed(library: Library, add: Add) -> None:
    note = library.notes.mark((add(A), Span(4, 9)), 2)
    library.notes.change(note, text="who?")
    library.notes.change(note, colour=5)
    found = library.notes.get(note)
    assert (found.colour, found.text) == (5, "who?")
    library.notes.remove(note)
    with pytest.raises(NotFound):
        library.notes.change(note, colour=1)


def test_what_cannot_be_noted_is_refused(library: Library, add: Add) -> None:
    article = add(A)
    with pytest.raises(ReaderError):
        library.notes.mark((article, Span(0, 3)), 9)
    with pytest.raises(NotFound):
        library.notes.mark((article, Span(0, 9999)), 1)
    with pytest.raises(NotFound):
        library.notes.mark((99, Span(0, 1)), 1)
