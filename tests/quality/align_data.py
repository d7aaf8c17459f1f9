"""The marked line-ups of ../shared/corpora/align as articles and links, and the measures of links against them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
