"""Files out: what is written cannot do anything in a spreadsheet, and what cannot be written is said in words."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from store.database import Library
from store.errors import ReaderError
from store.exports import contract, put, write
from store.exports.document import document
from store.exports.markdown import markdown
from store.exports.page import page
from store.exports.runs import cell, plain
from store.exports.sheet import Sheet, line_of, sheet
from store.exports.sources import Source
from store.exports.spreadsheet import spreadsheet
from store.exports.tables import tables
from store.exports.wish import Beside, Decided, Marked, Wish
from store.formats import read_bytes
from store.names import outlet_of
from store.records import Account, Comparison, Details, Event, Note, Row, Span
from tests.conftest import Add

NOTHING = Comparison(articles=(), links=(), cut=0.5, rows=())


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    formula = "=HYPERLINK(1)"
    line = (formula,)
    lines = (line_of(line),)
    source = Source("", (("link", formula),))
    told = Sheet("", line, (source,), lines, lines, ((cell(formula),),), ((formula, "agree", formula),))
    cells = [cell for line in spreadsheet(told).splitlines() for cell in line.split(",")]
    assert any(formula in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file" / "a.md", tmp_path / f"{'a' * 300}.md", tmp_path / "none" / "a.md", Path("a\0.md")):
        with pytest.raises(ReaderError):
            write(NOTHING, place)
    with pytest.raises(ReaderError):
        put(Path(""), b"")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
    write(NOTHING, tmp_path / f"{'a' * 250}.md")


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
    assert [tuple(map(plain, line.cells)) for line in laid_out.lines] == [("The mayor spoke.", "The mayor talked.", "")]
    assert [tuple(map(plain, line.cells)) for line in laid_out.besides] == [("The crowd left.", "People went.", "")]
    assert [line.number for line in (*laid_out.lines, *laid_out.besides)] == [1, 2]
    for written in (markdown(laid_out), page(laid_out)):
        assert written.index("The mayor spoke.") < written.index("Told besides") < written.index("The crowd left.")
    assert sheet(replace(lined, event=None)).besides == ()


def test_an_exported_comparison_is_not_taken_for_an_article(lined: Comparison) -> None:
    written = page(sheet(lined))
    for saved in (written, written.replace("'generator' content='Synoptic'", '"generator" content="Synoptic"')):
        (told,) = read_bytes(saved.encode(), "speech.html")
        assert isinstance(told, ReaderError)
        assert "exported by Synoptic" in str(told)


def test_silence_is_said_in_words(lined: Comparison) -> None:
    assert "| 1 | The mayor spoke. | The mayor talked. | (not told) |" in markdown(sheet(lined))
    with zipfile.ZipFile(io.BytesIO(document(sheet(lined)))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "(not told)" in body
    tables = body.count("<w:tbl>")
    assert tables == 5  # the rows of the event, those told besides, a source each
    assert body.count("w:cantSplit") == body.count("<w:tr>")
    assert body.count("w:tblHeader") == 2


def test_a_spreadsheet_holds_the_sources(lined: Comparison) -> None:
    told = {line[0]: line[1:] for line in csv.reader(spreadsheet(sheet(lined)).splitlines())}
    assert told["outlet"] == ["Courier", "Herald", "Record"]
    assert told["published"] == ["3 Mar 2026", "not told", "not told"]
    assert told["link"] == ["https://a.example", "", ""]
    assert told["sha256"] == [article.original.sha256 for article in lined.articles]
    assert all(told["imported"])


def noted(lined: Comparison) -> Beside:
    """A highlight with a remark on the first account, a note on a link, a tag; a correction; a word that differs."""
    one, two = (article.id for article in lined.articles[:2])
    notes = (
        Note(1, "passage", one, Span(4, 9), "mayor", 2, "Which mayor?", "2026-11-21T10:00:00+00:00"),
        Note(2, "link", one, Span(0, 16), "The mayor spoke.", 0, "Same speech?", "2026-11-21", "", two, Span(0, 17)),
        Note(3, "tag", two, Span(0, 0), "", 0, "for the lawyers"),
    )
    marks = {(one, 0): (Marked(Span(10, 15)),)}
    return Beside(
        notes=notes, marks=marks, decided=(Decided("Lined up by hand: …", "2026-11-21"),), written="2026-11-21"
    )


def test_what_was_noted_and_corrected_is_in_every_format(lined: Comparison) -> None:
    beside = noted(lined)
    laid_out = sheet(lined, beside)
    written = {
        ".md": markdown(laid_out),
        ".html": page(laid_out),
        ".csv": spreadsheet(laid_out),
        ".json": json.dumps(contract.exported(lined, beside), ensure_ascii=False),
    }
    with zipfile.ZipFile(io.BytesIO(document(laid_out))) as archive:
        written[".docx"] = archive.read("word/document.xml").decode()
    for ending, text in written.items():
        for told in ("Which mayor?", "Same speech?", "for the lawyers", "Lined up by hand"):
            assert told in text, (ending, told)


def test_a_highlight_and_a_difference_are_marked_where_they_stand(lined: Comparison) -> None:
    html = page(sheet(lined, noted(lined)))
    assert "The <mark style='background:#cdf2c8' title='green'>mayor</mark><sup><a href='#note2'>[2]</a></sup>" in html
    assert "<u>spoke</u>." in html
    assert "id='note2'" in html


def test_only_differences_leaves_out_what_all_tell_alike(lined: Comparison) -> None:
    two = replace(lined, articles=lined.articles[:2], event=None, only_here={})
    beside = noted(two)
    differing = sheet(two, replace(beside, wish=Wish(differences=True)))
    assert [line.number for line in differing.lines] == [1]
    assert "1 of 2 rows" in differing.scope
    assert [line.number for line in sheet(two, replace(beside, wish=Wish(rows=(2,)))).lines] == [2]


def test_parts_can_be_left_out(lined: Comparison) -> None:
    laid_out = sheet(lined, replace(noted(lined), wish=Wish(parts=frozenset())))
    assert laid_out.alone == ()
    assert laid_out.decided == ()
    assert laid_out.annotations.lines == ()
    assert "SHA" not in markdown(laid_out)
    assert lined.articles[0].original.sha256 not in page(laid_out)


def test_nothing_in_a_page_is_fetched_or_run(library: Library, add: Add) -> None:
    hostile = Details(
        outlet="<script>alert(1)</script>", title='"><img src=http://x.example/a>', url="javascript:alert(1)"
    )
    one, two = add("<b onload=x>A mayor.</b>", hostile), add("A mayor spoke.")
    articles = (library.articles.get(one), library.articles.get(two))
    html = page(sheet(Comparison(articles, (), 0.5, (Row({one: (0,), two: (0,)}),))))
    assert "<script" not in html
    assert "<img" not in html
    assert "href='javascript" not in html
    assert "default-src 'none'" in html


def test_files_are_named_without_their_folders(library: Library, add: Add) -> None:
    one = add("A mayor.", path="/home/jane/secret/a.txt")
    two = add("A mayor spoke.", path="C:\\Users\\jane\\b.jsonl#3")
    articles = (library.articles.get(one), library.articles.get(two))
    lined = Comparison(articles, (), 0.5, (Row({one: (0,), two: (0,)}),))
    for text in (page(sheet(lined)), json.dumps(contract.exported(lined, Beside()))):
        assert "jane" not in text
        assert "b.jsonl#3" in text


def test_many_accounts_stand_below_each_other(library: Library, add: Add) -> None:
    ids = [add(f"The mayor spoke {number} times.", Details(outlet=f"Outlet {number}")) for number in range(8)]
    articles = tuple(library.articles.get(number) for number in ids)
    laid_out = sheet(Comparison(articles, (), 0.5, (Row(dict.fromkeys(ids[:6], (0,))),)))
    (table,) = (one for one in tables(laid_out) if one.title == "Told by several")
    assert len(table.head) == 3
    assert [plain(line[1]) for line in table.lines] == [*(f"Outlet {number}" for number in range(6)), "(not told)"]
    assert plain(table.lines[-1][2]) == "Outlet 6, Outlet 7"
    assert set(table.groups) == {0}


def test_words_that_run_from_the_right_are_laid_so(library: Library, add: Add) -> None:
    one, two = add("وأعيد فتح الميناء عند الظهر."), add("The port reopened.")
    articles = (library.articles.get(one), library.articles.get(two))
    laid_out = sheet(Comparison(articles, (), 0.5, (Row({one: (0,), two: (0,)}),)))
    with zipfile.ZipFile(io.BytesIO(document(laid_out))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body


def test_a_gap_that_is_no_sure_silence_says_so(lined: Comparison) -> None:
    third = lined.articles[2].id
    laid_out = sheet(lined, Beside(gaps={(1, third): "perhaps: “The mayor said so.”"}))
    assert "| The mayor talked. | (perhaps: “The mayor said so.”) |" in markdown(laid_out)
    assert "perhaps: “The mayor said so.”</td>" in page(laid_out)
    assert "(perhaps: “The mayor said so.”)" in spreadsheet(laid_out)
    assert "(not told)" in markdown(laid_out)  # in the other row it is sure
