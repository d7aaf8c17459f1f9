"""What a page tells about its article, and what it leaves open."""

from __future__ import annotations

import pytest

from index.clean.clean import clean
from index.describe.bylines import byline
from index.describe.describe import describe
from store.records import Block, Details, Page, Role

BODY = (
    "The harbour board voted on Monday to close the northern quay for two years of repairs, the clerk said.\n\n"
    "Shippers asked for more time, and several said they would move their cargo to the southern docks instead.\n\n"
)


def _told(text: str, declared: Details | None = None) -> Details:
    page = Page(text, (Block(0, len(text)),), declared or Details())
    return describe(page, clean(page))


def test_a_page_with_everything() -> None:
    told = _told(
        "World\n\nBoard closes northern quay\n\nBy Ana Ruiz and Tom Field\n\n"
        "Nov 20, 2025, 6:05 p.m. EST | Updated Nov 21, 2025\n\n"
        "OSTRAVA (Reuters) - " + BODY + "© 2025 The Bay Courier. All rights reserved."
    )
    assert told == Details(
        title="Board closes northern quay",
        outlet="The Bay Courier",
        byline="Ana Ruiz and Tom Field",
        published="2025-11-20T18:05-05:00",
        updated="2025-11-21",
        dateline="OSTRAVA",
        wire="Reuters",
        section="World",
        language="en",
    )


def test_what_is_not_told_is_left_open() -> None:
    assert _told(BODY) == Details(language="en")


def test_declared_details_win() -> None:
    declared = Details(title="Quay closed", outlet="Bay Post", published="2025-11-19", language="en", source_id="a1")
    told = _told("Board closes northern quay\n\nNovember 20, 2025\n\n" + BODY, declared)
    assert (told.title, told.outlet, told.published, told.source_id) == ("Quay closed", "Bay Post", "2025-11-19", "a1")


def test_dates_in_captions_and_running_text_are_not_the_date_of_the_article() -> None:
    text = "Board closes quay\n\nThe quay on November 3, 2025. REUTERS/Ana Ruiz\n\nOn January 4, 2025, it met.\n\n"
    assert _told(text + BODY).published == ""


def test_an_outlet_that_names_itself_in_appeal_and_text() -> None:
    text = "The Lantern is a nonprofit, and we need your support: please donate today.\n\n" + BODY
    assert _told(text + "“It is late,” Rosa Lind told The Lantern.").outlet == "The Lantern"
    assert _told(BODY + "“It is late,” Rosa Lind told Reuters.").outlet == ""


def test_an_agency_in_a_copyright_line_is_not_the_outlet() -> None:
    assert _told(BODY + "Copyright 2025 The Associated Press. All rights reserved.").outlet == ""


@pytest.mark.parametrize(
    ("opening", "place", "wire"),
    [
        ("MEXICO CITY (Reuters) -The", "MEXICO CITY", "Reuters"),
        ("WEST PALM BEACH, Fla. (AP) — The", "WEST PALM BEACH, Fla.", "Associated Press"),
        ("WASHINGTON — The", "WASHINGTON", ""),
        ("Ciudad de México, 20 nov (EFE).- La", "Ciudad de México", "EFE"),
        ("BEIJING, Nov. 20 (Xinhua) -- The", "BEIJING", "Xinhua"),
        ("Paris (AFP) – The", "Paris", "AFP"),
        ("PORT ALDER, March 3 (Northgate) - The", "PORT ALDER", "Northgate"),
        ("Puerto Alder, 3 mar (Norte Prensa).- La", "Puerto Alder", "Norte Prensa"),
        ("The board, on 3 March (Tuesday) voted and the", "", ""),
        ("OTAN (NATO) - the alliance and the", "", ""),
        ("NATO — the alliance — and the", "", ""),
        ("The army (AP) and the", "", ""),
    ],
)
def test_datelines(opening: str, place: str, wire: str) -> None:
    told = _told(
        opening + " harbour board voted to close the northern quay for two years of repairs, he said.\n\n" + BODY
    )
    assert (told.dateline, told.wire) == (place, wire)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("By ANA RUIZ and TOM FIELD, Bay Courier", "ANA RUIZ and TOM FIELD, Bay Courier"),
        ("Por Lucía de la Vega", "Lucía de la Vega"),
        ("Von Jan Kott | 4. März 2025", "Jan Kott"),
        ("By the time the ferry came it was dark", ""),
        ("By Monday the quay was closed", ""),
        ("Por la mañana llovía", ""),
        ("Par exemple", ""),
    ],
)
def test_bylines(line: str, names: str) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        ("Ana Ruiz, professor of harbour law at the University of Lowfield, Courier.example", "Ana Ruiz"),
        ("Ana Ruiz, Bo de la Vega", "Ana Ruiz, Bo de la Vega"),
        ("the newsroom of the paper", "the newsroom of the paper"),
    ],
)
def test_declared_authors_are_names(declared: str, names: str) -> None:
    page = Page("The quay is closed. " * 9, (Block(0, 180),), Details(byline=declared))
    assert describe(page, clean(page)).byline == names


