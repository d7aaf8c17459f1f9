"""Dates that pages declare and dates that texts tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates.isodates import parse_date
from index.dates.mentions import mentions
from index.describe.dateline import is_date_line


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("Tuesday, 08 Apr 2025", "en", "2025-04-08"),
        ("Nov 20, 2025 | World", "en", "2025-11-20"),
        ("Published 8 January 2026 at 14:05 GMT", "en", "2026-01-08T14:05+00:00"),
        ("Last modified on Thu 9 Jan 2026 01.12 CET", "en", "2026-01-09T01:12+01:00"),
        ("Jan. 8, 2026, 6:00 a.m. ET", "en", "2026-01-08"),
        ("8 January 2026 • 6:05pm", "en", "2026-01-08"),
        ("2025-11-20", "", "2025-11-20"),
        ("2025-11-20T10:00:00Z", "", "2025-11-20T10:00+00:00"),
        ("2025-11-20T10:00:00+02:00", "", "2025-11-20T10:00+02:00"),
        ("Thu, 20 Nov 2025 09:00:00 +0100", "en", "2025-11-20T09:00+01:00"),
        ("20 de noviembre de 2025", "es", "2025-11-20"),
        ("Publié le 1er mars 2024 à 14h05", "fr", "2024-03-01"),
        ("Stand: 08.04.2025, 14:30 Uhr", "de", "2025-04-08"),
        ("08/04/2025", "es", "2025-04-08"),
        ("18/04/2025", "en", "2025-04-18"),
        ("04/18/2025", "en", "2025-04-18"),
        ("04/08/2025 3:00 PM ET", "en", "2025-04-08"),
        ("08/04/2025 15:00 GMT", "en", "2025-04-08T15:00+00:00"),
        ("3 stycznia 2025", "pl", "2025-01-03"),
        ("2025年11月20日", "ja", "2025-11-20"),
        ("3 stycznia 2025", "xx", "2025-01-03"),
        ("08/04/2025", "en", ""),
        ("08/04/2025", "", ""),
        ("31/02/2025", "es", ""),
        ("May 2025", "en", ""),
        ("Tuesday", "en", ""),
        ("", "en", ""),
    ],
)
def test_declared_dates_and_date_lines(line: str, language: str, iso: str) -> None:
    assert parse_date(line, language) == iso


@pytest.mark.parametrize(
    "line", ["Xinhua | Updated: 2025-09-15 17:52", "3 hours ago", "Lun 24 Nov 2025 - 14:20 hs", "Hace 2 horas"]
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Died July 31, 2016",
        "On January 14, 2026 he left",
        "The plan of 3 May 2025 is dead",
        "Who knew on May 3, 2025?",
        "No date",
    ],
)
def test_lines_that_say_more_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def _told(text: str, published: str, language: str = "en") -> list[tuple[str, str]]:
    return [(each.first, each.last) for each in mentions(text, published, language)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("On November 17, he left", "2025-11-17", "2025-11-17"),
        ("On Jan. 3, 2026, he left", "2026-01-03", "2026-01-03"),
        ("He left on 3 January", "2026-01-03", "2026-01-03"),
        ("He left in February", "2025-02-01", "2025-02-28"),
        ("He left in February 2024", "2024-02-01", "2024-02-29"),
        ("He left in December", "2024-12-01", "2024-12-31"),
        ("The board will meet in December", "2025-12-01", "2025-12-31"),
        ("He left in 2006", "2006-01-01", "2006-12-31"),
        ("He left on Thursday", "2025-11-20", "2025-11-20"),
        ("He left on Monday", "2025-11-17", "2025-11-17"),
        ("The board will meet on Monday", "2025-11-24", "2025-11-24"),
        ("He left yesterday", "2025-11-19", "2025-11-19"),
        ("He left last week", "2025-11-10", "2025-11-16"),
        ("He left last month", "2025-10-01", "2025-10-31"),
        ("He left two days ago", "2025-11-18", "2025-11-18"),
        ("It began at 4:20 p.m. on Saturday, Sept. 14, when he left", "2024-09-14", "2024-09-14"),
        ("It began on Tuesday 18 November", "2025-11-18", "2025-11-18"),
        ("On Tuesday 14 people left", "2025-11-18", "2025-11-18"),
        ("He would be leaving at the end of February", "2026-02-01", "2026-02-28"),
        ("She was leaving work on Friday when it began", "2025-11-14", "2025-11-14"),
        ("He said he would not comment on the raid on Sunday", "2025-11-16", "2025-11-16"),
        ("Weller, who would later resign, was hurt on Sunday", "2025-11-16", "2025-11-16"),
    ],
)
def test_dates_told_in_english(words: str, first: str, last: str) -> None:
    assert _told(words + ".", "2025-11-20") == [(first, last)]


@pytest.mark.parametrize(
    ("words", "language", "first", "last"),
    [
        ("Lo dijo el lunes", "es", "2025-11-17", "2025-11-17"),
        ("Lo dijo el 17 de noviembre", "es", "2025-11-17", "2025-11-17"),
        ("Lo dijo en febrero", "es", "2025-02-01", "2025-02-28"),
        ("Lo dijo la semana pasada", "es", "2025-11-10", "2025-11-16"),
        ("Il l'a dit jeudi", "fr", "2025-11-20", "2025-11-20"),
        ("Er sagte es am 17. November", "de", "2025-11-17", "2025-11-17"),
        ("Er sagte es letzte Woche", "de", "2025-11-10", "2025-11-16"),
        ("Lo disse ieri", "it", "2025-11-19", "2025-11-19"),
    ],
)
def test_dates_told_in_other_languages(words: str, language: str, first: str, last: str) -> None:
    assert _told(words + ".", "2025-11-20T10:00+01:00", language) == [(first, last)]


@pytest.mark.parametrize(
    ("words", "language", "first", "last"),
    [
        ("In November last year he left", "en", "2025-11-01", "2025-11-30"),
        ("In October of last year he left", "en", "2025-10-01", "2025-10-31"),
        ("On Nov. 3 last year he left", "en", "2025-11-03", "2025-11-03"),
        ("He left on Monday last week", "en", "2026-01-05", "2026-01-05"),
        ("Se fue en noviembre del año pasado", "es", "2025-11-01", "2025-11-30"),
        ("Se fue el lunes de la semana pasada", "es", "2026-01-05", "2026-01-05"),
        ("Il est parti en novembre de l’an dernier", "fr", "2025-11-01", "2025-11-30"),
        ("Er ging im November letzten Jahres", "de", "2025-11-01", "2025-11-30"),
        ("Er ging am 3. Mai vergangenen Jahres", "de", "2025-05-03", "2025-05-03"),
        ("Partì nel novembre dell'anno scorso", "it", "2025-11-01", "2025-11-30"),
        ("Foi em novembro do ano passado", "pt", "2025-11-01", "2025-11-30"),
        ("Hij ging in november vorig jaar", "nl", "2025-11-01", "2025-11-30"),
    ],
)
def test_a_month_of_last_year_is_one_date(words: str, language: str, first: str, last: str) -> None:
    assert _told(words + ".", "2026-01-14", language) == [(first, last)]


def test_what_cannot_be_resolved_is_left_out() -> None:
    assert _told("On November 17 and on Thursday, in May; he may march, 30 of May 40 times.", "") == []
    assert _told("In February 2025 and in 2006, but on Thursday.", "") == [
        ("2025-02-01", "2025-02-28"),
        ("2006-01-01", "2006-12-31"),
    ]


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789 -/.,JanuaryMondyest", max_size=40), st.sampled_from(["", "2025-11-20", "x"]))
def test_any_text_gives_bounds_in_order_within_it(text: str, published: str) -> None:
    at = 0
    for each in mentions(text, published, "en"):
        assert at <= each.start < each.end <= len(text)
        assert each.first <= each.last
        at = each.end
    parse_date(text, "en")


@pytest.mark.parametrize("words", ["In February", "in February", "Since February", "IN February", "Between February"])
def test_a_month_without_a_year_is_the_last_such_month(words: str) -> None:
    text = f"{words}, the court ruled."
    (one,) = mentions(text, "2025-11-18T17:40+00:00", "en")
    assert (text[one.start : one.end], one.first, one.last) == (words, "2025-02-01", "2025-02-28")


@pytest.mark.parametrize(
    "text", ["In February it met.", "On March 3 it met.", "On 3 March it met.", "El 3 de marzo votó."]
)
def test_without_a_year_and_a_day_of_writing_nothing_is_guessed(text: str) -> None:
    assert mentions(text, "", "es" if text.startswith("El") else "en") == ()


def test_a_may_and_a_march_that_are_no_months() -> None:
    assert mentions("By may or by march they came in march step.", "2025-11-18", "en") == ()
