"""Where each account is from: what a reader, a librarian or a lawyer needs to find it again and to check it."""

from __future__ import annotations

from dataclasses import dataclass

from store.addresses import is_address
from store.names import day, headline
from store.records import Article


@dataclass(frozen=True, slots=True)
class Source:
    """`short` is one line for the head of a page; `facts` are all that is known, each under its name."""

    short: str
    facts: tuple[tuple[str, str], ...] = ()


def source(article: Article, labels: str = "", whole: bool = True) -> Source:
    """Return where an article is from; `labels` are the user's tags and stars, in words; not `whole`: in short only."""
    details, original = article.details, article.original
    published = day(details.published) if details.published else "no date"
    facts = (
        ("outlet", details.outlet),
        ("headline", details.title),
        ("byline", details.byline),
        ("agency", details.wire),
        ("published", day(details.published) if details.published else "not told"),
        ("updated", day(details.updated) if details.updated != details.published else ""),
        ("link", details.url),
        ("file", file_name(original.path)),
        ("imported", _moment(original.imported)),
        ("original", f"{original.bytes:,} bytes, {original.media_type}"),
        ("sha256", original.sha256),
        ("set aside", _aside(article)),
        ("yours", labels),
    )
    short = " · ".join(part for part in (headline(details.title), details.byline, published) if part)
    return Source(short, tuple((name, value) for name, value in facts if value and whole))


def file_name(path: str) -> str:
    """Return a file's name without its folders: they say more of the desk's computer than of the article.

    An address stays whole.
    """
    if is_address(path):
        return path
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _moment(iso: str) -> str:
    """Say a time of import: "21 Nov 2026, 16:31 UTC"."""
    return f"{day(iso)} UTC" if iso.endswith("+00:00") else day(iso)


def _aside(article: Article) -> str:
    count = len(article.furniture)
    return f"{count} piece{'s' if count != 1 else ''} of the page (captions, appeals, links)" if count else ""
