"""Rows: which passages share a line, in what order, and what only one account has."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.align.rows import missing_here, only_here, rows, synopsis
from store.records import Article, Details, Link, Original, Passage


def told(number: int, count: int) -> Article:
    passages = tuple(Passage(place * 2, place * 2 + 1, place) for place in range(count))
    return Article(number, Details(), "x " * count, passages, "", (), Original("", 0, "", ""))


def link(a: tuple[int, int], b: tuple[int, int], strength: float = 0.9) -> Link:
    return Link(a, b, strength, "same", "fact")


def test_three_accounts_of_one_statement_share_a_row() -> None:
    articles = [told(1, 2), told(2, 2), told(3, 2)]
    links = [link((1, 0), (2, 1)), link((1, 0), (3, 0)), link((2, 1), (3, 0))]
    assert [row.cells for row in rows(articles, links, 0.5)] == [{1: (0,), 2: (1,), 3: (0,)}]


def test_a_chain_does_not_glue_everything() -> None:
    articles = [told(1, 9), told(2, 9)]
    links = [link((1, n), (2, n), 0.9) for n in range(9)] + [link((1, n), (2, n + 1), 0.6) for n in range(8)]
    found = rows(articles, links, 0.5)
    assert all(len(places) <= 3 for row in found for places in row.cells.values())
    assert len(found) >= 3


def test_rows_follow_the_first_article_and_others_are_slotted_in() -> None:
    articles = [told(1, 3), told(2, 3), told(3, 3)]
    links = [link((1, 2), (2, 0)), link((1, 0), (2, 2)), link((2, 1), (3, 1))]
    assert [row.cells for row in rows(articles, links, 0.5)] == [
        {1: (0,), 2: (2,)},
        {1: (2,), 2: (0,)},
        {2: (1,), 3: (1,)},
    ]


def test_weak_links_make_no_rows() -> None:
    assert rows([told(1, 1), told(2, 1)], [link((1, 0), (2, 0), 0.3)], 0.5) == ()


def test_only_here_and_missing_here() -> None:
    articles = [told(1, 2), told(2, 2), told(3, 1)]
    links = [link((1, 0), (2, 0))]
    shared = rows(articles, links, 0.5)
    assert only_here(articles, links, 0.5) == {1: (1,), 2: (1,), 3: (0,)}
    assert missing_here(articles, shared, links) == {1: (), 2: (), 3: (0,)}


_LINKS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([(1, 2), (1, 3), (2, 3)]), st.floats(0.1, 1)),
    max_size=30,
)


@settings(max_examples=50, derandomize=True)
@given(_LINKS)
def test_every_passage_has_one_place(drawn: list[tuple[int, int, tuple[int, int], float]]) -> None:
    articles = [told(1, 6), told(2, 6), told(3, 6)]
    links = list({(x, y, ends): link((ends[0], x), (ends[1], y), s) for x, y, ends, s in drawn}.values())
    shared = rows(articles, links, 0.5)
    assert all(len(row.cells) >= 2 for row in shared)
    placed = [(a, place) for row in synopsis(articles, shared) for a, places in row.cells.items() for place in places]
    assert sorted(placed) == [(a.id, place) for a in articles for place in range(6)]


def test_a_passage_that_another_perhaps_tells_is_not_only_here() -> None:
    articles = [told(1, 2), told(2, 2)]
    assert only_here(articles, [link((1, 0), (2, 0), 0.3)], 0.5) == {1: (1,), 2: (1,)}


def test_an_outlet_leaves_out_what_half_of_them_tell_for_sure() -> None:
    articles = [told(number, 1) for number in range(1, 6)]
    two, three = [link((1, 0), (2, 0))], [link((1, 0), (2, 0)), link((2, 0), (3, 0))]
    assert not any(missing_here(articles, rows(articles, two, 0.5), two).values())
    assert missing_here(articles, rows(articles, three, 0.5), three)[5] == (0,)
    unsure = [link((1, 0), (2, 0), 0.55)]
    assert not any(missing_here(articles[:3], rows(articles, unsure, 0.5), unsure).values())
