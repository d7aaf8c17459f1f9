"""Brings the search index up to date with the library, in batches that survive a crash."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import whoosh
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import FileLock, try_for

from index.search import stamp
from index.search.batches import Batches
from index.search.codec.container import VERSION as FORMAT
from index.search.codec.container import DamagedError
from index.search.codec.merging import merge
from index.search.codec.segment import FlatSegment
from index.search.contents import Contents
from index.search.parts import NAME
from index.search.schema import VERSION, schema
from index.search.snapshot import Snapshot
from store.errors import LibraryError
from store.records import Article, Listing, Progress

CURRENT, BUILDING, LOCK = "stamp.json", "building.json", "LOCK"
BATCH, LETTERS = 2048, 12_000_000
"""Articles and letters of a commit; more hold more memory (about 20 bytes a letter) and are lost in a crash."""

HELP_FROM = 3000
"""Articles to write from which a second process is worth its start of about a second."""

MANY, TIERS = 8, 6
"""When there are MANY parts of like size (under 8 articles, under 64, under 512 ...) they become one. A search asks
each part for each word, some 10 microseconds; parts of 32,768 articles and more stay as they are."""

_STATE = re.compile("[0-9a-f]{12}")  # the names of an index's own folders

WAIT = 10.0
"""Seconds to wait for another process that writes the index."""


class BusyError(LibraryError):
    """Another process is bringing the index up to date."""


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
    def newest(self) -> str: ...
    def had(self, newest: str) -> bool: ...


def version() -> str:
    """Name everything that shapes the index's files; another version's index is built anew."""
    return f"{VERSION}.{FORMAT}/whoosh {'.'.join(str(part) for part in whoosh.__version__)}"


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
def writing(base: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the one lock of an index. Raises BusyError when another process keeps it for `wait` seconds more."""
    try:
        base.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(base / LOCK))
        held = try_for(lock.acquire, timeout=WAIT if wait is None else wait, delay=0.1)
    except OSError as error:
        raise LibraryError(
            f"The search index in {base} cannot be written: {error.strerror}.", "Check the folder's rights and space."
        ) from error
    if not held:
        raise BusyError(
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


def refresh(base: Path, library: Library, key: bytes, wait: float | None = None) -> Iterator[Progress]:
    """Index what has changed, or everything where there is no index to trust; yields after every article.

    A crash or an end between two steps loses at most one batch: readers go on with the last finished state. What is new
    is found before parts are merged.
    """
    with writing(base, wait), _disk_told(base):
        current = trusted(base, CURRENT, key)
        try:
            yield from _brought_up(base, current, library, key)
        except DamagedError:  # the disk lost something: what is there serves nothing
            for file in (CURRENT, BUILDING):
                (base / file).unlink(missing_ok=True)
            yield from _brought_up(base, None, library, key)


def _brought_up(base: Path, current: stamp.Stamp | None, library: Library, key: bytes) -> Iterator[Progress]:
    revision, newest = library.revision(), library.newest()
    place, since = _place(base, current, key), _since(current, library)
    total = 0 if current else library.articles.count()
    begun = stamp.Stamp(version(), place.name, since, 0, current.newest if current else "")
    batches = Batches(place.folder, lambda count: _seal(place, replace(begun, count=count), key))
    try:
        yield from _write_changed(batches, library.articles.changed_since(since), total)
        yield from _reconcile(batches, library.articles)
    finally:
        batches.close()
    done = stamp.Stamp(version(), place.name, revision, len(batches.held), newest)
    stamp.write(base / CURRENT, done, key)
    _sweep(base, place.name)
    while merging := mergeable(Contents(place.folder).segments):
        yield from (Progress(0, 0, "Tidying the search index") for _ in _merge(place.folder, merging))
        stamp.write(base / CURRENT, done, key)


def _since(current: stamp.Stamp | None, library: Library) -> int:
    """Return the revision after which articles are new to the index: 0, so that all are compared, where it was made of
    another library, or of a later state of this one than the one that was put back."""
    if current is None or current.revision > library.revision() or not library.had(current.newest):
        return 0
    return current.revision


def _place(base: Path, current: stamp.Stamp | None, key: bytes) -> Place:
    """Return the index to write in: the present one, one whose building was cut short, or a new one."""
    if current:
        return Place(base, current.folder, CURRENT)
    begun = trusted(base, BUILDING, key)
    if begun:
        return Place(base, begun.folder, BUILDING)
    place = Place(base, secrets.token_hex(6), BUILDING)
    place.folder.mkdir(parents=True)
    storage: Any = FileStorage
    storage(str(place.folder)).create_index(schema(), NAME)
    stamp.write(base / BUILDING, stamp.Stamp(version(), place.name, 0, 0), key)
    return place


def is_state(path: Path) -> bool:
    """Tell whether a folder is a state of an index: nothing else is ever removed, wherever a library is opened."""
    return path.is_dir() and not path.is_symlink() and _STATE.fullmatch(path.name) is not None


def _sweep(base: Path, kept: str) -> None:
    """Remove what earlier indexes and broken runs left; files that somebody still reads go another time."""
    for leftover in base.iterdir():
        if is_state(leftover) and leftover.name != kept:
            shutil.rmtree(leftover, ignore_errors=True)
        elif leftover.name == BUILDING or leftover.name.startswith((f"{BUILDING}.", f"{CURRENT}.")):
            with suppress(OSError):
                leftover.unlink()


def _write_changed(batches: Batches, changed: Iterable[Article], total: int) -> Iterator[Progress]:
    """Write articles in batches, those left out that are indexed as they are."""
    done = 0
    if total >= HELP_FROM:
        batches.help()
    for finished in batches.write(_lots(iter(changed), total)):
        done += finished
        if done >= HELP_FROM:
            batches.help()
        yield Progress(done, max(total, done) if total else 0, "Indexing for search")


def _lots(articles: Iterator[Article], total: int = 0) -> Iterator[list[Article]]:
    """Part articles, of which there may be `total`, into lots of as many as a batch may have or hold letters.

    The last ones are smaller, so that of two processes neither waits long for the other.
    """
    left = total
    while True:
        most = BATCH if left <= 0 else min(BATCH, max(left // 4, BATCH // 8))
        lot: list[Article] = []
        letters = 0
        while len(lot) < most and letters < LETTERS and (article := next(articles, None)):
            lot.append(article)
            letters += len(article.text)
        if not lot:
            return
        left -= len(lot)
        yield lot


def _reconcile(batches: Batches, articles: Articles) -> Iterator[Progress]:
    """Compare the counts; where they differ, add what the index lacks and take out what the library has no more."""
    held = batches.held
    if len(held) == articles.count():
        return
    there = {listing.id for listing in articles.listings()}
    gone, lacking = tuple(held - there), sorted(there - held)
    if gone or lacking:
        wanted = _lots(articles.get(id) for id in lacking)
        lots = chain([next(wanted, [])], wanted)  # the first may be empty: then only what is gone is taken out
        yield from (Progress(0, 0, "Checking the search index") for _ in batches.write(lots, gone))


def _seal(place: Place, told: stamp.Stamp, key: bytes) -> None:
    with Snapshot(place.folder) as snapshot:
        if snapshot.count != told.count:
            raise LibraryError(
                f"The search index holds {snapshot.count} articles where it should hold {told.count}.",
                "Run `synoptic reindex`.",
            )
    stamp.write(place.base / place.file, told, key)


def mergeable(segments: list[FlatSegment]) -> list[FlatSegment]:
    """Return the parts of like size where there are many; or a part that is mostly deleted."""
    tiers: dict[int, list[FlatSegment]] = {}
    for segment in segments:
        if segment.deleted_count() * 2 > segment.doc_count_all():
            return [segment]
        tiers.setdefault((segment.doc_count().bit_length() + 2) // 3, []).append(segment)
    return next((alike[:MANY] for tier, alike in tiers.items() if len(alike) >= MANY and tier < TIERS), [])


def _merge(folder: Path, merging: list[FlatSegment]) -> Iterator[None]:
    """Merge parts in short steps, and commit."""
    contents = Contents(folder)
    chosen = [segment for segment in contents.segments if segment in merging]
    merged = FlatSegment(NAME)
    yield from merge(contents.storage, chosen, contents.schema, merged)
    added = [merged] if merged.doc_count_all() else []
    contents.commit([segment for segment in contents.segments if segment not in chosen] + added)
