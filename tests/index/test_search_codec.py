"""The flat codec beside Whoosh's own: over random documents and queries of every class the same hits and ranking."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import analysis, fields, formats, query, scoring
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.qparser.default import QueryParser
from whoosh.query import spans

from index.search.codec.container import DamagedError, Sections, opened
from index.search.codec.segment import FlatCodec

WORDS = ("ship", "shop", "ships", "boat", "harbour", "the", "über", "a", "sheep", "xylophone")
START = datetime(2025, 11, 1)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def schema() -> fields.Schema:
    """Every kind of field: with places, without, with letters, boosts, spelling, numbers, days, columns."""
    simple = analysis.SimpleAnalyzer()
    boosted: Any = analysis.DelimitedAttributeFilter
    return fields.Schema(
        id=fields.ID(stored=True, unique=True, sortable=True),
        text=fields.TEXT(stored=True, analyzer=simple, spelling=True),
        stemmed=fields.TEXT(analyzer=analysis.StemmingAnalyzer(), spelling=True),
        letters=fields.TEXT(analyzer=simple, chars=True),
        bare=fields.TEXT(analyzer=simple, phrase=False, field_boost=2.0),
        weighed=fields.FieldType(
            formats.CharacterBoosts(), analysis.RegexTokenizer(r"\S+") | boosted(), scorable=True, stored=False
        ),
        keys=fields.KEYWORD(scorable=True, commas=True, lowercase=True),
        grams=fields.NGRAMWORDS(minsize=2, maxsize=3),
        number=fields.NUMERIC(int, sortable=True, stored=True),
        part=fields.NUMERIC(float, signed=True),
        day=fields.DATETIME(sortable=True),
        sure=fields.BOOLEAN(),
    )


TEXTS = st.lists(st.sampled_from(WORDS), min_size=0, max_size=14).map(" ".join)
DOCUMENTS = st.fixed_dictionaries(
    {"text": TEXTS, "stemmed": TEXTS, "letters": TEXTS, "bare": TEXTS},
    optional={
        "weighed": TEXTS.map(lambda text: text.replace("boat", "boat^2.5")),
        "keys": TEXTS.map(lambda text: text.replace(" ", ",")),
        "grams": TEXTS,
        "number": st.integers(-5, 40),
        "part": st.floats(-2, 2, width=16),
        "day": st.integers(0, 60).map(lambda days: START + timedelta(days=days)),
        "sure": st.booleans(),
        "_text_boost": st.sampled_from([1.0, 2.0, 3.5]),
        "_boost": st.sampled_from([1.0, 1.5]),
    },
)
BATCHES = st.lists(
    st.tuples(st.lists(DOCUMENTS, max_size=12), st.lists(st.integers(0, 40), max_size=4)), min_size=1, max_size=4
)
FIELDS = st.sampled_from(["text", "stemmed", "letters", "bare", "weighed", "keys", "grams"])
PLACED = st.sampled_from(["text", "stemmed", "letters", "weighed"])
WORD = st.sampled_from(WORDS)

LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.builds(query.Term, FIELDS, WORD, boost=st.sampled_from([1.0, 2.0])),
    st.builds(query.Phrase, PLACED, st.lists(WORD, min_size=2, max_size=3), slop=st.integers(1, 3)),
    st.builds(query.Prefix, FIELDS, st.sampled_from(["sh", "s", "h", "zz"])),
    st.builds(query.Wildcard, FIELDS, st.sampled_from(["sh?p", "*oat", "s*p*", "?"])),
    st.builds(query.Regex, FIELDS, st.sampled_from(["sh.p", "(boat|a)", "x.*"])),
    st.builds(query.FuzzyTerm, FIELDS, WORD, maxdist=st.integers(1, 2), prefixlength=st.integers(0, 1)),
    st.builds(query.TermRange, FIELDS, st.just("b"), st.sampled_from(["ship", "t"]), st.booleans(), st.booleans()),
    st.builds(query.NumericRange, st.just("number"), st.integers(-5, 9), st.integers(10, 40)),
    st.builds(query.NumericRange, st.just("part"), st.just(-1.0), st.sampled_from([0.0, 1.5])),
    st.builds(query.DateRange, st.just("day"), st.just(START), st.just(START + timedelta(days=30))),
    st.builds(query.Every, st.sampled_from([None, "text", "number"])),
    st.builds(query.Term, st.just("sure"), st.booleans()),
    st.builds(query.Variations, st.just("text"), WORD),
    st.builds(
        lambda field, first, second, slop: spans.SpanNear(query.Term(field, first), query.Term(field, second), slop),
        PLACED, WORD, WORD, st.integers(1, 4),
    ),
    st.builds(
        lambda field, first, second: spans.SpanNot(query.Term(field, first), query.Term(field, second)),
        PLACED, WORD, WORD,
    ),
    st.builds(lambda field, word: spans.SpanFirst(query.Term(field, word), limit=2), PLACED, WORD),
)  # fmt: skip
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(query.And, st.lists(inner, min_size=1, max_size=3)),
        st.builds(query.Or, st.lists(inner, min_size=1, max_size=3)),
        st.builds(query.DisjunctionMax, st.lists(inner, min_size=1, max_size=3)),
        st.builds(query.AndNot, inner, inner),
        st.builds(query.AndMaybe, inner, inner),
        st.builds(query.Require, inner, inner),
        st.builds(query.ConstantScoreQuery, inner),
        st.builds(lambda child: query.And([query.Every(), query.Not(child)]), inner),
    ),
    max_leaves=4,
)


def build(codec: Any, batches: list[Any], optimize: bool = False) -> Any:
    """Write each batch as a part of its own; delete documents after it, by their number in turn."""
    storage: Any = RamStorage()
    index = storage.create_index(schema())
    number = 0
    for documents, deleted in batches:
        writer = index.writer(codec=codec)
        for document in documents:
            writer.add_document(id=str(number), **document)
            number += 1
        writer.commit(merge=False)
        writer = index.writer(codec=codec)
        for place in deleted:
            writer.delete_by_term("id", str(place))
        writer.commit(merge=False)
    if optimize:
        index.writer(codec=codec).commit(optimize=True)
    return index


def ranking(searcher: Any, asked: Any, limit: int | None, **options: Any) -> Any:
    """Return how many documents match, and the best with their scores; or how Whoosh itself fails."""
    try:
        results = searcher.search(asked, limit=limit, **options)
        return len(results), [(hit["id"], round(hit.score or 0, 5)) for hit in results]
    except Exception as error:  # its own faults on odd queries must be the same with both
        return type(error).__name__


@settings(max_examples=35, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(BATCHES, st.lists(QUERIES, min_size=4, max_size=10), st.booleans())
def test_ranking_and_counts_equal_the_default_codec(batches: Any, asked: list[Any], optimize: bool) -> None:
    agree(batches, asked, optimize)


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(BATCHES, st.lists(QUERIES, min_size=4, max_size=10), st.booleans())
def test_ranking_and_counts_equal_the_default_codec_at_length(batches: Any, asked: list[Any], optimize: bool) -> None:
    agree(batches, asked, optimize)


def agree(batches: Any, asked: list[Any], optimize: bool) -> None:
    with build(None, batches, optimize).searcher() as stock, build(FlatCodec(), batches, optimize).searcher() as flat:
        assert flat.doc_count() == stock.doc_count()
        for one in asked:
            for limit in (None, 3):
                assert ranking(flat, one, limit) == ranking(stock, one, limit), one


WEIGHTINGS: list[Callable[[], Any]] = [scoring.BM25F, scoring.TF_IDF, scoring.Frequency, scoring.PL2]


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(BATCHES, st.lists(QUERIES, min_size=2, max_size=4), st.sampled_from(WEIGHTINGS))
def test_other_weightings_and_sorting_agree(batches: Any, asked: list[Any], weighting: Callable[[], Any]) -> None:
    stock, flat = build(None, batches), build(FlatCodec(), batches)
    with stock.searcher(weighting=weighting()) as first, flat.searcher(weighting=weighting()) as second:
        for one in asked:
            assert ranking(second, one, 5) == ranking(first, one, 5), one
            for by in ("number", "day", "id"):
                assert ranking(second, one, None, sortedby=by) == ranking(first, one, None, sortedby=by), one


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(BATCHES, st.sampled_from(WORDS))
def test_words_statistics_spelling_and_likeness_agree(batches: Any, word: str) -> None:
    with build(None, batches).searcher() as stock, build(FlatCodec(), batches).searcher() as flat:
        first, second = stock.reader(), flat.reader()
        assert list(second.all_terms()) == list(first.all_terms())
        for field in ("text", "bare", "number"):
            assert list(second.lexicon(field)) == list(first.lexicon(field))
        for name, text in first.all_terms():
            assert told(second.term_info(name, text)) == told(first.term_info(name, text))
        assert flat.suggest("text", word + "e", limit=3) == stock.suggest("text", word + "e", limit=3)
        for number in stock.document_numbers():
            assert flat.stored_fields(number) == stock.stored_fields(number)
            assert flat.key_terms([number], "text") == stock.key_terms([number], "text")
            alike = [[hit["id"] for hit in each.more_like(number, "text")] for each in (flat, stock)]
            assert alike[0] == alike[1]


def told(info: Any) -> tuple[Any, ...]:
    """Return a word's statistics."""
    lengths = info.min_length(), info.max_length()
    return info.weight(), info.doc_frequency(), *lengths, info.max_weight(), info.min_id(), info.max_id()


