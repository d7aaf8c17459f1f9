"""What outlets call the same people and acts."""

from __future__ import annotations

from collections import defaultdict

from index.align.meaning import meaning
from index.naming.naming import word_choice
from index.quotes.quotes import quotes
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


def test_a_verb_before_a_name_describes_nobody() -> None:
    one = article(
        1, "Critics will associate Oskar Vell with it.", "Among them was Edna Roe, former Sen. Adam Bale said."
    )
    two = article(2, "The dictator Oskar Vell spoke.", "The dictator Edna Roe spoke.")
    assert word_choice([one, two], [], meaning()) == ()


def test_two_offices_of_one_person_are_no_choice() -> None:
    one = article(1, "It was welcomed by Senator Oskar Vell.")
    two = article(2, "It was welcomed by the committee chairman Oskar Vell.")
    assert word_choice([one, two], [], meaning()) == ()


def test_what_an_article_quotes_is_not_its_own_choice() -> None:
    saying = '"The rioters of Lowfield blocked the bridge on Monday," the mayor said.'
    one = article(1, "Hundreds of protesters of Lowfield blocked the bridge on Monday.")
    two = article(2, saying)
    assert word_choice([one, two], [same(0, 0)], meaning())
    assert not word_choice([one, two], [same(0, 0)], meaning(), [quotes(one), quotes(two)])


def test_mere_synonyms_are_left_out() -> None:
    one = article(1, "Heavy winds forced the Lowfield ferry back to its harbour.")
    two = article(2, "Strong winds forced the Lowfield ferry back to its harbour.")
    assert word_choice([one, two], [same(0, 0)], meaning()) == ()


def test_without_the_package_for_meaning_listed_wordings_are_found() -> None:
    one = article(1, "Governor Adela Marr threatened the miners of Lowfield with a lockout.")
    two = article(2, "Governor Adela Marr warned the miners of Lowfield of a lockout.")
    assert told(word_choice([one, two], [same(0, 0)], None), "") == {1: {"threatened"}, 2: {"warned"}}


def test_listed_wordings_of_one_view_stand_on_one_line() -> None:
    one = article(1, "Migrants reached the border fence near Lowfield.", "The border fence near Lowfield is new.")
    two = article(2, "Migrants reached the border wall near Lowfield.", "The border walls near Lowfield are new.")
    found = word_choice([one, two], [same(0, 0), same(1, 1)], meaning())
    assert [{term.text for term in choice.terms} for choice in found] == [{"fence", "wall", "walls"}]


def test_the_same_words_about_something_else_are_no_choice() -> None:
    one = article(1, "In Lowfield the mayor threatened on Friday evening to close the old copper mine for good.")
    two = article(2, "In Lowfield the mayor met a brass band from the coast, whose players promised another concert.")
    assert not told(word_choice([one, two], [same(0, 0)], meaning()), "")


def test_capitals_and_set_phrases_name_no_view() -> None:
    one = article(1, "The Wall Street bank of Lowfield closed in order to save money.")
    two = article(2, "The Fence Street bank of Lowfield closed on demand to save money.")
    assert word_choice([one, two], [same(0, 0)], meaning()) == ()


def test_spanish_wordings() -> None:
    one = article(1, "La captura del gobernador Adela Marr sacudió al valle entero.", language="es")
    two = article(2, "El secuestro del gobernador Adela Marr sacudió al valle entero.", language="es")
    assert told(word_choice([one, two], [same(0, 0)], None), "") == {1: {"captura"}, 2: {"secuestro"}}


def test_terms_lie_where_they_say() -> None:
    one = article(1, "Nothing else happened.", "Hundreds of protesters blocked the Lowfield bridge on Monday.")
    two = article(2, "Hundreds of rioters blocked the Lowfield bridge on Monday.")
    by_id = {1: one, 2: two}
    choices = word_choice([one, two], [same(1, 0)], meaning())
    assert choices
    assert all(by_id[t.article].text[t.start : t.end] == t.text for choice in choices for t in choice.terms)
