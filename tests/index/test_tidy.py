"""What an outlet repeats and what was taught of it are set aside, in what is there and in what comes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.clean.overlay import fingerprint
from index.ingest import ingest, set_aside
from index.search.index import SearchIndex
from index.tidy import apply, forget, refresh
from store.database import Library
from store.records import Article, Role

TOPICS = (
    "The ferry from Port Alder to the islands stopped sailing on Monday after its engine failed twice in one week.",
    "Libraries in Ribera Alta will open on Sundays from January, with volunteers and two new reading rooms.",
    "A frost in April destroyed most apple blossom along the Kestrel, growers and insurers reported on Friday.",
    "Tram drivers voted for shorter shifts by a wide margin, and the operator promised talks before the summer.",
)
SERVICE = "Our reporters walk to every council meeting so that nobody else needs to sit there at night."


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SearchIndex]:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    with SearchIndex(tmp_path / "index") as made:
        yield made


def take_in(library: Library, index: SearchIndex, outlet: str, *texts: list[str]) -> list[Article]:
    """Import articles of an outlet through the reading processes; return them."""
    file = library.folder / f"{outlet}-{library.articles.count()}.jsonl"
    lines = [
        json.dumps({"title": f"T {n} {text[0][:30]}", "outlet": outlet, "paragraphs": text})
        for n, text in enumerate(texts)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    added = [step.article for step in ingest(library, index, [str(file)]) if step.article is not None]
    return [library.articles.get(article) for article in added]


def finished(work: Iterator[object]) -> None:
    for _ in work:
        pass


def reasons(library: Library, article: int) -> list[str]:
    return [piece.reason for piece in library.articles.get(article).furniture]


def test_a_paragraph_under_three_articles_on_different_things_is_furniture(
    library: Library, index: SearchIndex
) -> None:
    first = take_in(library, index, "The Courier", *([topic, SERVICE] for topic in TOPICS[:2]))
    assert [reasons(library, one.id) for one in first] == [[], []]
    (third,) = take_in(library, index, "The Courier", [TOPICS[2], SERVICE])
    for article in (*first, third):
        assert reasons(library, article.id) == ["repeated in 3 articles of this outlet"]
        assert SERVICE not in library.articles.get(article.id).text
    (later,) = take_in(library, index, "The Courier", [TOPICS[3], SERVICE])
    assert later.text == TOPICS[3]
    assert library.check() == []


@pytest.mark.parametrize(
    "words",
    [
        "“We walk to every council meeting so that nobody else needs to,” the editor of the paper said.",
        "What happens now?",
        "Conclusion",
    ],
)
def test_quotations_and_headings_are_left_alone(library: Library, index: SearchIndex, words: str) -> None:
    for article in take_in(library, index, "The Courier", *([topic, words, topic[::-1]] for topic in TOPICS[:3])):
        assert words in library.articles.get(article.id).text


def test_what_another_outlet_prints_too_is_no_furniture(library: Library, index: SearchIndex) -> None:
    take_in(library, index, "The Record", [TOPICS[3], SERVICE])
    for article in take_in(library, index, "The Courier", *([topic, SERVICE] for topic in TOPICS[:3])):
        assert SERVICE in library.articles.get(article.id).text


def test_background_told_again_in_reports_on_one_affair_is_no_furniture(library: Library, index: SearchIndex) -> None:
    background = "The engine had been repaired in March after an inspector found cracks in its cooling system."
    days = ("Monday", "Tuesday", "Wednesday")
    texts = [
        [TOPICS[0].replace("Monday", day), f"Passengers waited on the quay all {day}.", background] for day in days
    ]
    for article in take_in(library, index, "The Courier", *texts):
        assert background in library.articles.get(article.id).text


def test_rules_hold_for_what_is_there_and_what_comes_and_can_be_taken_back(
    library: Library, index: SearchIndex
) -> None:
    line = "The Courier is printed on paper from the mill at Lowfield."
    (there,) = take_in(library, index, "The Courier", [TOPICS[0], line])
    (other,) = take_in(library, index, "The Record", [TOPICS[1], line])
    rule = library.rules.teach("Courier", line, fingerprint(line), always=True)
    finished(apply(library, ["Courier"]))
    (comes,) = take_in(library, index, "The Courier", [TOPICS[2], line])
    for article in (there, comes):
        assert library.articles.get(article.id).text == TOPICS[0 if article is there else 2]
        assert reasons(library, article.id) == ["always set aside in The Courier, as you taught"]
    assert line in library.articles.get(other.id).text
    finished(apply(library, [library.rules.forget(rule).outlet]))
    for article in (there, comes):
        assert line in library.articles.get(article.id).text
    assert library.check() == []


def test_never_furniture_wins_over_cleaning_and_repetition(library: Library, index: SearchIndex) -> None:
    articles = take_in(library, index, "The Courier", *([topic, SERVICE] for topic in TOPICS[:3]))
    library.rules.teach("The Courier", SERVICE, fingerprint(SERVICE), always=False)
    finished(apply(library, ["The Courier"]))
    (comes,) = take_in(library, index, "The Courier", [TOPICS[3], SERVICE])
    for article in (*articles, comes):
        assert SERVICE in library.articles.get(article.id).text


def test_a_single_decision_wins_over_all(library: Library, index: SearchIndex) -> None:
    articles = take_in(library, index, "The Courier", *([topic, SERVICE] for topic in TOPICS[:3]))
    (piece,) = library.articles.get(articles[0].id).furniture
    set_aside(library, articles[0].id, piece.start, piece.end, Role.BODY)
    forget(library)
    finished(refresh(library))
    assert SERVICE in library.articles.get(articles[0].id).text
    assert SERVICE not in library.articles.get(articles[1].id).text


def test_rules_follow_another_name_of_their_outlet(library: Library, index: SearchIndex) -> None:
    (article,) = take_in(library, index, "courier.example", [TOPICS[0], SERVICE])
    library.rules.teach("The Courier", SERVICE, fingerprint(SERVICE), always=True)
    library.outlets.call("courier.example", "The Courier")
    finished(apply(library, ["courier.example"]))
    assert library.articles.get(article.id).details.outlet == "The Courier"
    assert SERVICE not in library.articles.get(article.id).text
