"""What of a pasted page is kept as the article, and what is set aside and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.clean.clean import clean, lay_out
from store.records import Block, Details, Page, Role
from tests.index.pasted import PAGES, Pasted


def _page(text: str, title: str = "") -> Page:
    return Page(text, (Block(0, len(text)),), Details(title=title))


def _set_aside(text: str, title: str = "") -> dict[str, str]:
    page = _page(text, title)
    return {text[piece.start : piece.end]: piece.reason for piece in clean(page) if piece.role is Role.FURNITURE}


def _kept(text: str, title: str = "") -> str:
    return lay_out(text, clean(_page(text, title)))


@pytest.mark.parametrize("pasted", PAGES, ids=lambda pasted: pasted.name)
def test_pasted_pages_give_the_article_and_nothing_else(pasted: Pasted) -> None:
    page = _page(pasted.text)
    pieces = clean(page)
    assert lay_out(pasted.text, pieces).split("\n\n") == pasted.article
    headline = " ".join(pasted.text[piece.start : piece.end] for piece in pieces if piece.role is Role.HEADLINE)
    assert headline == pasted.headline
    headings = [pasted.text[piece.start : piece.end] for piece in pieces if piece.role is Role.HEADING]
    assert headings == pasted.headings


BODY = (
    "The harbour board of Ostrava Bay voted on Monday to close the northern quay for two years of repairs.\n\n"
    "“We have no choice, the concrete is crumbling under the cranes,” said Ines Varga, who heads the board.\n\n"
    "Shippers asked for more time, and several said they would move their cargo to the southern docks instead.\n\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "He said he would donate his salary to the victims and asked others to subscribe to the fund.",
        "“Please support our work with a donation,” the charity wrote to its members on Friday, officials said.",
        "The newsletter was sent to 4,000 subscribers before the police closed it down.",
        "Follow-up talks are planned for March.",
        "More than 500 people signed up on Wednesday.",
        "The minister shared the photo on Facebook and Twitter, where thousands commented.",
        "Steady as she goes, the captain said, as cited by Reuters.",
        "A photo by the coastguard showed the hull on its side.",
        "Residents can donate clothes at the town hall if they want to help the families.",
        "No.",
    ],
)
def test_running_text_that_speaks_of_such_things_stays(line: str) -> None:
    assert line in _kept(BODY + line + "\n\nThe board meets again in March to decide on the cranes and their crews.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Did you like this article?", "reader survey"),
        ("Follow us on our official WhatsApp channel for breaking news!", "follow us"),
        ("Sign up for our morning newsletter and never miss a story.", "newsletter"),
        ("We use cookies to improve your experience. Accept all cookies", "cookie notice"),
        ("© 2025 The Bay Courier. All rights reserved.", "copyright"),
        ("https://img.example.com/2025/11/quay.jpg?w=640", "link"),
        ("Share on Facebook", "share buttons"),
        ("0 Comments", "comments"),
        ("(Reporting by Ana Ruiz in Ostrava; Editing by Tom Field)", "reporting credit"),
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "advertisement"),
        ("-", "separator"),
        ("READ MORE: Cranes fall silent in the northern docks", "related link"),
        ("The northern quay on Sunday. (Photo by Ana Ruiz / AFP via Getty Images)", "caption"),
        ("Workers on the quay, Ostrava Bay, November 3, 2025. REUTERS/Ana Ruiz/File Photo", "caption"),
        ("Lea también: Los muelles del norte cierran", "related link"),
        ("Síguenos en WhatsApp y Facebook", "follow us"),
        ("Suivez-nous sur WhatsApp", "follow us"),
        ("Jetzt Newsletter abonnieren", "newsletter"),
    ],
)
def test_furniture_between_paragraphs_is_set_aside_with_its_reason(line: str, reason: str) -> None:
    text = BODY + line + "\n\nThe board meets again in March to decide on the cranes and their crews."
    assert _set_aside(text) == {line: reason}


def test_a_pull_quote_goes_and_the_sentence_in_running_text_stays() -> None:
    quote = "“We have no choice, the concrete is crumbling under the cranes.”"
    assert _set_aside(BODY + quote + "\n\nThe vote was seven to two, the clerk said.") == {quote: "pull quote"}


def test_a_pull_quote_before_its_sentence_with_the_name_of_the_speaker() -> None:
    quote = "“The concrete is crumbling under the cranes” — Ines Varga"
    assert _set_aside(quote + "\n\n" + BODY) == {quote: "pull quote"}


def test_a_paragraph_cut_by_a_line_break_is_joined() -> None:
    text = "The board met for six hours in the old customs house and finally\nvoted to close the quay. Nobody spoke.\n"
    assert (
        _kept(text)
        == "The board met for six hours in the old customs house and finally voted to close the quay. Nobody spoke."
    )


def test_a_paragraph_cut_by_a_caption_is_joined() -> None:
    caption = "The quay on Sunday. (Photo: Ana Ruiz/AFP)"
    text = (
        BODY + f"The board met for six hours in the old customs house and finally\n\n{caption}\n\nvoted to close it.\n"
    )
    assert "customs house and finally voted to close it." in _kept(text)


def test_hard_wrapped_mail_is_laid_out_in_paragraphs() -> None:
    text = (
        "The harbour board of Ostrava Bay voted on Monday to close the northern\n"
        "quay for two years. The repairs will cost nine million, the clerk said,\n"
        "and the cranes will be sold. Shippers asked for more time, and several\n"
        "said they would move.\n\n"
        "The vote was seven to two. Ines Varga, who heads the board, called the\n"
        "state of the concrete a danger to everyone who works there, and to the\n"
        "ships themselves.\n"
    )
    assert _kept(text).count("\n\n") == 1


def test_bullets_broken_over_lines_hold_together() -> None:
    text = BODY + "The plan has two parts:\n\n•\nNew piles under the quay\n\n• Sale of the\nold cranes\n\nIt begins."
    assert "• New piles under the quay" in _kept(text)


def test_the_declared_title_repeated_in_the_text_is_the_headline() -> None:
    page = _page("Board closes northern quay\n\n" + BODY, "Board closes northern quay | Bay Courier")
    assert [page.text[p.start : p.end] for p in clean(page) if p.role is Role.HEADLINE] == [
        "Board closes northern quay"
    ]


def test_hints_of_the_format_are_followed() -> None:
    text = "Menu of the day\n" + BODY
    page = Page(text, (Block(0, 15, "", "outside the article"), Block(16, len(text))))
    assert clean(page)[0].reason == "outside the article"


def test_words_are_counted_in_scripts_without_blanks() -> None:
    """A page whose article has no blanks keeps its hints: its paragraphs are no labels of one word."""
    menu = "政治 経済 社会 国際"
    body = (
        "港の委員会は月曜日、北側の岸壁を二年間閉鎖して修理することを決めた。",
        "船主たちは南側の岸壁に荷物を移すと話している。",
    )
    text = "\n".join([menu, *body])
    page = Page(text, (Block(0, len(menu), "", "outside the article"), Block(len(menu) + 1, len(text))))
    assert [piece.role for piece in clean(page)] == [Role.FURNITURE, Role.BODY, Role.BODY]


def test_a_quotation_that_goes_on_is_no_pull_quote() -> None:
    said = '"We have no choice, the concrete is crumbling under the cranes," she continued.'
    assert said in _kept(BODY.replace("“", '"').replace("”", '"') + said)


def test_what_a_long_heading_sums_up_is_told_by_the_article() -> None:
    """A standfirst made of each section's first sentence leaves these sentences where they are."""
    ledes = [
        "A fire in the hills above Lowfield burned until Monday evening, when rain came at last.",
        "Another one at the edge of Port Alder was put out by the harbour's own brigade within hours.",
    ]
    text = "\n".join([" ".join(ledes), *ledes, BODY])
    head = len(" ".join(ledes))
    page = Page(text, (Block(0, head, "heading"), Block(head + 1, len(text), "paragraph")), Details(title="Two fires"))
    told = lay_out(text, clean(page)).split("\n\n")
    assert told.count(ledes[0]) == told.count(ledes[1]) == 1


def test_a_page_that_would_be_all_furniture_is_kept_whole() -> None:
    assert _kept("Advertisement\nRead more") == "Advertisement\n\nRead more"


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The harbour board voted on Monday to close the northern quay for two years of repairs",
                "It was a long day for all who work at the docks and in the yards around it.",
                *("Board closes quay", "Read more", "•", "-", "Photo: A B/AFP", "and so on", "", "  ", "By Ana Ruiz"),
                *("“No.”", "3 May 2025", "\u2028", "\r"),
            ]
        ),
        max_size=14,
    )
)
def test_every_character_is_in_exactly_one_piece(lines: list[str]) -> None:
    text = "\n".join(lines)
    pieces = clean(_page(text))
    at = 0
    for piece in pieces:
        assert piece.start >= at
        assert not text[at : piece.start].strip()
        assert piece.start < piece.end
        at = piece.end
    assert not text[at:].strip()
