"""Web archives of Safari: a property list that holds the page, its frames and all that it shows."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError

from store.errors import UnreadableFile
from store.formats import html
from store.formats.reading import whole
from store.records import Reading

_PAGES = ("text/html", "application/xhtml+xml")
_LEVELS = 8  # frames within frames
_NEXT_STEP = "Save the page again in Safari."


def read(file: BinaryIO, name: str) -> Iterator[Reading]:
    """Yield the one article of a web archive; the page itself, or else the first frame that holds one."""
    data = whole(file, name, "Save the page as its source only.")
    pages = (
        (one["WebResourceData"], str(one.get("WebResourceTextEncodingName") or ""), str(one.get("WebResourceURL")))
        for one in _pages(_listed(data, name), _LEVELS)
    )
    yield Reading(html.first_page(pages, name, _NEXT_STEP), data, name, "application/x-webarchive")


def _listed(data: bytes, name: str) -> Any:
    try:
        return plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableFile(f"{name} is a damaged web archive.", _NEXT_STEP) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise UnreadableFile(f"{name} is no web archive that Safari would write.", _NEXT_STEP) from error


def _pages(archive: Any, levels: int) -> Iterator[dict[str, Any]]:
    """Yield the resources that are web pages, the archive's own first, then those of its frames."""
    if not isinstance(archive, dict) or not levels:
        return
    main = archive.get("WebMainResource")
    if isinstance(main, dict) and _is_page(main):
        yield main
    frames = archive.get("WebSubframeArchives")
    for frame in frames if isinstance(frames, list) else ():
        yield from _pages(frame, levels - 1)


def _is_page(resource: dict[str, Any]) -> bool:
    return (
        isinstance(resource.get("WebResourceData"), bytes) and resource.get("WebResourceMIMEType", _PAGES[0]) in _PAGES
    )
