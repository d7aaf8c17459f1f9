"""The table of contents of an index: which parts it is made of, and which of their articles are deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from index.search.codec.segment import FlatSegment
from index.search.parts import NAME


class Contents:
    """A state of the index. What is changed here is seen by nobody before `commit`."""

    def __init__(self, folder: Path) -> None:
        """Read the last state. Only for folders that `index.search.stamp` vouches for: the table is a pickle."""
        storage: Any = FileStorage
        table: Any = TOC
        self.storage: Any = storage(str(folder))
        toc = table.read(self.storage, NAME)
        self.schema = toc.schema
        self.segments: list[FlatSegment] = toc.segments
        self._generation: int = toc.generation

    def delete(self, docs: Iterable[int]) -> None:
        """Mark articles as deleted, by their numbers in the whole index."""
        ends = list(accumulate(segment.doc_count_all() for segment in self.segments))
        place = 0
        for doc in sorted(docs):
            while doc >= ends[place]:
                place += 1
            self.segments[place].delete_document(doc - (ends[place - 1] if place else 0))

    def commit(self, segments: list[FlatSegment], unfinished: Sequence[FlatSegment] = ()) -> None:
        """Make these parts the new state, in one step, and remove files of none of them nor of the `unfinished`."""
        table: Any = TOC
        table(self.schema, segments, self._generation + 1).write(self.storage, NAME)
        clean_files(self.storage, NAME, self._generation + 1, [*segments, *unfinished])
