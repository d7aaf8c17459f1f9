"""One page from the network, only when the user asked for that very address."""

from __future__ import annotations

import http.client
import socket
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import quote

from store.addresses import host, is_address
from store.errors import ReaderError

MOST_BYTES = 20 * 1024 * 1024
SECONDS = 20
"""How long to wait for the next bytes."""
LONGEST = 60.0
"""Seconds for a page in all, moves to other addresses included: a server may send a byte every few seconds for ever."""
AGENT = "Synoptic/0.1 (desktop reader; fetches single pages for its user)"


_REFUSALS = {
    401: "it shows the page only to those who are logged in",
    402: "it wants to be paid for the page",
    403: "it does not let programs read the page",
    404: "it has no such page",
    410: "the page was taken down",
    429: "it was asked too often; wait a while",
    451: "the page is blocked for legal reasons",
}

# What an address may hold as it is; all else ("/política", a blank) is written in percent signs, as browsers do.
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows a page that moved to another http(s) address, and to nothing else (urllib would go on to ftp)."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not is_address(newurl):
            raise urllib.error.HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Clock:
    """Ends the connections that are open when the time is up: nothing else wakes a reader that waits for bytes."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> _Clock:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def rung(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.end

    def watch(self, opened: socket.socket) -> None:
        """End this connection too when the time is up."""
        self._sockets.append(opened)
        if self.rung:
            self._ring()

    def _ring(self) -> None:
        for one in self._sockets:
            with suppress(OSError):  # closed already
                socket.socket.shutdown(one, socket.SHUT_RDWR)  # not the TLS layer's own, which another thread is in


class _Watched(http.client.HTTPConnection):
    """A connection that the clock watches."""

    def __init__(self, *args: Any, clock: _Clock, **options: Any) -> None:
        super().__init__(*args, **options)
        self._clock = clock

    def connect(self) -> None:
        super().connect()
        self._clock.watch(self.sock)


class _WatchedSecure(_Watched, http.client.HTTPSConnection):
    """The same, encrypted."""


class _Watching(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens such connections only."""

    def __init__(self, clock: _Clock) -> None:
        super().__init__()
        self._clock = clock

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Watched, clock=self._clock), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_WatchedSecure, clock=self._clock), req)


def fetch(address: str, longest: float = LONGEST) -> tuple[bytes, str]:
    """Return the bytes at an address, and the address they came from in the end; ReaderError says what went wrong."""
    asked = host(address)
    if not asked:
        raise ReaderError(f"{address} is not a web address.", "Copy it again from the browser.")
    plain = quote(address, safe=_SAFE)
    request = urllib.request.Request(plain, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5"})
    try:
        with _Clock(longest) as clock:
            data, final = _answer(request, clock, min(SECONDS, longest))
    except urllib.error.HTTPError as error:
        error.close()  # it holds the line open
        raise ReaderError(
            f"{asked} answered with {error.code}: {_meant(error.code, str(error.reason))}.",
            "Save the page in your browser and import the file.",
        ) from error
    except TimeoutError as error:
        raise _too_slow(asked) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if clock.rung or isinstance(getattr(error, "reason", None), TimeoutError):
            raise _too_slow(asked) from error
        raise ReaderError(f"{asked} could not be reached.", "Check the address and the network.") from error
    if len(data) > MOST_BYTES:
        raise ReaderError(f"The page at {asked} is larger than 20 MB.", "Save the article alone and import the file.")
    return data, final


def _answer(request: urllib.request.Request, clock: _Clock, seconds: float) -> tuple[bytes, str]:
    with urllib.request.build_opener(_WebOnly, _Watching(clock)).open(request, timeout=seconds) as answer:
        found = answer.read(MOST_BYTES + 1), answer.geturl()
    if clock.rung:  # what came until then need not be all
        raise TimeoutError
    return found


def _meant(code: int, reason: str) -> str:
    """Return what a server's refusal means, in words."""
    trouble = "its server is in trouble" if code >= 500 else reason.lower()
    return _REFUSALS.get(code, trouble or "it did not say why")


def _too_slow(host: str) -> ReaderError:
    return ReaderError(
        f"{host} answered too slowly.", "Try again later, or save the page in your browser and import it."
    )
