"""Where passages begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.split.split import split
from store.records import Span


def _passages(text: str, language: str = "en") -> list[str]:
    return [text[each.start : each.end] for each in split(text, language)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["They met at 5 p.m. Monday in the old hall.", "Nobody spoke."],
        ["They met at 5 p.m.", "The hall was cold."],
        ["He lives in Washington, D.C.", "He has a boat."],
        ["U.S. Defense Secretary J. D. Lane left with Dr. Ana Ruiz and Mr. Field.", "It rained."],
        ["“There is collaboration,” she said.", "“But there is no subordination.”"],
        ["“One would be the use of drones, as elsewhere…", "They would destroy the sheds by the river.”"],
        ['It "would not resolve anything."', "Later he wrote that it was an act of war."],
        ["Gov. Greg Field spoke for No. 10.", "He was heard."],
        ["He praised the F.B.I.", "It’s special, he told reporters."],
        ["“I like the iPhone.”", "iPhone users laughed."],
        ["“To stop it? It is fine with me.", "Whatever we have to do then,” he said."],
        ["She said: “We will go. And we will come back.”", "They clapped."],
        ["“[He] paused for a while,” she said.", "“[He] then left the room.”"],
    ],
    ids=lambda sentences: sentences[0][:25],
)
def test_english_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    got = _passages(text)
    if "We will go." in text:  # a short sentence inside a quotation may stand alone or not
        assert " ".join(got) == text
    else:
        assert got == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("es", ["El Sr. López llegó a las 5 p. m. del lunes.", "«No vamos», dijo la Dra. Ruiz.", "Nadie habló."]),
        ("es", ["¿Quién viene?", "¡Nadie!", "Así es."]),
        ("fr", ["M. Roux est parti.", "« Nous restons », a dit Mme Lind."]),
        ("de", ["Dr. Roux kam am 3. März.", "„Wir bleiben“, sagte er."]),
    ],
)
def test_sentences_of_other_languages(language: str, sentences: list[str]) -> None:
    assert _passages(" ".join(sentences), language) == sentences


def test_paragraphs_headings_and_bullets_are_passages_of_their_own() -> None:
    text = "It rained. Nobody came.\n\nWhat Comes Next\n\n• More rain\n\n• Less wind\n\nThey wait."
    passages = split(text, "en", [Span(25, 40)])
    assert [text[each.start : each.end] for each in passages][2:5] == ["What Comes Next", "• More rain", "• Less wind"]
    assert [each.heading for each in passages] == [False, False, True, False, False, False]
    assert [each.paragraph for each in passages] == [0, 0, 1, 2, 3, 4]


@settings(max_examples=80, derandomize=True, deadline=None)
@given(
    st.text(alphabet="aB .!?…”“\"'’([)]\n-–•1«»", max_size=80),
    st.sampled_from(["en", "es", "de", "", "xx"]),
)
def test_passages_cover_the_text_without_overlap(text: str, language: str) -> None:
    at = 0
    for each in split(text, language):
        assert at <= each.start < each.end
        assert not text[at : each.start].strip()
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        at = each.end
    assert not text[at:].strip()


def test_a_paragraph_without_end_is_cut_in_time_that_grows_with_it() -> None:
    assert len(split("The board met on Monday. “We go,” he said. " * 2000, "en")) == 4000


def test_a_paragraph_without_end_is_cut_like_a_short_one() -> None:
    sentence = "The harbour board of Ostrava Bay voted on Monday to close the northern quay."
    text = " ".join([sentence] * 400)
    assert [text[one.start : one.end] for one in split(text, "en")] == [sentence] * 400
