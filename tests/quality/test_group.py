"""How well articles are grouped into stories: B-cubed F1 on four sets with event labels, one rule and one setting."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.group.group import stories
from store.records import Article, Details, Original

CORPORA = Path(__file__).parents[2] / ".." / "shared" / "corpora"
# Measured on 21 November 2026 (rounded down): 1.000, .958, .895, .941.
FLOORS = {"basil": 0.99, "g5w1h_clusters": 0.95, "allsides_events": 0.89, "gunviolence_incidents": 0.94}

pytestmark = [pytest.mark.slow, pytest.mark.quality]


def read(name: str) -> tuple[list[str], list[Article]]:
    """Read a set as articles and, beside them, the labels of their events."""
    labels, articles = [], []
    with gzip.open(CORPORA / name / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            text = "\n\n".join(record["paragraphs"]) if "paragraphs" in record else record["text"]
            details = Details(record["title"] or "", record["outlet"], published=record["date"] or "", language="en")
            labels.append(str(record["event_id"]))
            articles.append(Article(number, details, text, (), text, (), Original("", 0, "", "")))
    return labels, articles


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> float:
    """Return B-cubed F1: precision and recall of each article's group, averaged over articles."""
    of_gold, of_found, of_both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    pairs = list(zip(gold, found, strict=True))
    precision = sum(of_both[pair] / of_found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(of_both[pair] / of_gold[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("name", FLOORS)
def test_stories(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    if not CORPORA.exists():
        pytest.skip("the corpora are not beside the project")
    gold, articles = read(name)
    found = list(range(len(articles)))
    for event in stories(articles):
        for account in event.accounts:
            found[account.article] = event.accounts[0].article
    score = b_cubed(gold, found)
    with capsys.disabled():
        print(f"\nstories, {name}: B-cubed F1 {score:.3f} (floor {FLOORS[name]})")
    assert score >= FLOORS[name]