def test_parsed_queries_agree() -> None:
    chance = random.Random(7)
    documents = [{"text": " ".join(chance.choices(WORDS, k=30)), "number": number} for number in range(400)]
    batches = [(documents, [3, 300])]
    parser = QueryParser("text", schema())
    with build(None, batches).searcher() as stock, build(FlatCodec(), batches).searcher() as flat:
        for written in (
            "ship boat", "ship OR über", '"the ship"~3', "sh*p -boat", "ship^3 OR boat", "number:[5 TO 90] the",
            "harbour NOT a", "xyl?phone", "text:[boat TO sheep]", "ship ANDMAYBE sheep", "*",
        ):  # fmt: skip
            asked = parser.parse(written)
            for limit in (10, None):
                assert ranking(flat, asked, limit) == ranking(stock, asked, limit), written


def test_an_article_of_more_than_65535_words(tmp_path: Path) -> None:
    index: Any = FileStorage(str(tmp_path)).create_index(schema())
    for text in ("boat " * 70_000 + "ship harbour", "ship harbour"):
        writer = index.writer(codec=FlatCodec())
        writer.add_document(id=text[:4], text=text)
        writer.commit(merge=False)
    with index.searcher() as searcher:
        (hit,) = searcher.search(query.Phrase("text", ["boat", "ship"]))
        assert hit["id"] == "boat"
        assert searcher.reader().frequency("text", b"boat") == 70_000
        assert len(searcher.search(query.Phrase("text", ["ship", "harbour"]))) == 2


