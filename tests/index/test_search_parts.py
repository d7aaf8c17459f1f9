"""The parts of search by themselves: words, days, mapped files, snippets."""

from __future__ import annotations

import pickle
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.analysis import tokens
from index.search.long_texts import SHORT, marked_words, unpack_marks
from index.search.mapped import MappedFile
from index.search.query_dates import Asked, days
from index.search.schema import day, language_code, language_number
from index.search.snippets import snippet, spans
from store.records import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s OK", ["it", "s", "ok"]),
        ("l'homme d’État", ["l", "homme", "d", "etat"]),
        ("the U.S. and the EE. UU.", ["the", "us", "and", "the", "eeuu"]),
        ("at 5 a.m. today", ["at", "5", "am", "today"]),
        ("43,000 or 1.200.000", ["43000", "or", "1200000"]),
        ("3.5 on 17.11.2025", ["3", "5", "on", "17", "11", "2025"]),
        ("Straße ﬁre CAFÉ cafe\u0301 so\u00adft", ["strasse", "fire", "cafe", "cafe", "soft"]),
        ("東京 _x_ İz", ["東", "京", "x", "iz"]),
        ("…!?", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert tokens(text).words == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [("a cease-fire", [("ceasefire", 1, 2)]), ("state‐of‑the-art", [("stateoftheart", 0, 3)]), ("2025-11 a - b", [])],
)
def test_hyphenated_words_are_one_word_too(text: str, joined: list[tuple[str, int, int]]) -> None:
    assert tokens(text).joined == joined


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=60))
def test_every_word_has_its_place(text: str) -> None:
    found = tokens(text)
    edges = [edge for pair in zip(found.starts, found.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    places = [(place, place, "") for place in range(len(found.words))]
    assert spans(text, marked_words(text)[1], places) == tuple(map(Span, found.starts, found.ends))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "U.S.",
                    "EE. UU.",
                    "43,000",
                    "43,000km",
                    "1,234,5678",
                    "1234,567",
                    "é",
                    "“",
                    "\u00ad",
                    "cease-fire",
                    "a‑b‑c",
                    "it’s",
                    "x" * 90,
                    "ſ",
                    "İ",
                    "\u0301",
                ]
            ),
        ),
        min_size=1,
    ),
    st.sampled_from([" ", "", ". ", "-"]),
)
def test_long_texts_are_cut_as_short_ones(pieces: list[str], between: str) -> None:
    text = (between.join(pieces) + " ") * (SHORT // len(between.join(pieces) + " ") + 2)
    found, (fast, marks) = tokens(text), marked_words(text)
    assert (fast.words, fast.joined) == (found.words, found.joined)
    starts, ends = unpack_marks(marks)
    assert (starts.tolist(), ends.tolist()) == (found.starts, found.ends)


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("2025", (20250101, 20251231)),
        ("2025-2", (20250201, 20250231)),
        ("2025-11-17", (20251117, 20251117)),
        (">2025-11", (20251132, 99991231)),
        (">= 2025-11", (20251101, 99991231)),
        ("<2025", (1, 20250100)),
        ("[2025-11-01 to 2025-11-30}", (20251101, 20251129)),
        ("2025-11..", (20251101, 99991231)),
        ("[* TO *]", (1, 99991231)),
    ],
)
def test_days(written: str, bounds: tuple[int, int]) -> None:
    assert days(written, Asked()) == bounds


def test_columns_of_days_and_languages() -> None:
    assert (day("2025-11-17T08:00:00Z"), day("2025"), day(""), day("soon-enough")) == (20251117, 0, 0, 0)
    assert language_code(language_number("es")) == "es"
    assert language_code(language_number("")) == ""
    assert language_code(language_number("pt-BR")) == "pt"


def test_a_mapped_file_reads_like_a_file() -> None:
    data = b"first\n" + b"x" * 300 + b"\n" + pickle.dumps(["a", 1])
    mapped, plain = MappedFile(memoryview(data)), BytesIO(data)
    assert mapped.readline() == plain.readline()
    assert mapped.readline() == plain.readline()
    assert mapped.read_pickle() == ["a", 1]
    assert mapped.read() == b""
    mapped.seek(-4, 2)
    assert mapped.tell() == len(data) - 4
    assert mapped.read(2) == data[-4:-2]
    part = mapped.subset(6, 300)
    assert part.get(0, 3) == b"xxx"
    assert len(part.read()) == 300
    mapped.close()


def test_a_snippet_without_sentences_is_the_text() -> None:
    assert snippet("A short text", b"", []).text == "A short text"
    assert snippet("", b"", []).text == ""
