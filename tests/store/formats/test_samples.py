"""The same article in every format of saved pages, feeds, agencies, archives and tables: its text and details come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ReaderError
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


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25, derandomize=True, deadline=None)
@given(choice=st.data())
def test_no_damage_breaks_a_reader(name: str, choice: st.DataObject) -> None:
    data = bytearray(SAMPLES[name])
    for _ in range(choice.draw(st.integers(1, 4))):
        at = choice.draw(st.integers(0, len(data)))
        size = choice.draw(st.integers(0, 40))
        data[at : at + size] = choice.draw(
            st.binary(max_size=12) | st.sampled_from([b"\0", b"\xff\xfe", b"<![CDATA[", b'"'])
        )
    if choice.draw(st.booleans()):
        del data[choice.draw(st.integers(0, len(data))) :]
    found = list(read_bytes(bytes(data), name))
    assert found
    for one in found:
        assert isinstance(one, Reading | ReaderError)
        if isinstance(one, ReaderError):
            assert one.sentence.endswith(".")
            assert one.next_step
            assert "\n" not in str(one)
        else:
            assert all(one.page.text[block.start : block.end].strip() for block in one.page.blocks)
            assert "\0" not in one.page.text
