"""One page from the network, only when the user asked for that very address."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from store.errors import ReaderError

MOST_BYTES = 20 * 1024 * 1024
SECONDS = 20
AGENT = "Synoptic/0.1 (desktop reader; fetches single pages for its user)"


def is_address(source: str) -> bool:
    """Tell an http or https address from a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch(address: str) -> tuple[bytes, str]:
    """Return the bytes at an address, and the address they came from in the end; ReaderError says what went wrong."""
    host = urlsplit(address).hostname
    if not host:
        raise ReaderError(f"{address} is not a web address.", "Copy it again from the browser.")
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(MOST_BYTES + 1)
            final: str = answer.geturl()
    except urllib.error.HTTPError as error:
        raise ReaderError(
            f"{host} answered with {error.code} ({error.reason}).", "Save the page in your browser and import the file."
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ReaderError(f"{host} could not be reached.", "Check the address and the network.") from error
    if len(data) > MOST_BYTES:
        raise ReaderError(f"The page at {host} is larger than 20 MB.", "Save the article alone and import the file.")
    return data, final
