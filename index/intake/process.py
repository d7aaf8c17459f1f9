"""One reading process, seen from its parent: asked for a file, listened to, and ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from index.intake.limits import OUT_OF_MEMORY, TIMED_OUT, Limits
from index.intake.messages import Failed, Task, receive, send

_ROOT = str(Path(__file__).parents[2])
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from index.intake.child import serve; "
_PROGRAM += "serve(sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))"


class Ended(Exception):
    """The process is no more; `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class ReadingProcess:
    """A process that reads files; started at once, it loads what it needs while it waits."""

    def __init__(self, library: Path, limits: Limits) -> None:
        # -P: a folder that one happens to be in must not lend its modules to what reads foreign files
        words = [sys.executable, "-P", "-c", _PROGRAM, _ROOT, str(library), str(limits.seconds), str(limits.megabytes)]
        surroundings = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip

    def ask(self, task: Task) -> None:
        """Give it a file to read; raises Ended."""
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, task)
        except (BrokenPipeError, OSError, ValueError) as error:
            raise Ended(self._process.wait()) from error

    def hear(self) -> bytes:
        """Wait for its next answer and return it still packed; raises Ended."""
        assert self._process.stdout is not None
        packed = receive(self._process.stdout)
        if packed is None:
            raise Ended(self._process.wait())
        return packed

    def stop(self) -> None:
        """Make it end at once; whoever waits for its answer is told. It keeps nothing, so nothing is lost."""
        self._process.kill()

    def end(self) -> None:
        """Stop it and let go of it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what it had not taken yet
                    continue


def why(name: str, status: int, limits: Limits) -> Failed:
    """Return what to tell of the file at which a process ended."""
    next_step = "Save the article alone, as text or as a web page, and import that."
    if status == OUT_OF_MEMORY:
        return Failed(f"{name} needs more memory than any article does ({limits.megabytes:,} MB).", next_step)
    if status == TIMED_OUT:
        return Failed(f"{name} took longer than {limits.seconds:.0f} seconds to read and was left out.", next_step)
    return Failed(f"{name} is damaged, or made to do harm: its reading broke off.", next_step)
