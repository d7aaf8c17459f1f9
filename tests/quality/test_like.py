"""Who else says this: of the passages that a reader marked as the same, how many are found among all articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.search.like import like
from store.records import Article, PassageKey
from tests.index.search_library import Library, indexed
from tests.quality.align_data import CORPORA, marked

RECALL = 0.53
PRECISION = 0.33
"""By words alone, on align/dev and more: articles with a passage marked as the same that are listed, at that passage;
and of the passages listed those that are marked at all (same or partial)."""


@pytest.mark.slow
def test_passages_that_say_the_same_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (CORPORA / "align").exists():
        pytest.skip("the marked line-ups (../shared/corpora/align) are not here")
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    articles, links = _all()
    wanted: dict[PassageKey, set[PassageKey]] = {}
    for (a, b), level in links.items():
        if level == 2:
            wanted.setdefault(a, set()).add(b)
            wanted.setdefault(b, set()).add(a)
    pairs = set(links) | {(b, a) for a, b in links}
    found = right = listed = 0
    by_id = {article.id: article for article in articles}
    with indexed(tmp_path / "index", Library(*articles)) as index:
        for key, others in wanted.items():
            hits = {(hit.article, hit.passage) for hit in like(index.searcher(), by_id[key[0]], key[1], 60)}
            found += len(others & hits)
            listed += len(hits)
            right += sum((key, hit) in pairs for hit in hits)
    recall, precision = found / sum(map(len, wanted.values())), right / max(listed, 1)
    print(f"who else says this, by words: recall {recall:.3f}, precision {precision:.3f}, {len(wanted)} passages")
    assert recall >= RECALL
    assert precision >= PRECISION


def _all() -> tuple[list[Article], dict[tuple[PassageKey, PassageKey], int]]:
    articles: list[Article] = []
    links: dict[tuple[PassageKey, PassageKey], int] = {}
    for event in (*marked("dev"), *marked("more")):
        numbers = {article.id: len(articles) + at for at, article in enumerate(event.articles, 1)}
        articles += [replace(article, id=numbers[article.id]) for article in event.articles]
        for (a, b), (level, _) in event.pairs.items():
            links[(numbers[a[0]], a[1]), (numbers[b[0]], b[1])] = level
    return articles, links
