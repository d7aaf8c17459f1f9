"""What articles are called where people read: a name for each outlet, dates in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from store.addresses import site
from store.records import Article, Copy, Details

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SINGLE = str.maketrans("“”„", "‘’‚")
_STRAIGHT_OPENS = re.compile(r'(?<![^\s(\[—–-])"(?=\S)')
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
    host = site(details.url)
    if host:
        return host
    words = (details.title or text[:200]).replace("“", "").replace("”", "").replace('"', "")
    return f"“{shorten(words, SHORT_NAME)}”" if words.strip() else ""


def headline(title: str) -> str:
    """Put a headline into quotation marks; those inside it become single ones. "" stays ""."""
    return f"“{_single(title)}”" if title else ""


def _single(text: str) -> str:
    told = text.translate(_SINGLE)
    return _STRAIGHT_OPENS.sub("‘", told).replace('"', "’")


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


def copied(copies: Sequence[Copy], most: int = 2) -> str:
    """Say who else has an article's text, "" for nobody: "same text as The Record, 93 %"."""
    told = [_copied(copy) for copy in copies[:most]]
    more = len(copies) - most
    return "; ".join([*told, *([f"and {more:,} more"] if more > 0 else [])])


def _copied(copy: Copy) -> str:
    if copy.kind == "exact":
        return f"same text as {copy.outlet}"
    share = max(round(100 * copy.mine), 1)
    return f"same text as {copy.outlet}, {share} %" if copy.kind == "near" else f"{share} % shared with {copy.outlet}"


@lru_cache(maxsize=8192)
def day(iso: str) -> str:
    """Return "17 Nov 2025" for an ISO date (", 18:40" with a time), "Nov 2025" for a month, else what it is given."""
    date, _, time = iso.partition("T")
    parts = date.split("-")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    words = [*(str(int(part)) for part in parts[2:]), MONTHS[int(parts[1]) - 1], parts[0]]
    return " ".join(words) + (f", {time[:5]}" if time else "")


def when(first: str, last: str) -> str:
    """Say a time in words: "3 Mar 2026", "Feb 2025", "2006", "5 to 11 Jan 2026"."""
    if first == last:
        return day(first)
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if (a.year, a.month, a.day, b.year, b.month, b.day) == (a.year, 1, 1, a.year, 12, 31):
        return str(a.year)
    if (a.year, a.month) == (b.year, b.month) and a.day == 1 and (b - a).days >= 27:
        return day(first[:7])
    return f"{day(first)} to {day(last)}"
