"""What browsers and archives add to a page when they save it: pictures and fonts as text, and where it came from."""

from __future__ import annotations

import html
import re

# Pictures, fonts and styles written into the page itself: of a SingleFile page often 95 %, and no word of the article.
_DATA = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w=.+-]{1,60}){0,4},[^\"'()<>\s]{64,}", re.I)
_MARK = "data:"
# SingleFile, "Save page as" of most browsers, and Google's cache say in words where the page was.
_NOTED = (
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"),
    re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>]+)"),
    re.compile(r"This is Google(?:'|&#39;|’)s cache of\s*<a[^>]+href=[\"']?(https?://[^\"'>\s]+)"),
    re.compile(r"<base[^>]+href=[\"']?(https?://[^\"'>\s]+)", re.I),
)
_ARCHIVED = re.compile(r"https?://(?:web\.archive\.org/(?:web/)?|archive\.\w+/(?:o/\w+/)?)\d{4,14}[a-z_]*/(https?:/.+)")
_HEAD = 20_000


def without_data(markup: str) -> str:
    """Empty the data: addresses of a page; 20 MB of them take a second in a parser and some milliseconds here."""
    first, *others = markup.split(_MARK)
    return first + "".join(_MARK + _emptied(part) for part in others) if others else markup


def _emptied(part: str) -> str:
    match = _DATA.match(part)
    return "," + part[match.end() :] if match else part


def saved_from(markup: str) -> str:
    """Return the address that a saved page notes itself to be from, "" when it notes none."""
    head = markup[:_HEAD]
    found = next((match[1] for noted in _NOTED if (match := noted.search(head))), "")
    return original_address(html.unescape(found))


def original_address(url: str) -> str:
    """Return the address of the page itself for that of its copy in a web archive."""
    match = _ARCHIVED.match(url)
    return re.sub(r"^(https?:)/(?!/)", r"\1//", match[1]) if match else url
