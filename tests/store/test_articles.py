"""Articles are kept whole, the user's edits over what was worked out, and the original never changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.database import Library
from store.errors import NotFound
from store.records import Account, Details, Event, Passage, Piece, Role
from tests.conftest import Add, lay

WORDS = "The mayor spoke.\n# Photo: a mayor.\nThe crowd left."


def test_an_article_comes_back_as_it_was_added(library: Library, add: Add) -> None:
    details = Details(title="Mayor speaks", outlet="The Gazette", published="2025-11-17", source_id="g-1")
    number = add(WORDS, details, "folder/mayor.txt")
    article = library.articles.get(number)
    assert article.details == details
    assert article.text == "The mayor spoke.\n\nThe crowd left."
    assert article.source == WORDS
    assert article.pieces[1] == Piece(17, 34, Role.FURNITURE, "a caption")
    assert article.passages == (Passage(0, 16, 0), Passage(18, 33, 1))
    assert library.articles.original(number) == WORDS.encode()
    assert article.original.path == "folder/mayor.txt"
    assert article.original.bytes == len(WORDS)
    assert article.original.imported.endswith("+00:00")
    assert library.articles.known(article.original.sha256) == number


def test_the_same_bytes_add_nothing(library: Library, add: Add) -> None:
    assert add(WORDS) == add(WORDS, path="elsewhere.txt")
    assert library.articles.count() == 1
    assert library.articles.known("none") is None


def test_listings_and_all_give_every_article(library: Library, add: Add) -> None:
    numbers = [add(f"Article number {place}.", Details(title=f"T{place}")) for place in range(205)]
    assert [article.id for article in library.articles.all()] == numbers
    assert [article.id for article in library.articles.changed_since(0)] == numbers
    listing = library.articles.listings()[3]
    assert (listing.title, listing.words, listing.furniture) == ("T3", 3, 0)


def test_what_is_not_there_is_told(library: Library) -> None:
    for ask in (library.articles.get, library.articles.original):
        with pytest.raises(NotFound, match="no article 5"):
            ask(5)
    with pytest.raises(NotFound):
        library.articles.edit(5, Details())


def test_the_users_details_win_and_can_be_undone(library: Library, add: Add) -> None:
    number = add(WORDS, Details(title="computed", outlet="computed"))
    library.articles.edit(number, Details(title="mine", outlet="computed"))
    library.articles.describe(number, Details(title="computed anew", outlet="anew"))
    assert library.articles.get(number).details == Details(title="mine", outlet="anew")
    assert library.articles.listings()[0].title == "mine"
    assert next(library.articles.all()).details.title == "mine"
    correction = library.corrections.all()[0]
    assert correction.decision == "edit"
    revision = library.revision()
    library.corrections.undo(correction.id)
    assert library.articles.get(number).details.title == "computed anew"
    assert [article.id for article in library.articles.changed_since(revision)] == [number]


def test_an_edit_put_back_is_no_edit(library: Library, add: Add) -> None:
    number = add(WORDS, Details(title="computed"))
    library.articles.edit(number, Details(title="mine"))
    library.articles.edit(number, Details(title=""))
    assert library.articles.get(number).details.title == ""
    library.articles.edit(number, Details(title="computed"))
    assert library.corrections.all() == []


def test_laying_out_anew_keeps_the_original_and_the_events(library: Library, add: Add) -> None:
    number = add(WORDS)
    library.events.replace([Event(0, "Speech", "", "event", (), (Account(number, (1,)),))])
    pieces = tuple(replace(piece, role=Role.BODY, reason="") for piece in library.articles.get(number).pieces)
    library.articles.replace_text(number, lay(WORDS, pieces))
    article = library.articles.get(number)
    assert article.text == "The mayor spoke.\n\n# Photo: a mayor.\n\nThe crowd left."
    assert library.articles.original(number) == WORDS.encode()
    assert library.articles.listings()[0].furniture == 0
    (account,) = library.events.all()[0].accounts
    assert [article.passage_text(place) for place in account.passages] == ["The crowd left."]
    assert library.check() == []
