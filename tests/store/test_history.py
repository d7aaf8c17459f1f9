"""Every step of the user's can be undone and done again, in order."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound
from store.history import History
from store.records import Details, Layout, Passage, Piece, Role, Span
from tests.conftest import Add

A = "The mayor spoke.\n# Photo: a mayor.\nThe crowd left."


def test_steps_are_undone_last_first_and_done_again(library: Library, add: Add) -> None:
    article, other = add(A), add("People went home.")
    history = History(library)
    with history.step("the highlight"):
        library.notes.mark((article, Span(4, 9)), 1)
    with history.step("the line-up"):
        library.corrections.confirm_link((article, 0), (other, 0))
    told = history.undo()
    assert told is not None
    assert told.name == "the line-up"
    assert library.corrections.all() == []
    kept = library.notes.all()
    assert history.undo() is not None
    assert library.notes.all() == ()
    assert history.undo() is None
    history.redo()
    assert library.notes.all() == kept
    history.redo()
    assert library.corrections.links() == (((article, 0), (other, 0), True),)
    assert history.redo() is None


def test_a_new_step_ends_what_could_be_done_again(library: Library, add: Add) -> None:
    article = add(A)
    history = History(library)
    with history.step("one"):
        library.notes.star(article)
    history.undo()
    with history.step("two"):
        library.notes.tag(article, "urgent")
    assert history.redo() is None


def test_what_fails_is_no_step(library: Library, add: Add) -> None:
    article = add(A)
    history = History(library)
    library.notes.star(article)
    with pytest.raises(NotFound), history.step("broken"):
        library.notes.tie((article, Span(4, 9)), (99, Span(0, 1)), "nobody")
    assert [note.kind for note in library.notes.all()] == ["star"]
    assert history.undo() is None


def test_nothing_done_is_no_step(library: Library) -> None:
    history = History(library)
    with history.step("nothing"):
        pass
    assert history.undo() is None


def test_edited_details_go_back_and_count_as_changed(library: Library, add: Add) -> None:
    article = add(A)
    history = History(library)
    with history.step("details"):
        library.articles.edit(article, Details(outlet="The Lowfield Record"))
    revision = library.revision()
    history.undo()
    assert library.articles.get(article).details.outlet == ""
    assert [one.id for one in library.articles.changed_since(revision)] == [article]


def test_a_text_is_laid_out_as_it_was(library: Library, add: Add) -> None:
    article = add(A)
    before = library.articles.get(article)
    history = History(library)
    with history.step("set aside", [article]):
        pieces = (Piece(0, 16, Role.FURNITURE, "set aside by you"), *before.pieces[1:])
        library.articles.replace_text(article, Layout(pieces, "The crowd left.", (Passage(0, 15),)))
        library.corrections.discard_piece(article, Span(0, 16))
    history.undo()
    assert library.articles.get(article) == before
    assert library.corrections.pieces(article) == ()
