"""Brings the search index up to date with the library, in batches that survive a crash."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import whoosh
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader
from whoosh.util.filelock import FileLock, try_for

from index.search import stamp
from index.search.mapped import MappedStorage, opened
from index.search.pool import attach
from index.search.schema import VERSION, document, fingerprint, schema
from index.search.snapshot import Snapshot
from store.errors import LibraryError
from store.records import Article, Listing, Progress

CURRENT, BUILDING, LOCK = "stamp.json", "building.json", "LOCK"
BATCH = 1024
"""Articles of a commit; more hold more memory (about 100 KB each) and are lost in a crash."""

MANY = 8
"""When there are MANY parts of like size (under 8 articles, under 64, under 512) they become one. Larger parts stay:
70 of them cost a search about one millisecond, merging them several seconds in which nothing else is answered."""

WAIT = 10.0
"""Seconds to wait for another process that writes the index."""


class Articles(Protocol):
    """What is read of the library's articles."""

    def changed_since(self, revision: int) -> Iterator[Article]: ...
    def get(self, id: int) -> Article: ...
    def listings(self) -> list[Listing]: ...
    def count(self) -> int: ...


class Library(Protocol):
    """What is read of the library."""

    @property
    def articles(self) -> Any: ...
    def revision(self) -> int: ...


def version() -> str:
    """Name everything that shapes the index's files; another version's index is built anew."""
    return f"{VERSION}/whoosh {'.'.join(str(part) for part in whoosh.__version__)}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an index lies: the folder of all, the name of its own folder, and the file of its stamp."""

    base: Path
    name: str
    file: str

    @property
    def folder(self) -> Path:
        """The folder that Whoosh writes in."""
        return self.base / self.name


