"""What the comparison says and marks, without a screen: names, reasons, places, which words differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.names import day, outlet_of, outlets, shorten
from store.records import Comparison, Details, Link, Span
from tests.ui.compare.accounts import article
from ui.compare.names import byline, reason, sureness
from ui.compare.texts import common, fold, from_units, occurrences, paragraphs, units
from ui.compare.wording import telling_differences


def marked(text: str, partner: str, verbatim: tuple[Span, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in telling_differences(text, partner, "en", verbatim)]


def test_an_unknown_outlet_is_named_by_its_site_or_its_first_words() -> None:
    assert outlet_of(Details(outlet="The Courier", url="https://x.example/a")) == "The Courier"
    assert outlet_of(Details(url="https://www.courier.example/a")) == "courier.example"
    assert outlet_of(Details(title="“Never again”: the harbour mourns its dead")) == "“Never again: the harbour…”"
    assert outlet_of(Details(), "Families waited on the quay in silence.") == "“Families waited on the quay…”"
    assert outlet_of(Details()) == ""


def test_no_two_articles_have_one_name() -> None:
    two = [article(n, "A.", Details("", "The Courier", "", "2026-02-1" + str(n))) for n in (1, 2)]
    two.append(article(3, "A.", Details("", "The Courier")))
    assert list(outlets(two).values()) == ["The Courier", "The Courier, 12 Feb 2026", "The Courier (3)"]


def test_dates_and_bylines_read_as_written_by_hand() -> None:
    assert day("2026-02-11") == "11 Feb 2026"
    assert day("2026-02-11T06:40:00+00:00") == "11 Feb 2026, 06:40"
    assert day("last week") == "last week"
    assert byline(Details(byline="Ana Ruiz", published="2026-02-11")) == "11 Feb 2026 · By Ana Ruiz"
    assert byline(Details(byline="By Ana Ruiz")) == "By Ana Ruiz"


def test_a_reason_says_why_how_sure_and_where_they_disagree() -> None:
    link = Link((1, 0), (2, 0), 0.86, "same", "quote", ("same quotation", "both name Infantino"), ("19 and 20 hurt",))
    assert reason(link, "North Wire") == (
        "North Wire: same quotation; both name Infantino. Almost surely the same: 86 readers of 100 would say so.\n"
        "    Differs: 19 and 20 hurt."
    )
    assert sureness(0.2) == "perhaps the same"


def test_shortening_ends_at_a_word() -> None:
    assert shorten("one two three four", 12) == "one two…"
    assert shorten("short", 12) == "short"
    assert len(shorten("x" * 40, 12)) == 12


@settings(max_examples=60, derandomize=True)
@given(st.text(max_size=40), st.integers(0, 40))
def test_qt_counts_and_ours_translate_both_ways(text: str, at: int) -> None:
    at = min(at, len(text))
    assert from_units(text, units(text[:at])) == at


@settings(max_examples=60, derandomize=True)
@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet="ab \n", max_size=40))
def test_paragraphs_hold_every_letter_once(text: str) -> None:
    held = "".join(text[span.start : span.end] for span in paragraphs(text))
    assert held.replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_words_are_found_however_they_are_quoted_or_accented() -> None:
    assert occurrences("“It’s SAID” in Bogotá", "it's said") == (Span(1, 10),)
    assert occurrences("“It’s said” in Bogotá", "bogota") == (Span(15, 21),)
    assert occurrences("anything", "  ") == ()


def test_common_runs() -> None:
    assert common([[Span(0, 5), Span(8, 12)], [Span(3, 9)]]) == (Span(3, 5), Span(8, 9))
    assert common([]) == ()


@pytest.mark.parametrize(
    ("text", "partner", "expected"),
    [
        ("Police said three people died.", "Three people died, officials said.", ["Police"]),
        ("The pier is not safe.", "The pier is safe.", ["not"]),
        ("The operator, Blue Line, agreed.", "Blue Line, the operator, agreed.", []),
        ("The capture of the captain was quick.", "The kidnapping of the captain was quick.", ["capture"]),
        ("It was a long, long wait.", "It was a long wait.", ["long"]),
    ],
)
def test_only_words_that_tell_are_marked(text: str, partner: str, expected: list[str]) -> None:
    assert marked(text, partner) == expected


def test_in_a_quotation_every_word_counts() -> None:
    text = "“It is fine with me,” he said."
    partner = "“That is fine by me,” he said."
    assert marked(text, partner) == []
    assert marked(text, partner, (Span(1, 20),)) == ["It", "with"]
    assert marked("“It’s very, very sad”", "“it’s very sad”", (Span(1, 20),)) == ["very"]


def test_the_fixture_is_sound(accounts: Comparison) -> None:
    courier = accounts.articles[0]
    assert courier.passage_text(5) == "What the operator says"
    assert len(courier.passages) == 10
