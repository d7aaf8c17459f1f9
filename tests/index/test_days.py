"""The day on which a passage says that something happened, told there or carried on."""

from __future__ import annotations

from index.group.days import days
from tests.index.articles import article


def firsts(text: str, published: str = "2026-03-10", about: str = "") -> list[str]:
    return [day.first for day in days(article(1, text, published), about)]


def test_a_day_is_carried_to_what_speaks_on_and_no_further() -> None:
    text = "It ran aground on 3 March 2026.\n“It was dark,” she said.\nThe company has four ships.\n“Three now.”"
    assert firsts(text) == ["2026-03-03", "2026-03-03", "", ""]


def test_the_next_day_is_the_day_after() -> None:
    assert firsts("On 3 March 2026 it ran aground.\nThe next day divers came.") == ["2026-03-03", "2026-03-04"]


def test_a_day_to_come_is_not_the_day_of_what_is_told() -> None:
    assert firsts("The vote is on 17 April 2026.") == [""]


def test_a_guessed_day_of_publication_gives_years_only() -> None:
    assert firsts("On March 3 it ran aground.", "", "2026-03-10") == ["2026-03-03"]
    assert firsts("On Tuesday it ran aground.", "", "2026-03-10") == [""]


def test_dates_with_their_year_weigh_most() -> None:
    told = days(article(1, "On 3 March 2026 it ran aground.\nOn March 5 it sank.", "2026-03-10"))
    assert [day.weight for day in told] == [3, 2]


def test_what_opens_an_article_is_of_the_day_it_came_out() -> None:
    told = days(article(1, "It ran aground.\nThat was on 3 March 2026.\nA pilot.\nA ledge.", "2026-03-10"))
    assert [day.now for day in told] == ["2026-03-10", "", "2026-03-10", ""]
