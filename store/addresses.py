"""Addresses on the web: what is one, and whose it is."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_address(source: str) -> bool:
    """Tell an http or https address from a path, and from anything else that a link may be."""
    return source.lower().startswith(("http://", "https://"))


def host(address: str) -> str:
    """Return the host of an address ("www.nytimes.com"), or ""."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # what a file calls its link need not be one: "http://["
        return ""


def site(address: str) -> str:
    """Return the site of a link ("nytimes.com"), or ""."""
    return host(address).removeprefix("www.")
