"""A second process beside this one, that does one kind of work on whatever it is handed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

Work = Callable[[Any], Any]
"""What it does: something that can be sent in, something that can be sent out."""

_READY = "ready"


def second_core() -> bool:
    """Tell whether there is a core for a second process."""
    return (os.cpu_count() or 1) > 1


class Helper:
    """The process. It ends with this object, and by itself when its parent is gone."""

    def __init__(self, make: Callable[..., Work], *told: Any) -> None:
        """Begin it; there, `make(*told)` makes the function that does the work. `make` must stand in a module."""
        spawn = multiprocessing.get_context("spawn")  # never fork: the parent may hold a window, a database, threads
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, make, told), daemon=True)
        with _deaf():
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

    def give(self, work: Any) -> None:
        """Hand it something. Raises OSError when the process is gone."""
        self._pipe.send(work)

    def take(self) -> Any:
        """Return what it made of that. Raises OSError or EOFError when the process is gone."""
        return self._pipe.recv()

    def close(self) -> None:
        """End the process."""
        with suppress(OSError):
            self._pipe.close()
        self._process.terminate()
        self._process.join()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what begins now never hear Ctrl+C, which a terminal sends to all: it would show a traceback, and is ended."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: `_serve` sees to it
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # with the first process only, and it lets Ctrl+C through again when it begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection[Any, Any], make: Callable[..., Work], told: tuple[Any, ...]) -> None:
    """Do work until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = make(*told)
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            pipe.send(work(pipe.recv()))
