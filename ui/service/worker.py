"""The worker process: heavy work for the window, asked and answered in JSON lines. Knows no Qt.

Long work is a generator: one step of it, then whatever quick question waits, then the next step. When nothing was asked
for a while, new stories are settled before anybody opens them, half of the time.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from store import world
from store.errors import LibraryError, ReaderError
from store.exports import Printer
from store.records import Progress
from ui.service.requests import understood
from ui.service.service import Service

Long = tuple[int, Iterator[Progress]]
IDLE = 20.0  # seconds without a question until work is done ahead
NOBODY = -1  # whom an answer to what was no request is for; 0 says that the library cannot be opened


def serve(folder: Path, printer: Printer | None = None) -> int:
    """Answer the requests on stdin until it ends; return the exit status."""
    outgoing = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print of a library must not break the stream
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.fileno(), lines), daemon=True).start()

    def answer(reply: dict[str, Any]) -> None:
        outgoing.write(msgspec.json.encode(reply) + b"\n")
        outgoing.flush()

    try:
        with Service(folder, printer) as service:
            Worker(service, answer).run(lines)
    except BrokenPipeError:  # the window is gone
        return 0
    except Exception as error:
        told = world.told(error, folder)
        if told is None:
            raise
        answer({"id": 0, "error": _told(told)})
        return 1
    return 0


def _listen(incoming: int, lines: queue.SimpleQueue[bytes]) -> None:
    """Hand on each line from a file descriptor; Python's own buffered reader aborts a program that ends meanwhile."""
    rest = b""
    while read := os.read(incoming, 1 << 16):
        *whole, last = read.split(b"\n")
        for line in whole:
            lines.put(rest + line + b"\n")
            rest = b""
        rest += last
    lines.put(b"")


class Worker:
    """Takes requests in order, quick ones between the steps of a long one; long ones wait for each other."""

    def __init__(self, service: Service, answer: Callable[[dict[str, Any]], None], idle: float = IDLE) -> None:
        self._service = service
        self._answer = answer
        self._long: list[Long] = []
        self._idle = idle
        self._patience: float | None = None  # seconds until work ahead goes on; None: there is none
        self._ahead: Iterator[Progress] | None = None

    def run(self, lines: queue.SimpleQueue[bytes]) -> None:
        """Work until an empty line says that the other side is gone."""
        while True:
            try:
                line = lines.get(block=not self._long, timeout=self._patience)
            except queue.Empty:
                if self._long:
                    self._step()
                else:
                    self._step_ahead()
                continue
            if not line:
                return
            self._patience, self._ahead = self._idle, None
            if line.strip():
                self._take(line)

    def _take(self, line: bytes) -> None:
        number = NOBODY
        try:
            request = understood(line)
            number = request.id
            if request.cancel is not None:
                self._cancel(request.cancel)
                return
            outcome = self._service.do(request.verb, request.args)
            if self._long and request.verb == "search" and isinstance(outcome, Iterator):
                outcome = self._found_meanwhile(outcome, request.args)
        except Exception as error:
            self._failed(number, error)
            return
        if isinstance(outcome, Iterator):
            self._long.append((number, outcome))
        else:
            self._answer({"id": number, "result": outcome})

    def _failed(self, number: int, error: Exception) -> None:
        """Answer with an error of the world; a mistake of our own ends the process, and the window starts it again."""
        told = world.told(error, self._service.library.folder)
        if told is None:
            raise error
        self._answer({"id": number, "error": _told(told)})

    def _found_meanwhile(self, mending: Iterator[Progress], args: dict[str, Any]) -> Any:
        """Search the index as it is while long work goes on, which may be what makes it old; mend it if there is none.

        It would wait for the end of the work: an import makes the index older with every article.
        """
        try:
            return self._service.search_as_it_is(**args)
        except LibraryError:
            return mending

    def _step(self) -> None:
        number, work = self._long[0]
        try:
            self._answer({"id": number, "progress": next(work)})
        except StopIteration as end:
            self._long.pop(0)
            self._answer({"id": number, "result": end.value})
        except Exception as error:
            self._long.pop(0)
            self._failed(number, error)

    def _step_ahead(self) -> None:
        """Do one step that nobody waits for, then leave the machine alone for as long as it took."""
        began = time.monotonic()
        self._ahead = self._ahead or self._service.comparing.ahead()
        try:
            next(self._ahead)
            self._patience = max(time.monotonic() - began, 0.01)
        except StopIteration:
            self._patience = self._ahead = None
        except Exception as error:
            if world.told(error, self._service.library.folder) is None:
                raise
            self._patience = self._ahead = None  # whoever asks for it is told

    def _cancel(self, number: int) -> None:
        for place, (waiting, work) in enumerate(self._long):
            if waiting == number:
                del self._long[place]
                getattr(work, "close", lambda: None)()
                self._answer({"id": number, "error": {"sentence": "Stopped.", "next_step": ""}})
                return


def _told(error: ReaderError) -> dict[str, str]:
    return {"sentence": error.sentence, "next_step": error.next_step}
