"""The same article in every format of saved pages, feeds, agencies, archives and tables: its text and details come."""

from __future__ import annotations

import pytest

from store.formats import read_bytes
from store.formats.html_text import letters
from store.records import Reading
from tests.store.formats import samples
from tests.store.formats.samples import PARAGRAPHS, TITLE, URL

SAMPLES = samples.samples()


def article(name: str, data: bytes) -> Reading:
    return next(found for found in read_bytes(data, name) if isinstance(found, Reading))


def kept(reading: Reading) -> str:
    return "\n".join(reading.page.text[b.start : b.end] for b in reading.page.blocks if not b.hint)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("named", [True, False], ids=["by its ending", "by its content"])
def test_the_whole_text_comes(name: str, named: bool) -> None:
    reading = article(name if named else "article", SAMPLES[name])
    assert [letters(paragraph) in letters(kept(reading)) for paragraph in PARAGRAPHS] == [True] * len(PARAGRAPHS)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in ("plain.txt", "lines.jsonl")])
def test_the_details_come(name: str) -> None:
    told = article(name, SAMPLES[name]).page.declared
    assert told.title == TITLE
    assert told.published[:10] == "2025-11-18"
    assert told.byline.startswith("Ines Calder")
    assert told.outlet in ("The Alder Gazette", "Alder News Agency")
    if name not in ("agency.nitf", "agency.xml", "ninjs.json"):
        assert told.url == URL


@pytest.mark.parametrize("name", SAMPLES)
def test_reading_twice_gives_the_same_original(name: str) -> None:
    first, second = (article(name, SAMPLES[name]) for _ in range(2))
    assert first.data == second.data
