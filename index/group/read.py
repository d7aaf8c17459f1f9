"""Reads for grouping what is new or changed in a library, and finds the nearest of every article."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence

from index.group.kept import Changed, Kept
from index.group.likeness import Gathering, Near, Packed, Vectors, nearest, pack
from index.group.nearby import NONE, Nearby, empty, insert, put
from index.group.terms import terms
from store.database import Library
from store.errors import NotFound
from store.records import Article, Progress

# Up to so many articles all is compared anew each time (0.3 s); in a larger library only new articles are, until it has
# grown by a fifth since all was: the weights of words and the crowds change little meanwhile.
_SMALL = 500
_GROWN = 1.2
_BATCH = 50  # articles kept in one transaction; a cancelled run goes on from there
_STEP = 20  # articles compared in one step: up to 0.15 s in a library of 10,000


def read(library: Library, kept: Kept) -> Generator[Progress]:
    """Bring the kept terms of all articles up to date."""
    if _foreign(library, kept):
        kept.forget()
    yield from _read(library, kept)
    removed = library.articles.removed().intersection(kept.stamps())
    if removed:
        with kept.writing():
            kept.drop_articles(removed)
    if len(kept.stamps()) != library.articles.count():  # not the library that it was
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


def look(kept: Kept) -> Generator[Progress, None, Nearby]:
    """Find the nearest of every article; those of old ones only change where a new one is nearer."""
    yield Progress(0, 0, "Looking for accounts of the same event")
    of = _vectors(kept)
    total = len(of.articles)
    table, lost = _table(kept, of.articles)
    new = [row for row in range(total) if row not in lost]
    whole = bool(new) and (total <= _SMALL or total > _GROWN * int(kept.get("compared") or 0))
    if whole:
        table, new = empty(total), list(range(total))
    found: list[Near] = []
    for near in nearest(of, new):
        found.append(near)
        put(table, near)
        if len(found) % _STEP == 0:
            yield Progress(len(found), len(new), "Looking for accounts of the same event")
    altered = {row for row, some in lost.items() if some}.union(new)
    for near in found if not whole else ():
        altered.update(insert(table, near))
    with kept.writing():
        _keep_nearest(kept, table, of.articles, sorted(altered))
        if whole:
            kept.keep("compared", total)
    return table


def stamp(article: Article) -> str:
    """Return what changes when anything changes that events are worked out from."""
    told = repr((article.details, article.passages)) + article.text + article.source
    return hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()


def _foreign(library: Library, kept: Kept) -> bool:
    """Tell whether what is kept is of another library, or of one that has been put back to an older state."""
    if int(kept.get("revision") or 0) > library.revision():
        return True
    number, _, sha256 = kept.get("last").partition(" ")
    return bool(number) and library.articles.known(sha256) != int(number)


def _read(library: Library, kept: Kept) -> Generator[Progress]:
    revision, total = library.revision(), library.articles.count()
    vocabulary, stamps = kept.vocabulary(), kept.stamps()
    known, last = len(vocabulary), kept.get("last")
    new: list[tuple[Packed, str]] = []
    for done, article in enumerate(library.articles.changed_since(int(kept.get("revision") or 0)), 1):
        mark = stamp(article)
        last = f"{article.id} {article.original.sha256}"
        if stamps.get(article.id) != mark:
            new.append((pack(terms(article), vocabulary), mark))
        if len(new) == _BATCH:
            _keep(kept, new, vocabulary, known)
            known = len(vocabulary)
            new.clear()
        yield Progress(min(done, total), total, "Reading for events")
    _keep(kept, new, vocabulary, known)
    with kept.writing():
        kept.keep("last", last)
        kept.keep("revision", revision)


def _keep(kept: Kept, new: Sequence[tuple[Packed, str]], vocabulary: dict[str, int], known: int) -> None:
    with kept.writing():
        kept.add_terms(vocabulary, known)
        for one, mark in new:
            kept.put_article(one, mark)


def _vectors(kept: Kept) -> Vectors:
    gathering = Gathering(kept.vocabulary())
    for one in kept.articles():
        gathering.add(one)
    return gathering.vectors()


def _table(kept: Kept, articles: Sequence[int]) -> tuple[Nearby, dict[int, bool]]:
    """Return the nearest as they are kept, and for each row that is known whether it lost one that has changed."""
    rows = {article: row for row, article in enumerate(articles)}
    table = empty(len(articles))
    found = [(rows[article], others, likeness) for article, others, likeness in kept.nearest()]
    known = {articles[row] for row, _, _ in found}
    changed = {}
    for row, others, likeness in found:
        left = [(rows[other], value) for other, value in zip(others, likeness, strict=True) if other in known]
        for place, (other, value) in enumerate(left):
            table.others[row, place] = other
            table.likeness[row, place] = value
        changed[row] = len(left) < len(others)
    return table, changed


def _keep_nearest(kept: Kept, table: Nearby, articles: Sequence[int], rows: Sequence[int]) -> None:
    for row in rows:
        filled = table.others[row] != NONE
        others = [articles[other] for other in table.others[row][filled].tolist()]
        kept.put_nearest(articles[row], others, table.likeness[row][filled].tolist())
