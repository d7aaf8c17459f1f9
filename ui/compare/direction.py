"""Which way a text is read, and words of one direction among those of the other."""

from __future__ import annotations

import unicodedata

FROM_LEFT = "\u200e"  # Qt looks into isolated words for the direction of a line; this sign comes before them
LOOKED_AT = 600  # characters; a text that begins with a name in other letters is still told rightly


def reads_from_right(text: str) -> bool:
    """Tell whether most letters of a text's beginning run from the right (Hebrew, Arabic and their kin)."""
    ways = [unicodedata.bidirectional(sign) for sign in text[:LOOKED_AT]] if not text.isascii() else []
    return sum(way in ("R", "AL") for way in ways) > sum(way == "L" for way in ways)


def apart(text: str) -> str:
    """Return words so that they do not turn those round them, which dates and names in other letters would."""
    turned = not text.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return f"\u2068{text}\u2069" if turned else text


def line_of(parts: str) -> str:
    """Return a line of parts between dots, each kept in its own direction, the line in that of the program."""
    line = " · ".join(map(apart, parts.split(" · ")))
    return line if line == parts else f"{FROM_LEFT}{line}"