@contextmanager
def writing(base: Path) -> Iterator[None]:
    """Hold the one lock of an index. Raises LibraryError when another process keeps it."""
    try:
        base.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(base / LOCK))
        held = try_for(lock.acquire, timeout=WAIT, delay=0.1)
    except OSError as error:
        raise LibraryError(
            f"The search index in {base} cannot be written: {error.strerror}.", "Check the folder's rights and space."
        ) from error
    if not held:
        raise LibraryError(
            "Another window or command is bringing this library's search index up to date.",
            "Wait until it is done, then try again.",
        )
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _disk_told(base: Path) -> Iterator[None]:
    """Tell a full or forbidden disk in words."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            f"The search index in {base} cannot be written: {error.strerror or error}.",
            "Check the folder's rights and space; the articles themselves are safe.",
        ) from error


def trusted(base: Path, file: str, key: bytes) -> stamp.Stamp | None:
    """Return the stamp of an index that this installation and this version built."""
    found = stamp.read(base / file, key)
    return found if found and found.version == version() else None


def refresh(base: Path, library: Library, key: bytes) -> Iterator[Progress]:
    """Index what has changed, or everything where there is no index to trust; yields after every article.

    A crash or an end between two steps loses at most one batch: readers go on with the last finished state.
    """
    with writing(base), _disk_told(base):
        revision = library.revision()
        current = trusted(base, CURRENT, key)
        place, since = _place(base, current, key), current.revision if current else 0
        total = 0 if current else library.articles.count()
        yield from _write_changed(place, library.articles.changed_since(since), since, total, key)
        yield from _reconcile(place, library.articles, since, key)
        with _opened(place) as snapshot:
            count = snapshot.count
        stamp.write(base / CURRENT, stamp.Stamp(version(), place.name, revision, count), key)
        _sweep(base, place.name)


def _place(base: Path, current: stamp.Stamp | None, key: bytes) -> Place:
    """Return the index to write in: the present one, one whose building was cut short, or a new one."""
    if current:
        return Place(base, current.folder, CURRENT)
    begun = trusted(base, BUILDING, key)
    if begun:
        return Place(base, begun.folder, BUILDING)
    place = Place(base, secrets.token_hex(6), BUILDING)
    place.folder.mkdir(parents=True)
    storage: Any = MappedStorage(str(place.folder))
    storage.create_index(schema())
    stamp.write(base / BUILDING, stamp.Stamp(version(), place.name, 0, 0), key)
    return place


def _sweep(base: Path, kept: str) -> None:
    """Remove what earlier indexes and broken runs left; files that somebody still reads go another time."""
    for leftover in base.iterdir():
        if leftover.is_dir() and not leftover.is_symlink() and leftover.name != kept:
            shutil.rmtree(leftover, ignore_errors=True)
        elif leftover.name == BUILDING or leftover.name.startswith((f"{BUILDING}.", f"{CURRENT}.")):
            with suppress(OSError):
                leftover.unlink()


@contextmanager
def _opened(place: Place) -> Iterator[Snapshot]:
    snapshot = Snapshot(place.folder)
    try:
        yield snapshot
    finally:
        snapshot.close()


def _write_changed(place: Place, changed: Iterable[Article], since: int, total: int, key: bytes) -> Iterator[Progress]:
    """Write articles in batches, those left out that are indexed as they are."""
    articles, done = iter(changed), 0
    while batch := list(islice(articles, BATCH)):
        for finished in _write(place, batch, (), since, key):
            done += finished
            yield Progress(done, max(total, done) if total else 0, "Indexing for search")


def _reconcile(place: Place, articles: Articles, since: int, key: bytes) -> Iterator[Progress]:
    """Compare the counts; where they differ, add what the index lacks and take out what the library has no more."""
    with _opened(place) as snapshot:
        held = set(snapshot.column("article")[snapshot.live].tolist())
    if len(held) == articles.count():
        return
    there = {listing.id for listing in articles.listings()}
    lacking = sorted(there - held)
    if held - there or lacking:
        for place_in_batch in range(0, max(len(lacking), 1), BATCH):
            batch = [articles.get(id) for id in lacking[place_in_batch : place_in_batch + BATCH]]
            for _ in _write(place, batch, tuple(held - there), since, key):
                yield Progress(0, 0, "Checking the search index")


def _write(place: Place, batch: Sequence[Article], gone: Sequence[int], since: int, key: bytes) -> Iterator[int]:
    """Commit one batch: old states out, new ones in; yields how many articles each step has done."""
    docs, known = _indexed(place)
    fresh = [article for article in batch if known.get(article.id) != fingerprint(article)]
    removed = [docs[id] for id in (*(article.id for article in fresh), *gone) if id in docs]
    if fresh or removed:
        expected = len(docs) - len(removed) + len(fresh)
        writer: Any = opened(place.folder).writer(codec=_codec())
        pool = attach(writer)
        try:
            for doc in removed:
                writer.delete_document(doc)
            for article in fresh:
                writer.add_document(**document(article))
                if article is not fresh[-1]:
                    yield 1
            if not _mergeable(writer.segments):  # what is merged must be written together with the new
                yield from (0 for _ in pool.write(writer.fieldwriter, writer.schema))
            writer.commit(mergetype=_merge)
        except BaseException:
            writer.cancel()
            raise
        _seal(place, expected, since, key)
    yield min(1, len(fresh)) + len(batch) - len(fresh)


def _indexed(place: Place) -> tuple[dict[int, int], dict[int, int]]:
    """Return each article's number in the index, and its fingerprint."""
    with _opened(place) as snapshot:
        live = np.flatnonzero(snapshot.live)
        ids = snapshot.column("article")[live].tolist()
        prints = snapshot.column("print")[live].tolist()
    return dict(zip(ids, live.tolist(), strict=True)), dict(zip(ids, prints, strict=True))


def _seal(place: Place, expected: int, since: int, key: bytes) -> None:
    with _opened(place) as snapshot:
        if snapshot.count != expected:
            raise LibraryError(
                f"The search index holds {snapshot.count} articles where it should hold {expected}.",
                "Run `synoptic reindex`.",
            )
    stamp.write(place.base / place.file, stamp.Stamp(version(), place.name, since, expected), key)


def _codec() -> Any:
    """Whoosh's own file format, tuned: long blocks and light compression read and write faster; the statistics of
    lengths are left out, since scores use exact lengths from columns."""
    make: Any = W3Codec
    codec = make(blocklimit=1024, compression=1)
    codec.length_stats = False
    return codec


def _mergeable(segments: list[Any]) -> list[Any]:
    """Return the parts of like size where there are many."""
    tiers: dict[int, list[Any]] = {}
    for segment in segments:
        tiers.setdefault((segment.doc_count().bit_length() + 2) // 3, []).append(segment)
    return [segment for tier, alike in tiers.items() if tier < 4 and len(alike) >= MANY for segment in alike]


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge parts of like size once there are many; returns those that stay."""
    merged = _mergeable(segments)
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in merged]
