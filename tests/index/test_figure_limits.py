"""Figures that are limited otherwise count two things, and those that are limited alike are laid against each other."""

from __future__ import annotations

import pytest

from index.numbers.conflict import figure_conflict
from index.numbers.numbers import numbers
from index.numbers.told import Told, in_passage

TWO_THINGS = {
    "needed": ("The ban got 54 votes.", "The ban failed to get the 60 votes needed."),
    "polls": (
        "The poll's sampling error is plus or minus 3.1 percentage points.",
        "The sampling error was plus or minus 4.5 percentage points.",
    ),
    "asked": (
        "The Orlan poll was made by telephone among 813 likely voters.",
        "The Brenn survey questioned 883 likely voters by telephone.",
    ),
    "expected": ("A poll had the Harbour Party down to 20 seats.", "The Harbour Party won 30 seats."),
    "places": (
        "Three people were killed in Harris County in the flood.",
        "Five people were killed in Texas in the flood.",
    ),
    "counties": (
        "Three people were killed in Harris County in the flood.",
        "Five people were killed in Travis County in the flood.",
    ),
    "part of the land": ("Weller won 57 percent of the vote in Dorran County.", "Weller had 49 percent of the vote."),
    "many": (
        "Four people were killed and six injured in shootings across the city this weekend.",
        "Three people were killed in the shooting on Elm Street.",
    ),
    "with the killer": (
        "Four people were killed, including the shooter, the sheriff said.",
        "Three people were killed, the sheriff said.",
    ),
    "after": ("The shots were heard after 10 p.m. at the mill.", "The shots were heard around 10:30 p.m. at the mill."),
    "windows": ("Jobs were lost in the previous three months.", "Jobs were lost in the previous two months."),
    "there and back": ("The plane flew 6,500 miles.", "The plane made a 13,000-mile round trip."),
    "gained and lost": ("The port added 16,800 jobs in Dorran.", "The port shed 9,000 jobs in Dorran."),
    "either": ("The boy was 10 or 11 years old.", "The boy was 10 years old."),
    "givers": (
        "The mayor offered a $10,000 reward for the arrest.",
        "Detectives have offered a $12,000 reward for the arrest.",
    ),
    "charges": ("Weller faces two counts of attempted murder.", "Weller faces three counts of assault."),
    "some of them": ("Two children were hurt in the crash.", "Three people were hurt in the crash."),
    "still to come": ("Two more people died on Monday in the hospital.", "Five people died in the hospital."),
    "all but": ("Eight of the victims went home from hospital.", "All but five victims went home from hospital."),
    "others": ("One man was badly hurt and three others were injured.", "Four people were injured."),
    "persons": (
        "He shot Ann Lovell, 42, who owned the mill.",
        "He shot Ann Lovell and a 72-year-old driver, Jon Weller, at the mill.",
    ),
    "ticker": ("The index ORL, -1.55% rose that day.", "The index ORL, -1.25% rose that day."),
    "dateline": ("By Ann Lee Posted: Monday, 5:29 PM", "By Jon Fry Posted: Sunday, 11:41 AM"),
    "updates": ("4:20 P.M. UPDATE:", "8:45 p.m. update"),
}
ONE_THING = {
    "a place with its state": (
        "Three people were killed in Harris County, Texas, in the flood.",
        "Five people were killed in Harris County in the flood.",
    ),
    "needed": ("It takes 60 votes: 60 votes are needed.", "The ban needs 54 votes."),
    "polls": ("The poll found 48 percent for the bridge.", "The poll put support for the bridge at 44 percent."),
    "places": ("In Texas 11 people died in three counties.", "Nine people died in Texas in the flood."),
    "others": ("A woman died and three others were injured.", "Four people were injured."),
    "with the killer": ("Four people died, including the shooter.", "Seven people died, police said."),
    "givers": ("Police offered a $10,000 reward for the arrest.", "Police offered a $12,000 reward for the arrest."),
    "charges": ("He faces two counts of murder in Dorran.", "He faces three counts of murder in Dorran."),
    "gained": ("The port added 16,800 jobs in Dorran.", "The port added 9,000 jobs in Dorran."),
    "another": ("Another 12 were injured in the fire.", "The fire injured 15 people."),
}


def figures(text: str) -> list[Told]:
    return in_passage(text, numbers(text, "en"), language="en")


@pytest.mark.parametrize("pair", TWO_THINGS.values(), ids=TWO_THINGS)
def test_figures_that_are_limited_otherwise_are_no_conflict(pair: tuple[str, str]) -> None:
    one, two = map(figures, pair)
    assert figure_conflict(one, two) == ()
    assert figure_conflict(two, one) == ()


@pytest.mark.parametrize("pair", ONE_THING.values(), ids=ONE_THING)
def test_figures_that_are_limited_alike_are_a_conflict(pair: tuple[str, str]) -> None:
    one, two = map(figures, pair)
    assert figure_conflict(one, two)
    assert figure_conflict(two, one)
