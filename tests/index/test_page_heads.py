"""What stands around the headline and between the paragraphs of a pasted page: mastheads, kickers, bylines, credits."""

from __future__ import annotations

import pytest

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from store.records import Block, Details, Page, Role

HEADLINE = "Board closes northern quay"
BODY = (
    "The harbour board of Ostrava Bay voted on Monday to close the northern quay for two years of repairs.\n\n"
    "“We have no choice, the concrete is crumbling under the cranes,” said Ines Varga, who heads the board.\n\n"
    "Shippers asked for more time, and several said they would move their cargo to the southern docks instead."
)
RIGHTS = "© 2025 The Bay Lantern. All rights reserved."


def _page(text: str) -> Page:
    return Page(text, (Block(0, len(text)),))


def _told(text: str) -> Details:
    page = _page(text)
    return describe(page, clean(page))


def _reasons(text: str) -> dict[str, str]:
    return {text[piece.start : piece.end]: piece.reason for piece in clean(_page(text)) if piece.role is Role.FURNITURE}


def _kept(text: str) -> str:
    return lay_out(text, clean(_page(text)))


@pytest.mark.parametrize(
    "name",
    ["THE BAY LANTERN", "The Bay Lantern", "Bay Lantern", "El Diario de Almora", "Almora Times", "BBC News", "Reuters"],
)
@pytest.mark.parametrize("place", ["above", "below", "byline"])
def test_a_line_that_is_only_the_outlets_name_is_no_text(name: str, place: str) -> None:
    head = {
        "above": f"{name}\n\n{HEADLINE}\n\nBy Ana Ruiz",
        "below": f"{HEADLINE}\n\n{name}\n\n20 November 2025",
        "byline": f"{HEADLINE}\n\nBy Ana Ruiz\n{name}",
    }[place]
    text = f"{head}\n\n{BODY}\n\n{RIGHTS}"
    assert _reasons(text)[name] == "outlet"
    assert _told(text).title == HEADLINE
    assert _told(text).byline == ("" if place == "below" else "Ana Ruiz")
    assert _kept(text) == BODY


def test_a_byline_with_a_date_tells_both() -> None:
    told = _told(f"{HEADLINE}\n\nBy Ana Ruiz · January 10, 2026\n\n{BODY}")
    assert (told.byline, told.published) == ("Ana Ruiz", "2026-01-10")


def test_names_outside_the_article_of_a_web_page() -> None:
    lines = [HEADLINE, "Tom Field and others", "By Ana Ruiz", "3 May 2025", BODY]
    text = "\n\n".join(lines)
    blocks = [Block(0, len(HEADLINE), "title")]
    blocks += [Block(text.index(line), text.index(line) + len(line), "", "outside the article") for line in lines[1:4]]
    blocks.append(Block(text.index(BODY), len(text)))
    for declared, names in [("", "Ana Ruiz"), ("The Bay Lantern", "Ana Ruiz"), ("Eva Lind", "Eva Lind")]:
        page = Page(text, tuple(blocks), Details(outlet="The Bay Lantern", byline=declared))
        told = describe(page, clean(page))
        assert (told.byline, told.published) == (names, "2025-05-03")


def test_a_declared_byline_loses_its_by() -> None:
    page = Page(BODY, (Block(0, len(BODY)),), Details(byline="By Ana Ruiz"))
    assert describe(page, clean(page)).byline == "Ana Ruiz"


def test_a_kicker_is_a_section_and_breadcrumbs_tell_outlet_and_section() -> None:
    assert _reasons(f"LOCAL NEWS\n\n{HEADLINE}\n\n{BODY}") == {"LOCAL NEWS": "section"}
    told = _told(f"El Diario de Almora » Mundo\n\n{HEADLINE}\n\n{BODY}")
    assert (told.outlet, told.section) == ("El Diario de Almora", "Mundo")


def test_an_item_broken_over_lines_is_joined() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\nThree risks:\n\n• Cranes could fall on\nboth sides\n\n• Nobody pays"
    assert "• Cranes could fall on both sides" in _kept(text)


def test_an_outlets_name_tells_the_outlet() -> None:
    assert _told(f"EL DIARIO DE ALMORA\n\n{HEADLINE}\n\n{BODY}").outlet == "El Diario de Almora"
    assert _told(f"{HEADLINE}\n\nThe Almora Times\n\n{BODY}").outlet == "The Almora Times"


@pytest.mark.parametrize(
    "label",
    [
        *("LOCAL NEWS", "Local News", "World news", "CITY HALL", "Noticias locales", "EXCLUSIVE", "Harbour"),
        *(
            "Bay Lantern » World",
            "Home > World > Harbours",
            "The Bay Lantern / News",
            "Monday edition",
            "MORNING EDITION",
        ),
    ],
)
def test_a_label_above_the_headline_is_no_text_and_no_headline(label: str) -> None:
    text = f"{label}\n\n{HEADLINE}\n\n{BODY}\n\n{RIGHTS}"
    assert label in _reasons(text)
    assert _told(text).title == HEADLINE
    assert _kept(text) == BODY


