"""A second process beside this one, that does one kind of work on whatever it is handed."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
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


def _serve(pipe: Connection[Any, Any], make: Callable[..., Work], told: tuple[Any, ...]) -> None:
    """Do work until the other end of the pipe is closed."""
    work = make(*told)
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            pipe.send(work(pipe.recv()))
