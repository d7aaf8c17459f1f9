"""The five pasted articles of shared/seeds: all furniture gone, no sentence lost, details as a reader sees them.

The clean text of each was read against its page by eye; what is kept here is its hash, never its words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from index.split.split import split
from store.formats import read_bytes
from store.records import Page, Piece, Reading, Role

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not beside this checkout"),
]

# Start of the file's name -> start of the SHA-256 of its clean text, and how many pieces are set aside for what.
CLEAN = {
    "000": ("5e9c05cdb72ae807", {"appeal": 6, "pull quote": 5}),
    "001": (
        "0001564dfc270fa1",
        {"section": 1, "date line": 2, "reader survey": 2, "comments": 3, "related links": 2, "page label": 1},
    ),
    "002": ("b8a1b8e46e7e888b", {"link": 1, "caption": 6, "photo credit": 1}),
    "003": ("e2b1b2e3017f3b5b", {"separator": 1, "caption": 1}),
    "004": (
        "a8436e3ddb6f69e8",
        {"section": 1, "date line": 1, "caption": 1, "reporting credit": 1, "follow us": 1}
        | {"related links": 2, "related link": 10},
    ),
}
# outlet, published, dateline, wire; every one has a headline but the first, which prints none.
DETAILS = {
    "000": ("Truthout", "", "", ""),
    "001": ("", "2025-11-20", "", ""),
    "002": ("", "", "", ""),
    "003": ("", "", "", ""),
    "004": ("", "2025-04-08", "MEXICO CITY", "Reuters"),
}


def _read(seed: str) -> tuple[Page, tuple[Piece, ...]]:
    (file,) = SEEDS.glob(f"{seed}_*.txt")
    (reading,) = read_bytes(file.read_bytes(), file.name)
    assert isinstance(reading, Reading)
    return reading.page, clean(reading.page)


@pytest.mark.parametrize("seed", CLEAN)
def test_the_clean_text_is_the_article(seed: str) -> None:
    page, pieces = _read(seed)
    digest, reasons = CLEAN[seed]
    assert Counter(piece.reason for piece in pieces if piece.role is Role.FURNITURE) == reasons
    assert hashlib.sha256(lay_out(page.text, pieces).encode()).hexdigest()[:16] == digest


@pytest.mark.parametrize("seed", DETAILS)
def test_details(seed: str) -> None:
    told = describe(*_read(seed))
    assert (told.outlet, told.published, told.dateline, told.wire) == DETAILS[seed]
    assert bool(told.title) is (seed != "000")
    assert told.language == "en"
    assert bool(told.byline) is (seed == "004")  # its last line says by whom the report is
    assert told.byline.count(", ") == (3 if told.byline else 0)


@pytest.mark.parametrize("seed", CLEAN)
def test_no_passage_is_a_scrap(seed: str) -> None:
    page, pieces = _read(seed)
    text = lay_out(page.text, pieces)
    for passage in split(text, "en"):
        words = text[passage.start : passage.end]
        assert not words.startswith((",", ".", "”", ")")), words
        assert len(words) > 10, words