def test_a_short_headline_is_a_headline_all_the_same() -> None:
    assert _told(f"Harbour news spreads fast\n\n{BODY}").title == "Harbour news spreads fast"
    assert _told(f"WAR IN THE BAY\n\n{BODY}").title == "WAR IN THE BAY"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ines Calloway, diplomatic correspondent", "Ines Calloway"),
        ("By Ines Calloway, Diplomatic Correspondent", "Ines Calloway"),
        ("By Ines Calloway in Ostrava and Tom Field in Lund", "Ines Calloway in Ostrava and Tom Field in Lund"),
        ("By Ines Calloway, senior political editor, in Ostrava", "Ines Calloway"),
        ("Written by Priya Natarajan", "Priya Natarajan"),
        ("BY INES CALLOWAY", "INES CALLOWAY"),
        ("Por Julián Otero, corresponsal en Madrid", "Julián Otero"),
        ("Redacción / Washington", "Redacción"),
        ("Lucía Ibarra / Agencias", "Lucía Ibarra"),
        ("Ana Ruiz/Tom Field", "Ana Ruiz, Tom Field"),
        ("Ana Ruiz | Madrid", "Ana Ruiz"),
        ("Tom Field, harbour correspondent", "Tom Field"),
    ],
)
def test_bylines_below_the_headline(line: str, names: str) -> None:
    text = f"{HEADLINE}\n\n{line}\n\n20 November 2025\n\n{BODY}"
    assert _reasons(text)[line] == "byline"
    assert _told(text).byline == names


def test_the_bare_name_of_a_writer_by_the_outlet() -> None:
    text = f"{HEADLINE}\n\nMarta Iriarte\nEl Diario de Almora\n\n{BODY}"
    assert _reasons(text) == {"Marta Iriarte": "byline", "El Diario de Almora": "outlet"}


@pytest.mark.parametrize(
    "line",
    [
        "The northern quay on Tuesday morning. Photograph: Lena Voss",
        "La alcaldesa, durante su conferencia. Foto: Archivo / El Diario de Almora",
        "Los muelles, cerrados frente al puerto. / L. VOSS",
        "The northern quay. Picture: Lantern archive",
        "Cranes on the quay Credit: Lena Voss/Bay Lantern",
        "The quay in November. Lena Voss/Bay Lantern",
        "The quay in November | Photo: Lena Voss",
        "Workers on the quay. Photo by Lena Voss",
        "Der Kai am Dienstag. Foto: Lena Voss",
        "Los muelles en noviembre. (Lena Voss)",
    ],
)
def test_a_line_with_a_picture_credit_is_a_caption_and_no_heading(line: str) -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\n{line}\n\nThe board meets again in March to decide on the cranes and their crews."
    assert _reasons(text) == {line: "caption"}


@pytest.mark.parametrize(
    "line",
    [
        "Asked about the photo: Varga said she had never seen it.",
        "The photograph: a crane on its side, and nobody near.",
        "She left the hall at nine. He stayed.",
        "The measure, he said, covers fuel and/or food.",
        "The vote was seven to two (one was away).",
        "Yes / no questions were not allowed.",
        "The board (Varga)",
    ],
)
def test_sentences_that_look_a_little_like_credits_stay(line: str) -> None:
    assert line in _kept(
        f"{HEADLINE}\n\n{BODY}\n\n{line}\n\nThe board meets again in March to decide on the cranes and their crews."
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Listen to the Lantern’s daily podcast", "promotion"),
        ("Listen to our podcast", "promotion"),
        ("Watch our documentary on the harbours", "promotion"),
        ("Escuche nuestro pódcast diario", "promotion"),
        ("Get the Lantern’s weekly letter. Sign up here.", "newsletter"),
        ("Report a mistake in this article", "letters to the editors"),
        ("Have you a picture or a story? Write to the newsdesk.", "letters to the editors"),
        ("Do you have a story? Get in touch: news@lantern.example", "letters to the editors"),
        ("Comments (14)", "comments"),
        ("Comentarios (3)", "comments"),
        ("14 Comments", "comments"),
    ],
)
def test_promotion_between_paragraphs(line: str, reason: str) -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\n{line}\n\nThe board meets again in March to decide on the cranes and their crews."
    assert _reasons(text) == {line: reason}


def test_comments_below_related_links_are_comments() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\nRelated\nWhy the cranes went silent\nComments (14)\nLog in to leave a comment"
    assert _reasons(text)["Comments (14)"] == "comments"


def test_a_short_pull_quote_in_quotation_marks() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\n“The concrete is crumbling under the cranes.”\n\nThe vote was seven to two."
    assert _reasons(text) == {"“The concrete is crumbling under the cranes.”": "pull quote"}
    said = "“They run the whole bay,” he said. “It is sad.”"
    text = f"{HEADLINE}\n\n{said}\n\n{BODY}\n\n“They run the whole bay.”\n\nThat was all."
    assert _reasons(text) == {"“They run the whole bay.”": "pull quote"}
