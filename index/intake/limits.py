"""How long and how large the reading of one article may become, and what a reading process may not do at all."""

from __future__ import annotations

import faulthandler
import os
import sys
from dataclasses import dataclass

TIMED_OUT = 1
"""The exit status of a process that was ended for its time: that of faulthandler's watchdog."""

OUT_OF_MEMORY = 3
"""The exit status of a process that met the bound of its memory."""

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "webbrowser.")
_ALLOWED = ("socket.__new__", "socket.gethostname")  # made by libraries while they load; nothing is reached by them


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest articles of real news take two seconds on a slow machine, and 400 MB with all that is loaded."""

    seconds: float = 60.0
    megabytes: int = 3072


def restrict(limits: Limits) -> None:
    """Bound this process's memory, and shut the network and other programs to it; it cannot be undone.

    Memory is bounded where the system can do it (not on Windows; macOS takes the bound and does not keep it).
    """
    sys.addaudithook(_refuse)
    try:
        import resource
    except ImportError:
        return
    most = limits.megabytes << 20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


class Watch:
    """Ends this process when what it watches takes too long, even in the midst of a library's C code."""

    def __init__(self, limits: Limits) -> None:
        self._seconds = limits.seconds
        self._nowhere = open(os.devnull, "wb")  # noqa: SIM115 - it is open as long as the process

    def __enter__(self) -> None:
        faulthandler.dump_traceback_later(self._seconds, exit=True, file=self._nowhere)

    def __exit__(self, *_: object) -> None:
        faulthandler.cancel_dump_traceback_later()


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_FORBIDDEN) and event not in _ALLOWED:
        raise PermissionError(f"reading a file must not do this: {event}")
