"""Several reading processes at work on a list of files, their articles given in the order of the list."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from index.intake.limits import Limits
from index.intake.messages import Answer, Done, Failed, Task, answers
from index.intake.pieces import Piece
from index.intake.process import Ended, ReadingProcess, why
from store.errors import ReaderError
from store.formats.reading import shown

AHEAD = 64
"""Files that are read before their turn, so that no process waits for another's long file or for the keeper."""

BYTES_AHEAD = 64 << 20
ROOM = 64
"""Articles of one file that wait to be kept; their process waits with more."""

BEAT = 0.2
"""Seconds after which the reader of the list is told that there is nothing yet, and may do something else."""

PATIENCE = 2.0  # seconds for a thread to end; one that fetches a page ends by itself later

_DONE = msgspec.msgpack.encode(Done())


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name, its size, and what gives its bytes where they are not on the disk."""

    name: str
    size: int
    bytes_of: Callable[[str], tuple[bytes, str]] | None = None
    feed: bool = False  # it is to be a feed, and nothing else
    piece: Piece | None = None  # of a JSON Lines file: these lines alone


@dataclass(slots=True)
class _Turn:
    """One file on its way: its answers, packed, and room for more."""

    source: Source
    frames: queue.SimpleQueue[bytes] = field(default_factory=queue.SimpleQueue)
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(ROOM))


class Readers:
    """Reads the files of a list once, in as many processes as there is work for."""

    def __init__(self, sources: Sequence[Source], library: Path, limits: Limits, processes: int = 0) -> None:
        self._turns = [_Turn(source) for source in sources]
        self._library, self._limits = library, limits
        self._turned = threading.Condition()
        self._fetching = threading.Lock()  # one address at a time
        self._next = self._current = self._held = 0
        self._closed = False
        self._running: set[ReadingProcess] = set()
        many = min(processes or os.cpu_count() or 1, len(self._turns))
        self._threads = [threading.Thread(target=self._drive, daemon=True) for _ in range(many)]

    def read(self) -> Iterator[tuple[int, Answer | None]]:
        """Yield each answer with its file's place in the list, Done too; None when there is nothing yet."""
        try:
            for thread in self._threads:
                thread.start()
            for place, turn in enumerate(self._turns):
                yield from self._of(place, turn)
        finally:
            self._close()

    def _of(self, place: int, turn: _Turn) -> Iterator[tuple[int, Answer | None]]:
        while True:
            try:
                answer = answers.decode(turn.frames.get(timeout=BEAT))
            except queue.Empty:
                yield place, None
                continue
            turn.room.release()
            if isinstance(answer, Done):
                with self._turned:
                    self._current = place + 1
                    self._held -= turn.source.size
                    self._turned.notify_all()
            yield place, answer
            if isinstance(answer, Done):
                return

    def _take(self) -> _Turn | None:
        """Wait for a file that may be read now; None when there is none left."""
        with self._turned:
            while not self._closed and self._next < len(self._turns):
                turn = self._turns[self._next]
                fits = self._next < self._current + AHEAD and self._held + turn.source.size <= BYTES_AHEAD
                if fits or self._next == self._current:
                    self._next += 1
                    self._held += turn.source.size
                    return turn
                self._turned.wait()
        return None

    def _drive(self) -> None:
        process: ReadingProcess | None = None
        try:
            while (turn := self._take()) is not None:
                try:
                    process = self._one(turn, process)
                finally:
                    turn.frames.put(_DONE)
        finally:
            if process is not None:
                self._end(process)

    def _one(self, turn: _Turn, process: ReadingProcess | None) -> ReadingProcess | None:
        """Read one file; a process that ends over it is replaced, and goes on behind the article that ended it."""
        try:
            task = self._task(turn.source)
        except ReaderError as error:
            turn.frames.put(_packed(Failed(error.sentence, error.next_step)))
            return process
        while True:
            process = process or self._start()
            given = 0
            try:
                process.ask(task)
                while (frame := self._hear(turn, process)) != _DONE:
                    given += 1
                    turn.frames.put(frame)
                return process
            except Ended as ended:
                self._end(process)
                process = None
                if self._closed:
                    return None
                turn.frames.put(_packed(why(shown(turn.source.name), ended.status, self._limits)))
                if not given:
                    return None
                task = msgspec.structs.replace(task, skip=task.skip + given + 1)

    def _start(self) -> ReadingProcess:
        process = ReadingProcess(self._library, self._limits)
        with self._turned:
            self._running.add(process)
        return process

    def _end(self, process: ReadingProcess) -> None:
        with self._turned:
            self._running.discard(process)
        process.end()

    def _hear(self, turn: _Turn, process: ReadingProcess) -> bytes:
        turn.room.acquire()
        if self._closed:
            raise Ended(0)
        return process.hear()

    def _task(self, source: Source) -> Task:
        if source.bytes_of is None:
            return Task(os.fsencode(os.path.abspath(source.name)), piece=source.piece)
        with self._fetching:
            data, name = source.bytes_of(source.name)
        return Task(name.encode("utf-8", "replace"), data, feed=source.feed)

    def _close(self) -> None:
        """End the processes, whatever they are at, and let the threads end."""
        with self._turned:
            self._closed = True
            self._turned.notify_all()
            for process in self._running:
                process.stop()
        for turn in self._turns[self._current : self._next]:
            turn.room.release(ROOM)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(PATIENCE)


def _packed(answer: Answer) -> bytes:
    return msgspec.msgpack.encode(answer)
