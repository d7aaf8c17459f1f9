"""JSON Lines: an article a line, whatever shape its details have; a broken line stops no other."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from store.errors import ReaderError
from store.formats import jsonl
from store.formats.declared import moment, names
from store.records import Details, Reading


def read(*lines: Any) -> list[Reading | ReaderError]:
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(jsonl.read(io.BytesIO(b"\n".join(raw)), "news.jsonl"))


def details(**told: Any) -> Details:
    (found,) = read({"text": "The mayor spoke.", **told})
    assert isinstance(found, Reading), found
    return found.page.declared


def test_a_line_is_an_article() -> None:
    line = {
        "id": 7,
        "title": "Budget &amp; more",
        "outlet": "The Gazette",
        "date": "2025-11-17",
        "authors": ["A. Writer", {"name": "B. Writer"}],
        "url": "https://gazette.example/1",
        "language": "en-GB",
        "text": "The mayor spoke.\r\nThe crowd left.",
    }
    (found,) = read(line)
    assert isinstance(found, Reading)
    assert found.page.text == "The mayor spoke.\nThe crowd left."
    assert len(found.page.blocks) == 2
    assert found.page.declared == Details(
        title="Budget & more",
        outlet="The Gazette",
        byline="A. Writer, B. Writer",
        published="2025-11-17",
        language="en",
        url="https://gazette.example/1",
        source_id="7",
    )
    assert found.data == json.dumps(line).encode()
    assert found.path == "news.jsonl#1"


def test_broken_lines_are_told_with_their_number_and_the_others_go_on() -> None:
    found = read({"text": "One."}, b"{broken", b"", [1, 2], {"title": "No text"}, b'"text"', {"text": "Two."})
    told = [one.sentence if isinstance(one, ReaderError) else one.path for one in found]
    assert told[0] == "news.jsonl#1"
    assert told[1].startswith("news.jsonl#2 is not a line of JSON")
    assert told[2] == "news.jsonl#4 is not an article but a list."
    assert told[3] == "news.jsonl#5 has no text."
    assert told[4].startswith("news.jsonl#6 is not an article")
    assert told[5] == "news.jsonl#7"
    assert len(told) == 6


def test_paragraphs_and_html_make_texts() -> None:
    page = "<html lang=es><body><article><h1>Alcaldesa</h1>" + "<p>La alcaldesa habló ante el consejo.</p>" * 4
    by_paragraphs, by_html = read({"paragraphs": ["One.", "", None, "Two."]}, {"html": page, "title": "Mayor"})
    assert isinstance(by_paragraphs, Reading)
    assert by_paragraphs.page.text == "One.\n\nTwo."
    assert isinstance(by_html, Reading)
    assert by_html.page.declared.title == "Mayor"
    assert by_html.page.declared.language == "es"
    assert "La alcaldesa habló" in by_html.page.text


def test_a_title_repeated_by_the_text_is_the_title() -> None:
    repeated, other = read(
        {"title": "The “mayor” spoke", "text": 'The "Mayor" Spoke\nShe left.'}, {"title": "Mayor", "text": "She left."}
    )
    assert isinstance(repeated, Reading)
    assert isinstance(other, Reading)
    assert [block.kind for block in repeated.page.blocks] == ["title", ""]
    assert [block.kind for block in other.page.blocks] == [""]


def test_wrong_shapes_of_details_are_left_out() -> None:
    assert details(
        title=["x"], outlet={"name": "G"}, byline=None, authors=[], date={}, id=True, language=[], url=3
    ) == (Details(title="x", outlet="G", url="3"))
    assert details(text={"a": 1}, paragraphs="One paragraph.").title == ""


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("2025-11-17", "2025-11-17"),
        ("2025-11-17T10:00:00Z", "2025-11-17T10:00:00+00:00"),
        ("2025-11-17 10:00:00.123 +0100", "2025-11-17T10:00:00+01:00"),
        ("Thu, 20 Nov 2025 16:10:06 +0000", "2025-11-20T16:10:06+00:00"),
        (1763373600, "2025-11-17T10:00:00+00:00"),
        ("1763373600000", "2025-11-17T10:00:00+00:00"),
        ({"$date": "2025-11-17"}, "2025-11-17"),
        ("November 17, 2025", "November 17, 2025"),
        ("2025-02-31", "2025-02-31"),
        (0, ""),
        (None, ""),
    ],
)
def test_dates_of_any_shape(told: Any, iso: str) -> None:
    assert moment(told) == iso


def test_authors_of_any_shape() -> None:
    assert names("A. Writer") == "A. Writer"
    assert names([{"name": "A"}, "B", {"name": ["C"]}, None, 3.5, "A"]) == "A, B, C, 3.5"
    assert names({"@type": "Person", "name": " A\n Writer "}) == "A Writer"


def test_surrogates_and_deep_nesting_do_no_harm() -> None:
    lone, deep = read(b'{"title": "a \\ud83d b", "text": "one \\ud83d two"}', b'{"text": ' + b"[" * 100_000)
    assert isinstance(lone, Reading)
    (lone.page.text + lone.page.declared.title).encode()
    assert isinstance(deep, ReaderError)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_lines_in_any_encoding(encoding: str) -> None:
    raw = '{"text": "La alcaldesa habló en español."}\n{"text": "Él también, según dijo."}\n'.encode(encoding)
    found = list(jsonl.read(io.BytesIO(raw), "a.jsonl"))
    assert [one.page.text for one in found if isinstance(one, Reading)] == [
        "La alcaldesa habló en español.",
        "Él también, según dijo.",
    ]


def test_a_line_too_long_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LARGEST", 100)
    found = read({"text": "One."}, {"text": "long " * 200}, {"text": "x" * 85}, {"text": "Three."})
    assert [isinstance(one, Reading) for one in found] == [True, False, True, True]
    assert isinstance(found[1], ReaderError)
    assert found[1].sentence.startswith("news.jsonl#2 is longer than")
