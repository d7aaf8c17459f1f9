"""A second process that writes parts of the index while the first writes others: a first build takes half the time."""

from __future__ import annotations

import multiprocessing
from array import array
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from index.search.codec.segment import FlatSegment
from index.search.contents import Contents
from index.search.parts import write_part
from index.search.schema import document
from store.records import Article, Details, Original, Passage

READY = "ready"
Packed = tuple[int, Details, str, "array[int]"]


class Second:
    """The process. It ends with this object, and by itself when its parent is gone."""

    def __init__(self, folder: Path) -> None:
        spawn = multiprocessing.get_context("spawn")  # never fork: the parent may hold a window, a database, threads
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, folder), daemon=True)
        self._process.start()
        theirs.close()
        self._begun = False

    def ready(self) -> bool:
        """Tell whether it has begun and can be given something, or is gone."""
        if not self._begun and self.waits():
            with suppress(OSError, EOFError):
                self._pipe.recv()
            self._begun = True
        return self._begun

    def waits(self) -> bool:
        """Tell whether there is something to `take`, or the process is gone."""
        return self._pipe.poll() or not self._process.is_alive()

    def give(self, segment: FlatSegment, articles: Sequence[Article]) -> None:
        """Have articles written as a part. Raises OSError when the process is gone."""
        self._pipe.send((segment, [_packed(article) for article in articles]))

    def take(self) -> FlatSegment:
        """Return the part that was written. Raises OSError or EOFError when the process is gone."""
        segment: FlatSegment = self._pipe.recv()
        return segment

    def close(self) -> None:
        """End the process."""
        with suppress(OSError):
            self._pipe.close()
        self._process.terminate()
        self._process.join()


def _packed(article: Article) -> Packed:
    """Return all that `schema.document` reads of an article, in few pieces: passages one by one take longest."""
    bounds = array("I", [place for passage in article.passages for place in (passage.start, passage.end)])
    return article.id, article.details, article.text, bounds


def _unpacked(id: int, details: Details, text: str, bounds: array[int]) -> Article:
    passages = tuple(map(Passage, bounds[0::2], bounds[1::2]))
    return Article(id, details, text, passages, "", (), Original("", 0, "", ""))


def _serve(pipe: Connection[Any, Any], folder: Path) -> None:
    """Write parts until the other end of the pipe is closed."""
    contents = Contents(folder)
    with suppress(EOFError, OSError):
        pipe.send(READY)
        while True:
            segment, articles = pipe.recv()
            documents = (document(_unpacked(*packed)) for packed in articles)
            deque(write_part(contents.storage, contents.schema, segment, documents), maxlen=0)
            pipe.send(segment)
