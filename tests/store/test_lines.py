"""Lists are read as lines, without what a line does not show, and say the same as what is read whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.articles import _PAGE
from store.database import Library
from store.records import Account, Details, Event
from tests.conftest import Add


def told(library: Library) -> list[tuple[int, str, str, str, int]]:
    return [(one.id, one.title, one.date, one.kind, one.accounts) for one in library.events.lines()]


def whole(library: Library) -> list[tuple[int, str, str, str, int]]:
    return [(one.id, one.title, one.date, one.kind, len(one.accounts)) for one in library.events.all()]


@pytest.fixture
def articles(library: Library, add: Add) -> list[int]:
    found = [add(f"One {place}.\nTwo.", Details(title=f"Headline {place}", outlet="Courier")) for place in range(4)]
    a, b, c, d = (Account(article, (0,)) for article in found)
    library.events.replace(
        [
            Event(0, "Ferry", "2026-03-03", "story", ("why",), (a, b, c)),
            Event(0, "Speech", "", "event", (), (c, d)),
            Event(0, "Alone", "", "event", (), (d,)),
        ]
    )
    return found


def test_lines_of_events_tell_what_the_events_tell(library: Library, articles: list[int]) -> None:
    assert told(library) == whole(library)
    library.events.rename(library.events.all()[0].id, "Mine")
    assert told(library) == whole(library)
    assert told(library)[0][1] == "Mine"
    library.articles.remove([articles[2]])
    assert told(library) == whole(library)
    assert [line[1:] for line in told(library)] == [("Mine", "2026-03-03", "story", 2), ("Alone", "", "event", 1)]


def test_the_events_of_an_article_come_in_their_order(library: Library, articles: list[int]) -> None:
    ferry, speech, alone = library.events.all()
    assert library.events.of(articles[2]) == [ferry, speech]
    assert library.events.of(articles[3]) == [speech, alone]
    assert library.events.of(99) == []
    library.articles.remove([articles[2]])
    assert library.events.of(articles[3]) == [alone]
    assert library.events.of(articles[2]) == []


def test_some_articles_are_listed_as_all_are(library: Library, articles: list[int]) -> None:
    kept = library.articles.get(articles[1]).details
    library.articles.edit(articles[1], replace(kept, title="Mine", dateline="Port Alder"))
    library.outlets.call("Courier", "The Courier")
    every = library.articles.listings()
    assert [(one.title, one.outlet) for one in every][:2] == [("Headline 0", "The Courier"), ("Mine", "The Courier")]
    assert library.articles.listed([articles[2], articles[1], 99]) == every[1:3]
    library.articles.remove([articles[1]])
    assert [one.id for one in library.articles.listed(articles)] == [articles[0], articles[2], articles[3]]


def test_long_lists_come_in_pages(library: Library, add: Add) -> None:
    with library.db.atomic():
        numbers = [add(f"One {place}.") for place in range(_PAGE + 2)]
    pages = list(library.articles.listing_pages())
    assert [len(page) for page in pages] == [_PAGE, 2]
    assert [one.id for page in pages for one in page] == numbers
