"""What a PDF tells of its article beside the text: in its properties, and in what a browser prints around the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.formats.paragraphs import Paragraph, trusted
from store.formats.pdf_furniture import RUNNING
from store.records import Details

# "Night ferry drifts | News | The Alder Gazette": the last part of a page's name is the site's.
_SITE = re.compile(r".*(?:\s[|–—·•-]|\s?[|»])\s+(?P<site>[^|–—·•»]{2,40})", re.S)
_MOST_WORDS = 6
_ADDRESS = re.compile(r"(?P<address>https?://(?:[\w-]+\.)+[a-z]{2,}[^\s…]*?)(?:\s+\d{1,3}/\d{1,3})?", re.I)
_CUT = re.compile(r"(?:\.\.\.|…)")


def declared(told: dict[str, str], found: Sequence[Paragraph]) -> Details:
    """Return what a file's properties and its pages' heads and feet tell, where the text itself bears it out."""
    title = told.get("Title", "")
    details = trusted(Details(title=title, byline=told.get("Author", "")), found)
    heads = [" ".join(one.text.split()) for one in found if one.hint == RUNNING]
    headlines = {details.title, *(one.text for one in found if one.kind == "title")}
    names = (_site(name, headline) for name in (title, *heads) for headline in headlines if headline)
    addresses = (match["address"] for head in heads if not _CUT.search(head) and (match := _ADDRESS.fullmatch(head)))
    return replace(details, outlet=next(filter(None, names), ""), url=next(addresses, ""))


def _site(name: str, headline: str) -> str:
    """Return the site's name where it stands behind the headline in the name of a page."""
    plain = " ".join(headline.split())
    rest = name[len(plain) :] if name.startswith(plain) else ""
    match = _SITE.fullmatch(rest)
    site = match["site"].strip() if match else ""
    return site if 0 < len(site.split()) <= _MOST_WORDS else ""
