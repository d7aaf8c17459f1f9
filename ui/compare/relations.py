"""Line-ups in words for those who do not see the ribbons: what a screen reader is told of passages and gutters."""

from __future__ import annotations

from store.names import shorten
from store.records import Link, PassageKey
from ui.compare.model import Lineup, other
from ui.compare.names import counted, sureness

WORDS = 90  # characters of a passage that are said of it
MOST = 200  # line-ups of one gutter that are told; nobody listens to more


def passage_relations(lineup: Lineup, key: PassageKey) -> str:
    """Say which passages of the others a passage is lined up with, and who does not tell it."""
    told = [_counterpart(lineup, key, link) for link in lineup.links_of(key)]
    owners = {key[0], *(article for article, _ in lineup.counterparts(key))}
    silent = [lineup.names[article.id] for article in lineup.articles if article.id not in owners]
    place = f"Passage {key[1] + 1} of {len(lineup.by_id[key[0]].passages)}."
    missing = f"Not lined up with {', '.join(silent)}." if silent else ""
    return " ".join(part for part in (place, *told, missing) if part)


def _counterpart(lineup: Lineup, key: PassageKey, link: Link) -> str:
    far = other(link, key)
    said = f"Lined up with {lineup.names[far[0]]}, {_sure(link)}: “{_words(lineup, far)}”."
    return said + (f" Differs: {'; '.join(link.differs)}." if link.differs else "")


def gutter_relations(lineup: Lineup, left: int, right: int) -> tuple[str, str]:
    """Return a name for the ribbons between two articles, and every one of them in words."""
    pair = {left, right}
    links = [link for link in lineup.links if {link.a[0], link.b[0]} == pair]
    ends = [(link, *((link.a, link.b) if link.a[0] == left else (link.b, link.a))) for link in links]
    ends.sort(key=lambda end: end[1:])
    names = f"{lineup.names[left]} and {lineup.names[right]}"
    told = [
        f"“{_words(lineup, one)}” belongs with “{_words(lineup, two)}”, {_sure(link)}."
        for link, one, two in ends[:MOST]
    ]
    more = len(ends) - len(told)
    rest = [f"And {counted(more, 'line-up', 'line-ups')} more."] if more else []
    return f"{counted(len(ends), 'ribbon', 'ribbons')} between {names}", "\n".join([*told, *rest])


def _sure(link: Link) -> str:
    part = ", in part" if link.level == "partial" else ""
    return f"{round(link.strength * 100)} %, {sureness(link.strength)}{part}"


def _words(lineup: Lineup, key: PassageKey) -> str:
    return shorten(lineup.by_id[key[0]].passage_text(key[1]).replace("\n", " "), WORDS)
