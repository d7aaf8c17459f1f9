"""The reading process: takes files from its stdin, gives their articles on its stdout, and ends with its parent."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from index.intake.limits import OUT_OF_MEMORY, Limits, Watch, restrict
from index.intake.messages import Answer, Done, Failed, Known, Ready, Task, receive, send, tasks
from index.intake.prepare import prepare
from store import formats
from store.connection import connect
from store.errors import LibraryError, ReaderError, Teaser
from store.formats import jsonl
from store.formats.declared import FEED_TYPES
from store.formats.decode import LARGEST
from store.formats.reading import shown
from store.records import Reading


def serve(library: str, seconds: float, megabytes: int) -> None:
    """Answer until the other side is gone; `library` is the file whose articles are not worked out again."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a stray print of a library must not break the stream
    limits = Limits(seconds, megabytes)
    restrict(limits)
    known, watch = _Known(Path(library)), Watch(limits)
    try:
        while packed := receive(incoming):
            _answer(_answers(tasks.decode(packed), known), watch, outgoing)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of the memory is in pieces
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # nobody reads any more: not even the streams need closing


def _answer(answers: Iterator[Answer], watch: Watch, outgoing: IO[bytes]) -> None:
    while True:
        with watch:  # not while it is sent: the other side takes what it has room for
            answer = next(answers, None)
        send(outgoing, answer or Done())
        if answer is None:
            return


def _answers(task: Task, known: _Known) -> Iterator[Answer]:
    name = os.fsdecode(task.path)
    whole = known.file(task, name) if task.piece is None else None
    if whole is not None:
        yield whole
        return
    read = _read(task, name)
    place = 0
    while True:
        place += 1
        try:
            found = next(read, None)
            if found is None:
                return
            if place > task.skip:
                yield _one(found, known, task.feed)
        except MemoryError:
            raise
        except RecursionError:
            yield Failed(f"{shown(name)} is nested far deeper than an article.", "Save the article as text.")
            return
        except Exception as error:
            yield _unforeseen(name, error)
            return


def _read(task: Task, name: str) -> Iterator[Reading | ReaderError]:
    if task.piece is not None:
        return jsonl.read_lines(Path(name), task.piece.start, task.piece.size, task.piece.before)
    return formats.read(Path(name)) if task.data is None else formats.read_bytes(task.data, name)


def _one(found: Reading | ReaderError, known: _Known, feed: bool) -> Answer:
    if isinstance(found, Teaser):
        return Failed(found.sentence, found.next_step, found.title, found.url)
    if isinstance(found, ReaderError):
        return Failed(found.sentence, found.next_step)
    if feed and found.media_type not in FEED_TYPES:
        return Failed(f"{found.path} is not a feed.", "Look for the address of the outlet's RSS or Atom feed.")
    sha256 = hashlib.sha256(found.data).hexdigest()
    if known(sha256):
        return Known(sha256, found.path, len(found.data))
    try:
        return Ready(prepare(found))
    except ReaderError as error:
        return Failed(error.sentence, error.next_step)


def _unforeseen(name: str, error: Exception) -> Failed:
    """A fault of our own or of a library costs one file, and is told with what to report; the others go on."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at is not None else ""
    return Failed(
        f"{shown(name)} is built in a way that Synoptic did not expect ({type(error).__name__}, {where}).",
        "Save the article as text and import that; and report the file, if you can.",
    )


class _Known:
    """Tells whether the library has some bytes, reading its file beside whoever writes it."""

    def __init__(self, file: Path) -> None:
        try:
            self._db = connect(file, "mode=ro") if file.name else None
        except LibraryError:
            self._db = None

    def __call__(self, sha256: str) -> bool:
        if self._db is None:
            return False
        try:
            query = "SELECT 1 FROM articles JOIN originals ON article = id WHERE sha256 = ?"
            found = self._db.execute(query, [sha256]).fetchone()
        except (LibraryError, sqlite3.Error):  # whoever keeps the article asks again
            return False
        return found is not None

    def file(self, task: Task, name: str) -> Known | None:
        """Return that a file is one article which the library has, without reading what is in it."""
        try:
            if task.data is None and os.path.getsize(task.path) > LARGEST:
                return None
            data = Path(name).read_bytes() if task.data is None else task.data
        except (OSError, ValueError):
            return None
        sha256 = hashlib.sha256(data).hexdigest()
        path = shown(os.path.abspath(name)) if task.data is None else name
        return Known(sha256, path, len(data)) if self(sha256) else None
