"""How well words for the same are found: on newswcl50, five accounts of each of five events."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest

from index.align.align import CUT, align
from index.align.meaning import meaning
from index.naming.naming import word_choice
from index.quotes.quotes import quotes
from store.records import Article, Details, WordChoice
from tests.quality.align_data import CORPORA, article

FILE = CORPORA / "newswcl50" / "dev.jsonl.gz"
# The lines about acts and things that a reader found telling: a journalist may want to know that one has the one word
# and another the other. Words in alphabetical order; a line is telling when two of its words are here. November 2026.
TELLING = {
    ("alleges", "blames"),
    ("aides", "volunteer"),
    ("asylum-seekers", "migrants"),
    ("breaches", "hacked"),
    ("dictator", "leader"),
    ("fence", "wall"),
    ("assailed", "criticism"),
    ("interference", "meddling"),
    ("intelligence", "spy"),
    ("immigrants", "migrants"),
}
PRECISION, LINES = 0.75, 10

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not FILE.exists(), reason="newswcl50 is not part of the project")]


def events() -> list[list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            found[told["event_id"]].append(told)
    return list(found.values())


def articles(event: list[dict[str, Any]]) -> list[Article]:
    return [
        article(
            number,
            [sentence["text"] for sentence in told["sentences"]],
            [sentence["paragraph"] for sentence in told["sentences"]],
            Details(outlet=told["outlet"], language="en"),
        )
        for number, told in enumerate(event, 1)
    ]


def pairs(choice: WordChoice) -> set[tuple[str, ...]]:
    forms = {(term.article, term.text.lower()) for term in choice.terms}
    return {tuple(sorted((one[1], other[1]))) for one, other in combinations(forms, 2) if one[0] != other[0]}


def test_words_for_the_same_are_telling() -> None:
    found: list[WordChoice] = []
    for event in events():
        texts = articles(event)
        found += word_choice(
            texts, [link for link in align(texts) if link.strength >= CUT], meaning(), [*map(quotes, texts)]
        )
    print("\n".join(" / ".join(dict.fromkeys(term.text for term in choice.terms)) for choice in found))
    acts = [choice for choice in found if not choice.of]
    telling = sum(bool(pairs(choice) & TELLING) for choice in acts) / len(acts)
    print(f"word choice: {telling:.3f} of {len(acts)} lines telling, {len(found) - len(acts)} more about people")
    assert telling >= PRECISION
    assert len(found) >= LINES