def files(folder: Path) -> list[Path]:
    """Write a small index and return its files of our own format."""
    index: Any = FileStorage(str(folder)).create_index(schema())
    writer = index.writer(codec=FlatCodec())
    writer.add_document(id="1", text="the ship in the harbour", number=5)
    writer.commit()
    return [*folder.glob("*.doc"), *folder.glob("*.trm")]


def test_a_whole_file_is_sound(tmp_path: Path) -> None:
    for file in files(tmp_path):
        Sections(memoryview(file.read_bytes())).verify()


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_changed_or_cut_file_is_told(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(files(tmp_path_factory.mktemp("flat"))))
    whole = file.read_bytes()
    place = data.draw(st.integers(16, len(whole) - 1))
    turned = whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]
    with pytest.raises(DamagedError):
        Sections(memoryview(whole[:place])).verify()
    if not _padding(whole, place):
        with pytest.raises(DamagedError):
            Sections(memoryview(turned)).verify()


def _padding(whole: bytes, place: int) -> bool:
    """Tell whether a byte belongs to no section: only filling before the next."""
    sections = Sections(memoryview(whole))._sections.values()
    return place < max(end for end in (a + b for a, b, _, _ in sections)) and not any(
        begin <= place < begin + length for begin, length, _, _ in sections
    )


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    storage: Any = FileStorage(str(tmp_path))
    with pytest.raises(DamagedError):
        opened(storage, "empty")
