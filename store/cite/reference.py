"""What a reference to an article tells: who, what, where, when, and where it was seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from store.addresses import site
from store.cite.people import Name, people
from store.records import Article

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Reference:
    """One article. Dates are (year, month, day) as far as they are known; `quoted` are words quoted of it."""

    key: str
    title: str
    outlet: str
    authors: tuple[Name, ...] = ()
    published: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    url: str = ""
    language: str = ""
    section: str = ""
    wire: str = ""
    sha256: str = ""
    byline: str = ""
    day: str = ""  # ISO, with the time if it is known
    quoted: str = ""


def references(articles: Sequence[Article]) -> tuple[Reference, ...]:
    """Return a reference for each article; no two have the same key."""
    made: list[Reference] = []
    for article in articles:
        taken = {one.key for one in made}
        made.append(reference(article, taken))
    return tuple(made)


def reference(article: Article, taken: frozenset[str] | set[str] = frozenset(), quoted: str = "") -> Reference:
    """Return the reference to an article, under a key that is not `taken`."""
    details = article.details
    outlet = details.outlet or site(details.url)  # no stand-in, as lists have it: it would be read as a newspaper
    authors = people(details.byline, details.outlet)
    published = dated(details.published)
    return Reference(
        key=_key(authors[0].family if authors else outlet, published, details.title, taken),
        title=details.title,
        outlet=outlet,
        authors=authors,
        published=published,
        seen=dated(article.original.imported),
        url=details.url,
        language=details.language,
        section=details.section,
        wire=details.wire,
        sha256=article.original.sha256,
        byline=details.byline,
        day=details.published,
        quoted=quoted,
    )


def dated(iso: str) -> tuple[int, ...]:
    """Return (year, month, day) of an ISO date, as far as it tells them."""
    match = _DATE.match(iso)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def _key(name: str, published: tuple[int, ...], title: str, taken: frozenset[str] | set[str]) -> str:
    """Return "whitlock2026port": ASCII letters and figures, which every reference manager takes."""
    word = next((one for one in (_ascii(part) for part in title.split()) if len(one) > 3), "")
    stem = f"{_ascii(name) or 'article'}{published[0] if published else ''}{word}"
    tails = ("", *(chr(ord("a") + at) for at in range(1, 26)), *(str(at) for at in range(27, 10_000)))
    return next(stem + tail for tail in tails if stem + tail not in taken)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain)
