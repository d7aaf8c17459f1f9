"""Gathers a batch's postings in memory and hands them to Whoosh's files a word at a time.

Whoosh's own pool keeps a tuple of five for each posting, sorts them all and passes them on one by one: over half of the
time that indexing takes. Batches here are small enough (`search_build.BATCH`) to stay in memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

STEP = 4000
"""Words written between two yields: about 0.1 s."""

Posting = tuple[str, bytes, int, float, bytes]


class BatchPool:
    """Stands in for Whoosh's PostingPool; articles are added in ascending order."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, bytes], tuple[list[int], list[float], list[bytes]]] = {}

    def add(self, posting: Posting) -> None:
        """Keep one posting: field, word, article, weight, places."""
        field, word, doc, weight, places = posting
        held = self._held.get((field, word))
        if held is None:
            self._held[field, word] = ([doc], [weight], [places])
        else:
            held[0].append(doc)
            held[1].append(weight)
            held[2].append(places)

    def iter_postings(self) -> Iterator[Posting]:
        """Yield all postings by field, word and article."""
        for (field, word), held in sorted(self._held.items()):
            for doc, weight, places in zip(*held, strict=True):
                yield field, word, doc, weight, places

    def write(self, writer: Any, schema: Any) -> Iterator[None]:
        """Give everything to a codec's field writer, as its `add_postings` would, but whole blocks at once.

        Yields from time to time, so that a long flush can be watched and ended; afterwards the pool is empty.
        """
        last = ""
        for count, (field, word) in enumerate(sorted(self._held)):
            if count % STEP == STEP - 1:
                yield
            if field != last:
                if last:
                    writer.finish_field()
                writer.start_field(field, schema[field])
                last = field
            writer.start_term(word)
            _fill(writer._postwriter, *self._held[field, word])
            writer.finish_term()
        if last:
            writer.finish_field()
        self._held.clear()

    def cleanup(self) -> None:
        """Forget everything."""
        self._held.clear()


def _fill(blocks: Any, docs: list[int], weights: list[float], places: list[bytes]) -> None:
    """Put one word's postings into blocks; the last block stays open for Whoosh to finish."""
    size = blocks._blocklimit
    for begin in range(0, len(docs), size):
        if begin:
            blocks._write_block()
        blocks._ids.extend(docs[begin : begin + size])
        blocks._weights.extend(weights[begin : begin + size])
        blocks._values.extend(filled for filled in places[begin : begin + size] if filled)
        blocks._maxweight = max(blocks._weights)


def attach(writer: Any) -> BatchPool:
    """Make a Whoosh writer gather its postings in a pool, and write what is in it when it commits."""
    pool = BatchPool()
    writer.pool = pool
    fields = writer.fieldwriter
    fields.add_postings = lambda schema, lengths, postings: deque(pool.write(fields, schema), maxlen=0)
    return pool
