"""Reads utterances_news.txt: real events of ../shared/corpora and which of their quotations are the same utterance."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.records import Quote
from tests.quality.align_data import Marked, marked
from tests.quality.lineups import lineups

HERE = Path(__file__).parent
_PLACE = re.compile(r"([A-C])(\d+)-(\d+)")
Place = tuple[int, int, int]
"""(article, start, end) of a quotation."""


@dataclass(frozen=True)
class Said:
    """An event with its marked groups; pairs with a quotation of `doubtful` do not count."""

    name: str
    half: str
    event: Marked
    groups: tuple[tuple[Place, ...], ...]
    doubtful: tuple[Place, ...]

    def group(self, quote: Quote) -> int | None:
        """Return the group that a quotation is marked in, -1 when it is doubtful, None when it stands alone."""
        if any(_overlap(quote, place) for place in self.doubtful):
            return -1
        return next((n for n, group in enumerate(self.groups) if any(_overlap(quote, one) for one in group)), None)


def said() -> Iterator[Said]:
    """Yield the marked events."""
    events = _events()
    for block in re.split(r"\n(?=[^ #])", (HERE / "utterances_news.txt").read_text("utf-8"))[1:]:
        head, *lines = block.splitlines()
        name, half = head.split()
        groups = tuple(_places(line) for line in lines if "?" not in line)
        doubtful = tuple(place for line in lines if "?" in line for place in _places(line))
        yield Said(name, half, events[name], groups, doubtful)


def _places(line: str) -> tuple[Place, ...]:
    return tuple(("ABC".index(who) + 1, int(start), int(end)) for who, start, end in _PLACE.findall(line))


def _overlap(quote: Quote, place: Place) -> bool:
    """Whether a quotation is the marked one: in another cut too, by half of the shorter at least."""
    shared = min(quote.end, place[2]) - max(quote.start, place[1])
    return quote.article == place[0] and shared * 2 >= min(quote.end - quote.start, place[2] - place[1])


def _events() -> dict[str, Marked]:
    with (HERE / "lineups.jsonl").open(encoding="utf-8") as lines:
        names = [json.loads(line)["event"] for line in lines]
    found = dict(zip(names, lineups(), strict=True))
    for file in ("dev", "more"):
        found |= {f"{file}-{place}": event for place, event in enumerate(marked(file))}
    return found
