"""One utterance, cut differently by several outlets, is one group; other sentences are not in it."""

from __future__ import annotations

import pytest

from index.quotes.quotes import quotes
from index.quotes.together import together, translations
from index.quotes.utterances import utterances
from index.quotes.variants import base, same_utterance, variants
from index.quotes.wording import marks
from store.records import Article, Details, Link, Original, Passage, Quote


def quote(article: int, text: str, speaker: str = "Ana Ruiz") -> Quote:
    return Quote(article, 0, len(text), text, speaker)


SAME = [
    ("Okay with me, whatever we have to do to stop drugs,", "To stop drugs? It's OK with me. Whatever we have to do,"),
    ("whatever we have to do", "Okay with me, whatever we have to do to stop drugs,"),
    ("whatever we have to do", "To stop drugs? It's OK with me. Whatever we have to do,"),
    ("it’s very sad to watch", "it's very, very sad to watch and see what’s happened to that country."),
    ("It’s not going to happen,", "is not going to happen"),
    ("We seek co-ordination without subordination.", "coordination without subordination"),
    (
        "We saw the water … and we ran to the hill",
        "We saw the water come over the wall, and we ran to the hill behind the church.",
    ),
    ("They recognised the danger too late", "they recognized the danger too late"),
    ("We do not govern by temper-tantrum.", "govern by temper tantrum"),
]
OTHER = [
    ("They know how I stand", "I’m not happy with the country."),
    ("We are going to build a wall", "We are going to win the vote"),
    ("We are not going to ask for it because we do not want help.", "It's not going to happen"),
    ("the people", "It is the people who decide"),
    ("we have to", "Whatever we have to do, we do"),
    ("The dam is old and it leaks.", "The bridge is new and it stands."),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    assert same_utterance(quote(1, a), quote(2, b))
    assert same_utterance(quote(2, b), quote(1, a))


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other(a: str, b: str) -> None:
    assert not same_utterance(quote(1, a), quote(2, b))


def test_another_speaker_is_another_utterance() -> None:
    assert not same_utterance(quote(1, "It is too late"), quote(2, "It is too late", "Tom Hale"))
    assert same_utterance(quote(1, "It is too late"), quote(2, "It is too late", ""))
    assert same_utterance(quote(1, "It is too late", "Ruiz"), quote(2, "It is too late"))


def test_the_same_post_in_the_sentences_of_two_speakers_is_no_utterance() -> None:
    told = quote(1, "He told me of his decision to step down as head of the harbour board for the time being.")
    own = quote(2, "I have made the decision to step down as head of the harbour board and rest.", "Tom Hale")
    assert not same_utterance(told, own)


def test_the_same_words_of_speakers_read_differently_are_one_utterance() -> None:
    told = "a shameless display of river piracy"
    assert same_utterance(quote(1, told), quote(2, told, "One Altona lawyer"))


def test_words_whose_speaker_is_not_told_make_no_one_utterance_of_two_speakers() -> None:
    ruiz = quote(1, "To call the board the enemy of the valley is as foolish as it is dangerous")
    hale = quote(2, "We farmers are not the enemy of the valley.", "Tom Hale")
    nobody = quote(3, "the board is not the enemy of the valley", "")
    found = {quote.speaker: quote.variants for quote in variants([[ruiz], [hale], [nobody]])}
    assert found["Ana Ruiz"] is None or found["Ana Ruiz"] != found["Tom Hale"]


def test_a_word_alone_joins_what_it_was_taken_from_where_passages_are_lined_up() -> None:
    whole, word = quote(1, "The talks were outrageous from start to end."), quote(2, "outrageous")
    assert [one.variants for one in variants([[whole], [word]])] == [None, None]
    assert [one.variants for one in variants([[whole], [word]], lambda a, b: True)] == [1, 1]


def test_groups_are_numbered_and_reach_over_articles() -> None:
    told = [
        [quote(1, "whatever we have to do"), quote(1, "the wall leaks and everybody knows")],
        [quote(2, "Okay with me, whatever we have to do to stop drugs,"), quote(2, "Nobody has asked us.")],
        [
            quote(3, "To stop drugs? It's OK with me. Whatever we have to do,"),
            quote(3, "everybody knows the wall leaks"),
        ],
    ]
    assert [one.variants for one in variants(told)] == [1, 2, 1, None, 1, 2]


def test_the_same_article_twice_is_no_group() -> None:
    assert [one.variants for one in variants([[quote(1, "It leaks every day"), quote(1, "It leaks every day")]])] == [
        None,
        None,
    ]


def test_the_longest_is_the_base() -> None:
    assert base([quote(1, "it leaks"), quote(2, "we know it leaks"), quote(3, "leaks")]).article == 2


def shown(a: str, b: str) -> list[tuple[str, str, str]]:
    return [
        (
            mark.kind,
            a[mark.base.start : mark.base.end] if mark.base else "",
            b[mark.other.start : mark.other.end] if mark.other else "",
        )
        for mark in marks(a, b)
    ]


def test_marks_of_what_was_cut_added_changed_and_moved() -> None:
    assert shown("We know it leaks every day", "it leaks every day") == [("cut", "We know", "")]
    assert shown("it leaks every day", "it leaks every single day") == [("added", "", "single")]
    assert shown("The old dam leaks", "The new dam leaks") == [("changed", "old", "new")]
    assert shown("Whatever we have to do to stop drugs", "To stop drugs, whatever we have to do") == [
        ("moved", "to stop drugs", "To stop drugs")
    ]
    assert shown("It’s very sad", "it's VERY sad!") == []


def test_marks_of_contractions_and_of_what_is_only_printed_otherwise() -> None:
    assert shown("I am sure it leaks", "I'm sure it leaks") == [("changed", "I am", "I'm")]
    assert shown("It's old and it leaks", "That's old and it leaks") == [("changed", "It's", "That's")]
    assert shown("It’s not going to leak,", "is not going to leak") == [("changed", "It’s", "is")]
    assert shown("a state-funded work force of men", "a state funded workforce of men") == []


def test_the_same_words_in_another_place_are_moved_and_not_cut_and_added() -> None:
    assert shown("a dam, either with us or them", "a dam with either us or them") == [("moved", "with", "with")]


def test_chance_words_in_another_place_are_not_moved() -> None:
    whole = "The new dam leaks and nobody has told the people of the valley what the new dam costs."
    assert ("moved", "new dam", "new dam") not in shown(whole, "Nobody has told the people of the valley. New dam.")


def test_another_part_of_what_was_said_is_added_and_cuts_nothing() -> None:
    assert shown("The dam leaks and nobody has told us.", "We want new walls and a dam in June.") == [
        ("added", "", "We want new walls and a dam in June")
    ]


def test_what_an_article_gives_in_two_quotations_is_not_cut() -> None:
    told = [
        [quote(1, "The dam is old and it leaks every day. Nobody has asked the people of the valley. We want a wall.")],
        [quote(2, "The dam is old and it leaks every day."), quote(2, "Nobody has asked the people of the valley.")],
    ]
    (said,) = utterances(variants(told))
    whole = told[0][0].text
    assert [
        [(mark.kind, whole[mark.base.start : mark.base.end]) for mark in variant.marks if mark.base]
        for variant in said.variants
    ] == [
        [],
        [("apart", "Nobody has asked the people of the valley"), ("cut", "We want a wall")],
        [("apart", "The dam is old and it leaks every day"), ("cut", "We want a wall")],
    ]


@pytest.mark.parametrize(
    ("told", "named"), [("He", ""), ("was", ""), ("the mayor", "the mayor"), ("Will Orr", "Will Orr")]
)
def test_a_pronoun_names_no_speaker(told: str, named: str) -> None:
    (said,) = utterances(
        variants([[quote(1, "the dam leaks every day", told)], [quote(2, "the dam leaks every day", told)]])
    )
    assert said.speaker == named


def test_a_quotation_and_its_translation_are_one_utterance() -> None:
    english = "“We will not close the mine,” said Minister Ivan Soto."
    spanish = "«No vamos a cerrar la mina», dijo el ministro Iván Soto."
    articles = [article(1, english, "en"), article(2, spanish, "es")]
    links = [Link((1, 0), (2, 0), 0.9, "same", "quote")]
    told = [quotes(one) for one in articles]
    found = variants(told, together(articles, links), translations(articles, links, told))
    assert [quote.variants for quote in found] == [1, 1]
    (said,) = utterances(found)
    assert len(said.variants) == 2
    assert translations(articles, [], told) == []


def article(number: int, text: str, language: str) -> Article:
    passages = (Passage(0, len(text)),)
    return Article(number, Details(language=language), text, passages, text, (), Original("", 0, "", ""))
