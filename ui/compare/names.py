"""What the comparison calls things in words: outlets, dates, strengths, reasons, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from store.records import Article, Details, Link

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHORT_NAME = 30  # characters of a title that stand for an unknown outlet: one line of a 280 px header in bold


def shorten(text: str, limit: int) -> str:
    """Cut `text` at a word's end so that it has at most `limit` characters, an ellipsis included."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return head.rstrip(" ,;:–—-") + "…"


def outlet_of(details: Details, text: str = "") -> str:
    """Return a name for who published: the outlet, else the site of the link, else how title or text begin, or ""."""
    if details.outlet:
        return details.outlet
    host = (urlsplit(details.url).hostname or "") if details.url else ""
    if host:
        return host.removeprefix("www.")
    words = (details.title or text[:200]).replace("“", "").replace("”", "").replace('"', "")
    return f"“{shorten(words, SHORT_NAME)}”" if words.strip() else ""


def outlets(articles: Sequence[Article]) -> dict[int, str]:
    """Return a name for each article, no two alike: a date, else a count, tells apart two of one outlet."""
    found: dict[int, str] = {}
    for count, article in enumerate(articles, 1):
        name = outlet_of(article.details, article.text) or f"Article {count}"
        if name in found.values():
            dated = f"{name}, {day(article.details.published)}"
            name = dated if article.details.published and dated not in found.values() else f"{name} ({count})"
        found[article.id] = name
    return found


def day(iso: str) -> str:
    """Return "17 Nov 2025" (with ", 18:40" when the time is told) for an ISO date, what it is given when not ISO."""
    date, _, time = iso.partition("T")
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}" + (f", {time[:5]}" if time else "")


def byline(details: Details) -> str:
    """Return the date and the author on one line, either of them when only that is known."""
    who = details.byline
    if who and not who.lower().startswith(("by ", "por ", "von ", "de ", "di ")):
        who = f"By {who}"
    return " · ".join(part for part in (day(details.published), who) if part)


def sureness(strength: float) -> str:
    """Say in words how sure a link is."""
    words = ((0.85, "almost surely the same"), (0.65, "very likely the same"), (0.45, "likely the same"))
    return next((word for floor, word in words if strength >= floor), "perhaps the same")


def reason(link: Link, other: str) -> str:
    """Return one line on why `link` lines a passage up with one of the outlet `other`, and where the two disagree."""
    why = "; ".join(link.why) or sureness(link.strength)
    line = f"{other}: {why}. Strength {round(link.strength * 100)} %, {sureness(link.strength)}."
    if link.level == "partial":
        line += " Only part of it is the same."
    return line + (f"\n    Differs: {'; '.join(link.differs)}." if link.differs else "")


def gap(name: str) -> str:
    """Say that an outlet leaves something out."""
    return f"not told by {name}"


def counted(count: int, one: str, many: str) -> str:
    """Return "1 row", "3 rows"."""
    return f"{count:,} {one if count == 1 else many}"
