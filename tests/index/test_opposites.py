"""Where two passages that tell the same deny it, and what only looks like a denial."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.opposites.differing import differing
from index.opposites.prefixes import denies_by_prefix

DENYING = """
    unarmed unlikely unlawful unable unsafe unfair unidentified unimportant uninjured undecided undetected undisclosed
    unchanged uncertain unconfirmed unwilling unpaid nonviolent nonbinding non"""
TELLING = """
    un under underway undermined understood united union unique unit unity universal university unanimous unilateral
    until unto uncle unveiled unloaded undo uncovered unrest unemployment unprecedented unesco unhcr
    nonprofit nonetheless none"""
BESIDE = ("", "The United States was told first. ", "Under the union's rules, ", "At the university on Unity Street, ")


@pytest.mark.parametrize("word", DENYING.split())
def test_words_that_deny_by_their_beginning(word: str) -> None:
    assert denies_by_prefix(word, "en")


@pytest.mark.parametrize("word", TELLING.split())
def test_words_that_only_begin_like_a_denial(word: str) -> None:
    assert not denies_by_prefix(word, "en")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_nothing_that_begins_with_under_denies(rest: str) -> None:
    assert not denies_by_prefix("under" + rest, "en")
    assert not denies_by_prefix("un" + rest, "es")


@pytest.mark.parametrize("before", BESIDE)
@pytest.mark.parametrize("behind", BESIDE)
def test_a_denial_is_told_whatever_begins_with_un_beside_it(before: str, behind: str) -> None:
    told = differing(
        before + "The mayor of Dorran signed the treaty with the harbour workers.",
        behind + "The mayor of Dorran has not signed the treaty with the harbour workers.",
        "en",
    )
    assert told == ("negation: signed / not signed",)


def test_a_spanish_article_hides_no_denial() -> None:
    told = differing("El alcalde firmó un decreto en Toledo.", "El alcalde no firmó un decreto en Toledo.", "es")
    assert told == ("negation: firmó / not firmó",)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The driver was armed, officers in Dorran said.", "The driver was not unarmed, officers in Dorran said."),
        ("The driver was unarmed, officers in Dorran said.", "The driver was not armed, officers in Dorran said."),
        ("Weller is nonpartisan when it comes to the harbour.", "Weller is non partisan when it comes to the harbour."),
    ],
)
def test_two_ways_of_denying_are_no_difference(one: str, two: str) -> None:
    assert differing(one, two, "en") == ()
