"""Reads for grouping what is new or changed in a library."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence

from index.group.kept import Changed, Kept
from index.group.numbering import Numbering
from index.group.terms import terms
from index.group.vectors import Packed, pack
from store.database import Library
from store.errors import NotFound
from store.records import Article, Progress

_BATCH = 50  # articles kept in one transaction; a cancelled run goes on from there


def read(library: Library, kept: Kept) -> Generator[Progress]:
    """Bring the kept terms of all articles up to date."""
    if _foreign(library, kept):
        kept.forget()
    yield from _read(library, kept)
    removed = library.articles.removed().intersection(kept.stamps())
    if removed:
        with kept.writing():
            kept.drop_articles(removed)
    if kept.count() != library.articles.count():  # not the library that it was
        kept.forget()
        yield from _read(library, kept)
    kept.hold()


def unchanged(library: Library, article: int, mark: str) -> Article:
    """Return an article as it was when its stamp was kept; raises Changed when it is another now, or gone."""
    try:
        found = library.articles.get(article)
    except NotFound as error:
        raise Changed from error
    if stamp(found) != mark:
        raise Changed
    return found


def stamp(article: Article) -> str:
    """Return what changes when anything changes that events are worked out from."""
    places = [(one.start, one.end, one.paragraph, one.heading) for one in article.passages]
    told = repr((article.details, places)) + article.text + article.source
    return hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()


def _foreign(library: Library, kept: Kept) -> bool:
    """Tell whether what is kept is of another library, or of one that has been put back to an older state."""
    if int(kept.get("revision") or 0) > library.revision():
        return True
    number, _, sha256 = kept.get("last").partition(" ")
    return bool(number) and library.articles.known(sha256) != int(number)


def _read(library: Library, kept: Kept) -> Generator[Progress]:
    revision, total = library.revision(), library.articles.count()
    number, stamps, last = Numbering(kept), kept.stamps(), kept.get("last")
    new: list[tuple[Packed, str]] = []
    for done, article in enumerate(library.articles.changed_since(int(kept.get("revision") or 0)), 1):
        mark = stamp(article)
        last = f"{article.id} {article.original.sha256}"
        if stamps.get(article.id) != mark:
            new.append((pack(terms(article), number), mark))
        if len(new) == _BATCH:
            _keep(kept, new, number)
            new.clear()
        yield Progress(min(done, total), total, "Reading for events")
    _keep(kept, new, number)
    with kept.writing():
        kept.keep("last", last)
        kept.keep("revision", revision)


def _keep(kept: Kept, new: Sequence[tuple[Packed, str]], number: Numbering) -> None:
    with kept.writing():
        number.keep()
        for one, mark in new:
            kept.put_article(one, mark)
