"""One program at a time: a second start hands its library and files to the first, which comes to the front."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

Asked = Callable[[Path | None, list[Path]], None]
END = "\n\0"  # no name of a file has a NUL: what came without it was cut short
WAIT = 1000  # milliseconds for the first program to answer; it does in a few unless it hangs


def name_of(settings_file: str) -> str:
    """Return the name under which this user's programs with these settings find each other."""
    told = f"{getpass.getuser()} {settings_file}"
    return "synoptic-" + hashlib.sha1(told.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:16]


def hand_over(name: str, folder: Path | None, files: Sequence[Path] = ()) -> bool:
    """Hand a library (None: whichever is open) and files to the program that runs already; tell whether one took it."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT):
        return False
    told = "\0".join([str(folder.resolve()) if folder else "", *(str(file.resolve()) for file in files)])
    socket.write((told + END).encode("utf-8", "surrogateescape"))
    sent = socket.waitForBytesWritten(WAIT)
    socket.disconnectFromServer()
    return sent


class Instance(QObject):
    """Listens for other starts; `asked` is called with the library that one of them wants, and the files to take in."""

    def __init__(
        self, name: str, asked: Callable[[Path | None, list[Path]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)  # what a program that crashed left
        self._server.newConnection.connect(self._take)
        self._server.listen(name)

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            told = ""
            while not told.endswith(END) and socket.waitForReadyRead(WAIT):
                told += bytes(socket.readAll().data()).decode("utf-8", "surrogateescape")
            socket.close()
            if told.endswith(END):
                folder, *files = told.removesuffix(END).split("\0")
                self._asked(Path(folder) if folder else None, [Path(file) for file in files])

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
