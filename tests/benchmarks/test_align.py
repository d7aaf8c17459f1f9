"""How long lining up takes beside difflib over all pairs of the same passages, both in this process, turn about."""

from __future__ import annotations

import random
import time
from difflib import SequenceMatcher
from itertools import combinations, product

import pytest

from index.align.align import align
from index.align.first import first_judgement, prepared
from index.align.settle import settle
from store.records import Article, Details
from store.sample import files
from tests.ui.compare.accounts import article

FLOOR = 10  # measured: 21 times as long for three articles of 640 words, more for longer ones


def accounts(count: int, words: int) -> list[Article]:
    """Make invented accounts in the words of the samples: each tells two thirds of one story its own way."""
    dice = random.Random(5)
    known = [word for file in files() for word in file.read_text(encoding="utf-8").split() if word.isalpha()]
    story = [dice.choices(known, k=24) for _ in range(words // 16)]
    made = []
    for number in range(1, count + 1):
        told = [[word if dice.random() < 0.6 else dice.choice(known) for word in line] for line in story]
        kept = [" ".join(line).capitalize() + "." for line in told if dice.random() < 2 / 3]
        paragraphs = [" ".join(kept[at : at + 3]) for at in range(0, len(kept), 3)]
        made.append(
            article(number, "\n\n".join(paragraphs), Details(f"Title {number}", f"Outlet {number}", language="en"))
        )
    return made


def by_difflib(one: Article, two: Article) -> float:
    """Seconds that difflib takes over all pairs of two articles' passages."""
    began = time.process_time()
    for i, j in product(range(len(one.passages)), range(len(two.passages))):
        SequenceMatcher(None, one.passage_text(i), two.passage_text(j), autojunk=False).ratio()
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize(("count", "words"), [(3, 640), (8, 5000)])
def test_lining_up_beside_difflib(count: int, words: int) -> None:
    judged: dict[str, bytes] = {}
    align(accounts(2, 100), (), judged)
    list(settle(accounts(2, 100), judged))  # what is loaded once a process
    articles = accounts(count, words)
    for kept in (prepared, first_judgement):
        kept.cache_clear()
    began = time.process_time()
    align(articles, (), judged)
    first = time.process_time() - began
    pairs = len(list(combinations(articles, 2)))
    peer = by_difflib(*accounts(2, min(words, 1280))) * pairs * max(1.0, words / 1280) ** 2
    print(f"\n{count} x {words} words: first {first * 1000:,.0f} ms, difflib {peer / first:,.0f} times as long")
    assert peer / first > FLOOR
    began = time.process_time()
    list(settle(articles, judged))
    align(articles, (), judged)
    again = time.process_time() - began
    print(f"settled in {again * 1000:,.0f} ms more, difflib {peer / (first + again):,.1f} times as long as both")
