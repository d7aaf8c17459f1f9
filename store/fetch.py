"""One page from the network, only when the user asked for that very address."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import quote, urlsplit

from store.errors import ReaderError

MOST_BYTES = 20 * 1024 * 1024
SECONDS = 20
AGENT = "Synoptic/0.1 (desktop reader; fetches single pages for its user)"


# What an address may hold as it is; all else ("/política", a blank) is written in percent signs, as browsers do.
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows a page that moved to another http(s) address, and to nothing else (urllib would go on to ftp)."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not is_address(newurl):
            raise urllib.error.HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_address(source: str) -> bool:
    """Tell an http or https address from a path."""
    return source.lower().startswith(("http://", "https://"))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # "http://[" is the beginning of an IPv6 address
        return ""


def fetch(address: str) -> tuple[bytes, str]:
    """Return the bytes at an address, and the address they came from in the end; ReaderError says what went wrong."""
    host = _host(address)
    if not host:
        raise ReaderError(f"{address} is not a web address.", "Copy it again from the browser.")
    plain = quote(address, safe=_SAFE)
    request = urllib.request.Request(plain, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5"})
    try:
        with urllib.request.build_opener(_WebOnly).open(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(MOST_BYTES + 1)
            final: str = answer.geturl()
    except urllib.error.HTTPError as error:
        error.close()  # it holds the line open
        raise ReaderError(
            f"{host} answered with {error.code} ({error.reason}).", "Save the page in your browser and import the file."
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ReaderError(f"{host} could not be reached.", "Check the address and the network.") from error
    if len(data) > MOST_BYTES:
        raise ReaderError(f"The page at {host} is larger than 20 MB.", "Save the article alone and import the file.")
    return data, final
