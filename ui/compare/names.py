"""What the comparison says in words: bylines, strengths, reasons, gaps, counts."""

from __future__ import annotations

from store.names import day
from store.records import Details, Link
from ui.compare.direction import line_of


def byline(details: Details) -> str:
    """Return the date and the author on one line, either of them when only that is known."""
    who = details.byline
    if who and not who.lower().startswith(("by ", "por ", "von ", "de ", "di ")):
        who = f"By {who}"
    return line_of(" · ".join(part for part in (day(details.published), who) if part))


def sureness(strength: float) -> str:
    """Say in words how sure a link is."""
    words = ((0.85, "almost surely the same"), (0.65, "very likely the same"), (0.45, "likely the same"))
    return next((word for floor, word in words if strength >= floor), "perhaps the same")


def reason(link: Link, other: str) -> str:
    """Return one line on why `link` lines a passage up with one of the outlet `other`, and where the two disagree."""
    why = "; ".join(link.why) or sureness(link.strength)
    sure = sureness(link.strength)
    line = f"{other}: {why}. {sure[0].upper()}{sure[1:]}: {round(link.strength * 100)} readers of 100 would say so."
    if link.level == "partial":
        line += " Only part of it is the same."
    return line + (f"\n    Differs: {'; '.join(link.differs)}." if link.differs else "")


def gap(name: str) -> str:
    """Say that an outlet leaves something out."""
    return f"not told by {name}"


def counted(count: int, one: str, many: str) -> str:
    """Return "1 row", "3 rows"."""
    return f"{count:,} {one if count == 1 else many}"
