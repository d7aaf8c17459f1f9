"""What a second process does while the first writes parts of the index: it writes others, in half the time for all."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from index.helper import Helper
from index.search.codec.segment import FlatSegment
from index.search.contents import Contents
from index.search.parts import write_part
from index.search.schema import document
from store.records import Article, Details, Original, Passage

Packed = tuple[int, Details, str, "array[int]"]
Handed = tuple[FlatSegment, Sequence[Packed]]


class Second:
    """The process, for the index of a folder."""

    def __init__(self, folder: Path) -> None:
        self._helper = Helper(_writer, folder)
        self.ready, self.waits, self.close = self._helper.ready, self._helper.waits, self._helper.close

    def give(self, segment: FlatSegment, articles: Sequence[Article]) -> None:
        """Have articles written as a part. Raises OSError when the process is gone."""
        self._helper.give((segment, [_packed(article) for article in articles]))

    def take(self) -> FlatSegment:
        """Return the part that was written. Raises OSError or EOFError when the process is gone."""
        segment: FlatSegment = self._helper.take()
        return segment


def _packed(article: Article) -> Packed:
    """Return all that `schema.document` reads of an article, in few pieces: passages one by one take longest."""
    bounds = array("I", [place for passage in article.passages for place in (passage.start, passage.end)])
    return article.id, article.details, article.text, bounds


def _unpacked(id: int, details: Details, text: str, bounds: array[int]) -> Article:
    passages = tuple(map(Passage, bounds[0::2], bounds[1::2]))
    return Article(id, details, text, passages, "", (), Original("", 0, "", ""))


def _writer(folder: Path) -> Callable[[Handed], FlatSegment]:
    contents = Contents(folder)

    def write(handed: Handed) -> FlatSegment:
        segment, articles = handed
        documents = (document(_unpacked(*packed)) for packed in articles)
        deque(write_part(contents.storage, contents.schema, segment, documents), maxlen=0)
        return segment

    return write
