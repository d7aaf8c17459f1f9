"""What outlets call the same people and acts."""

from __future__ import annotations

from collections import defaultdict

from index.align.meaning import meaning
from index.naming.naming import word_choice
from store.records import Article, Details, Link, Original, Passage, WordChoice


def article(number: int, *sentences: str, language: str = "en") -> Article:
    text, passages = "", []
    for sentence in sentences:
        text += " " if text else ""
        passages.append(Passage(len(text), len(text) + len(sentence)))
        text += sentence
    return Article(number, Details(language=language), text, tuple(passages), text, (), Original("", 0, "", ""))


def same(a: int, b: int) -> Link:
    return Link((1, a), (2, b), 0.9, "same", "fact")


def told(choices: tuple[WordChoice, ...], of: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for choice in choices:
        for term in choice.terms if choice.of == of else ():
            found[term.article].add(term.text)
    return found


def test_an_act_is_named_in_two_ways() -> None:
    one = article(1, "The kidnapping of Governor Adela Marr shocked the whole valley.")
    two = article(2, "The capture of Governor Adela Marr has shocked the valley.")
    found = told(word_choice([one, two], [same(0, 0)], meaning()), "")
    assert found == {1: {"kidnapping"}, 2: {"capture"}}


def test_words_that_both_use_are_no_choice() -> None:
    one = article(1, "The protesters of Lowfield blocked the bridge.", "Some rioters were held.")
    two = article(2, "The rioters of Lowfield blocked the bridge.", "The protesters went home.")
    assert not told(word_choice([one, two], [same(0, 0)], meaning()), "")


def test_protesters_and_rioters() -> None:
    one = article(1, "Hundreds of protesters blocked the Lowfield bridge on Monday.")
    two = article(2, "Hundreds of rioters blocked the Lowfield bridge on Monday.")
    found = told(word_choice([one, two], [same(0, 0)], meaning()), "")
    assert found == {1: {"protesters"}, 2: {"rioters"}}


def test_passages_that_are_not_linked_are_not_compared() -> None:
    one = article(1, "Hundreds of protesters blocked the Lowfield bridge on Monday.")
    two = article(2, "Hundreds of rioters blocked the Lowfield bridge on Monday.")
    assert word_choice([one, two], [], meaning()) == ()


def test_words_of_two_languages_are_not_compared() -> None:
    one = article(1, "Hundreds of protesters blocked the Lowfield bridge.")
    two = article(2, "Cientos de manifestantes bloquearon el puente.", language="es")
    assert word_choice([one, two], [same(0, 0)], meaning()) == ()


def test_a_person_is_described_in_two_ways() -> None:
    one = article(1, "They met the northern leader Oskar Vell on Friday.", "Oskar Vell smiled.")
    two = article(2, "They met the northern dictator Oskar Vell on Friday.", "Oskar Vell smiled.")
    found = told(word_choice([one, two], [], meaning()), "Oskar Vell")
    assert found == {1: {"northern leader"}, 2: {"northern dictator"}}


def test_one_office_written_long_and_short_is_no_choice() -> None:
    one = article(1, "It was welcomed by Senator Oskar Vell.")
    two = article(2, "It was welcomed by Sen. Oskar Vell.")
    assert word_choice([one, two], [], meaning()) == ()


def test_what_stands_before_a_description_is_no_part_of_it() -> None:
    one = article(1, "Crowds welcomed President Oskar Vell in the square.")
    two = article(2, "Crowds met the strongman Oskar Vell in the square.")
    found = told(word_choice([one, two], [], meaning()), "Oskar Vell")
    assert found == {1: {"President"}, 2: {"strongman"}}


def test_a_couple_of_one_surname_is_kept_apart() -> None:
    one = article(1, "The teacher Maria Vell spoke.", "Then the dictator John Vell spoke.")
    two = article(2, "The teacher Maria Vell spoke.", "Then the president John Vell spoke.")
    choices = word_choice([one, two], [], meaning())
    assert [choice.of for choice in choices] == ["John Vell"]


def test_terms_lie_where_they_say() -> None:
    one = article(1, "Nothing else happened.", "Hundreds of protesters blocked the Lowfield bridge on Monday.")
    two = article(2, "Hundreds of rioters blocked the Lowfield bridge on Monday.")
    by_id = {1: one, 2: two}
    choices = word_choice([one, two], [same(1, 0)], meaning())
    assert choices
    assert all(by_id[t.article].text[t.start : t.end] == t.text for choice in choices for t in choice.terms)
