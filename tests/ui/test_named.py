"""Articles and events are found by number and by name, and a slip is answered with what was meant."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound
from store.records import Account, Details, Event
from tests.conftest import Add
from ui.terminal.named import article_named, event_named


@pytest.fixture
def told(library: Library, add: Add) -> Library:
    one = add("The mayor spoke.", Details(title="Harbour shut after barge sinks", outlet="The Meridian Ledger"))
    two = add("The crowd left.", Details(title="Barge sinks at Port Alder", outlet="El Faro de Vigía"))
    accounts = (Account(one, (0,)), Account(two, (0,)))
    library.events.replace(
        [
            Event(0, "Barge sinks; harbour shut", "2026-03-03", "story", (), accounts),
            Event(0, "A barge sank at the mouth of the harbour", "", "event", (), accounts),
            Event(0, "The mayor spoke to the crowd", "", "event", (), accounts),
        ]
    )
    return library


@pytest.mark.parametrize(("typed", "found"), [("1", 1), ("meridian ledger", 1), ("FARO VIGIA", 2), ("port alder", 2)])
def test_an_article_is_found(told: Library, typed: str, found: int) -> None:
    assert article_named(told, typed) == found


def test_a_story_is_meant_before_the_events_within_it(told: Library) -> None:
    first, _, third = (event.id for event in told.events.all())
    assert event_named(told, "barge") == first
    assert event_named(told, "mayor crowd") == third


def test_what_may_be_several_is_asked_back(told: Library) -> None:
    with pytest.raises(
        NotFound, match=r"may be any of 2 articles. Give the number of one:\n     1  The Meridian Ledger"
    ):
        article_named(told, "barge")


@pytest.mark.parametrize("typed", ["meridan leger", "Meridain Ledgre", "harbor shut"])
def test_a_slip_is_answered_with_what_was_meant(told: Library, typed: str) -> None:
    with pytest.raises(NotFound, match=r"Did you mean one of these\?\n     1  The Meridian Ledger"):
        article_named(told, typed)


@pytest.mark.parametrize("typed", ["xyzzy", "99", "-1", "«»"])
def test_what_is_nothing_like_any_is_told_plainly(told: Library, typed: str) -> None:
    with pytest.raises(NotFound) as error:
        article_named(told, typed)
    assert "Did you mean" not in str(error.value)
    assert "synoptic articles" in error.value.next_step
