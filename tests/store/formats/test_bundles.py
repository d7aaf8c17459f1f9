"""Bundles of Nexis, Factiva and ProQuest: each article is cut out with its details, and nothing of its text is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.clean.clean import clean, lay_out
from store.errors import ReaderError
from store.formats import read, read_bytes
from store.formats.day import day
from store.records import Reading
from tests.store.formats import bundles
from tests.store.formats.bundles import THREE, Told

FILES = Path(__file__).parent / "files"
LAYOUTS = {
    "nexis old": (bundles.nexis_old().encode(), "a.txt"),
    "nexis old with marks of Windows": (bundles.nexis_old().replace("\n", "\r\n").encode("cp1252"), "a.TXT"),
    "nexis american": (bundles.nexis_american().encode(), "a.txt"),
    "nexis uni": (bundles.docx_of(bundles.nexis_paragraphs()), "a.DOCX"),
    "nexis uni without cover": (bundles.docx_of(bundles.nexis_paragraphs(cover=False)), "a.docx"),
    "nexis uni in german": (bundles.docx_of(bundles.nexis_paragraphs(german=True)), "a.docx"),
    "factiva codes": (bundles.factiva_codes().encode(), "a.txt"),
    "factiva table": (bundles.factiva_table(), "a.docx"),
    "factiva page": (bundles.factiva_page().encode(), "a.html"),
    "factiva plain": (bundles.factiva_plain().encode(), "a.txt"),
    "proquest": (bundles.proquest().encode(), "a.txt"),
    "ris": (bundles.ris().encode(), "a.ris"),
}


def articles(data: bytes, name: str) -> list[Reading]:
    found = list(read_bytes(data, name))
    assert not [one for one in found if isinstance(one, ReaderError)]
    return [one for one in found if isinstance(one, Reading)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_is_cut_out_with_its_details(layout: str) -> None:
    found = articles(*LAYOUTS[layout])
    assert [one.path.partition("#")[2] for one in found] == ["1", "2", "3"]
    for reading, told in zip(found, THREE, strict=True):
        known = reading.page.declared
        assert (known.title, known.outlet, known.published) == (told.headline, told.outlet, told.day)
        assert known.byline.casefold() == told.byline.casefold()
        assert known.language == "en" or layout == "nexis american"
        assert layout == "ris" or known.section == told.section or known.section.startswith(f"{told.section};")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_is_whole_and_nothing_else(layout: str) -> None:
    for reading, told in zip(articles(*LAYOUTS[layout]), THREE, strict=True):
        text = lay_out(reading.page.text, clean(reading.page))
        assert " ".join(text.split()) == " ".join(told.text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_originals_differ(layout: str) -> None:
    assert len({one.data for one in articles(*LAYOUTS[layout])}) == 3


@pytest.mark.parametrize("ending", ["rtf", "pdf"])
def test_downloads_written_by_libreoffice(ending: str) -> None:
    found = [one for one in read(FILES / f"nexis.{ending}") if isinstance(one, Reading)]
    assert [one.page.declared.title for one in found] == [one.headline for one in THREE]
    assert [one.page.declared.outlet for one in found] == [one.outlet for one in THREE]
    assert lay_out(found[0].page.text, clean(found[0].page)).startswith(THREE[0].text[0])


def test_an_article_is_the_same_in_another_format() -> None:
    both = [
        [one.data for one in read(FILES / f"nexis.{ending}") if isinstance(one, Reading)] for ending in ("rtf", "pdf")
    ]
    assert both[0] == both[1]


def test_the_day_of_loading_is_kept_and_is_not_the_day() -> None:
    data = bundles.nexis_old().replace("LOAD-DATE: November 18, 2025", "LOAD-DATE: November 20, 2025").encode()
    first = articles(data, "a.txt")[0]
    hints = {first.page.text[block.start : block.end]: block.hint for block in first.page.blocks}
    assert first.page.declared.published == "2025-11-18"
    assert hints["LOAD-DATE: November 20, 2025"] == "load date"


DOCX = bundles.nexis_paragraphs()
LEFT_OUT = {
    "styles": [(text, False) for text, _ in DOCX],
    "body": [pair for pair in DOCX if pair[0] != "Body"],
    "day of loading": [pair for pair in DOCX if not pair[0].startswith("Load-Date")],
    "rights": [pair for pair in DOCX if not pair[0].startswith("Copyright")],
    "classification": [pair for pair in DOCX if not pair[0].startswith(("Class", "Lang", "Subj"))],
    "all fields": [pair for pair in DOCX if ":\xa0" not in pair[0] and not pair[0].startswith("Class")],
    "nothing, with links": [
        one for pair in DOCX for one in ([pair, ("Link to PDF", False)] if "2025 Tu" in pair[0] else [pair])
    ],
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_downloads_in_which_something_is_left_out(what: str) -> None:
    found = articles(bundles.docx_of(LEFT_OUT[what]), "a.docx")
    for reading, told in zip(found, THREE, strict=True):
        known = reading.page.declared
        assert (known.title, known.outlet, known.published) == (told.headline, told.outlet, told.day)
        assert " ".join(lay_out(reading.page.text, clean(reading.page)).split()) == " ".join(told.text)


def test_a_download_of_one_article_keeps_the_file() -> None:
    paragraphs = bundles.nexis_paragraphs(cover=False)
    end = next(at for at, (text, _) in enumerate(paragraphs) if text == "End of Document")
    data = bundles.docx_of(paragraphs[: end + 1])
    (found,) = articles(data, "a.docx")
    assert (found.data, found.path) == (data, "a.docx")
    assert found.page.declared.outlet == THREE[0].outlet


def test_an_article_without_text_is_told_and_the_others_go_on() -> None:
    paragraphs = [pair for pair in bundles.nexis_paragraphs() if pair[0] not in (*THREE[1].text, THREE[1].headline)]
    found = list(read_bytes(bundles.docx_of(paragraphs), "a.docx"))
    assert len([one for one in found if isinstance(one, Reading)]) >= 2


def test_a_text_that_only_mentions_an_archive_is_one_article() -> None:
    text = "The mayor spoke.\n\nLoad-Date: that is what the archive calls the day.\n\nHe spoke again."
    (found,) = articles(text.encode(), "a.txt")
    assert found.page.text == text


def test_a_reference_without_text_is_told() -> None:
    (found,) = read_bytes(b"TY  - NEWS\nT1  - Ferry adrift\nER  - \n", "a.ris")
    assert isinstance(found, ReaderError)
    assert found.sentence == "a.ris#1 is a reference without text."


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("January 11, 2010 Monday", "2010-01-11"), ("11. Januar 2010", "2010-01-11"),
        ("Dienstag 7. Juli 2020", "2020-07-07"),
        ("lundi 11 janvier 2010", "2010-01-11"), ("1er août 2019 jeudi", "2019-08-01"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("12 dicembre 2022", "2022-12-12"), ("21 Nov 2025: A.1.", "2025-11-21"), ("Nov 21, 2025", "2025-11-21"),
        ("2025/11/21/", "2025-11-21"), ("20251121", "2025-11-21"), ("21.11.2025", "2025-11-21"),
        ("5 maart 2024", "2024-03-05"),
        ("31 February 2025", ""), ("Edition 1; Scotland", ""), ("214 passengers", ""),
    ],
)  # fmt: skip
def test_days(told: str, iso: str) -> None:
    assert day(told) == iso


def test_the_invented_articles_are_three() -> None:
    assert all(isinstance(one, Told) for one in THREE)
