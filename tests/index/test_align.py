"""Lining up: invented accounts of one event, decisions of the user, and what may never happen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.align.align import CUT, WEAKEST, align, notes, pair_links, prepare
from index.align.prepare import prepare as prepare_by_words
from store.records import Article, Details, Link, Original, Passage

HARBOUR = (
    "A cargo ship ran aground at Port Ellery on Monday, spilling 40 tonnes of fuel, the harbour master said.",
    "“We will not leave until the last drop is gone,” said Mara Quill, who leads the clean-up.",
    "The town was founded by whalers in 1790.",
)
COAST = (
    "Schools will stay open all week.",
    "“We will not leave until the last drop is gone,” Quill told reporters.",
    "Some 60 tonnes of fuel spilled when a freighter ran aground at Port Ellery, according to the harbour master.",
)


def told(number: int, sentences: Sequence[str], language: str = "en", heading: bool = False) -> Article:
    text, passages = "", []
    for sentence in sentences:
        text += "\n\n" if text else ""
        passages.append(Passage(len(text), len(text) + len(sentence), len(passages), heading and not passages))
        text += sentence
    return Article(number, Details(language=language), text, tuple(passages), text, (), Original("", 0, "", ""))


def between(links: Sequence[Link], i: int, j: int) -> Link | None:
    return next((link for link in links if link.a[1] == i and link.b[1] == j), None)


def test_same_quotation_and_same_fact_line_up_across_each_other() -> None:
    links = align([told(1, HARBOUR), told(2, COAST)])
    shown = {(link.a[1], link.b[1]) for link in links if link.strength >= CUT}
    assert shown == {(0, 2), (1, 1)}


def test_a_link_says_why_and_where_the_two_differ() -> None:
    links = align([told(1, HARBOUR), told(2, COAST)])
    quote, fact = between(links, 1, 1), between(links, 0, 2)
    assert quote is not None
    assert quote.kind == "quote"
    assert "same quotation" in quote.why
    assert fact is not None
    assert "both name Port Ellery" in fact.why
    assert fact.differs == ("figure: 40 tonnes / Some 60 tonnes (fuel)",)


def test_headings_are_never_linked() -> None:
    links = align([told(1, HARBOUR, heading=True), told(2, (HARBOUR[0], *COAST), heading=True)])
    assert all(link.a[1] != 0 and link.b[1] != 0 for link in links)


def test_the_user_decides() -> None:
    articles = [told(1, HARBOUR), told(2, COAST)]
    links = align(articles, [((2, 1), (1, 1), False), ((2, 0), (1, 2), True), ((9, 0), (1, 0), True)])
    assert between(links, 1, 1) is None
    drawn = between(links, 2, 0)
    assert drawn is not None
    assert drawn.strength == 1.0
    assert "confirmed by you" in drawn.why


def test_articles_prepared_once_give_the_links_of_a_pair() -> None:
    one, two = prepare(told(1, HARBOUR)), prepare(told(2, COAST))
    links = [(link.a, link.b, link.strength) for link in pair_links(one, two)]
    assert links == [(link.a, link.b, link.strength) for link in align([told(1, HARBOUR), told(2, COAST)])]


def test_words_alone_line_up_too() -> None:
    one, two = prepare_by_words(told(1, HARBOUR)), prepare_by_words(told(2, COAST))
    shown = {(link.a[1], link.b[1]) for link in pair_links(one, two) if link.strength >= CUT}
    assert (1, 1) in shown


def test_what_cannot_be_done_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [told(1, HARBOUR), told(2, COAST, "es")]
    assert notes(articles) == ()
    monkeypatch.setattr("index.align.align.meaning", lambda: None)
    assert any("different languages (en, es)" in note for note in notes(articles))
    assert pair_links(prepare(articles[0]), prepare(articles[1])) == ()


def test_spanish_and_english_line_up() -> None:
    spanish = (
        "Las escuelas seguirán abiertas toda la semana.",
        "Unas 40 toneladas de combustible se derramaron al encallar un carguero en Port Ellery.",
    )
    links = align([told(1, HARBOUR), told(2, spanish, "es")])
    assert max(links, key=lambda link: link.strength).b == (2, 1)


@pytest.mark.parametrize(
    ("one", "two", "differing"),
    [
        ("The bank raised its rate on Tuesday.", "The bank lowered its rate on Tuesday.", "opposite: raised / lowered"),
        (
            "The mayor will sign the bill.",
            "The mayor will not sign the bill.",
            "negation: sign / not sign",
        ),
        ("The vote is on Tuesday in Ellery.", "The vote is on Friday in Ellery.", "day: Tuesday / Friday"),
        ("Prices in Ellery rose 4 percent.", "Prices in Ellery rose 5%.", "figure: 4 percent / 5%"),
        ("Aid of $2 million goes to Ellery.", "Aid of $3m goes to Ellery.", "figure: $2 million / $3m"),
    ],
)
def test_opposites_and_figures_are_flagged(one: str, two: str, differing: str) -> None:
    (link,) = align([told(1, [one]), told(2, [two])], [((1, 0), (2, 0), True)])
    assert link.differs == (differing,)


def test_three_is_the_figure_3() -> None:
    (link,) = align([told(1, ["Three ships sank."]), told(2, ["The ships that sank: 3."])], [((1, 0), (2, 0), True)])
    assert link.differs == ()
    assert "same figure: 3" in link.why


def test_links_that_are_not_shown_wait_to_say_where_they_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.align.align.CUT", 0.99)
    monkeypatch.setattr("index.align.align.settled", lambda articles, judged: judged == {"settled": b""})
    articles = [told(1, ["The vote is on Tuesday in Ellery."]), told(2, ["The vote is on Friday in Ellery."])]
    (hidden,) = align(articles, (), {})
    assert hidden.why == ("both name Ellery", "shared words: vote")
    assert hidden.differs == ()
    (settled,) = align(articles, (), {"settled": b""})
    (confirmed,) = align(articles, [((2, 0), (1, 0), True)], {})
    assert settled.differs == confirmed.differs == ("day: Tuesday / Friday",)


_SENTENCE = st.lists(
    st.sampled_from(["The", "ship", "sank", "Ellery", "40", "“no”", "not", "said.", "—", ",", "é", "中文", "$3m"]),
    max_size=9,
).map(" ".join)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(_SENTENCE, max_size=4), min_size=1, max_size=3))
def test_any_text_gives_sound_links(texts: list[list[str]]) -> None:
    articles = [told(number, sentences) for number, sentences in enumerate(texts, start=1)]
    for link in align(articles):
        assert link.a[0] < link.b[0]
        assert WEAKEST <= round(link.strength + 0.001, 3) <= 1.001
        assert 0 <= link.a[1] < len(texts[link.a[0] - 1])
        assert link.why
