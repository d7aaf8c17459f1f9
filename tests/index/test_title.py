"""Titles of events and the reasons given for them."""

from __future__ import annotations

import pytest

from index.group import reasons
from index.group.telling import Told, told
from index.group.title import event_title, shared_names, shared_saying, shorten
from tests.index.articles import article


def passages(number: int, text: str) -> list[tuple[Told, str]]:
    one = article(number, text, "2026-03-10")
    return [(part, one.passage_text(place)) for place, part in enumerate(told(one))]


ACCOUNTS = {
    1: passages(1, "“Nobody came into politics to shut a library,” Agnes Hollin said.\nHollin was pale."),
    2: passages(2, "Mayor Agnes Hollin voted for it. “Nobody came into politics to shut a library. But we must.”"),
}


def test_the_words_that_two_quote_and_who_said_them_are_the_title() -> None:
    saying = shared_saying(ACCOUNTS)
    assert saying
    assert event_title(ACCOUNTS, saying) == "Hollin: “Nobody came into politics to shut a library”"


def test_names_shared_are_found_under_their_short_form() -> None:
    assert any("Hollin" in name for name in shared_names(ACCOUNTS))


def test_nothing_quoted_alike_is_no_saying() -> None:
    assert shared_saying({1: ACCOUNTS[1], 2: passages(2, "“We will see,” said Bo Ek.")}) is None


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "In February, the council designated six ponds as baths, which some disliked.",
            "The council designated six ponds as baths",
        ),
        ("•  Two libraries were closed", "Two libraries were closed"),
        ("Ferry aground", "Ferry aground"),
    ],
)
def test_a_sentence_is_cut_to_its_clause(sentence: str, title: str) -> None:
    assert shorten(sentence) == title


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = shorten("word " * 60)
    assert len(cut) < 110
    assert cut.endswith("word …")


def test_a_long_sentence_is_cut_at_a_comma_of_its_latter_half() -> None:
    words = "The sudden closing of two libraries and dismissal of their librarian, Agnes Hollin"
    assert shorten(f"{words}, has put every council of the whole country on notice that it may be next") == f"{words} …"


def test_reasons_are_sentences_for_a_reader() -> None:
    one, two = article(1, "a", "2025-11-18", "Ledger"), article(2, "b", "2025-11-20", "Record")
    assert reasons.outlets([one, two]) == "Told by 2 outlets: Ledger and Record"
    assert reasons.published([one, two]) == "Published from 18 November 2025 to 20 November 2025"
    assert reasons.dated("2025-02-01", "2025-02-28") == "Dated February 2025"
    assert reasons.listed(["a", "b", "c"]) == "a, b and c"
    assert reasons.named([]) == ""


def test_a_name_in_quotation_marks_is_nothing_said() -> None:
    said = {
        number: passages(number, "Mayor Agnes Hollin told “Port Alder This Morning” that she was pale.")
        for number in (1, 2)
    }
    assert shared_saying(said) is None
