"""Writes changed articles into an index, batch after batch, each committed whole; a second process helps with many."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.search.codec.segment import FlatSegment
from index.search.contents import Contents
from index.search.parts import NAME, write_part
from index.search.schema import document, fingerprint
from index.search.second import Second
from index.search.snapshot import Snapshot
from store.records import Article

PAUSE = 0.02
"""Seconds between two looks at whether the second process is done, when nothing else is left to do."""


@dataclass(slots=True)
class Batch:
    """Articles that become a part together; `removed` are the numbers of what they replace, `known` needed nothing."""

    articles: list[Article]
    removed: list[int]
    known: int
    prints: list[int]
    segment: FlatSegment = field(default_factory=lambda: FlatSegment(NAME))


class Batches:
    """What the index of a folder holds, and is being given. `seal` is told after each commit how many articles."""

    def __init__(self, folder: Path, seal: Callable[[int], None]) -> None:
        self._folder = folder
        self._seal = seal
        self._second: Second | None = None
        self._helped: Batch | None = None
        self._asked = False
        self._begun: list[FlatSegment] = []
        with Snapshot(folder) as snapshot:
            live = np.flatnonzero(snapshot.live)
            ids = snapshot.column("article")[live].tolist()
            prints = snapshot.column("print")[live].tolist()
        self._docs: dict[int, int] = dict(zip(ids, live.tolist(), strict=True))
        self._prints: dict[int, int] = dict(zip(ids, prints, strict=True))

    @property
    def held(self) -> set[int]:
        """The articles that are in the index."""
        return set(self._docs)

    def close(self) -> None:
        """End the second process; what it was at is lost."""
        if self._second:
            self._second.close()
            self._second = None

    def help(self) -> None:
        """Begin a second process, once, where there is a second core to run it."""
        if not self._asked and (os.cpu_count() or 1) > 1:
            self._second = Second(self._folder)
        self._asked = True

    def write(self, lots: Iterator[Sequence[Article]], gone: Sequence[int] = ()) -> Iterator[int]:
        """Commit lot after lot, old states out and new ones in; the second process gets the next whenever it waits.

        Yields how many articles each step has done.
        """
        for lot in lots:
            yield from self._done(self._batch(lot, gone), lots)
            gone = ()
        while self._helped:
            time.sleep(PAUSE)
            yield from self._collected()
            yield 0

    def _done(self, batch: Batch, lots: Iterator[Sequence[Article]]) -> Iterator[int]:
        """Do a batch here, and meanwhile keep the second process busy."""
        yield batch.known
        if batch.articles or batch.removed:
            for done in self._written(batch):
                yield done
                yield from self._fed(lots)

    def _fed(self, lots: Iterator[Sequence[Article]]) -> Iterator[int]:
        """Take what the second process has done, and give it more."""
        if self._helped and self._second and not self._second.waits():
            return
        yield from self._collected()
        while self._second and not self._helped and self._second.ready() and (lot := next(lots, None)):
            batch = self._batch(lot, ())
            if not batch.articles or not self._given(batch):
                yield from self._done(batch, lots)

    def _batch(self, articles: Sequence[Article], gone: Sequence[int]) -> Batch:
        prints = [(article, fingerprint(article)) for article in articles]
        fresh = [(article, told) for article, told in prints if self._prints.get(article.id) != told]
        ids = (*(article.id for article, _ in fresh), *gone)
        removed = [self._docs[id] for id in ids if id in self._docs]
        return Batch([one for one, _ in fresh], removed, len(articles) - len(fresh), [told for _, told in fresh])

    def _written(self, batch: Batch) -> Iterator[int]:
        contents = Contents(self._folder)
        if batch.articles:
            self._begun.append(batch.segment)
            documents = map(document, batch.articles)
            yield from write_part(contents.storage, contents.schema, batch.segment, documents)
            self._begun.remove(batch.segment)
        self._commit(batch)

    def _given(self, batch: Batch) -> bool:
        """Hand a batch to the second process, which waits for one; tell whether it is there."""
        if self._second is None:
            return False
        try:
            self._second.give(batch.segment, batch.articles)
        except (OSError, EOFError):
            self.close()
            return False
        self._helped = batch
        return True

    def _collected(self) -> Iterator[int]:
        """Commit what the second process has done; what it could not do is done here."""
        batch = self._helped
        if batch is None or self._second is None or not self._second.waits():
            return
        self._helped = None
        try:
            batch.segment = self._second.take()
        except (OSError, EOFError):
            self.close()
            yield from self._written(batch)
            return
        self._commit(batch)
        yield batch.known + len(batch.articles)

    def _commit(self, batch: Batch) -> None:
        contents = Contents(self._folder)
        contents.delete(batch.removed)
        base = sum(segment.doc_count_all() for segment in contents.segments)
        added = [batch.segment] if batch.articles else []
        begun = [*self._begun, self._helped.segment] if self._helped else self._begun
        contents.commit([*contents.segments, *added], begun)
        removed = set(batch.removed)
        if removed:
            self._docs = {id: doc for id, doc in self._docs.items() if doc not in removed}
        ids = [article.id for article in batch.articles]
        self._docs.update(zip(ids, range(base, base + len(ids)), strict=True))
        self._prints.update(zip(ids, batch.prints, strict=True))
        self._seal(len(self._docs))
