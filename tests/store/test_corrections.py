"""The user's decisions on links and pieces stand through every new laying out, and can be taken back."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound
from store.records import Layout, Passage, Piece, Role, Span
from tests.conftest import Add

A = "The mayor spoke.\n# Photo: a mayor.\nThe crowd left."
B = "A mayor talked.\nPeople went home."


def test_links_are_decided_once_and_in_either_order(library: Library, add: Add) -> None:
    a, b = add(A), add(B)
    library.corrections.confirm_link((b, 1), (a, 1))
    assert library.corrections.links() == (((a, 1), (b, 1), True),)
    library.corrections.reject_link((a, 1), (b, 1))
    assert library.corrections.links() == (((a, 1), (b, 1), False),)
    library.corrections.forget_link((b, 1), (a, 1))
    assert library.corrections.links() == ()
    assert library.corrections.all() == []


def test_a_link_follows_its_words(library: Library, add: Add) -> None:
    a, b = add(A), add(B)
    library.corrections.confirm_link((a, 1), (b, 1))
    text = "# Photo: a mayor.\n\nThe mayor spoke. The crowd left."
    pieces = (Piece(0, 16), Piece(17, 34), Piece(35, 50))
    library.articles.replace_text(a, Layout(pieces, text, (Passage(0, 17), Passage(19, 35), Passage(36, 51))))
    assert library.corrections.links() == (((a, 2), (b, 1), True),)
    library.articles.replace_text(a, Layout(pieces, text, (Passage(0, 17), Passage(19, 51))))
    assert library.corrections.links() == (((a, 1), (b, 1), True),)


def test_a_link_whose_words_are_gone_waits_for_them(library: Library, add: Add) -> None:
    a, b = add(A), add(B)
    before = library.articles.get(a)
    library.corrections.confirm_link((a, 1), (b, 1))
    pieces = (Piece(0, 16), Piece(17, 50, Role.FURNITURE))
    library.articles.replace_text(a, Layout(pieces, A[:16], (Passage(0, 16),)))
    assert library.corrections.links() == ()
    library.articles.replace_text(a, before.layout)
    assert library.corrections.links() == (((a, 1), (b, 1), True),)


def test_decisions_on_what_is_not_there_are_refused(library: Library, add: Add) -> None:
    a = add(A)
    for wrong in ((a, 9), (99, 0)):
        with pytest.raises(NotFound):
            library.corrections.confirm_link((a, 0), wrong)
    with pytest.raises(NotFound):
        library.corrections.undo(1)


def test_pieces_are_restored_discarded_and_undone(library: Library, add: Add) -> None:
    a = add(A)
    span = Span(17, 34)
    library.corrections.discard_piece(a, Span(0, 16))
    library.corrections.discard_piece(a, span)
    number = library.corrections.restore_piece(a, span)
    assert library.corrections.pieces(a) == ((Span(0, 16), False), (span, True))
    assert library.corrections.undo(number).decision == "restore"
    assert library.corrections.pieces(a) == ((Span(0, 16), False),)
