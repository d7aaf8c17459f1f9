"""Files of the right make and any shape: values of any kind under known names, elements in any order and depth."""

from __future__ import annotations

import json
import plistlib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ReaderError, UnreadableFile
from store.formats import csv_table, opml, read_bytes
from store.formats.objects import KEYS
from store.records import Reading
from tests.store.formats.samples import BODY, PARAGRAPHS, URL

NAMES = [*(name for names in KEYS.values() for name in names), "paragraphs", "items", "articles", "version", "@graph"]
_TAGS = """
rss channel item entry feed title link guid description content author name pubDate nitf head body body.head hl1 hl2
body.content hedline byline person p media newsMessage itemSet newsItem contentSet inlineXML inlineData itemMeta
contentMeta headline provider opml outline
"""
TAGS = _TAGS.split()
texts = st.sampled_from([*PARAGRAPHS, BODY, URL, "", "2025-11-18", "https://jsonfeed.org/version/1.1"]) | st.text(
    max_size=20
)
values = st.recursive(
    texts | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=20,
)
few = settings(max_examples=60, derandomize=True, deadline=None)


def check(data: bytes, name: str) -> None:
    found = list(read_bytes(data, name))
    assert found
    for one in found:
        assert isinstance(one, Reading | ReaderError)
        if isinstance(one, Reading):
            assert all(one.page.text[block.start : block.end].strip() for block in one.page.blocks)


@few
@given(values)
def test_json_of_any_shape(value: Any) -> None:
    check(json.dumps(value).encode(), "a.json")
    check(json.dumps(value).encode() + b"\n" + json.dumps(value).encode(), "a.jsonl")


@few
@given(st.lists(st.lists(st.sampled_from(NAMES) | texts, max_size=5), max_size=5), st.sampled_from(",;\t|"))
def test_tables_of_any_shape(rows: list[list[str]], delimiter: str) -> None:
    check("\n".join(delimiter.join(row) for row in rows).encode(), "a.csv")


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    tag = draw(st.sampled_from(TAGS))
    inner = draw(st.lists(texts if depth > 4 else texts | elements(depth + 1), max_size=4))
    told = draw(st.sampled_from(["", ' type="xhtml"', ' xmlUrl="https://a.example/f"', ' href="x"', ' xml:lang="en"']))
    return f"<{tag}{told}>{''.join(part if part.startswith('<') else part.replace('<', ' ') for part in inner)}</{tag}>"


@few
@given(st.sampled_from(["rss", "feed", "nitf", "newsMessage", "newsItem", "opml"]), st.lists(elements(), max_size=4))
def test_xml_of_any_shape(root: str, inner: list[str]) -> None:
    check(f"<{root}>{''.join(inner)}</{root}>".encode(), "a.xml")


@few
@given(st.dictionaries(st.sampled_from(["WebMainResource", "WebSubframeArchives", "x"]), values, max_size=3))
def test_web_archives_of_any_shape(archive: dict[str, Any]) -> None:
    try:
        data = plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
    except (TypeError, OverflowError):  # what a property list cannot hold
        return
    check(data, "a.webarchive")


@few
@given(st.lists(st.tuples(st.sampled_from(["https://a.example/1", "http://b.example/?x=1&y=2"]), st.text(max_size=10))))
def test_lists_of_feeds_come_back_as_they_went_out(listed: list[tuple[str, str]]) -> None:
    plain = [(address, "".join(filter(str.isalnum, title))) for address, title in dict(listed).items()]
    if not plain:
        return
    back = opml.feeds(opml.written(plain), "a.opml")
    assert back == [(address, title or address) for address, title in plain]


def test_a_table_without_texts_says_what_is_missing() -> None:
    (told,) = read_bytes(b"name,amount\nA,1\n", "a.csv")
    assert isinstance(told, UnreadableFile)
    assert "in which no column" in told.sentence
    assert csv_table.is_table("Headline;Full text;Date")
    assert not csv_table.is_table("The mayor; spoke, for an hour about the text")


def test_a_full_text_with_a_link_in_it_is_read() -> None:
    table = 'Headline;Full text\nBoard closes quay;"The board voted. See <a href=""https://a.example"">the plan</a>."\n'
    (found,) = read_bytes(table.encode(), "a.csv")
    assert isinstance(found, Reading)
    assert found.page.text == "The board voted. See the plan."
