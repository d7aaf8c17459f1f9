"""Markdown: what its signs mean, and the details before the text."""

from __future__ import annotations

import pytest

from store.formats import read_bytes
from store.formats.front_matter import front_matter
from store.records import Page, Reading

TEXT = """# Mayor opens bridge

The mayor opened [the bridge](https://x.example "title") on **Tuesday**,
after *eleven* years of work.

## What it cost

- The piers: 10 million
- The deck: `30` million

| Part | Cost |
|------|------|
| Deck | 30 |
"""
CLIPPED = """---
title: "Mayor opens bridge: at last"
author:
  - "[[Ana Soto]]"
  - Jonas Weber
source: https://courier.example/bridge
published: 2025-11-18
created: 2025-11-20
tags: [bridge, mayor]
site: The Courier # of the city
---
"""


def page(text: str, name: str = "a.md") -> Page:
    (found,) = read_bytes(text.encode(), name)
    assert isinstance(found, Reading), found
    return found.page


def test_signs_become_what_they_mean() -> None:
    found = page(TEXT)
    assert [(found.text[block.start : block.end], block.kind) for block in found.blocks] == [
        ("Mayor opens bridge", "heading"),
        ("The mayor opened the bridge on Tuesday, after eleven years of work.", "paragraph"),
        ("What it cost", "heading"),
        ("The piers: 10 million", "item"),
        ("The deck: 30 million", "item"),
        ("Part | Cost", "row"),
        ("Deck | 30", "row"),
    ]
    assert found.declared.title == "Mayor opens bridge"


def test_details_before_the_text() -> None:
    told = page(CLIPPED + TEXT).declared
    assert (told.title, told.byline) == ("Mayor opens bridge: at last", "Ana Soto, Jonas Weber")
    assert (told.url, told.published, told.outlet) == ("https://courier.example/bridge", "2025-11-18", "The Courier")


def test_details_in_toml() -> None:
    told = page('+++\ntitle = "Bridge"\ndate = 2025-11-18\nauthors = ["Ana Soto"]\n+++\n' + TEXT).declared
    assert (told.title, told.published, told.byline) == ("Bridge", "2025-11-18", "Ana Soto")


@pytest.mark.parametrize("text", ["---\nnot closed\n", "+++\nbroken = \n+++\ntext", "---\n\n---\n", "text\n---\n"])
def test_what_is_no_front_matter_is_text(text: str) -> None:
    told, body = front_matter(text)
    assert told == {}
    assert body.strip() in text


def test_nothing_is_lost_of_a_text_that_is_all_signs() -> None:
    assert page("---\n***\n").text.strip()


def test_notes_are_told_apart_and_their_marks_are_no_words() -> None:
    found = page(
        "It failed.[^1] He left.[^b]\n\n[^1]: First *note*\n    goes on.\n\n    And on.\n[^b]: Other.\n\nAfter."
    )
    told = [(found.text[one.start : one.end], one.hint) for one in found.blocks]
    assert told == [
        ("It failed. He left.", ""), ("First note goes on.", "footnote"), ("And on.", "footnote"),
        ("Other.", "footnote"), ("After.", ""),
    ]  # fmt: skip
