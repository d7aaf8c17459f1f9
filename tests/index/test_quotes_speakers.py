"""Who says a quotation, in the ways that reporters tell it: hearsay, chains, works, bodies, lists, pronouns."""

from __future__ import annotations

import pytest

from index.quotes.quotes import find_quotes

LEAD = "Mayor Ana Ruiz met farmer Tom Hale on Monday. Omar Lund, her former deputy, was there.\n\n"


def speakers(text: str, language: str = "en") -> list[str]:
    return [quote.speaker for quote in find_quotes(text, language)]


TOLD_OF_OTHERS = [
    (
        "Her former deputy, Omar Lund, wrote in his memoir that Ruiz asked at least twice in 2020 if "
        'the board could "drain the lake to drown the farm."',
        ["Ana Ruiz"],
    ),
    (
        'According to Lund\'s book, Ruiz asked whether the board could "drain the lake at night."',
        ["Ana Ruiz"],
    ),
    (
        'Ruiz asked, according to Lund\'s book, whether the board could "drain the lake at night."',
        ["Ana Ruiz"],
    ),
    (
        'According to Lund, Ruiz had been "led astray by others" on the dam.',
        ["Omar Lund"],
    ),
    (
        'According to Lund\'s memoir, the mayor was "led astray by others" on the dam.',
        ["Omar Lund"],
    ),
    (
        'In his memoir, Lund recalled that Ruiz was "furious about the dam".',
        ["Omar Lund"],
    ),
    (
        'Lund recalled that Ruiz told him: "Drain the lake."',
        ["Ana Ruiz"],
    ),
    (
        'Lund recalled Ruiz saying "drain the lake" to her staff.',
        ["Ana Ruiz"],
    ),
    (
        'Lund remembered the mayor asking him if he could "drain the lake".',
        ["Ana Ruiz"],
    ),
    (
        'Lund wrote that he replied that it would be "a crime and a folly."',
        ["Omar Lund"],
    ),
    (
        '"Drain the lake," Ruiz told him, Lund wrote in his memoir.',
        ["Ana Ruiz"],
    ),
    (
        '"Drain the lake," Ruiz told him, according to Lund.',
        ["Ana Ruiz"],
    ),
    (
        '"Drain the lake," Ruiz said, according to Lund\'s book.',
        ["Ana Ruiz"],
    ),
    (
        'Lund claimed Ruiz had said the farm was "a nest of rats".',
        ["Ana Ruiz"],
    ),
    (
        'Lund quoted Ruiz as saying: "Drain the lake."',
        ["Ana Ruiz"],
    ),
    (
        'Ruiz was quoted by Lund as saying the lake was "too full".',
        ["Ana Ruiz"],
    ),
    (
        'Lund testified that Ruiz ordered him to "drain the lake".',
        ["Ana Ruiz"],
    ),
    (
        'Ruiz, Lund wrote, was "furious about it".',
        ["Omar Lund"],
    ),
    (
        'Lund says Hale called the dam "a danger" in a letter.',
        ["Tom Hale"],
    ),
    (
        'Hale told Lund that "the dam leaks".',
        ["Tom Hale"],
    ),
    (
        'Lund was told by Hale that "the dam leaks".',
        ["Tom Hale"],
    ),
    (
        'Hale said the board "listens to nobody" and took aim at Lund, who he said "was right in 2019".',
        ["Tom Hale", "Tom Hale"],
    ),
    (
        'The police found nothing, with one diver saying he felt "fairly sure that it leaks".',
        ["one diver"],
    ),
]


