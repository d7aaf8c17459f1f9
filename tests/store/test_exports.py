"""Files out: what is written cannot do anything in a spreadsheet, and what cannot be written is said in words."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from store.database import Library
from store.errors import ReaderError
from store.exports import write
from store.exports.document import document
from store.exports.markdown import markdown
from store.exports.page import page
from store.exports.sheet import Sheet, sheet
from store.exports.spreadsheet import spreadsheet
from store.names import outlet_of
from store.records import Account, Comparison, Details, Event, Row
from tests.conftest import Add

NOTHING = Comparison(articles=(), links=(), cut=0.5, rows=())


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    formula = "=HYPERLINK(1)"
    line = (formula,)
    told = Sheet("", line, ("",), (("link", formula),), (line,), (line,), (line,), ((formula, "agree", formula),), ())
    cells = [cell for line in spreadsheet(told).splitlines() for cell in line.split(",")]
    assert any(formula in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file" / "a.md", tmp_path / f"{'a' * 250}.md", tmp_path / "none" / "a.md", Path("a\0.md")):
        with pytest.raises(ReaderError):
            write(NOTHING, place)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_what_is_no_link_does_not_name_an_outlet() -> None:
    assert outlet_of(Details(url="http://[", title="Flood")) == "“Flood”"
    assert outlet_of(Details(url="https://www.example.com/a")) == "example.com"


@pytest.fixture
def lined(library: Library, add: Add) -> Comparison:
    """Two accounts that share two sentences, of which the event is one."""
    one = add(
        "The mayor spoke.\nThe crowd left.", Details(outlet="Courier", url="https://a.example", published="2026-03-03")
    )
    two = add("The mayor talked.\nPeople went.\nIt rained.", Details(outlet="Herald"))
    three = add("The mayor said so.", Details(outlet="Record"))
    event = Event(1, "The speech", "", "event", (), (Account(one, (0,)), Account(two, (0,))))
    rows = (Row({one: (0,), two: (0,)}), Row({one: (1,), two: (1,)}))
    articles = tuple(library.articles.get(number) for number in (one, two, three))
    return Comparison(articles, (), 0.5, rows, only_here={one: (), two: (2,), three: (0,)}, event=event)


def test_the_rows_of_the_event_stand_apart_from_what_its_articles_share_besides(lined: Comparison) -> None:
    laid_out = sheet(lined)
    assert laid_out.lines == (("The mayor spoke.", "The mayor talked.", ""),)
    assert laid_out.besides == (("The crowd left.", "People went.", ""),)
    for written in (markdown(laid_out), page(laid_out)):
        assert written.index("The mayor spoke.") < written.index("Told besides") < written.index("The crowd left.")
    assert sheet(replace(lined, event=None)).besides == ()


def test_silence_is_said_in_words(lined: Comparison) -> None:
    assert "| The mayor spoke. | The mayor talked. | (not told) |" in markdown(sheet(lined))
    with zipfile.ZipFile(io.BytesIO(document(sheet(lined)))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "(not told)" in body
    assert body.count("w:cantSplit") == 4
    assert body.count("w:tblHeader") == 2


def test_a_spreadsheet_holds_the_sources(lined: Comparison) -> None:
    told = {line[0]: line[1:] for line in csv.reader(spreadsheet(sheet(lined)).splitlines())}
    assert told["outlet"] == ["Courier", "Herald", "Record"]
    assert told["published"] == ["2026-03-03", "", ""]
    assert told["link"] == ["https://a.example", "", ""]
    assert told["sha256"] == [article.original.sha256 for article in lined.articles]
    assert all(told["imported"])
