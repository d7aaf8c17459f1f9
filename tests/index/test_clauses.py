"""Clauses: where sentences are cut, and that none of their words is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.align.clauses import cut, near_pairs
from index.words import tokens


def parts(text: str) -> list[str]:
    return [text[part[0].start : part[-1].end] for part in cut(tokens(text, "en"), text, "en")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The harbour master closed Port Ellery, while divers looked for the leaking tank.",
            ["The harbour master closed Port Ellery", "while divers looked for the leaking tank"],
        ),
        (
            "“The leaking tank is empty now,” Mara Quill told reporters.",
            ["The leaking tank is empty now", "Mara Quill told reporters"],
        ),
        ("Ships, boats, rafts, tugs sank.", ["Ships, boats, rafts, tugs sank"]),
        ("On Monday, ships sank.", ["On Monday, ships sank"]),
        ("Ships sank.", ["Ships sank"]),
    ],
)
def test_a_sentence_is_cut_where_clauses_meet(text: str, told: list[str]) -> None:
    assert parts(text) == told


_WORDS = st.lists(st.sampled_from(["and", "ship", ",", "sank", "—", "the", "“", "Ellery", "which"]), max_size=15)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(_WORDS)
def test_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    found = tokens(text, "en")
    assert [token for part in cut(found, text, "en") for token in part] == found


def test_pairs_of_near_words_have_no_order() -> None:
    assert near_pairs(["send", "troop"]) == near_pairs(["troop", "send"]) == ["send troop"]
    assert near_pairs(["a", "b", "c", "d", "e", "f"]).count("a f") == 0
