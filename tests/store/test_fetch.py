"""One page from the network: a server on this machine answers, nothing else is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from store.errors import ReaderError
from store.fetch import fetch

ELSEWHERE = {"/ftp": "ftp://127.0.0.1/a", "/file": "file:///etc/hostname", "/moved": "/página?a=b%20c"}


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            self._drip()
            return
        told = ELSEWHERE.get(self.path)
        self.send_response(302 if told else 200)
        if told:
            self.send_header("Location", told)
        self.end_headers()
        self.wfile.write(self.path.encode())

    def _drip(self) -> None:
        """Answer a byte at a time, never to the end, within what is waited for the next."""
        answer = b"HTTP/1.1 200 OK\r\nX: " if self.path == "/slow-head" else b"HTTP/1.0 200 OK\r\n\r\n"
        try:
            self.wfile.write(answer)
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            pass  # the reader had enough

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_with_letters_of_any_language_is_asked_for(site: str) -> None:
    assert fetch(f"{site}/política?x=1%20a&y=ñ")[0] == b"/pol%C3%ADtica?x=1%20a&y=%C3%B1"


@pytest.mark.parametrize("path", ["/ftp", "/file"])
def test_no_page_leads_away_from_the_web(site: str, path: str) -> None:
    with pytest.raises(ReaderError) as told:
        fetch(site + path)
    assert "302" in told.value.sentence


@pytest.mark.parametrize("address", ["http://[", "http://", "https:///a"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(ReaderError) as told:
        fetch(address)
    assert "is not a web address" in told.value.sentence


@pytest.mark.parametrize("path", ["/slow-head", "/slow-body"])
def test_a_server_that_never_ends_is_left_in_the_end(site: str, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(ReaderError) as told:
        fetch(site + path, longest=0.5)
    assert "too slowly" in told.value.sentence
    assert told.value.next_step
    assert time.monotonic() - began < 3
