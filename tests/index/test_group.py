"""Stories and events: what is grouped, what keeps apart, and what a reader is told about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.align.align import align
from index.clean.clean import clean
from index.describe.describe import describe
from index.group.accounts import about
from index.group.group import events, find_events, stories
from index.group.likeness import nearest
from index.group.nearby import nearby, wanted_pairs
from index.group.terms import likely_day, terms
from index.group.vectors import vectors
from index.ingest import keep
from index.layout import layout
from store.database import Library, open_library
from store.formats import read
from store.records import Article, Event, Link, Original, Reading
from store.sample import files
from tests.index.articles import article

FERRY = "The ferry Alder Maid ran aground on Widow’s Ledge in fog.\nAll 212 passengers were taken off by lifeboats."
BUDGET = "The council of Port Alder closed two libraries.\nMayor Agnes Hollin cast the deciding vote on the budget."


def sample() -> list[Article]:
    """The sample library as the importer makes it."""
    made: list[Article] = []
    for file in files():
        for reading in read(file):
            assert isinstance(reading, Reading)
            page = reading.page
            pieces = clean(page)
            details = describe(page, pieces)
            laid = layout(page.text, pieces, details.language)
            origin = Original("", 0, reading.path, "")
            made.append(Article(len(made) + 1, details, laid.text, laid.passages, page.text, pieces, origin))
    return made


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return sample()


@pytest.fixture(scope="module")
def found(articles: list[Article]) -> tuple[Event, ...]:
    return events(articles, lambda a, b: align([a, b]))


def test_articles_of_one_event_are_a_story() -> None:
    made = stories(
        [article(1, FERRY, "2026-03-03"), article(2, FERRY + "\nIt was cold.", "2026-03-04"), article(3, BUDGET)]
    )
    assert [[account.article for account in one.accounts] for one in made] == [[1, 2]]
    assert made[0].kind == "story"
    assert made[0].date == "2026-03-03"


def test_undated_articles_are_grouped_by_what_they_tell() -> None:
    made = stories([article(1, FERRY), article(2, FERRY + "\nIt was cold."), article(3, BUDGET)])
    assert [[account.article for account in one.accounts] for one in made] == [[1, 2]]
    assert made[0].date == ""


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [FERRY], ["12", "?"]])
def test_there_need_be_no_story(texts: list[str]) -> None:
    assert stories([article(number, text) for number, text in enumerate(texts, 1)]) == ()


def test_the_day_of_an_undated_article_is_the_latest_of_its_page() -> None:
    one = article(1, "On 3 March 2026 it ran aground.\nIt had been inspected on 4 January 2026.")
    assert likely_day(one) == likely_day(article(2, "", "2026-03-03"))
    assert likely_day(article(3, FERRY)) is None


def test_the_stories_of_the_sample(articles: list[Article]) -> None:
    """The ferry is one story of five outlets, one of them Spanish; neither president is in it."""
    ferry = next(one for one in stories(articles) if "erry" in one.title)
    told = [next(one for one in articles if one.id == account.article) for account in ferry.accounts]
    assert len(told) == 5
    assert all("Alder Maid" in one.text for one in told)
    assert {one.details.language for one in told} == {"en", "es"}
    assert any("Alder Maid" in line for line in ferry.why)


@pytest.mark.parametrize(
    ("words", "day", "at_least"),
    [
        ("Whatever we have to do", "2025-11-17", 3),
        ("The cartels are running Mexico", "2026-01-08", 3),
        ("foreign terrorist organizations in February", "2025-02", 3),
        ("intervention by any foreign government", "2025-11-18", 2),
        ("Nobody came into politics to shut a library", "2026-03-10", 2),
    ],
)
def test_the_events_of_the_sample(found: tuple[Event, ...], words: str, day: str, at_least: int) -> None:
    event = next(one for one in found if words.casefold() in one.title.casefold())
    assert event.date == day
    assert len(event.accounts) >= at_least


def test_an_article_tells_several_events(found: tuple[Event, ...]) -> None:
    assert sum(any(account.article == 6 for account in one.accounts) for one in found) >= 2


def test_events_are_few_told_by_several_and_say_why(found: tuple[Event, ...]) -> None:
    assert len(found) < 40
    for event in found:
        assert len(event.accounts) > 1
        assert all(list(account.passages) == sorted(set(account.passages)) for account in event.accounts)
        assert event.why
        assert len(event.title) < 130


def test_without_links_there_are_no_events() -> None:
    def none(a: Article, b: Article) -> tuple[Link, ...]:
        return ()

    assert events([article(1, FERRY), article(2, FERRY)], none) == ()


def test_the_same_articles_give_the_same_events(articles: list[Article], found: tuple[Event, ...]) -> None:
    assert events(articles, lambda a, b: align([a, b])) == found


def test_a_large_library_lines_up_only_near_pairs() -> None:
    many = [article(number, f"{FERRY}\nWord{number} word{number % 40}.", "2026-03-03") for number in range(1, 80)]
    pairs = wanted_pairs(nearby(nearest(vectors([terms(one) for one in many])), len(many)))
    assert len(pairs) <= 79 * 8
    assert all(a < b for a, b in pairs)


def test_events_are_kept_and_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        for file in files()[8:12]:
            for reading in read(Path(file)):
                keep(library, reading, str(file), (0, 0))
        steps = list(find_events(library))
        kept = library.events.all()
        assert steps[-1].done == steps[-1].total
        assert kept[0].kind == "story"
        assert len(kept[0].accounts) == 5
        assert list(find_events(library)) == []
        assert library.events.all() == kept


def keep_files(library: Library, names: list[str]) -> None:
    for file in files():
        if file.name in names:
            for reading in read(Path(file)):
                keep(library, reading, str(file), (0, 0))


def plain_events(library: Library) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.title, tuple(account.article for account in one.accounts)) for one in library.events.all()]


def test_one_more_article_is_placed_as_if_all_were_grouped_anew(tmp_path: Path) -> None:
    names = [file.name for file in files()[8:14]]
    with open_library(tmp_path) as library:
        keep_files(library, names[:-1])
        list(find_events(library))
        keep_files(library, names[-1:])
        steps = list(find_events(library))
        assert sum(step.message == "Reading for events" for step in steps) == 1
        found = plain_events(library)
        list(find_events(library, anew=True))
        assert plain_events(library) == found


def test_what_was_kept_may_be_lost_or_broken(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        keep_files(library, [file.name for file in files()[8:10]])
        list(find_events(library))
        found = plain_events(library)
        for broken in (b"", b"no database at all" * 100):
            (tmp_path / "index" / "events.db").write_bytes(broken)
            library.settings.set("events made at revision", None)
            list(find_events(library))
            assert plain_events(library) == found


def test_articles_months_apart_are_no_story_unless_a_day_ties_them() -> None:
    later = FERRY.replace("in fog", "in a storm")
    tied = later + "\nIt had run aground before, on 3 March 2026."
    apart = vectors([terms(article(1, FERRY, "2026-03-03")), terms(article(2, later, "2026-11-20"))])
    close = vectors([terms(article(1, FERRY, "2026-03-03")), terms(article(2, tied, "2026-11-20"))])
    assert next(nearest(close)).likeness[0] > next(nearest(apart)).likeness[0]


def test_an_undated_article_came_out_after_what_it_tells() -> None:
    links = [Link((1, 0), (2, 0), 0.9, "same", "fact"), Link((1, 1), (2, 1), 0.9, "same", "fact")]
    links.append(Link((1, 0), (3, 0), 0.9, "same", "fact"))
    published = {1: "", 2: "2025-04-08", 3: "2025-11-20"}
    assert about(published, {1: 739562, 2: 739349, 3: 739575}, links) == {1: "2025-11-20"}
    assert about(published, {1: None, 2: 739349, 3: 739575}, links) == {1: "2025-04-08"}


def test_the_same_words_said_again_months_later_are_another_event() -> None:
    line = "The mayor ruled out any toll on the bridge.\nIt would be unfair."
    spring, again, autumn = (
        article(number, line, day) for number, day in ((1, "2026-03-03"), (2, "2026-03-04"), (3, "2026-11-20"))
    )

    def alike(a: Article, b: Article) -> tuple[Link, ...]:
        return tuple(Link((a.id, place), (b.id, place), 0.95, "same", "fact") for place in (0, 1))

    assert events([spring, autumn], alike) == ()
    (event,) = events([spring, again, autumn], alike)
    assert [account.article for account in event.accounts] == [1, 2]


@pytest.mark.parametrize(
    ("dated", "plain", "day"),
    [
        ("On 2 October 2025 the mayor closed the old ferry.", "The mayor closed the old ferry at noon.", "2025-10-02"),
        (
            "On 2 October 2025 he wrote to the council that the old harbour was full, laying the groundwork for tolls.",
            "While she had opened a quay by first moving boats, her plans may be laying the groundwork for tolls.",
            "",
        ),
    ],
)
def test_a_day_is_that_of_its_own_clause(dated: str, plain: str, day: str) -> None:
    link = Link((1, 0), (2, 0), 0.9, "same", "fact")
    one, other = article(1, dated, "2025-11-20"), article(2, plain, "2025-11-20")
    (event,) = events([one, other], lambda a, b: (link,))
    assert event.date == day
