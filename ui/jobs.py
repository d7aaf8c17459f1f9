"""The window's line to the worker process: questions and answers in JSON lines, so that no slow work is done here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from store.errors import ReaderError
from store.records import Progress

Done = Callable[[Any], None]
Failed = Callable[[ReaderError], None]
Seen = Callable[[Progress], None]

QUICK = frozenset({"search", "compare", "settle", "preview", "check"})
"""Verbs that change nothing: after a crash they are asked once more, and the user is not troubled."""
WHOLE = frozenset({"import", "paste", "backup", "export", "bundle"})
"""Verbs that the user wants to see done before the window closes; events and index mend themselves later."""
CRASHES = 3  # in a row without one answer between: then a start-up fault is likely, and trying again would not end
PATIENCE = 1500  # milliseconds for the worker to end by itself when the window closes; it commits what it has in less


class Reply(msgspec.Struct):
    """One line from the worker."""

    id: int = 0
    result: msgspec.Raw = msgspec.Raw(b"null")
    progress: Progress | None = None
    error: dict[str, str] | None = None


@dataclass(slots=True)
class Request:
    """A question that waits for its answer."""

    verb: str
    args: dict[str, Any]
    done: Done
    failed: Failed
    seen: Seen | None
    answer: Any
    tries: int = 1


def command(folder: Path) -> list[str]:
    """Return the command that starts the worker of a library."""
    program = Path(__file__).parents[1] / "main.py"
    return [sys.executable, str(program), "worker", "--library", str(folder)]


class Worker(QObject):
    """Asks the worker process and hands out its answers in the window's own thread.

    Signals: `crashed(str)` with one plain sentence when the process ended by itself; `busy_changed(bool)`.
    """

    crashed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, line: Sequence[str], failed: Failed, parent: QObject | None = None) -> None:
        """Talk to the process that the command `line` starts; `failed` shows an error nobody else takes."""
        super().__init__(parent)
        self._line, self._failed = list(line), failed
        self._requests: dict[int, Request] = {}
        self._number = self._crashes = 0
        self._rest = b""
        self._closing = self._refused = False
        self._process = self._make()

    def _make(self) -> QProcess:
        process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(surroundings)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._broken)
        return process

    def start(self) -> None:
        """Start the process, unless it runs; the first question does so too."""
        if self._process.state() == QProcess.ProcessState.NotRunning and not self._closing:
            self._rest, self._refused = b"", False
            self._process.start(self._line[0], self._line[1:])

    def ask(
        self, verb: str, args: dict[str, Any], done: Done, *, answer: Any = Any, failed: Failed | None = None,
        seen: Seen | None = None,
    ) -> int:  # fmt: skip
        """Ask and return the question's number; `answer` is the type to give `done`, `seen` gets the progress."""
        self._number += 1
        self._requests[self._number] = Request(verb, args, done, failed or self._failed, seen, answer)
        self._send(self._number)
        self.busy_changed.emit(True)
        return self._number

    def cancel(self, number: int) -> None:
        """Stop long work; its `failed` is told that it was stopped."""
        if number in self._requests:
            self._write({"cancel": number})

    def forget(self, number: int) -> None:
        """Let a question's answer fall unread."""
        if request := self._requests.get(number):
            request.done = request.failed = lambda _: None
            request.tries = 2

    @property
    def busy(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self._requests)

    @property
    def changing(self) -> bool:
        """Whether something is under way that would be cut short if the window closed now."""
        return any(request.verb in WHOLE for request in self._requests.values())

    def close(self) -> None:
        """End the process: politely by ending its input, then by force. What it has kept stays kept."""
        self._closing = True
        self._requests.clear()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(PATIENCE):
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    def _send(self, number: int) -> None:
        request = self._requests[number]
        self.start()
        self._write({"id": number, "verb": request.verb, "args": request.args})

    def _write(self, line: dict[str, Any]) -> None:
        self._process.write(msgspec.json.encode(line) + b"\n")

    def _read(self) -> None:
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            if line.strip():
                self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            reply = msgspec.json.decode(line, type=Reply)
        except (msgspec.DecodeError, msgspec.ValidationError):
            print("The worker said what is no answer:", line[:200], file=sys.stderr)  # noqa: T201
            return
        self._crashes = 0
        request = self._requests.get(reply.id)
        if reply.id == 0 and reply.error:  # the library itself cannot be opened: nothing will be answered
            self._refuse(_error(reply.error))
        elif request is None:
            return
        elif reply.progress is not None:
            if request.seen:
                request.seen(reply.progress)
        else:
            self._answered(reply, self._requests.pop(reply.id))

    def _answered(self, reply: Reply, request: Request) -> None:
        self.busy_changed.emit(self.busy)
        if reply.error is not None:
            request.failed(_error(reply.error))
        else:
            request.done(msgspec.json.decode(reply.result, type=request.answer))

    def _refuse(self, error: ReaderError) -> None:
        """Tell why the process ends, once, also when nothing was asked yet."""
        self._refused = True
        if self._requests:
            self._fail_all(error)
        else:
            self._failed(error)

    def _fail_all(self, error: ReaderError) -> None:
        waiting, self._requests = list(self._requests.values()), {}
        self.busy_changed.emit(False)
        for request in waiting:
            request.failed(error)

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._closing:
            self._fail_all(ReaderError("The part of Synoptic that reads articles cannot be started.", "Reinstall it."))

    def _ended(self) -> None:
        if self._closing or (not self._requests and (self._refused or self._process.exitCode() == 0)):
            return
        if self._refused:  # asked between its answer and its end
            self._again(self._requests)
            return
        self._crashes += 1
        waiting = self._requests
        again = {n: r for n, r in waiting.items() if r.verb in QUICK and r.tries == 1 and self._crashes < CRASHES}
        self._requests = dict(again)
        self.busy_changed.emit(self.busy)
        for number, request in waiting.items():
            if number not in again and request.verb not in QUICK:
                request.failed(_stopped(request.verb))
            elif number not in again:
                request.failed(ReaderError("This could not be worked out.", "Try again, or check the library."))
        self.crashed.emit("The part of Synoptic that reads articles stopped by itself; it starts again when needed.")
        if again:
            QTimer.singleShot(0, lambda: self._again(again))

    def _again(self, requests: dict[int, Request]) -> None:
        for number, request in requests.items():
            request.tries += 1
            if not self._closing:
                self._send(number)


def _stopped(verb: str) -> ReaderError:
    if verb == "import":
        return ReaderError(
            "The import stopped before its end; the articles read until then are kept.",
            "Import again: what is there already is not added twice.",
        )
    return ReaderError("This was not finished, because a part of Synoptic stopped by itself.", "Try again.")


def _error(told: dict[str, str]) -> ReaderError:
    return ReaderError(told.get("sentence", "Something failed."), told.get("next_step", ""))
