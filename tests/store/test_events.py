"""Events keep their ids and the user's names through regrouping."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound
from store.records import Account, Event
from tests.conftest import Add


def event(title: str, *accounts: Account, kind: str = "event") -> Event:
    return Event(0, title, "2025-11-17", kind, ("both name the mayor",), accounts)  # type: ignore[arg-type]


@pytest.fixture
def articles(add: Add) -> list[int]:
    return [add(f"One {place}.\nTwo.\nThree.\nFour.") for place in range(3)]


def test_events_come_back_in_their_order(library: Library, articles: list[int]) -> None:
    a, b, _c = articles
    library.events.replace([event("Vote", Account(b, (2,)), Account(a, (1, 3))), event("Speech", Account(a, (0,)))])
    vote, speech = library.events.all()
    assert vote == Event(
        vote.id, "Vote", "2025-11-17", "event", ("both name the mayor",), (Account(b, (2,)), Account(a, (1, 3)))
    )
    assert library.events.get(speech.id) == speech


def test_ids_and_names_stay_with_what_is_told(library: Library, articles: list[int]) -> None:
    a, b, c = articles
    library.events.replace([event("Speech", Account(a, (0, 1)), Account(b, (0,))), event("Vote", Account(a, (3,)))])
    speech, vote = library.events.all()
    library.events.rename(speech.id, "The mayor's speech")
    library.events.replace(
        [event("Fire", Account(c, (1,))), event("Vote?", Account(a, (3,))), event("Talk", Account(a, (0,)))]
    )
    fire, vote_again, talk = library.events.all()
    assert (vote_again.id, talk.id, talk.title) == (vote.id, speech.id, "The mayor's speech")
    assert fire.id not in (speech.id, vote.id)


def test_a_named_event_that_went_comes_back(library: Library, articles: list[int]) -> None:
    a, b, _c = articles
    library.events.replace([event("Speech", Account(a, (0,)), Account(b, (0,)))])
    (speech,) = library.events.all()
    library.events.rename(speech.id, "Mine")
    library.events.replace([])
    assert library.events.all() == []
    with pytest.raises(NotFound):
        library.events.get(speech.id)
    library.events.replace([event("Speech", Account(a, (0,)), Account(b, (0,)))])
    assert [(found.id, found.title) for found in library.events.all()] == [(speech.id, "Mine")]


def test_a_name_can_be_taken_back(library: Library, articles: list[int]) -> None:
    library.events.replace([event("Speech", Account(articles[0], (0,)))])
    (speech,) = library.events.all()
    library.events.rename(speech.id, "Mine")
    library.events.rename(speech.id, "")
    assert library.events.get(speech.id).title == "Speech"
    assert library.corrections.all() == []


def test_a_story_and_an_event_of_the_same_passages_are_two(library: Library, articles: list[int]) -> None:
    same = Account(articles[0], (0, 1))
    library.events.replace([event("Speech", same), event("Day of the speech", same, kind="story")])
    first = {found.kind: found.id for found in library.events.all()}
    library.events.replace([event("Day of the speech", same, kind="story"), event("Speech", same)])
    assert {found.kind: found.id for found in library.events.all()} == first