SPOKEN = [
    (
        'Rosa Lind, the president of the anti-dam group Susan B. Holm List, said the wall was "a danger to everybody".',
        ["Rosa Lind"],
    ),
    (
        'Hill Union President Ilse Hog called the wall "an act of despair," accusing him of "turning '
        'to lies about water".',
        ["Ilse Hog", "Ilse Hog"],
    ),
    (
        'Low Rising, a pro-dam group, took aim at Tom Hale, saying on Sunday that he made "brazen and false claims".',
        ["Low Rising"],
    ),
    (
        'Sen. Bernie Sand of Ostrava told the crowd that "I want the whole report."',
        ["Bernie Sand"],
    ),
    (
        '"It leaks," asked Courier Works\' Mark Hemming.',
        ["Mark Hemming"],
    ),
    (
        '"It leaks," wrote the National Courier\'s Altona correspondent, John Cormack, on Monday.',
        ["John Cormack"],
    ),
    (
        'Amy Klob spoke briefly, and instead posted a picture of the wall with the words, "Let us never forget."',
        ["Amy Klob"],
    ),
    (
        'The Bay Fund, the political arm of the club, wrote that "the wall has to go for good." It '
        'said the board "listens to nobody."'
        "\n\n"
        '"We will not vote for it," the group added.',
        ["Bay Fund", "Bay Fund", "Bay Fund"],
    ),
    (
        'The firm said it was prepared to pay a "significant" fee to the town if the two sides agree '
        "but the deal is blocked.",
        ["firm"],
    ),
    (
        'The first reports came after 22 emails from the server were marked "top secret."',
        [],
    ),
    (
        '"You paid for years, every month," the advertisement says. "Now it is gone."',
        ["advertisement", "advertisement"],
    ),
    (
        'Tom Hale spoke of it. "The Wall of Shame has to go," he tweeted.'
        "\n\n"
        '"Brett Kavan should sue, or the Office of Justice will come," he wrote.',
        ["Tom Hale", "Tom Hale"],
    ),
    (
        'In a Tuesday appearance on "The Late Show with Stephen Hill," Ana Ruiz said it leaks.',
        [],
    ),
    (
        'Ana Ruiz revealed in her book, "The Quarter Wall," that it leaks.',
        [],
    ),
    (
        '"It leaks and nobody mends it." — Mark Hemming',
        ["Mark Hemming"],
    ),
    (
        'Rubén Sara Sánchez, known as Simi, met us.\n\n"It leaks," Simi said.',
        ["Rubén Sara Sánchez"],
    ),
    (
        '"It leaks," said Hilary Shelton, a director.\n\n"I hope it holds," he said.',
        ["Hilary Shelton", "Hilary Shelton"],
    ),
    (
        '"It leaks," said the mayor, Ana Ruiz.',
        ["Ana Ruiz"],
    ),
    (
        '"It leaks," Ruiz told the Courier in an interview, adding that the board "sleeps".',
        ["Ruiz", "Ruiz"],
    ),
    (
        'Unions, teachers and farmers chanted "Fix the dam".',
        ["Unions, teachers and farmers"],
    ),
    (
        'Hale’s team wrote that a vote against the Democrats’ rules "is a vote for the flood."',
        ["Hale’s team"],
    ),
    (
        'Ana Ruiz praised the rich ("just as good as poor folks").',
        ["Ana Ruiz"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_OF_OTHERS, ids=[text[:50] for text, _ in TOLD_OF_OTHERS])
def test_what_one_tells_of_another(text: str, expected: list[str]) -> None:
    assert speakers(LEAD + text) == expected


@pytest.mark.parametrize(("text", "expected"), SPOKEN, ids=[text[:50] for text, _ in SPOKEN])
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_surname_of_two_is_whose_full_name_came_last() -> None:
    text = 'Ana Ruiz came. Ana Ruiz left. Ana Ruiz wrote.\n\nPablo Ruiz stayed. "It leaks," Ruiz said.'
    assert speakers(text) == ["Pablo Ruiz"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It leaks," said Ursula von der Leyen.', ["Ursula von der Leyen"]),
        ('"It leaks," said MP Ana Ruiz.', ["Ana Ruiz"]),
        ('Ranking Member of the House Water Committee Adam Lund said it was a "green light".', ["Adam Lund"]),
        ('Oslo-based Nordfirm called the bid its "best and final offer."', ["Nordfirm"]),
    ],
)
def test_names_are_read_whole_and_without_what_is_no_part_of_them(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
