"""Searches of every class beside a plain reading of every text, over parts, deletions and merges: what is found, how
well, and where."""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.search import build
from index.search.evaluate import BOOSTS, K1
from index.search.index import SearchIndex
from index.search.snapshot import B
from store.records import Article
from tests.index.search_library import Library, article

WORDS = ("ox", "oxen", "cat", "cats", "catalog", "dog", "hen", "heron", "cattle", "zebra")


@dataclass(frozen=True)
class Asked:
    """A search as it is typed, and how often a field of an article holds it; None where it does not rank."""

    typed: str
    times: Callable[[list[str]], float]
    field: str = ""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))


def runs(words: list[str], phrase: list[str], slop: int) -> Iterator[tuple[int, int]]:
    """Read from each place on, always taking the nearest next word."""
    for first, word in enumerate(words):
        place: int | None = first if word == phrase[0] else None
        for wanted in phrase[1:]:
            near = range(place + 1, min(place + 2 + slop, len(words))) if place is not None else ()
            place = next((other for other in near if words[other] == wanted), None)
        if place is not None:
            yield first, place


def phrase_of(words: list[str], slop: int) -> Asked:
    typed = '"' + " ".join(words) + '"' + (f"~{slop}" if slop else "")
    return Asked(typed, lambda held: len(list(runs(held, words, slop))))


def word_of(word: str) -> Asked:
    return Asked(word, lambda held: held.count(word))


def shape_of(shape: str) -> Asked:
    fits = re.compile(shape.replace("*", "[a-z]*").replace("?", "[a-z]")).fullmatch
    return Asked(shape, lambda held: sum(fits(word) is not None for word in held))


def near_of(word: str) -> Asked:
    edits = 1 if len(word) <= 5 else 2
    return Asked(f"{word}~", lambda held: sum(1 / (1 + d) for d in (OSA.distance(word, w) for w in held) if d <= edits))


def in_field(asked: Asked, field: str) -> Asked:
    return Asked(f"{field}:{asked.typed}", asked.times, field)


LEAVES = st.one_of(
    st.sampled_from(WORDS).map(word_of),
    st.builds(phrase_of, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3), st.integers(0, 2)),
    st.sampled_from(["ca*", "ox*", "cat*", "he*", "c?t", "*at", "ca*s", "d?g"]).map(shape_of),
    st.sampled_from(["cat", "heron", "oxen", "cattel"]).map(near_of),
)
ASKED = st.one_of(LEAVES, st.builds(in_field, LEAVES, st.sampled_from(["title", "text"])))
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)
ARTICLES = st.tuples(TEXTS, TEXTS)


def fields(one: Article, asked: Asked) -> Iterator[tuple[str, list[str]]]:
    for field, text in (("title", one.details.title), ("text", one.text)):
        if asked.field in ("", field):
            yield field, text.split()


def scored(articles: list[Article], asked: Asked) -> dict[int, float]:
    """Return the articles that hold what is asked, with their score by the formula (BM25F)."""
    mean = {"title": 1.0, "text": 1.0}
    for field in mean:
        lengths = [len((one.details.title if field == "title" else one.text).split()) for one in articles]
        mean[field] = max(sum(lengths) / len(lengths), 1.0) if lengths else 1.0
    counts = {}
    for one in articles:
        told = (
            BOOSTS[field] * asked.times(words) / (1 - B + B * len(words) / mean[field])
            for field, words in fields(one, asked)
        )
        counts[one.id] = sum(told)
    counts = {id: count for id, count in counts.items() if count > 0}
    rarity = math.log(1 + (len(articles) - len(counts) + 0.5) / (len(counts) + 0.5))
    return {id: rarity * count * (K1 + 1) / (K1 + count) for id, count in counts.items()}


def built(folder: Path, held: list[tuple[list[str], list[str]]], changed: list[int]) -> tuple[SearchIndex, Library]:
    """Index articles three at a time, then write some anew and take one out."""
    made = [article(n, " ".join(text), title=" ".join(title), language="") for n, (title, text) in enumerate(held, 1)]
    library = Library(*made)
    index = SearchIndex(folder)
    deque(index.refresh(library), maxlen=0)
    for place in changed:
        title, text = held[(place + 1) % len(held)]
        number = place % len(held) + 1
        library.articles.put(article(number, " ".join(text), title=" ".join(title), language=""))
        deque(index.refresh(library), maxlen=0)
    if len(held) > 2:
        library.articles.held.pop(2)
        deque(index.refresh(library), maxlen=0)
    return index, library


