"""What the user puts together or takes apart stays so through every regrouping."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound
from store.history import History
from store.records import Account, Event, EventKind
from tests.conftest import Add


@pytest.fixture
def articles(add: Add) -> list[int]:
    return [add(f"One {place}.\nTwo.\nThree.\nFour.") for place in range(6)]


def event(title: str, *accounts: Account, kind: EventKind = "event") -> Event:
    return Event(0, title, "2025-11-17", kind, ("both name the mayor",), accounts)


def told(library: Library) -> dict[str, list[int]]:
    return {one.title: [account.article for account in one.accounts] for one in library.events.all()}


def worked_out(articles: list[int]) -> list[Event]:
    a, b, c, d, _e, _f = articles
    return [
        event("Vote", Account(a, (0, 1)), Account(b, (0,))),
        event("Ballot", Account(c, (1,)), Account(d, (1, 2))),
        event("Fire", Account(a, (3,)), Account(c, (3,)), Account(d, (3,))),
    ]


def test_merged_events_stay_one(library: Library, articles: list[int]) -> None:
    a, b, c, d, _e, _f = articles
    library.events.replace(worked_out(articles))
    vote, ballot, _fire = library.events.all()
    library.events.merge(vote.id, [ballot.id])
    assert told(library) == {"Vote": [a, b, c, d], "Fire": [a, c, d]}
    library.events.replace(worked_out(articles))
    assert told(library) == {"Vote": [a, b, c, d], "Fire": [a, c, d]}
    assert library.events.all()[0].id == vote.id
    with pytest.raises(NotFound):
        library.events.get(ballot.id)


def test_what_is_imported_later_joins_a_merged_event(library: Library, articles: list[int]) -> None:
    a, b, c, d, e, _f = articles
    library.events.replace(worked_out(articles))
    vote, ballot, _fire = library.events.all()
    library.events.merge(vote.id, [ballot.id])
    library.events.replace([event("Vote", Account(a, (0, 1)), Account(b, (0,)), Account(e, (2,)))])
    assert told(library)["Vote"] == [a, b, c, d, e]


def test_an_account_taken_out_stays_out(library: Library, articles: list[int]) -> None:
    a, c, d = articles[0], articles[2], articles[3]
    library.events.replace(worked_out(articles))
    fire = library.events.all()[2]
    assert library.events.split(fire.id, [c], "") is None
    library.events.replace(worked_out(articles))
    assert told(library)["Fire"] == [a, d]


def test_accounts_taken_out_together_are_an_event_of_their_own(library: Library, articles: list[int]) -> None:
    a, _b, c, d, e, f = articles
    fire = event("Fire", *(Account(number, (3,)) for number in (a, c, d, e)), kind="story")
    library.events.replace([fire])
    number = library.events.split(library.events.all()[0].id, [d, e], "Flood")
    assert told(library) == {"Fire": [a, c], "Flood": [d, e]}
    library.events.replace([event("Fire", *(Account(n, (3,)) for n in (a, c, d, e, f)), kind="story")])
    assert told(library)["Flood"] == [d, e]
    assert told(library)["Fire"][:2] == [a, c]
    assert number == library.events.all()[1].id


def test_an_account_is_moved(library: Library, articles: list[int]) -> None:
    a, b, c, d, _e, _f = articles
    library.events.replace(worked_out(articles))
    vote, _ballot, fire = library.events.all()
    library.events.move(fire.id, d, vote.id)
    for _ in range(2):
        assert told(library) == {"Vote": [a, b, d], "Ballot": [c, d], "Fire": [a, c]}
        library.events.replace(worked_out(articles))


def test_a_split_is_undone_and_done_again(library: Library, articles: list[int]) -> None:
    a, c, d, e = articles[0], *articles[2:5]
    made = [event("Fire", *(Account(number, (3,)) for number in (a, c, d, e)))]
    library.events.replace(made)
    history = History(library)
    with history.step("split"):
        library.events.split(library.events.all()[0].id, [d, e], "Flood")
    step = history.undo()
    assert step is not None
    assert step.groups
    library.events.replace(made)
    assert told(library) == {"Fire": [a, c, d, e]}
    history.redo()
    library.events.replace(made)
    assert told(library) == {"Fire": [a, c], "Flood": [d, e]}


def test_the_users_name_stays_over_a_merged_event(library: Library, articles: list[int]) -> None:
    library.events.replace(worked_out(articles))
    vote, ballot, _fire = library.events.all()
    library.events.rename(vote.id, "My vote")
    library.events.merge(vote.id, [ballot.id])
    assert library.events.get(vote.id).title == "My vote"
    library.events.rename(vote.id, "")
    assert library.events.get(vote.id).title == "Vote"


def test_an_event_that_was_put_into_another_has_its_number_back_when_that_is_undone(
    library: Library, articles: list[int]
) -> None:
    a, b, c, d = articles[:4]
    vote = event("Vote", Account(a, (0, 1)), Account(b, (0,)))
    fire = event("Fire", *(Account(number, (2, 3)) for number in (a, b, c, d)))  # the larger one, put into the smaller
    library.events.replace([vote, fire])
    before = library.events.all()
    history = History(library)
    with history.step("merge"):
        library.events.merge(before[0].id, [before[1].id])
    library.events.replace([vote, fire])
    assert [one.id for one in library.events.all()] == [before[0].id]
    history.undo()
    library.events.replace([vote, fire])
    assert library.events.all() == before


def test_events_put_together_step_by_step_have_their_numbers_back_when_all_is_undone(
    library: Library, articles: list[int]
) -> None:
    found = [
        event(title, Account(articles[at], (0,)), Account(articles[at + 1], (0,)))
        for title, at in (("Vote", 0), ("Fire", 2), ("Flood", 4))
    ]
    library.events.replace(found)
    before = library.events.all()
    vote, fire, flood = (one.id for one in before)
    history = History(library)
    for one, other in ((fire, flood), (vote, fire)):
        with history.step("merge"):
            library.events.merge(one, [other])
        library.events.replace(found)
    for _ in range(2):
        history.undo()
        library.events.replace(found)
    assert library.events.all() == before


def test_the_number_of_an_event_that_was_put_into_another_goes_to_no_third(
    library: Library, articles: list[int]
) -> None:
    found = worked_out(articles)[:2]
    library.events.replace(found)
    vote, ballot = library.events.all()
    history = History(library)
    with history.step("merge"):
        library.events.merge(vote.id, [ballot.id])
    flood = event("Flood", *(Account(account.article, (0,)) for account in ballot.accounts))
    library.events.replace([*found, flood])
    assert ballot.id not in [one.id for one in library.events.all()]
    library.events.drop_across([account.article for account in ballot.accounts], [])
    history.undo()
    library.events.replace([*found, flood])
    assert library.events.get(ballot.id) == ballot
