"""Whether an account tells what a row tells: told, told in part, perhaps told, set aside, not known, or not told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.names import shorten
from store.records import Aside, PassageKey
from ui.compare.model import Lineup

SHOWN = 90  # characters of a weaker counterpart, or of what was set aside, that a gap shows


class Sign(StrEnum):
    """How an account stands to a row; the words are those that a reader sees."""

    TOLD = "told"
    PARTLY = "told in part"
    PERHAPS = "perhaps told"
    ASIDE = "set aside"
    UNKNOWN = "not known"
    SILENT = "not told"


USUAL = tuple(sign for sign in Sign if sign is not Sign.UNKNOWN)
"""The signs that any comparison may have; of the other one each cell says itself what it means."""


@dataclass(frozen=True, slots=True)
class Presence:
    """How one account stands to one row: `keys` are the passages it does so with, `words` say it."""

    sign: Sign
    keys: tuple[PassageKey, ...]
    words: str


def presence(lineup: Lineup, row: int, article: int) -> Presence:
    """Say how an account stands to a row. Before it counts as silent, weaker links and what was set aside are seen."""
    cells = lineup.rows[row].cells
    own = tuple((article, place) for place in cells.get(article, ()))
    if own:
        sign = Sign.PARTLY if _only_partly(lineup, own) else Sign.TOLD
        return Presence(sign, own, sign.value)
    tellers = [(owner, place) for owner, places in cells.items() for place in places]
    after_all = lineup.chance(row, article)
    if after_all.perhaps:
        texts = (shorten(lineup.by_id[article].passage_text(place), SHOWN) for _, place in after_all.places)
        return Presence(Sign.PERHAPS, after_all.places, "perhaps: " + " or ".join(f"“{text}”" for text in texts))
    aside = next((found for key in tellers if (found := lineup.asides.get((key, article)))), None)
    if aside is not None:
        return Presence(Sign.ASIDE, (), f"{aside_words(aside)}: “{_cut(lineup, aside)}”")
    if article in lineup.comparison.passages_only:
        return Presence(Sign.UNKNOWN, (), "not known: not the whole text is here")
    return Presence(Sign.SILENT, (), f"not told by {lineup.names[article]}")


def aside_words(aside: Aside) -> str:
    """Say where a passage was found: "only in a caption that was set aside"."""
    if aside.reason == "its headline":
        return "only in its headline"
    return f"only in what was set aside ({aside.reason})"


def _cut(lineup: Lineup, aside: Aside) -> str:
    return shorten(lineup.by_id[aside.article].source[aside.start : aside.end], SHOWN)


def _only_partly(lineup: Lineup, keys: tuple[PassageKey, ...]) -> bool:
    links = [link for key in keys for link in lineup.links_of(key)]
    return bool(links) and all(link.level == "partial" for link in links)
