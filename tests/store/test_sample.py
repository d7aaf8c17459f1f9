"""The sample library is there, says what it is, and tells its events several times over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.sample import files

FILES = files()


def accounts() -> list[str]:
    """The text of every article; a .jsonl line is one."""
    found: list[str] = []
    for file in FILES:
        text = file.read_text("utf-8")
        found += text.splitlines() if file.suffix == ".jsonl" else [text]
    return found


def test_it_holds_articles_of_three_formats_in_a_fixed_order() -> None:
    assert {file.suffix for file in FILES} == {".txt", ".html", ".jsonl"}
    assert list(FILES) == sorted(FILES)
    assert len(accounts()) >= 16


@pytest.mark.parametrize("text", accounts())
def test_every_article_says_that_it_is_invented(text: str) -> None:
    assert "Synoptic" in text
    assert "is an invented outlet" in text or "es un medio inventado" in text


def test_at_least_four_articles_are_spanish() -> None:
    assert sum("es un medio inventado" in text for text in accounts()) >= 4


@pytest.mark.parametrize(
    ("words", "at_least"),
    [("FIFA", 4), ("Fox News", 4), ("Alder Maid", 5), ("Tannery Lane", 5), ("lifejacket lockers", 3)],
)
def test_every_event_is_told_by_several(words: str, at_least: int) -> None:
    assert sum(words in text for text in accounts()) >= at_least


def test_two_outlets_share_an_agencys_words() -> None:
    lines = [json.loads(line) for line in Path(FILES[11]).read_text("utf-8").splitlines()]
    ledger, record = " ".join(lines[0]["paragraphs"]), lines[1]["text"]
    shared = [part for part in record.split("\n\n") if part in ledger]
    assert sum(len(part.split()) for part in shared) > 100
