"""Words: tokens with their places, stems, function words, and the words in which two passages differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import content, differences, spelling, stem, tokens


def marked(a: str, b: str) -> tuple[list[str], list[str]]:
    only_a, only_b = differences(a, b)
    return [a[span.start : span.end] for span in only_a], [b[span.start : span.end] for span in only_b]


def test_tokens_keep_their_places() -> None:
    text = "Quill’s “co-ordination” cost 1,200.5 in the U.S."
    found = tokens(text, "en")
    assert [token.norm for token in found] == ["quill", "coordination", "cost", "1,200.5", "in", "the", "us"]
    assert text[found[0].start : found[0].end] == "Quill’s"


def test_stems_join_forms_and_spellings() -> None:
    assert stem("voted", "en") == stem("votes", "en")
    assert spelling(stem("organisations", "en"), "en") == spelling(stem("organization", "en"), "en")
    assert stem("detenidos", "es") == stem("detenido", "es")


def test_function_words_are_no_content() -> None:
    assert [token.norm for token in content(tokens("The ship has sunk", "en"), "en")] == ["ship", "sunk"]


def test_quote_style_case_and_punctuation_are_no_differences() -> None:
    assert marked("“It’s Over,” she said.", '"It\'s over", she said') == ([], [])


def test_differences_are_runs_of_words() -> None:
    assert marked("it is very sad to watch", "it is very, very sad to see") == (["watch"], ["very", "see"])
    assert marked("", "new words") == ([], ["new words"])


@settings(max_examples=50, derandomize=True)
@given(st.text("ab 1.“’é", max_size=20), st.text("ab 1.“’é", max_size=20))
def test_what_is_not_marked_is_the_same(a: str, b: str) -> None:
    only_a, only_b = differences(a, b)
    for text, spans in ((a, only_a), (b, only_b)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)

    def rest(text: str, spans: list[tuple[int, int]]) -> list[str]:
        return [t.norm for t in tokens(text) if not any(start <= t.start < end for start, end in spans)]

    kept_a = rest(a, [(span.start, span.end) for span in only_a])
    assert len(kept_a) == len(rest(b, [(span.start, span.end) for span in only_b]))
