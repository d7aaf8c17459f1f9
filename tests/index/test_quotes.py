"""Quotations are found exactly, with the one who says them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.quotes.quotes import find_quotes
from index.quotes.tidied import tidied


def told(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(quote.text, quote.speaker) for quote in find_quotes(text, language)]


LEAD = "Mayor Ana Ruiz met farmer Tom Hale on Monday. "

ENGLISH = [
    ('"We will build it," Ana Ruiz said.', [("We will build it,", "Ana Ruiz")]),
    ('"We will build it," said Ana Ruiz, the mayor of Altona.', [("We will build it,", "Ana Ruiz")]),
    ('Ana Ruiz said: "We will build it."', [("We will build it.", "Ana Ruiz")]),
    ('"We will build it," she said. "But not now."', [("We will build it,", "Ana Ruiz"), ("But not now.", "Ana Ruiz")]),
    ('"The dam leaks," Hale told reporters.', [("The dam leaks,", "Tom Hale")]),
    ('"The dam leaks," he said.', [("The dam leaks,", "Tom Hale")]),
    ('"The dam leaks," the mayor said.', [("The dam leaks,", "Ana Ruiz")]),
    ('According to Hale, "the dam has leaked for years."', [("the dam has leaked for years.", "Tom Hale")]),
    ('"The dam has leaked for years," according to Hale.', [("The dam has leaked for years,", "Tom Hale")]),
    ('Hale said the dam "has leaked for years" and should go.', [("has leaked for years", "Tom Hale")]),
    ('The dam "has leaked for years" and should go, Hale said.', [("has leaked for years", "Tom Hale")]),
    ('The dam "has leaked for years" and should go, said Hale.', [("has leaked for years", "Tom Hale")]),
    ('Hale, who farms below the dam, said: "It leaks."', [("It leaks.", "Tom Hale")]),
    ('"It leaks," Lena Orth, a spokeswoman for the river board, said.', [("It leaks,", "Lena Orth")]),
    ('Hale shook his head. "It leaks."', [("It leaks.", "Tom Hale")]),
    ('Hale called the dam "a danger", adding, "It leaks."', [("a danger", "Tom Hale"), ("It leaks.", "Tom Hale")]),
    ("“It’s ‘very’ old,” said Hale.", [("It’s ‘very’ old,", "Tom Hale")]),
    ("‘The boys’ club must go,’ Hale said.", [("The boys’ club must go,", "Tom Hale")]),
    ("Residents chanted, “Fix the dam.”", [("Fix the dam.", "Residents")]),
    ('"Is it safe?" asked Hale.', [("Is it safe?", "Tom Hale")]),
    ('"It leaks," wrote Judge Nora Bell in her ruling.', [("It leaks,", "Nora Bell")]),
    ("Hale’s answer was short:\n“It leaks.”", [("It leaks.", "Tom Hale")]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:40] for text, _ in ENGLISH])
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(LEAD + "\n\n" + text) == expected


@pytest.mark.parametrize("place", ["on Kanal’s “The Early Hour.”", "on “The Early Hour,” a talk show."])
def test_the_name_of_a_programme_is_no_quotation(place: str) -> None:
    assert told(f"{LEAD}\n\n“The dam leaks,” Ana Ruiz said {place}") == [("The dam leaks,", "Ana Ruiz")]


OTHERS = [
    ("es", "«La presa pierde agua», dijo Ana Ruiz.", [("La presa pierde agua", "Ana Ruiz")]),
    ("es", "La alcaldesa Ana Ruiz aseguró que «la presa pierde agua».", [("la presa pierde agua", "Ana Ruiz")]),
    (
        "es",
        'Según Ana Ruiz, "la presa pierde agua desde hace años".',
        [("la presa pierde agua desde hace años", "Ana Ruiz")],
    ),
    ("es", "“La presa pierde agua”, afirmó este lunes Ana Ruiz.", [("La presa pierde agua", "Ana Ruiz")]),
    ("fr", "« Le barrage fuit », a déclaré Anne Morel.", [("Le barrage fuit", "Anne Morel")]),
    (
        "fr",
        "Selon Anne Morel, « le barrage fuit depuis des années ».",
        [("le barrage fuit depuis des années", "Anne Morel")],
    ),
    ("de", "„Der Damm ist undicht“, sagte Anna Vogt.", [("Der Damm ist undicht", "Anna Vogt")]),
    ("de", "Anna Vogt sagte: „Der Damm ist undicht.“", [("Der Damm ist undicht.", "Anna Vogt")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS, ids=[text[:30] for _, text, _ in OTHERS])
def test_other_languages(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, language) == expected


def test_marked_words_that_nobody_said_are_no_quotations() -> None:
    assert told('The so-called "peace dividend" was spent. He watched "The Long Night" twice.') == []


def test_inches_and_elisions_open_nothing() -> None:
    assert told("A 5\" pipe from the '90s fed the farmers' market, and rock 'n' roll played.") == []


def test_paragraphs_of_one_quotation_have_one_speaker() -> None:
    text = '"It leaks. We all know it.\n\n"Nobody has mended it," said Tom Hale.'
    assert told(text) == [("It leaks. We all know it.", "Tom Hale"), ("Nobody has mended it,", "Tom Hale")]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = 'Tom Hale said: "It leaks.\n\nThe board met on Friday.\n\nNothing was decided.'
    assert told(text) == [("It leaks.", "Tom Hale")]


def test_quotations_in_a_list() -> None:
    text = 'Tom Hale said the dam was:\n\n• "An old wall with holes in it."\n\n• "A danger to all of us."'
    assert [quote for quote, _ in told(text)] == ["An old wall with holes in it.", "A danger to all of us."]


def test_a_surname_shared_goes_by_the_title() -> None:
    text = "John Reed and Mary Reed own the mill.\n\n“It is ours,” Mrs. Reed said."
    assert told(text) == [("It is ours,", "Mary Reed")]


def test_cue_and_place() -> None:
    text = '"It leaks," Tom Hale told reporters.'
    (quote,) = find_quotes(text, "en", 7)
    assert (quote.article, quote.cue, text[quote.start : quote.end]) == (7, "told", quote.text)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(alphabet="ab Ths.,?!\n\"'“”‘’«»„—:said XY", max_size=200), st.sampled_from(["en", "es", "fr", "de", ""]))
def test_any_text_is_read_and_places_are_right(text: str, language: str) -> None:
    for quote in find_quotes(text, language):
        assert text[quote.start : quote.end] == quote.text
        assert "\n" not in quote.text
        assert quote.text.strip() == quote.text != ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "—No vamos a cerrar la escuela —dijo Rosa Prado—. Los niños se quedan aquí.",
            [("No vamos a cerrar la escuela", "Rosa Prado"), ("Los niños se quedan aquí.", "Rosa Prado")],
        ),
        ("– No hay marcha atrás – sentenció la presidenta Ana Torres.", [("No hay marcha atrás", "Ana Torres")]),
        ("— Primer punto de la lista\n— Segundo punto de la lista", []),
        (
            "Iván Soto afirmó que «la empresa nos dijo “no hay peligro” y mintió» en la reunión.",
            [("la empresa nos dijo “no hay peligro” y mintió", "Iván Soto")],
        ),
    ],
)
def test_spanish_dashes_and_nested_guillemets(text: str, told: list[tuple[str, str]]) -> None:
    assert [(quote.text, quote.speaker) for quote in find_quotes(text, "es")] == told


@pytest.mark.parametrize(
    ("told", "kept"),
    [("Don Reyes can rightly get", "Don Reyes"), ("according to a defense official", "defense official")],
)
def test_a_speaker_is_told_without_the_sentence(told: str, kept: str) -> None:
    assert tidied(told) == kept


WHO = [
    # a pronoun means a person, never a deed or a group
    (
        "Mayor Ana Ruiz met Tom Hale. She said a closure of the dam had been ruled out after a “long talk”.\n\n"
        "“We go on,” she said.",
        [("long talk", "Ana Ruiz"), ("We go on,", "Ana Ruiz")],
    ),
    (
        "Hill Farming organisations also wrote, noting “the dam leaks and nobody listens.”\n\n"
        "Tom Hale said the board knew of it.\n\n“It leaks,” he said.",
        [("the dam leaks and nobody listens.", "Hill Farming organisations"), ("It leaks,", "Tom Hale")],
    ),
    (
        "“It leaks,” said Pim. He believes the board uses the dam as a “cover for the debts of its chairmen.”",
        [("It leaks,", "Pim"), ("cover for the debts of its chairmen.", "Pim")],
    ),
    # who is subject of the sentence before a quotation, or was told to have said something there
    (
        "“It leaks,” said Ana Ruiz.\n\nPetra Holm, who runs the mill, met Ana Ruiz.\n\n“We need it,” she said.",
        [("It leaks,", "Ana Ruiz"), ("We need it,", "Petra Holm")],
    ),
    (
        "“It leaks,” said Tom Hale.\n\nHale’s view of the dam is wrong, Omar Lund said.\n\n“It will hold,” he added.",
        [("It leaks,", "Tom Hale"), ("It will hold,", "Omar Lund")],
    ),
    # a name behind its verb, after a whole clause
    (
        "The engineers appeared to weigh two ways of mending it, said Dr Inés Vidal-Roca, lecturer in dams.\n\n"
        "“One would be to drain the lake. The other is far dearer.”",
        [("One would be to drain the lake. The other is far dearer.", "Inés Vidal-Roca")],
    ),
    (
        "That position of the board appears unlikely to change, said Dr Omar Lund, a professor.\n\n“They said no.”",
        [("They said no.", "Omar Lund")],
    ),
    (
        "The board “wants to take hold of” Altona’s water, fish and meadows, said Tom Hale.",
        [("wants to take hold of", "Tom Hale")],
    ),
    (
        "Tom Hale, a farmer, said Ana Ruiz had been “led astray by others” on the dam.",
        [("led astray by others", "Tom Hale")],
    ),
    # a participle belongs to the subject of the main clause
    (
        "Mayor Ana Ruiz has again rejected the threat of a closure, a threat lately voiced by Tom Hale, asserting to "
        "reporters that such an event “is not going to happen.”",
        [("is not going to happen.", "Ana Ruiz")],
    ),
    (
        "Mayor Ana Ruiz noted that the Hale company had later clarified it would wait, stating, “We will not ask.”",
        [("We will not ask.", "Ana Ruiz")],
    ),
    (
        "Residents chanted “Fix the dam” and held banners that read “Down with the board.”",
        [("Fix the dam", "Residents"), ("Down with the board.", "Residents")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHO, ids=[text[:40] for text, _ in WHO])
def test_only_who_can_speak_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


WHO_SPANISH = [
    (
        "Los ingenieros estudian dos maneras de reparar la presa, explicó la doctora Inés Vidal, profesora.\n\n"
        "«Una sería vaciar el lago. La otra cuesta más».",
        [("Una sería vaciar el lago. La otra cuesta más", "Inés Vidal")],
    ),
    (
        "La alcaldesa Ana Ruiz señaló que la empresa había aclarado su postura, añadiendo: «No vamos a pedirlo».",
        [("No vamos a pedirlo", "Ana Ruiz")],
    ),
    (
        "Los vecinos gritaron «Arreglen la presa» y llevaban pancartas que decían «Abajo la junta».",
        [("Arreglen la presa", "vecinos"), ("Abajo la junta", "vecinos")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHO_SPANISH, ids=[text[:40] for text, _ in WHO_SPANISH])
def test_only_who_can_speak_speaks_in_spanish(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "es") == expected
