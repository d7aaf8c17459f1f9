"""Gathers a batch's postings in memory, sorted by word only once at the end.

Whoosh's own pool keeps a tuple of five for each posting and sorts them all, in runs on the disk: half of the time that
indexing takes. Batches here are small enough (`search_build.BATCH`) to stay in memory.
"""

from __future__ import annotations

from collections.abc import Iterator

Posting = tuple[str, bytes, int, float, bytes]


class BatchPool:
    """Stands in for `whoosh.filedb`'s PostingPool; articles are added in ascending order."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, bytes], list[tuple[int, float, bytes]]] = {}

    def add(self, posting: Posting) -> None:
        """Keep one posting: field, word, article, weight, places."""
        field, word, doc, weight, places = posting
        key = (field, word)
        held = self._held.get(key)
        if held is None:
            self._held[key] = [(doc, weight, places)]
        else:
            held.append((doc, weight, places))

    def iter_postings(self) -> Iterator[Posting]:
        """Yield all postings by field, word and article."""
        for key in sorted(self._held):
            field, word = key
            for doc, weight, places in self._held[key]:
                yield field, word, doc, weight, places

    def cleanup(self) -> None:
        """Forget everything."""
        self._held.clear()
