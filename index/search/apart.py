"""Tells words that a stemmer takes for forms of one word and that are others: "libro" and "libra"."""

from __future__ import annotations

from functools import cache

from index import wordings
from index.search.analysis import fold


def apart(word: str, language: str) -> frozenset[str]:
    """Return the folded words that are no forms of a folded word in a language, whatever their stems are."""
    return _others(language).get(word, frozenset())


@cache
def _others(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for _, lines in (part for part in wordings.parts("apart") if part[0] == language):
        for line in lines:
            groups = [frozenset(map(fold, group.split())) for group in line.split("/")]
            for own in groups:
                others = frozenset().union(*(group for group in groups if group is not own))
                found.update({word: found.get(word, frozenset()) | others for word in own})
    return found
