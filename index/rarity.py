"""How rare a word is in the news at large: what two passages share tells more when few articles ever have it."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

# Stems of fewer than 10 in 1,000 articles are not in the list; they count as if 4 in 1,000 had them.
_UNHEARD = math.log(1000 / 4)
# The list is English; a word of another language counts as middling.
_MIDDLING = math.log(1000 / 50)


def rarity(stem: str, language: str) -> float:
    """Return the log of how many articles one must read to meet a stem, 0.3 (in most) to 5.5 (in hardly any)."""
    return _MIDDLING if language not in ("", "en") else _listed().get(stem, _UNHEARD)


@lru_cache(maxsize=1)
def _listed() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in Path(__file__).with_name("common_stems.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            share, *stems = line.split()
            found.update(dict.fromkeys(stems, math.log(1000 / int(share))))
    return found
