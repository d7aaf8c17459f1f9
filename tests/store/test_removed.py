"""Removed articles are gone from lists and events, lose nothing, and can be put back as they were."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store import schema
from store.database import Library, open_library
from store.errors import NotFound
from store.records import Account, Details, Event
from tests.conftest import Add


def test_a_removed_article_is_in_no_list_and_its_original_stays(library: Library, add: Add) -> None:
    first, second = add("The mayor spoke."), add("The crowd left.")
    before = library.revision()
    library.articles.remove([first])
    assert [listing.id for listing in library.articles.listings()] == [second]
    assert [listing.id for listing in library.articles.listings(removed=True)] == [first]
    assert [article.id for article in library.articles.all()] == [second]
    assert [article.id for article in library.articles.changed_since(before)] == []
    assert library.articles.count() == 1
    assert library.articles.original(first) == b"The mayor spoke."
    with pytest.raises(NotFound, match=rf"Article {first} was removed. `synoptic restore {first}` puts it back."):
        library.articles.get(first)


def test_what_is_put_back_is_as_it_was(library: Library, add: Add) -> None:
    first = add("The mayor spoke.", Details(title="Mayor speaks"))
    before, revision = library.articles.get(first), library.revision()
    library.articles.remove([first])
    library.articles.restore([first])
    assert library.articles.get(first) == before
    assert [article.id for article in library.articles.changed_since(revision)] == [first]
    assert library.check() == []


def test_several_are_removed_all_or_none(library: Library, add: Add) -> None:
    first = add("The mayor spoke.")
    with pytest.raises(NotFound):
        library.articles.remove([first, 99])
    assert library.articles.count() == 1


def test_events_lose_the_account_and_one_of_a_single_account_is_hidden(library: Library, add: Add) -> None:
    one, two, three = (add(f"The mayor spoke to crowd {number}.") for number in range(3))
    library.events.replace(
        [
            Event(0, "Both", "", "event", (), (Account(one, (0,)), Account(two, (0,)))),
            Event(0, "All", "", "story", (), tuple(Account(number, (0,)) for number in (one, two, three))),
        ]
    )
    both, every = library.events.all()
    library.articles.remove([one])
    assert [event.title for event in library.events.all()] == ["All"]
    assert [account.article for account in library.events.get(every.id).accounts] == [two, three]
    with pytest.raises(NotFound):
        library.events.get(both.id)
    library.articles.restore([one])
    assert library.events.all() == [both, every]


def test_decided_links_of_a_removed_article_rest(library: Library, add: Add) -> None:
    first, second = add("The mayor spoke."), add("The mayor talked.")
    library.corrections.confirm_link((first, 0), (second, 0))
    library.articles.remove([second])
    assert library.corrections.links() == ()
    library.articles.restore([second])
    assert library.corrections.links() == (((first, 0), (second, 0), True),)


def test_a_library_of_the_first_format_is_brought_up_to_date(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        rows = library.db.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert len(rows) == schema.FORMAT
    old = sqlite3.connect(tmp_path / "library.db")
    old.execute("ALTER TABLE articles DROP COLUMN removed")
    old.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm002%'")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    with open_library(tmp_path) as library:
        assert library.articles.count() == 0
