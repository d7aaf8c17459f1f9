"""The marked line-ups of ../shared/corpora/align as articles and links, and the measures of links against them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.align.bags import bag, numbers_of, share
from index.words import content, tokens
from store.records import Article, Details, Link, Original, Passage, PassageKey

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


@dataclass(frozen=True)
class Marked:
    """An event: its articles, and for every marked pair of passages the level (1 partial, 2 same) and the kind."""

    articles: tuple[Article, ...]
    pairs: dict[tuple[PassageKey, PassageKey], tuple[int, str]]


@dataclass(frozen=True)
class Scores:
    """Best F1 over all strengths, average precision, and recall at a precision of .75."""

    f1: float
    average_precision: float
    recall_at_75: float


def article(number: int, sentences: Sequence[str], paragraphs: Sequence[int], details: Details) -> Article:
    """Build an article whose passages are these sentences."""
    text, passages = "", []
    for sentence, paragraph in zip(sentences, paragraphs, strict=True):
        if passages:
            text += " " if passages[-1].paragraph == paragraph else "\n\n"
        passages.append(Passage(len(text), len(text) + len(sentence), paragraph))
        text += sentence
    return Article(number, details, text, tuple(passages), text, (), Original("", 0, "", ""))


def marked(name: str) -> list[Marked]:
    """Read one file of the corpus: "dev" or "more"."""
    with (CORPORA / "align" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [_marked(json.loads(line)) for line in lines]


def two_events(one: Marked, two: Marked) -> Marked:
    """Build longer articles that tell two events: one in either order of the two, and one of the first event alone.

    Nothing of the one is marked with anything of the other.
    """
    a, b = one.articles, two.articles
    articles = (_joined(1, a[0], b[0]), _joined(2, b[1], a[1]), a[2])
    after_one = {1: 0, 2: len(b[1].passages), 3: 0}
    after_two = {1: len(a[0].passages), 2: 0}
    pairs = _shifted(one, after_one) | _shifted(two, after_two)
    return Marked(articles, pairs)


def alike(events: Sequence[Marked]) -> NDArray[np.float32]:
    """Return events x events: how much they are about the same, by their words; -1 with itself."""
    bags = []
    for event in events:
        texts = " ".join(one.text for one in event.articles)
        bags.append(numbers_of(token.stem for token in content(tokens(texts, "en"), "en")))
    held = share(bag(bags), bag(bags)).cosine()
    np.fill_diagonal(held, -1)
    return held


def _joined(number: int, one: Article, two: Article) -> Article:
    sentences = [told.passage_text(place) for told in (one, two) for place in range(len(told.passages))]
    first = [passage.paragraph for passage in one.passages]
    return article(
        number, sentences, [*first, *(first[-1] + 1 + passage.paragraph for passage in two.passages)], one.details
    )


def _shifted(event: Marked, by: dict[int, int]) -> dict[tuple[PassageKey, PassageKey], tuple[int, str]]:
    """Return the pairs of those articles that `by` names, their passages so many places further down."""
    return {
        ((a[0], a[1] + by[a[0]]), (b[0], b[1] + by[b[0]])): mark
        for (a, b), mark in event.pairs.items()
        if a[0] in by and b[0] in by
    }


def measure(events: Sequence[tuple[Sequence[Link], Marked]], level: int = 1) -> Scores:
    """Measure links against the marks of at least this level, all events together."""
    told, wanted = [], 0
    for links, event in events:
        wanted += sum(found >= level for found, _ in event.pairs.values())
        told += [(link.strength, event.pairs.get((link.a, link.b), (0, ""))[0] >= level) for link in links]
    return scores(told, wanted)


def scores(told: list[tuple[float, bool]], wanted: int) -> Scores:
    """Rank judgements (strength, right) and measure them; `wanted` counts all right ones."""
    told = sorted(told, key=lambda one: -one[0])
    right, best, total, recall = 0, 0.0, 0.0, 0.0
    for place, (_, good) in enumerate(told, start=1):
        right += good
        precision = right / place
        total += precision if good else 0
        best = max(best, 2 * right / (place + wanted))
        if precision >= 0.75 and place > 20:
            recall = right / wanted
    return Scores(best, total / wanted, recall)


def _marked(record: dict[str, dict[str, dict[str, object]]]) -> Marked:
    names = sorted(record["documents"])
    number = {name: place for place, name in enumerate(names, start=1)}
    articles = []
    for name in names:
        told: dict[str, object] = record["documents"][name]
        details = Details(title=str(told["title"]), outlet=str(told["outlet"]), language="en")
        articles.append(article(number[name], told["sentences"], told["sentence_paragraph"], details))  # type: ignore[arg-type]
    pairs: dict[tuple[PassageKey, PassageKey], tuple[int, str]] = {}
    for one, i, two, j, level, kind in record["pairs"]:
        a, b = sorted([(number[one], int(i)), (number[two], int(j))])  # type: ignore[call-overload]
        pairs[a, b] = (int(level), str(kind))  # type: ignore[call-overload]
    return Marked(tuple(articles), pairs)
