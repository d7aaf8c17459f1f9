"""Reads for grouping what is new or changed in a library."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Generator, Iterator, Sequence

from index.group.kept import Changed, Kept
from index.group.numbering import Numbering
from index.group.shared import Shared, each
from index.group.terms import Terms, terms
from index.group.vectors import Packed, pack
from index.helper import Helper, second_core
from store.database import Library
from store.errors import NotFound
from store.records import Article, Original, Progress

_BATCH = 50  # articles kept in one transaction; a cancelled run goes on from there
_HELP_FROM = 500  # articles from which a second process is worth its start of half a second


def read(library: Library, kept: Kept) -> Generator[Progress]:
    """Bring the kept terms of all articles up to date."""
    if _foreign(library, kept):
        kept.forget()
    yield from _read(library, kept)
    removed = library.articles.removed()
    if removed and (removed := removed.intersection(kept.stamps())):
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
    many = library.articles.count() - kept.count() >= _HELP_FROM
    shared = Shared(_terms, Helper(each, _terms) if many and second_core() else None)
    try:
        yield from _taken(library, kept, shared)
    finally:
        shared.close()


def _taken(library: Library, kept: Kept, shared: Shared[Article | None, list[Terms]]) -> Generator[Progress]:
    revision, total = library.revision(), library.articles.count()
    number, last = Numbering(kept), kept.get("last")
    begun: deque[tuple[str, str]] = deque()
    new: list[tuple[Packed, str]] = []
    done = 0
    for found in shared.results(_changed(library, kept, begun)):
        if found is not None:
            done += 1
            last, mark = begun.popleft()
            new += [(pack(one, number), mark) for one in found]
        if len(new) >= _BATCH:
            _keep(kept, new, number)
            new.clear()
        yield Progress(min(done, total), total, "Reading for events")
    _keep(kept, new, number)
    with kept.writing():
        kept.keep("last", last)
        kept.keep("revision", revision)


def _changed(library: Library, kept: Kept, begun: deque[tuple[str, str]]) -> Iterator[Article | None]:
    """Yield what is to be read of the articles that are new or changed, None for others; note each in `begun`."""
    stamps = kept.stamps()
    for one in library.articles.changed_since(int(kept.get("revision") or 0)):
        mark = stamp(one)
        begun.append((f"{one.id} {one.original.sha256}", mark))
        source = "" if one.details.published else one.source  # passages, pieces and original are not read
        slim = Article(one.id, one.details, one.text, (), source, (), Original("", 0, "", ""))
        yield slim if stamps.get(one.id) != mark else None


def _terms(article: Article | None) -> list[Terms]:
    return [terms(article)] if article else []


def _keep(kept: Kept, new: Sequence[tuple[Packed, str]], number: Numbering) -> None:
    with kept.writing():
        number.keep()
        for one, mark in new:
            kept.put_article(one, mark)
