"""Pages as browsers and archives save them: what was written into them goes quickly, and where they were is known."""

from __future__ import annotations

import time

import pytest

from store.formats import read_bytes
from store.formats.saved_page import original_address, saved_from, without_data
from store.records import Reading
from tests.store.formats.samples import BODY, HTML, SINGLEFILE, TITLE, URL

PLAIN = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{BODY}</article></body></html>"


def url(markup: str) -> str:
    (found,) = read_bytes(markup.encode(), "a.html")
    assert isinstance(found, Reading)
    return found.page.declared.url


def test_pictures_written_into_a_page_are_taken_out_before_it_is_parsed() -> None:
    large = SINGLEFILE.replace("iVBORw0KGgo", "iVBORw0KGgo" * 5000)
    began = time.process_time()
    short = without_data(large)
    assert time.process_time() - began < 0.5
    assert len(short) < len(HTML) + 500 < len(large) / 1000
    assert short.count("data:,") == 1


@pytest.mark.parametrize(
    "kept",
    ["the data: 64 boats, all of them", "background:url(data:,)", '<a href="data:text/plain,hi">x</a>', "metadata:a/b"],
)
def test_words_that_only_look_like_data_stay(kept: str) -> None:
    assert without_data(kept) == kept


@pytest.mark.parametrize(
    "note",
    [
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: x\n-->",
        f"<!-- saved from url=(0047){URL} -->",
        f'<base href="{URL}"><div>This is Google\'s cache of <a href="{URL}">{URL}</a>. It is a snapshot.</div>',
        f'<base href="https://web.archive.org/web/20251118093000/{URL}">',
    ],
)
def test_a_page_that_names_no_address_is_from_where_it_was_saved(note: str) -> None:
    assert saved_from(note + PLAIN) == URL
    assert url(note + PLAIN) == URL


@pytest.mark.parametrize(
    ("copy", "page"),
    [
        ("https://web.archive.org/web/20251118093000/https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("https://web.archive.org/web/20251118093000id_/http:/a.example/b", "http://a.example/b"),
        ("https://archive.ph/20251118093000/https://a.example/b", "https://a.example/b"),
        ("https://a.example/web/2025/b", "https://a.example/web/2025/b"),
    ],
)
def test_the_address_of_a_copy_is_that_of_its_page(copy: str, page: str) -> None:
    assert original_address(copy) == page
