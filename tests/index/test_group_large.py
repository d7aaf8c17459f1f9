"""A large library is grouped where something is new only, and comes to the same stories; here it is large from 3 on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.group import group
from index.group import large as large_library
from index.group.group import find_events, find_inside
from index.ingest import keep
from store.database import Library, open_library
from store.formats import read
from store.records import Event
from store.sample import files
from tests.conftest import add_article

FERRY = "The ferry Alder Maid ran aground on Widow’s Ledge in fog.\nAll 212 passengers were taken off by {} lifeboats."
BUDGET = "The council of Port Alder closed two libraries.\nMayor Agnes Hollin cast the deciding vote on the {} budget."


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "LARGE", 3)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as opened:
        for file in files():
            for reading in read(Path(file)):
                keep(opened, reading, str(file), (0, 0))
        yield opened


def regroup(library: Library) -> None:
    for _ in find_events(library):
        pass


def stories(library: Library) -> list[list[int]]:
    found = [one for one in library.events.all() if one.kind == "story"]
    return sorted(sorted(account.article for account in one.accounts) for one in found)


def story_of(library: Library, article: int) -> Event:
    told = [one for one in library.events.all() if any(account.article == article for account in one.accounts)]
    return next(one for one in told if one.kind == "story")


def test_the_stories_are_those_of_a_small_library(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    regroup(library)
    found = stories(library)
    assert found
    assert any(one.kind == "event" for one in library.events.all())
    monkeypatch.setattr(group, "LARGE", 1000)
    list(find_events(library, anew=True))
    assert stories(library) == found


def test_one_more_article_joins_its_story_and_nothing_else_is_compared(library: Library) -> None:
    regroup(library)
    before = stories(library)
    new = add_article(library, FERRY.format("three"))
    steps = [step for step in find_events(library) if step.message.startswith("Looking for")]
    assert [step.total for step in steps] == [1]
    ferry = story_of(library, new)
    assert len(ferry.accounts) == 6
    rest = [[article for article in one if article != new] for one in stories(library)]
    assert rest == before


def test_several_new_articles_make_a_story_of_their_own(library: Library) -> None:
    regroup(library)
    before = stories(library)
    text = "A bakery oven in Lowfield exploded at dawn.\nBaker Tilda Roon was {} hurt, the Lowfield fire brigade said."
    new = [add_article(library, text.format(word)) for word in ("slightly", "badly")]
    regroup(library)
    assert stories(library) == sorted([*before, new])


def test_a_story_keeps_its_id_and_its_name(library: Library) -> None:
    regroup(library)
    ferry = next(one for one in library.events.all() if "erry" in one.title)
    library.events.rename(ferry.id, "My ferry")
    new = add_article(library, FERRY.format("three"))
    regroup(library)
    assert story_of(library, new).id == ferry.id
    assert story_of(library, new).title == "My ferry"


def test_a_removed_article_leaves_its_story_and_comes_back(library: Library) -> None:
    regroup(library)
    before = stories(library)
    gone = before[0][0]
    library.articles.remove([gone])
    regroup(library)
    assert all(gone not in one for one in stories(library))
    library.articles.restore([gone])
    regroup(library)
    assert stories(library) == before


def _merge(library: Library) -> None:
    one, other = [event for event in library.events.all() if event.kind == "story"][:2]
    library.events.merge(one.id, [other.id])


def _split(library: Library) -> None:
    one = next(event for event in library.events.all() if len(event.accounts) > 3)
    library.events.split(one.id, [account.article for account in one.accounts[:2]], "Apart")


@pytest.mark.parametrize("decide", [_merge, _split])
def test_what_the_user_decided_stays(library: Library, decide: Callable[[Library], None]) -> None:
    regroup(library)
    decide(library)
    decided = stories(library)
    new = [add_article(library, FERRY.format("nine")), add_article(library, BUDGET.format("harbour"))]
    regroup(library)
    assert [[article for article in one if article not in new] for one in stories(library)] == decided
    list(find_events(library, anew=True))
    assert [[article for article in one if article not in new] for one in stories(library)] == decided


@pytest.mark.parametrize("steps", [1, 5, 9, 20, 30, 40, 60])
def test_work_that_is_broken_off_is_taken_up_again(library: Library, steps: int) -> None:
    work = find_events(library)
    for _ in range(steps):
        next(work, None)
    work.close()
    regroup(library)
    found = stories(library)
    list(find_events(library, anew=True))
    assert stories(library) == found


def test_a_library_that_grows_by_a_fifth_is_compared_anew(library: Library) -> None:
    regroup(library)
    for number in range(8):
        add_article(library, f"Nothing but the number {number} is told in this article about nothing.")
    messages = {step.message for step in find_events(library)}
    assert "Keeping the stories" in messages


def test_a_story_is_looked_into_when_asked(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_library, "_AT_ONCE", 0)
    regroup(library)
    assert all(one.kind == "story" for one in library.events.all())
    for story in library.events.all():
        list(find_inside(library, story))
    found = [one for one in library.events.all() if one.kind == "event"]
    assert found
    assert library.events.count() == len(library.events.all())
    for story in library.events.all():
        assert list(find_inside(library, story)) == []
