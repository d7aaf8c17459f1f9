"""A few letters find what is meant."""

from __future__ import annotations

from ui.fuzzy import folded, matches

TEXTS = folded(["Copy with source", "Compare the selected articles", "Back up the library…", "Élection à Valdorada"])


def best(typed: str) -> int | None:
    return next(iter(matches(typed, TEXTS, 5)), None)


def test_whole_words_beginnings_and_first_letters_are_found() -> None:
    assert best("source") == 0
    assert best("comp") == 1
    assert best("cws") == 0
    assert best("lib back") == 2
    assert best("election") == 3
    assert best("zzz") is None


def test_nothing_typed_gives_all_in_their_order() -> None:
    assert matches("  ", TEXTS, 3) == [0, 1, 2]


def test_a_words_beginning_is_better_than_its_middle() -> None:
    texts = folded(["Unpin this", "Pin this column"])
    assert matches("pin", texts, 2) == [1, 0]
