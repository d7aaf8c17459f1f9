"""Figures of several accounts: paired where they count the same thing, disagreements first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.numbers.agreement import agree
from index.numbers.conflict import figure_conflict
from index.numbers.figures import NO_ROW, side_by_side
from index.numbers.numbers import numbers
from index.numbers.told import Told, in_passage
from store.records import Article, Details, Original, Passage, Row

AGREE = [
    ("about 50 people died", "50 people died"),
    ("more than 250,000 deaths", "over 264,000 deaths"),
    ("$901 billion", "$900 billion"),
    ("six kilometers", "3.7 miles"),
    ("two weeks", "14 days"),
    ("nearly 100 houses", "96 houses"),
    ("26 cartel members", "twenty-six cartel members"),
    ("1,200 troops", "1.2 thousand troops"),
    ("10,000 troops", "10,213 soldiers"),
    ("three men", "five women"),  # they count different things
]
DIFFER = [
    ("50 people died", "52 people died"),
    ("97 percent", "96 percent"),
    ("sent 10,000 troops", "sent 15,000 national guard troops"),
    ("at 9:52 p.m.", "at 9:40 p.m."),
    ("26 cartel members and 400 guns", "27 cartel members and 400 guns"),
    ("8 were killed and 12 injured", "12 injured, 9 killed"),
    ("$5 million", "$7 million"),
    ("a fine of about 50 euros", "a fine of 70 euros"),
    ("six weeks", "six months and 8 weeks"),
]


def figures(text: str) -> list[Told]:
    return in_passage(text, numbers(text, "en"), language="en")


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_no_conflict(a: str, b: str) -> None:
    assert figure_conflict(figures(a), figures(b)) == ()


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_conflict(a: str, b: str) -> None:
    (words,) = figure_conflict(figures(a), figures(b))
    assert " / " in words


def test_a_conflict_is_told_in_the_words_of_both() -> None:
    assert figure_conflict(figures("about 50 houses burned"), figures("70 houses burned")) == (
        "about 50 / 70 (houses)",
    )


def test_agreement_is_mutual() -> None:
    (more,), (less,) = numbers("more than 100 houses", "en"), numbers("120 houses", "en")
    assert agree(more, less)
    assert agree(less, more)


def article(number: int, *sentences: str) -> Article:
    passages, text = [], ""
    for sentence in sentences:
        passages.append(Passage(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return Article(number, Details(language="en"), text, tuple(passages), text, (), Original("", 0, "", ""))


def test_rows_with_disagreements_come_first() -> None:
    first = article(1, "The flood killed 12 people.", "It lasted two weeks.", "It cost $3 million.")
    second = article(2, "The flood lasted 14 days.", "It killed 15 people in 3 villages.", "Nobody knows the cost.")
    rows = [Row({1: (1,), 2: (0,)}), Row({1: (0,), 2: (1,)}), Row({1: (2,), 2: (2,)})]
    told = [numbers(one.text, "en", one.id) for one in (first, second)]
    groups = side_by_side([first, second], rows, told)
    assert [(group.row, group.quantity, group.agree) for group in groups] == [
        (1, "people killed", False),
        (0, "weeks: lasted", True),
    ]
    assert [value.article for value in groups[0].values] == [1, 2]


def test_an_article_that_gives_a_figure_twice_agrees_with_itself() -> None:
    first, second = article(1, "It went 6 km (3.7 miles)."), article(2, "It went six kilometers.")
    told = [numbers(one.text, "en", one.id) for one in (first, second)]
    (group,) = side_by_side([first, second], [Row({1: (0,), 2: (0,)})], told)
    assert group.agree


def test_the_same_count_in_passages_that_are_not_lined_up() -> None:
    first = article(1, "The flood killed 12 people.", "Prices rose in 3 towns.")
    second = article(2, "Nobody expected it.", "The flood killed at least 15 people.")
    told = [numbers(one.text, "en", one.id) for one in (first, second)]
    (group,) = side_by_side([first, second], [], told)
    assert (group.row, group.agree) == (NO_ROW, False)


def test_two_parts_of_one_whole_are_no_disagreement() -> None:
    assert figure_conflict(figures("They give up 30% of the land."), figures("They keep 70% of the land.")) == ()


def test_a_range_holds_a_figure() -> None:
    assert figure_conflict(figures("between 50 and 60 houses burned"), figures("55 houses burned")) == ()
    assert figure_conflict(figures("between 50 and 60 houses burned"), figures("80 houses burned")) == (
        "50–60 / 80 (houses)",
    )


def test_a_time_of_day_is_no_count_of_anybody() -> None:
    ours = article(1, "The call was logged at 6.42 am, and the first boat came at 7.05.")
    theirs = article(2, "Los 18 tripulantes fueron evacuados poco después de las 7.")
    theirs = replace(theirs, details=Details(language="es"))
    told = [numbers(ours.text, "en", 1), numbers(theirs.text, "es", 2)]
    assert [number.unit for number in told[0]] == ["time", "time"]
    assert side_by_side([ours, theirs], [Row({1: (0,), 2: (0,)})], told) == ()


def test_times_that_differ_a_little_stand_side_by_side() -> None:
    texts = (
        "Her master sent a distress call at 6.42 am, and the first lifeboat reached her at 7.05.",
        "The barge hit the mole and sent a distress call at 6:40 a.m.",
    )
    articles = [article(number, text) for number, text in enumerate(texts, 1)]
    (group,) = side_by_side(articles, [Row({1: (0,), 2: (0,)})], [numbers(one.text, "en", one.id) for one in articles])
    assert [value.text for value in group.values] == ["6.42 am", "6:40 a.m."]
    assert not group.agree


def test_the_hurt_of_several_accounts_are_one_group() -> None:
    texts = (
        "Eleven people were hurt, two of them seriously, the harbour office said.",
        "A barge ran aground on Monday, injuring at least nine people, the pilots said.",
        "Thirteen people were treated in hospital, and two of them remain there.",
    )
    articles = [article(number, text) for number, text in enumerate(texts, 1)]
    (group, *_) = side_by_side(
        articles, [Row({1: (0,), 3: (0,)})], [numbers(one.text, "en", one.id) for one in articles]
    )
    assert [value.value for value in group.values] == [11, 9, 13]
    assert not group.agree
