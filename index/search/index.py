"""Full-text search over the library: an index that can be thrown away, and is rebuilt by itself.

All words must be there; "…", “…” or «…» is a phrase of exactly these words; AND OR NOT + - ( ) combine; fields as
`title:`, `quote:`, `outlet:` and `published:` narrow; immigr*, wom?n and sheinbuam~ go by shape (docs/searching.md).
Words are found in all their inflections, each language by its own rules; case, accents, the shape of quotation marks
and apostrophes, and hyphens do not matter. Words typed side by side rank higher where they stand side by side.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.search import build as search_build
from index.search import stamp
from index.search.answers import Answers, Wish
from index.search.evaluate import Evaluator
from index.search.snapshot import Snapshot
from store.errors import LibraryError
from store.records import Found, Progress

PATIENCE = 1.0
"""Seconds to wait for another process that is just exchanging the index's files."""


class SearchIndex:
    """The search index of one library, in a folder of its own. One searcher is kept open between searches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = stamp.secret()
        self.answers = Answers(folder)
        self._seen: tuple[int, int, int] | None = None
        self._evaluator: Evaluator | None = None

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fresh(self, revision: int) -> bool:
        """Tell whether the index is there, is ours, and holds the library's state of `revision`."""
        found = search_build.trusted(self.folder, search_build.CURRENT, self._key)
        return found is not None and found.revision == revision

    def refresh(self, library: search_build.Library, wait: float | None = None) -> Generator[Progress, None, None]:
        """Bring the index up to date, or build it anew where it is missing, broken, foreign or of another version.

        Raises BusyError when another process is at it and does not end soon (`wait`: in so many seconds).
        """
        yield from search_build.refresh(self.folder, library, self._key, wait)

    def there(self) -> bool:
        """Tell whether there is an index to search, be it older than the library."""
        return search_build.trusted(self.folder, search_build.CURRENT, self._key) is not None

    def forget(self) -> None:
        """Throw the index away; the next refresh builds it anew."""
        self.close()
        with search_build.writing(self.folder):
            for file in (search_build.CURRENT, search_build.BUILDING):
                (self.folder / file).unlink(missing_ok=True)
            for child in self.folder.iterdir():
                if search_build.is_state(child):
                    shutil.rmtree(child, ignore_errors=True)

    def search(self, query: str, limit: int = 20, wish: Wish | None = None, library: Any = None) -> Found:
        """Return the best articles for a query and how many match. Raises QueryError with the place and a way out."""
        return self.answers.answer(self.searcher(), query, wish or Wish(limit), library)

    def searcher(self) -> Evaluator:
        """Return what searches the last finished state."""
        return self._open()

    def check(self) -> list[str]:
        """Read the whole index; return what is wrong with it, in a sentence, or nothing where there is no index."""
        found = search_build.trusted(self.folder, search_build.CURRENT, self._key)
        try:
            if found:
                with Snapshot(self.folder / found.folder) as snapshot:
                    snapshot.verify()
        except (OSError, LookupError, EOFError, ValueError):
            return ["The search index is damaged. Run `synoptic reindex`; the articles themselves are safe."]
        return []

    def close(self) -> None:
        """Let go of the index's files."""
        if self._evaluator:
            self._evaluator.snapshot.close()
        self._evaluator, self._seen = None, None

    def _open(self) -> Evaluator:
        """Return the searcher of the last finished state; opened again only after a commit."""
        until = time.monotonic() + PATIENCE
        while True:
            seen = self._stamped()
            if self._evaluator and (seen is None or seen == self._seen):
                return self._evaluator
            found = search_build.trusted(self.folder, search_build.CURRENT, self._key)
            if found:
                with suppress(OSError, LookupError, EOFError, ValueError):
                    snapshot = Snapshot(self.folder / found.folder)
                    self.close()
                    self._evaluator, self._seen = Evaluator(snapshot), seen
                    return self._evaluator
            if self._evaluator:
                return self._evaluator  # another process is between its commit and its stamp
            if seen is None or time.monotonic() > until:
                raise LibraryError("This library is not indexed for search yet.", "Run `synoptic reindex`.")
            time.sleep(0.05)

    def _stamped(self) -> tuple[int, int, int] | None:
        try:
            seen = (self.folder / search_build.CURRENT).stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size, seen.st_ino
