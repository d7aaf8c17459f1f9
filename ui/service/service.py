"""What the window and the terminal may ask of a library: each verb once, with its arguments. Knows no Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, Self

import msgspec

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from index.group.group import find_events, find_inside
from index.group.kept import Changed
from index.ingest import check_length, ingest, keep, set_aside
from index.search.build import BusyError
from index.search.index import SearchIndex
from index.tidy import forget
from index.tidy import refresh as tidied
from store.database import FILE, Library, open_library
from store.errors import ReaderError
from store.exports import Printer
from store.formats import pasted
from store.records import Details, Progress, Reading, Role
from ui.bundling import Bundling, is_bundle
from ui.service.comparing import Comparing
from ui.service.decisions import Decisions
from ui.service.exporting import Exporting
from ui.service.following import Following
from ui.service.requests import Id, Named, arguments
from ui.service.searching import GIVE_WAY, Searching

REGROUPINGS = 3  # more would not end while another program goes on importing

Steps = Generator[Progress, None, Any]


class Service:
    """A library with its index, and the verbs of the worker protocol."""

    def __init__(self, folder: Path, printer: Printer | None = None) -> None:
        self.library = open_library(folder)
        self.index = _index_of(self.library)
        self.comparing = Comparing(self.library, self.index.folder)
        self.compare, self.settled = self.comparing.compare, self.comparing.settled
        self.searching = Searching(self.library, self.index)
        self.search, self.search_as_it_is = self.searching.search, self.searching.search_as_it_is
        self.decisions = Decisions(self.library, self._follow)
        self.following = Following(self.library, self._take_in)
        self.exporting = Exporting(self.library, self.comparing.settle, printer)
        self.bundling = Bundling(self.library, self.comparing.settle, self._follow)
        self._verbs: dict[str, Callable[..., Any]] = {
            "import": self.import_,
            "remove": self.remove,
            "restore": self.restore,
            "paste": self.paste,
            "preview": self.preview,
            "events": self.events,
            "inside": self.inside,
            "reindex": self.reindex,
            "edit": self.edit,
            "link": self.link,
            "piece": self.piece,
            "rename": self.rename,
            "backup": self.backup,
            "check": self.check,
            **self.comparing.verbs(),
            **self.searching.verbs(),
            **self.decisions.verbs(),
            **self.following.verbs(),
            **self.exporting.verbs(),
            **self.bundling.verbs(),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library and the index."""
        self.comparing.close()
        self.index.close()
        self.library.close()

    def do(self, verb: str, told: dict[str, Any]) -> Any:
        """Do a verb by name; long work is returned as a generator of Progress whose value is the result."""
        if verb not in self._verbs:
            raise ReaderError(f"There is no verb “{verb}”.", "")
        self.library.must_be_there()
        checked = arguments(self._verbs[verb], told)
        return self.decisions.do(verb, lambda: self._verbs[verb](**checked), checked)

    def import_(self, paths: Sequence[Named]) -> Steps:
        """Import files, folders and addresses, then regroup the events; colleagues' bundles are merged."""
        bundles = [path for path in paths if is_bundle(path)]
        others = [path for path in paths if path not in bundles]
        if not bundles:
            return self._take_in(others, False)
        return self.bundling.with_others(bundles, self._take_in(others, False) if others else None)

    def _take_in(self, paths: Sequence[str], feeds: bool) -> Steps:
        counts = {"added": 0, "known": 0, "failed": 0}
        steps: list[Progress] = []
        for step in ingest(self.library, self.index, paths, feeds=feeds):
            _count(counts, step)
            steps += [step] if step.removed else []
            yield step
        self.library.must_be_there()  # it may have gone meanwhile, and every article with it
        yield from self._regroup()  # nothing to do when all were known, unless an import was cut short
        return {**counts, "removed": _removed(steps), "events": self.library.events.count()}

    def remove(self, articles: Sequence[Id]) -> Steps:
        """Take articles out of lists, search and events; they are kept, and `restore` puts them back."""
        with self.library.transaction():
            self.library.articles.remove(articles)
        return self._follow()

    def restore(self, articles: Sequence[Id]) -> Steps:
        """Put removed articles back."""
        with self.library.transaction():
            self.library.articles.restore(articles)
        return self._follow()

    def refreshed(self) -> Steps:
        """Bring up to date what articles tell about each other, and then the search index."""
        yield from tidied(self.library)
        with suppress(BusyError):  # the next search mends what another program leaves
            yield from self.index.refresh(self.library, GIVE_WAY)

    def _follow(self) -> Steps:
        """Bring search and events up to date with the articles that are there now."""
        yield from self.refreshed()
        yield from self._regroup()
        return {"articles": self.library.articles.count(), "events": self.library.events.count()}

    def paste(self, text: str, name: str = "pasted text", details: dict[str, str] | None = None) -> Steps:
        """Keep a pasted text as an article; `details` are what the user changed of what was understood."""
        counts = {"added": 0, "known": 0, "failed": 0}
        steps: list[Progress] = []
        for found in pasted.read(text, name):
            with self.library.transaction():
                step = keep(self.library, found, name, (0, 0))
                if step.article is not None and details and not step.removed:
                    self.edit(step.article, details)
            if isinstance(found, ReaderError):
                raise found
            _count(counts, step)
            steps.append(step)
            yield step
        yield from self.refreshed()
        yield from self._regroup()
        return {
            **counts,
            "article": steps[-1].article,
            "removed": _removed(steps),
            "events": self.library.events.count(),
        }

    def preview(self, text: str, name: str = "pasted text") -> dict[str, Any]:
        """Tell what would be understood of a pasted text, without keeping it."""
        for found in pasted.read(text, name):
            if isinstance(found, Reading):
                check_length(found)
                pieces = clean(found.page)
                aside = [
                    {"text": found.page.text[piece.start : piece.end], "reason": piece.reason}
                    for piece in pieces
                    if piece.role is Role.FURNITURE
                ]
                clean_text = lay_out(found.page.text, pieces)
                return {"details": describe(found.page, pieces), "text": clean_text, "furniture": aside}
            raise found
        raise ReaderError("There is nothing to read in what you pasted.", "Copy the article's text and paste again.")

    def events(self) -> Steps:
        """Find the events again; the user's own decisions stay."""
        yield from self._regroup()
        return self.library.events.all()

    def inside(self, event: Id) -> Steps:
        """Look inside a story of a large library for its events; in others they are found with the stories."""
        yield from find_inside(self.library, self.library.events.get(event))
        return self.library.events.all()

    def _regroup(self) -> Iterator[Progress]:
        """Find the events; once more where articles changed meanwhile, since events name passages by their place."""
        for _ in range(REGROUPINGS):
            before = self.library.revision()
            try:
                yield from find_events(self.library)
            except Changed:
                continue
            except (IndexError, KeyError):  # places that an article had when they were read, and has no more
                if self.library.revision() == before:
                    raise
            if self.library.revision() == before:
                return

    def reindex(self) -> Steps:
        """Throw away what can be worked out again, and work it out."""
        self.index.forget()
        forget(self.library)
        yield from self.refreshed()
        with suppress(Changed):
            yield from find_events(self.library, anew=True)
        yield from self._regroup()
        return {"articles": self.library.articles.count(), "events": self.library.events.count()}

    def edit(self, article: Id, details: dict[str, str]) -> Details:
        """Change some of an article's details."""
        known = self.library.articles.get(article).details
        new = msgspec.convert({**msgspec.to_builtins(known), **details}, Details)
        self.library.articles.edit(article, new)
        return new

    def link(self, a: tuple[Id, int], b: tuple[Id, int], decision: Literal["confirm", "reject", "forget"]) -> None:
        """Confirm or reject a link, or forget such a decision."""
        corrections = self.library.corrections
        act = {
            "confirm": corrections.confirm_link,
            "reject": corrections.reject_link,
            "forget": corrections.forget_link,
        }[decision]
        act((a[0], a[1]), (b[0], b[1]))

    def piece(self, article: Id, start: int, end: int, role: Literal["body", "furniture"]) -> None:
        """Restore a piece of furniture to the text ("body"), or set a piece aside ("furniture")."""
        set_aside(self.library, article, start, end, Role(role))

    def rename(self, event: Id, title: str) -> None:
        """Give an event the user's own title."""
        self.library.events.rename(event, title)

    def backup(self, to: Named) -> str:
        """Copy the whole library into one file; return its path."""
        self.library.backup(Path(to))
        return to

    def check(self) -> list[str]:
        """Return what is wrong with the library, one sentence each."""
        return [*self.library.check(), *self.index.check()]


def _index_of(library: Library) -> SearchIndex:
    """Return the search index of a library; of one that cannot be written, and has none of ours, one among the caches.

    An index is thrown away when the library is another one, by its file's time.
    """
    own = SearchIndex(library.folder / "index")
    if not library.read_only or own.fresh(library.revision()):
        return own
    import platformdirs  # only here: a library that cannot be written is rare

    named = f"{library.folder.resolve()} {(library.folder / FILE).stat().st_mtime_ns}"
    name = hashlib.sha1(named.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return SearchIndex(Path(platformdirs.user_cache_dir("synoptic", appauthor=False), "indexes", name))


def _removed(steps: Sequence[Progress]) -> list[int]:
    """Return the articles that were met again, and stay removed: the user may want them back."""
    return [step.article for step in steps if step.removed and step.article is not None]


def _count(counts: dict[str, int], step: Progress) -> None:
    if step.failed:
        counts["failed"] += 1
    elif step.article is not None:
        counts["known" if step.known else "added"] += 1
