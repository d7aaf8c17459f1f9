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


@pytest.mark.parametrize(
    ("done", "planned"),
    [
        ("Weller designated the smugglers as terrorists.", "raised the possibility of designating"),
        ("Weller closed the bridge on Monday.", "considered closing"),
        ("Weller closed the bridge on Monday.", "threatened to close"),
        ("Weller closed the bridge on Monday.", "plans to close"),
        ("Weller closed the bridge on Monday.", "could close"),
        ("Weller sold the mill on Monday.", "proposed the sale of"),
        ("Weller cut the ferries on Monday.", "plans to cut"),
        ("Weller withdrew the soldiers on Monday.", "is expected to withdraw"),
    ],
)
def test_what_is_done_and_what_is_planned_differ(done: str, planned: str) -> None:
    words = done.split()
    other = " ".join([words[0], planned, *words[2:]])
    if planned == "proposed the sale of":
        assert differing(done, other, "en") == ()  # a noun that is no form of the verb
        return
    (told,) = differing(done, other, "en")
    assert told.startswith(f"planned: {words[1]} / ")
    (turned,) = differing(other, done, "en")
    assert turned.endswith(f" / {words[1]}")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Weller closed the bridge on Monday.", "Weller will close the bridge on Monday."),
        ("Weller closed the bridge on Monday.", "Weller has no plans to close the bridge."),
        ("Weller closed the bridge on Monday.", "Weller closed the bridge and plans to close another bridge."),
        ("Weller closed the bridge on Monday.", "Weller plans to close another bridge on Monday."),
        ("Weller thanked the divers of Dorran.", "Weller wanted to thank the divers of Dorran."),
        ("Did Weller close the bridge?", "Weller plans to close the bridge."),
        ("Weller plans to close the bridge.", "Weller threatened to close the bridge."),
    ],
)
def test_what_only_looks_like_done_and_planned(one: str, two: str) -> None:
    assert not [told for told in differing(one, two, "en") if told.startswith("planned")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("© Copyright 2016 Dorran News.", "© Copyright 2013 Dorran News."),
        ("A poll on Wednesday had Weller ahead by 12 points.", "A poll on Thursday had Weller ahead by 12 points."),
        ("Weller said on Monday that the mill burned.", "Weller said on Tuesday that the mill burned."),
        (
            "A wake for Ann Lee is held at Moore Hall on Tuesday.",
            "The burial of Ann Lee is held at Moore Hall Wednesday.",
        ),
        ("They met on 5 NW Street in Dorran at noon.", "They met on 5 Northwest Street in Dorran at noon."),
        ("The rule by Sen. Chuck Olsen was made law.", "The rule by Sen. Charles E. Olsen was made law."),
        ("A former official runs the port of Dorran.", "The port of Dorran is not officially a port."),
    ],
)
def test_days_names_and_denials_of_two_things(one: str, two: str) -> None:
    assert differing(one, two, "en") == ()