@pytest.mark.parametrize(
    ("byline", "last", "wire"),
    [
        ("The Associated Press", "", "Associated Press"),
        ("Ana Ruiz, Reuters", "", "Reuters"),
        ("AFP", "", "AFP"),
        ("Redacción y Agencia EFE", "", "EFE"),
        ("Jan Kott mit dpa", "", "dpa"),
        ("Ana Ruiz", "(Reporting by Bo Lind in Port Alder; Editing by Tom Field)", "Reuters"),
        ("Ana Ruiz", "Copyright 2013 The Associated Press. All rights reserved.", "Associated Press"),
        ("Ana Ruiz", "The Associated Press contributed to this report.", ""),
        ("Ana Ruiz", "© 2025 Bay Courier. All rights reserved.", ""),
        ("Apolonia Reuter", "", ""),
        ("Ana Ruiz, Northgate Press Agency", "", "Northgate Press Agency"),
        ("Bay City News Service", "", "Bay City News Service"),
        ("Agencia Puerto Norte", "", "Puerto Norte"),
        ("Jan Kott, Nachrichtenagentur Nordlicht", "", "Nachrichtenagentur Nordlicht"),
        ("Ana Ruiz, Harbour Agency", "", ""),
        ("Ana Ruiz, Agencia", "", ""),
    ],
)
def test_agencies_that_are_credited(byline: str, last: str, wire: str) -> None:
    assert _told(f"Board closes quay\n\n{BODY}{last}", Details(byline=byline)).wire == wire


def test_a_running_head_names_the_outlet() -> None:
    text = "The Harbour Courier\n\nFerry adrift\n\nThe night ferry lost power in the strait on Tuesday, the guard said."
    blocks = (Block(0, 19, "paragraph", "running head"), Block(21, 33, "title"), Block(35, len(text), "paragraph"))
    page = Page(text, blocks)
    assert describe(page, clean(page)).outlet == "The Harbour Courier"


@pytest.mark.parametrize(
    ("declared", "published"),
    [("10.11.2025", "2025-11-10"), ("18 novembre 2025", "2025-11-18"), ("8/4/2025", ""), ("yesterday", ""),
     ("2025-11-18T07:30:00+01:00", "2025-11-18T07:30:00+01:00"), ("20251118", "2025-11-18"),
     ("2025-11-18 07:30", "2025-11-18T07:30:00"), ("2025", "")],
)  # fmt: skip
def test_a_declared_date_is_kept_as_iso_8601_or_not_at_all(declared: str, published: str) -> None:
    assert _told(BODY, Details(published=declared)).published == published


SPANISH = (
    "La junta del puerto votó el lunes cerrar el muelle norte durante dos años por obras, dijo el secretario.\n\n"
    "Los transportistas pidieron más tiempo y varios dijeron que llevarían su carga a los muelles del sur."
)


