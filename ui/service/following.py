"""What comes in again and again: feeds that the user refreshes, and folders that are watched. Knows no Qt."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.sources import list_files
from store.addresses import is_address
from store.database import Library
from store.errors import ReaderError
from store.feeds import Feed, Feeds
from store.formats import opml
from store.records import Progress
from store.watched import Stamp, Watched
from ui.service.requests import Named

Steps = Generator[Progress, None, Any]
Import = Callable[[Sequence[str], bool], Steps]

SETTLED = 2.0
"""Seconds that a file must have been left alone: one that is still being saved or downloaded is for the next look."""


class Following:
    """`import_` takes in what addresses and files hold, as feeds only where it is told so."""

    def __init__(self, library: Library, import_: Import) -> None:
        self._library, self._import = library, import_
        self._feeds, self._watched = Feeds(library.settings), Watched(library.settings)

    def verbs(self) -> dict[str, Callable[..., Any]]:
        """Return the verbs by name."""
        own = (self.feeds, self.subscribe, self.unsubscribe, self.refresh, self.watched, self.watch, self.unwatch)
        return {**{verb.__name__: verb for verb in own}, "look": self.look}

    def feeds(self, to: Named = "") -> list[Feed]:
        """Return the feeds; write them as OPML, too, where a file is named."""
        listed = self._feeds.all()
        if to:
            _write(Path(to), opml.written([(feed.address, feed.title) for feed in listed]))
        return listed

    def subscribe(self, sources: Sequence[Named]) -> int:
        """Follow the feeds at these addresses, or of OPML files; return how many are new. Nothing is fetched."""
        new: list[Feed] = []
        for source in sources:
            if is_address(source):
                new.append(Feed(source))
            else:
                new += [Feed(address, title) for address, title in opml.feeds(_read(Path(source)), source)]
        return self._feeds.add(new)

    def unsubscribe(self, address: str) -> None:
        """Follow a feed no longer."""
        self._feeds.remove(address)

    def refresh(self, addresses: Sequence[str] = (), pages: bool = False) -> Steps:
        """Fetch the feeds (those named, or all) and keep their whole articles.

        Of teasers the pages are fetched only when `pages` says so; the result lists those whose pages are not there.
        """
        known = {feed.address: feed for feed in self._feeds.all()}
        missing = [address for address in addresses if address not in known]
        if missing or not known:
            what = f"The library follows no feed {missing[0]}." if missing else "The library follows no feeds."
            raise ReaderError(what, "`synoptic feeds --add ADDRESS` adds one.")
        wanted = list(addresses) or list(known)
        teasers: dict[str, str] = {}
        counts = yield from self._fetched(wanted, teasers)
        have = self._library.articles.addresses()
        left = {url: title for url, title in teasers.items() if url not in have}
        if pages and left:
            more = yield from self._import(list(left), False)
            counts = {**more, **{name: counts[name] + more[name] for name in ("added", "known", "failed")}}
            have = self._library.articles.addresses()
        told = [{"title": title, "url": url} for url, title in left.items() if url not in have]
        return {**counts, "feeds": len(wanted), "teasers": told}

    def _fetched(self, wanted: Sequence[str], teasers: dict[str, str]) -> Steps:
        problems: dict[str, str] = {}
        passed = 0
        work = self._import(wanted, True)
        while True:
            try:
                step = next(work)
            except StopIteration as end:
                counts = end.value
                break
            if step.teaser:
                passed += 1
                teasers.setdefault(step.teaser, step.message)
                yield Progress(step.done, step.total)
                continue
            if step.failed:
                problems[step.path] = step.failed
            yield step
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for address in wanted:
            self._feeds.refreshed(address, now, problems.get(address, ""))
        return {**counts, "failed": counts["failed"] - passed}

    def watched(self) -> list[str]:
        """Return the watched folders."""
        return self._watched.folders()

    def watch(self, folders: Sequence[Named]) -> Steps:
        """Watch folders, and take in what is there."""
        for folder in folders:
            self._watched.add(Path(folder))
        return self.look()

    def unwatch(self, folder: Named) -> None:
        """Watch a folder no longer."""
        self._watched.remove(Path(folder))

    def look(self) -> Steps:
        """Take in what is new or changed in the watched folders; folders that are away are passed over."""
        folders = self._watched.folders()
        here = [folder for folder in folders if os.path.isdir(folder)]
        away = [folder for folder in folders if folder not in here]
        new = self._watched.unseen(_settled(here))
        if not new:
            return {"added": 0, "known": 0, "failed": 0, "away": away}
        counts = yield from self._import([path for path, _ in new], False)
        self._watched.see(new)
        return {**counts, "away": away}


def _settled(folders: Sequence[str]) -> Iterator[tuple[str, Stamp]]:
    before = time.time() - SETTLED
    for path, _ in list_files(folders)[0]:
        try:
            seen = os.stat(path)
        except OSError:  # it went between two looks
            continue
        if seen.st_mtime <= before:
            yield path, (seen.st_size, seen.st_mtime_ns)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReaderError(f"{file} cannot be read ({error.strerror}).", "Name an address or an OPML file.") from error


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise ReaderError(f"{file} cannot be written ({error.strerror}).", "Choose another place.") from error
