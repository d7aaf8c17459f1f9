"""Searching: what is found, in which order, and exactly where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.index import SearchIndex
from store.errors import QueryError
from tests.index.search_library import Library, article, indexed, three_articles


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SYNOPTIC_STATE", str(folder / "state"))
        yield folder


@pytest.fixture(scope="module")
def library() -> Library:
    return three_articles()


@pytest.fixture(scope="module")
def index(state: Path, library: Library) -> Iterator[SearchIndex]:
    with indexed(state / "index", library) as opened:
        yield opened


def found(index: SearchIndex, query: str) -> list[int]:
    return sorted(hit.article for hit in index.search(query).hits)


def marked(index: SearchIndex, library: Library, query: str) -> list[str]:
    return [
        library.articles.get(hit.article).text[span.start : span.end]
        for hit in index.search(query).hits
        for span in hit.spans
    ]


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("president", [1, 2, 3]),  # "presidenta" too, by the rules of Spanish
        ("PRESIDENT sheinbaum", [2]),
        ("striking", [2]),
        ("immigrant", [2]),
        ("migracion", [3]),
        ("ciudad", [3]),
        ("carteles", [3]),
        ("cártel", [3]),
        ("habló", [3]),
        ("sheinbaum's", [2]),
        ("it's", [1]),
        ("it’s", [1]),
        ('"it is"', [2]),
        ("US", [1]),
        ("u.s.", [1]),
        ("EEUU", [3]),
        ("ee.uu.", [3]),
        ("43000", [1]),
        ("43.000", [1]),
        ("ceasefire", [1]),
        ("cease-fire", [1]),
        ("cease‑fires", [1]),
        ("cease fire", [1]),
        ('"cease fire"', [1]),
        ('"strike"', []),
        ('"strikes"', [2]),
        ('"whatever we have to do"', [1]),
        ("“whatever we have to do”", [1]),
        ("«whatever we have to do»", [1]),
        ("'whatever we have to do'", [1]),
        ("‘whatever we have to do’", [1]),
        ("whatever we have to do", [1, 2]),
        ("we have to do", [1]),
        ('"no va a suceder"', [3]),
        ('"sad watch"', []),
        ('"sad watch"~1', [2]),
        ("strikes OR cárteles", [2, 3]),
        ("president AND strikes", [2]),
        ("president NOT strikes", [1, 3]),
        ("president -strikes", [1, 3]),
        ("+president -strikes", [1, 3]),
        ("-president", []),
        ("NOT (strikes OR cárteles)", [1]),
        ("president (drugs OR cárteles)", [1, 3]),
        ("title:okay", [1]),
        ("title:president", []),
        ("text:okay", []),
        ("title:(okay OR responden)", [1, 3]),
        ('outlet:"el faro"', [3]),
        ("outlet:herald", [1]),
        ("byline:perez", [1]),
        ("language:es", [3]),
        ("language:Spanish", [3]),
        ("-language:en", [3]),
        ("published:2025-11-17", [1]),
        ("published:2025-11", [1]),
        ("published:2025", [1, 2]),
        ("published:>2025-11-17", [2]),
        ("published:>=2025-11-17", [1, 2]),
        ("published:<2025-12", [1]),
        ("published:<=2025-12-01", [1, 2]),
        ("published:[2025-11-01 TO 2025-11-30]", [1]),
        ("published:[2025-11-18 TO *]", [2]),
        ("published:[ TO 2025-11-30]", [1]),
        ("published:{2025-11-17 TO 2025-12-01}", []),
        ("published:2025-11..2025-12", [1, 2]),
        ("president published:2025-12", [2]),
        ("immigr*", [2]),
        ("imm*ts", [2]),
        ("*grants", [1, 2]),
        ("stri?es", [2]),
        ("sheinbuam~", [2]),
        ("shienbuam~2", [2]),
        ("sheinbuam~1", [2]),
        ("shxxnbaum~1", []),
        ("*", [1, 2, 3]),
        ("nothinglikethis", []),
        ("president?", [1, 2, 3]),
        ("Monday: president", [1]),
        ("drugs^2.5", [1]),
        ("drugs^", [1]),
        ("drugs ^", [1]),
    ],
)
def test_finds(index: SearchIndex, query: str, articles: list[int]) -> None:
    result = index.search(query)
    assert sorted(hit.article for hit in result.hits) == articles
    assert result.total == len(articles)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"whatever we have to do"', ["Whatever we have to do"]),
        ("immigrants", ["Immigration", "immigrants"]),
        ("immigr*", ["Immigration", "immigrants"]),
        ("sheinbuam~", ["Sheinbaum"]),
        ("ciudad", ["ciudad", "ciudades"]),
        ("it's ok", ["It’s OK"]),
        ("ceasefire", ["cease-fire"]),
        ("US", ["U.S."]),
        ("eeuu", ["EE. UU."]),
        ("43000", ["43,000"]),
        ('"very sad" -drugs', ["very sad"]),
        ("title:okay", []),
        ("published:2025-11", []),
        ("we have to do", ["we have to do"]),
    ],
)
def test_spans_are_the_matched_words(index: SearchIndex, library: Library, query: str, words: list[str]) -> None:
    assert marked(index, library, query) == words


def test_function_words_are_marked_only_in_the_phrase(index: SearchIndex, library: Library) -> None:
    assert marked(index, library, "whatever we have to do") == ["Whatever we have to do", "whatever"]


def test_words_side_by_side_rank_first(index: SearchIndex) -> None:
    assert [hit.article for hit in index.search("whatever we have to do").hits] == [1, 2]


def test_headline_outranks_text(state: Path) -> None:
    text = "A long report about the harbour and its boats. " * 3
    library = Library(
        article(1, f"{text} The ferry sank.", title="Boats"), article(2, f"{text} A ferry sank.", title="Ferry sinks")
    )
    with indexed(state / "headline", library) as index:
        assert [hit.article for hit in index.search("ferry").hits] == [2, 1]


def test_hits_carry_what_a_list_shows(index: SearchIndex) -> None:
    hit = index.search("whatever drugs").hits[0]
    assert (hit.article, hit.source_id, hit.outlet, hit.title) == (1, "s1", "The Herald", "Okay with me")
    assert hit.published == "2025-11-17"
    assert hit.score > 0
    assert "Whatever we have to do to stop drugs." in hit.snippet


def test_limit_cuts_the_hits_not_the_total(index: SearchIndex) -> None:
    result = index.search("published:2025", limit=1)
    assert (result.total, len(result.hits)) == (2, 1)
    assert index.search("published:2025", limit=0).hits == ()


def test_long_sentences_are_cut_at_words(state: Path) -> None:
    text = "word " * 200 + "needle " + "word " * 200
    with indexed(state / "long", Library(article(1, text.strip()))) as index:
        snippet = index.search("needle").hits[0].snippet
    assert "needle" in snippet
    assert len(snippet) < 260
    assert snippet.startswith("…word")
    assert snippet.endswith("word…")


def test_a_word_means_its_own_language(state: Path) -> None:
    library = Library(
        article(1, "The mar of the shape.", title="x"), article(2, "Los mares del sur.", title="y", language="es")
    )
    with indexed(state / "tongues", library) as index:
        assert found(index, "mares") == [2]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "nothing to search for"),
        ("  ?! ", "nothing to search for"),
        ('president "strikes in', "character 11"),
        ("(president", "character 1"),
        ("president)", "character 10"),
        ("president AND", "needs a word"),
        ("OR president", "needs a word"),
        ("NOT", "needs a word after it"),
        ("titel:okay", "“title:”"),
        ("author:smith", "“byline:”"),
        ("title:", "nothing to look for"),
        ("outlet:*", "nothing to look for"),
        ("published:soon", "published:2025-11-17"),
        ("published:2025-02-30", "no day"),
        ("published:[2025-12 TO 2025-11]", "end before they begin"),
        ("published:[2025-12", "have no end"),
        ("language:klingon", "not a language"),
        ("a*", "too many words"),
        ("word~7", "too many wrong letters"),
        ("drugs^x", "“^x” (character 6) does not say how much"),
        ("drugs^-1", "does not say how much"),
        ("president ^3", "does not say how much"),
        ('"to stop"^many', "does not say how much"),
        ("(drugs OR strikes)^3", "does not say how much"),
    ],
)
def test_a_mistake_is_told_in_words(index: SearchIndex, query: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        index.search(query)
    assert told in str(caught.value)
    assert caught.value.next_step


_PIECES = st.sampled_from(
    [
        *"\"'“”«»‘’()[]{}*?~^:+-.,!&|\\ \t\n\0é漢ß",
        *(" AND ", " OR ", " NOT ", "title:", "published:", "language:", "2025-11", ">", "TO", "..", "\ud800"),
        *("president", "sad", "\u0301", "９"),
    ]
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(query=st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=30)))
def test_any_string_is_an_answer_or_a_told_mistake(index: SearchIndex, library: Library, query: str) -> None:
    try:
        result = index.search(query)
    except QueryError:
        return
    assert result.total >= len(result.hits)
    for hit in result.hits:
        length = len(library.articles.get(hit.article).text)
        assert all(0 <= span.start < span.end <= length for span in hit.spans)


@pytest.mark.parametrize(
    "query", ["(" * 3000, "-" * 3000, "a OR " * 900, '"' * 3001, "word " * 790, "(" * 30 + "a" + ")" * 30]
)
def test_monstrous_queries(index: SearchIndex, query: str) -> None:
    try:
        assert index.search(query).total >= 0
    except QueryError:
        return