@pytest.mark.parametrize(
    ("last", "names", "wire"),
    [
        ("(Reporting by Ana Ruiz and Bo Lind in Port Alder and Ida Holm in Rome; Editing by Jan Kott and Rosa O'Dell)",
         "Ana Ruiz, Bo Lind, Ida Holm", "Reuters"),
        ("Reporting by Ana Ruiz in Tel Aviv; writing by A.J. Lind; editing by Jan Kott", "Ana Ruiz, A.J. Lind",
         "Reuters"),
        ("Reporting by Ana Ruiz in Rome, Tel Aviv and New York and Steve St. John", "Ana Ruiz, Steve St. John", ""),
        ("Reporting by Ana Ruiz and Edith Holm", "Ana Ruiz, Edith Holm", ""),
        ("Additional reporting by Ida Holm in Rome", "", ""),
        ("Reporting by Lowfield newsroom; Editing by Tom Field", "", "Reuters"),
        ("With information from AP", "", "Associated Press"),
        ("(With inputs from Reuters)", "", "Reuters"),
        ("(Con información de la agencia EFE)", "", "EFE"),
        ("Fuente: Europa Press", "", "Europa Press"),
        ("(Reporte de Ana de la Vega y Bo Lind en Altona. Editado en español por Jan Kott)", "Ana de la Vega, Bo Lind",
         "Reuters"),
        ("Con información de Ana Ruiz y Bo Lind", "Ana Ruiz, Bo Lind", ""),
        ("Mit Material von dpa und AFP", "", "dpa"),
        ("dpa/AFP", "", "dpa"),
        ("(Bericht von Anna Vogt und Jan Kott in Berlin; redigiert von Ida Holm)", "Anna Vogt, Jan Kott", ""),
        ("(Reportage Anne Morel et Luc Petit à Paris ; version française Paul Roy)", "Anne Morel, Luc Petit", ""),
        ("Le Courrier avec AFP", "", "AFP"),
        ("(Reportagem de Ana da Silva e Bo Lind em Porto; edição de Jan Kott)", "Ana da Silva, Bo Lind", ""),
        ("(Com informações da AFP)", "", "AFP"),
        ("(Reportage di Anna Rossi, editing di Luca Bianchi)", "Anna Rossi", ""),
        ("(Fonte: ANSA)", "", "ANSA"),
        ("(Directed by Ana Ruiz; written by Bo Lind)", "", ""),
        ("(The song was written by Bo Lind.)", "", ""),
        ("(A story by Ida Holm)", "", ""),
    ],
)  # fmt: skip
def test_who_the_last_line_credits(last: str, names: str, wire: str) -> None:
    told = _told(f"Board closes quay\n\n{BODY}{last}")
    assert (told.byline, told.wire) == (names, wire)


@pytest.mark.parametrize("sign", [" (EFE)", " EFE"])
def test_an_agency_signs_the_last_paragraph_and_nothing_of_it_is_lost(sign: str) -> None:
    text = f"La junta cierra el muelle\n\n{SPANISH}{sign}"
    page = Page(text, (Block(0, len(text)),))
    pieces = clean(page)
    assert pieces[-1].role is Role.BODY
    assert describe(page, pieces).wire == "EFE"


def test_a_byline_is_better_than_the_last_line() -> None:
    told = _told(f"Board closes quay\n\nBy Jan Kott\n\n{BODY}(Reporting by Ana Ruiz in Altona; Editing by Tom Field)")
    assert told.byline == "Jan Kott"


@pytest.mark.parametrize(
    "line",
    [
        "Bericht von gestern zeigt, dass der Hafen leer ist, sagte der Schriftführer am Montag.",
        "Con información de ayer los vecinos decidieron cerrar el muelle por dos años.",
        "He spoke with Reuters.",
        "Mit Material aus alten Booten bauten sie den Kai.",
    ],
)
def test_sentences_that_begin_like_credits_stay(line: str) -> None:
    text = f"Board closes quay\n\n{BODY}{line}\n\nThe clerk said that the board would meet again on Friday to vote."
    page = Page(text, (Block(0, len(text)),))
    assert line in [page.text[piece.start : piece.end] for piece in clean(page) if piece.role is Role.BODY]