def check(index: SearchIndex, library: Library, asked: Asked, other: Asked) -> None:
    articles = [held for _, held in library.articles.held.values()]
    one, two = scored(articles, asked), scored(articles, other)
    every = {held.id for held in articles}
    found = index.search(asked.typed, 100)
    assert {hit.article: hit.score for hit in found.hits} == {id: pytest.approx(s, abs=2e-4) for id, s in one.items()}
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)
    for hit in found.hits:
        where = library.articles.get(hit.article)
        assert all(where.text[span.start : span.end] for span in hit.spans)
        assert bool(hit.spans) == any(f == "text" and asked.times(w) for f, w in fields(where, asked))
    both = f"({asked.typed}) ({other.typed})"
    for typed, wanted in (
        (both, one.keys() & two.keys()),
        (f"({asked.typed}) OR ({other.typed})", one.keys() | two.keys()),
        (f"({asked.typed}) -({other.typed})", one.keys() - two.keys()),
        (f"-({asked.typed})", every - one.keys()),
    ):
        got = index.search(typed, 100)
        assert ({hit.article for hit in got.hits}, got.total) == (wanted, len(wanted)), typed
    boosted = {hit.article: hit.score for hit in index.search(f"({asked.typed}) OR ({other.typed})", 100).hits}
    for id, score in boosted.items():
        assert score == pytest.approx(one.get(id, 0) + two.get(id, 0), abs=4e-4)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(ARTICLES, min_size=1, max_size=14), st.lists(st.integers(0, 30), max_size=4), ASKED, ASKED)
def test_every_class_agrees_with_a_plain_reading(
    tmp_path_factory: pytest.TempPathFactory,
    held: list[tuple[list[str], list[str]]],
    changed: list[int],
    asked: Asked,
    other: Asked,
) -> None:
    agree(tmp_path_factory.mktemp("plain"), held, changed, (asked, other))


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ARTICLES, min_size=1, max_size=14), st.lists(st.integers(0, 30), max_size=4), ASKED, ASKED)
def test_every_class_agrees_with_a_plain_reading_at_length(
    tmp_path_factory: pytest.TempPathFactory,
    held: list[tuple[list[str], list[str]]],
    changed: list[int],
    asked: Asked,
    other: Asked,
) -> None:
    agree(tmp_path_factory.mktemp("plain"), held, changed, (asked, other))


def agree(
    folder: Path, held: list[tuple[list[str], list[str]]], changed: list[int], asked: tuple[Asked, Asked]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "BATCH", 3)
        patch.setattr(build, "MANY", 3)
        index, library = built(folder, held, changed)
        with index:
            check(index, library, *asked)


def test_days_and_languages_agree_with_a_plain_reading(tmp_path: Path) -> None:
    days = [f"2025-{month:02}-{day:02}" for month in (1, 6, 11) for day in (1, 15, 28)] + [""]
    library = Library(
        *(article(n, "ox cat", published=day, language=("en", "es")[n % 2]) for n, day in enumerate(days, 1))
    )
    with SearchIndex(tmp_path / "index") as index:
        deque(index.refresh(library), maxlen=0)
        told = {held.id: held.details for _, held in library.articles.held.values()}
        for typed, fits in (
            ("published:2025-06", lambda one: one.published.startswith("2025-06")),
            ("published:[2025-01-15 TO 2025-06-15]", lambda one: "2025-01-15" <= one.published <= "2025-06-15"),
            ("published:>2025-06-15", lambda one: one.published > "2025-06-15"),
            ("published:until 2025-06-15", lambda one: "" < one.published <= "2025-06-15"),
            ("language:es ox", lambda one: one.language == "es"),
            ("cat -published:2025", lambda one: not one.published),
        ):
            found = {hit.article for hit in index.search(typed, 100).hits}
            assert found == {id for id, details in told.items() if fits(details)}, typed
        assert Counter(hit.published for hit in index.search("ox", 100).hits) == Counter(days)
