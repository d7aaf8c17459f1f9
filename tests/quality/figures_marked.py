"""Reads the invented accounts of figures_marked.txt: articles, rows, and which figures count the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.records import Article, Details, Row
from tests.quality.align_data import article

FILE = Path(__file__).with_name("figures_marked.txt")
_MARK = re.compile(r"\{(\w):([^}]*)\}")
Place = tuple[int, int]
"""(article, where its marked figure begins)."""


@dataclass(frozen=True)
class MarkedEvent:
    """Accounts of one event; `groups` are the marked figures that count the same, `differing` the keys that differ."""

    name: str
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    groups: dict[str, tuple[tuple[Place, int], ...]]  # places, each with where the marked words end
    differing: frozenset[str]


def marked_events() -> Iterator[MarkedEvent]:
    """Yield the events of the file."""
    for block in FILE.read_text("utf-8").split("\n\n")[1:]:
        head, *lines = block.strip().splitlines()
        name, _, differing = head.lstrip("# ").partition("|")
        yield _event(name.strip(), [line.split(" ", 2) for line in lines], frozenset(differing.split()))


def _event(name: str, lines: list[list[str]], differing: frozenset[str]) -> MarkedEvent:
    articles: list[Article] = []
    rows: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    groups: dict[str, list[tuple[Place, int]]] = defaultdict(list)
    for number, account in enumerate(sorted({line[0] for line in lines}), 1):
        own = [(row, text) for who, row, text in lines if who == account]
        plain = [_MARK.sub(r"\2", text) for _, text in own]
        built = article(number, plain, list(range(len(plain))), Details(outlet=account, language=name[:2]))
        articles.append(built)
        for place, (row, text) in enumerate(own):
            if row != "-":
                rows[row][number].append(place)
            start = built.passages[place].start
            for key, first, last in _marks(text):
                groups[key].append(((number, start + first), start + last))
    cells = [Row({who: tuple(places) for who, places in row.items()}) for row in rows.values() if len(row) > 1]
    return MarkedEvent(name, tuple(articles), tuple(cells), {k: tuple(v) for k, v in groups.items()}, differing)


def _marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield key, start and end in the plain text of each marked figure."""
    shift = 0
    for match in _MARK.finditer(text):
        start = match.start() - shift
        yield match[1], start, start + len(match[2])
        shift += 4
