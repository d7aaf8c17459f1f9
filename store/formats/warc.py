"""WARC: what archivists' crawlers keep of the web; every page in it that is an article becomes one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from store.errors import ReaderError, UnreadableFile
from store.formats import html
from store.formats.decode import LARGEST
from store.formats.reading import tried
from store.records import Reading

_PAGES = ("text/html", "application/xhtml+xml")
_BROKEN = (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, KeyError, IndexError, TypeError)
_NEXT_STEP = "Download or record it again; what was read before the damage is in."

Wanted = Callable[[str], bool]


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield every article, or else one sentence; pages beside the articles are passed over."""
    pages, told = 0, False
    for found in pages_of(file, name):
        pages += 1
        if isinstance(found, Reading) or not is_no_article(found):
            told = True
            yield found
    if not told:
        yield nothing(name, pages)


def nothing(name: str, pages: int) -> UnreadableFile:
    """Return what to tell of an archive in which no page is an article."""
    many = {0: "there is no page in it", 1: "its one page is no article"}
    why = many.get(pages, f"none of its {pages} pages is an article")
    return UnreadableFile(f"{name} gives nothing to read: {why}.", "Save the article's page itself.")


def pages_of(file: IO[bytes], name: str, wanted: Wanted | None = None) -> Iterator[Reading | ReaderError]:
    """Yield an article or an error for every page that was answered in full; those `wanted` by their address."""
    seen: set[bytes] = set()
    try:
        for record in ArchiveIterator(file):
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            if record.rec_type not in ("response", "resource") or not _is_page(record):
                continue
            if wanted is not None and not wanted(address):
                continue
            data = _content(record.content_stream())
            if data and data not in seen:
                seen.add(data)
                yield tried(_reading, data, address, f"{name}#{address}", _charset(record))
    except _BROKEN:
        yield UnreadableFile(f"{name} is damaged.", _NEXT_STEP)


def _reading(data: bytes, address: str, where: str, charset: str) -> Reading:
    return Reading(html.page_of(data, where, charset, address), data, where, "text/html")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None:  # a resource is kept without its answer
        return str(record.content_type or "").partition(";")[0].strip().lower() in _PAGES
    told = str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return str(headers.get_statuscode()) == "200" and told in _PAGES


def _charset(record: Any) -> str:
    told = record.http_headers.get_header("Content-Type") if record.http_headers is not None else ""
    name = str(told or "").lower().partition("charset=")[2]
    return name.strip(" \"';").split(";")[0]


def is_no_article(error: ReaderError) -> bool:
    """Tell the error of a page that is whole but no article: a front page, a frame, an advertisement."""
    return error.sentence.endswith(("holds no article.", "is empty."))


def _content(stream: Any) -> bytes:
    """Read an answer unpacked, block by block, and no further than an article can be long."""
    parts: list[bytes] = []
    size = 0
    while size <= LARGEST and (part := stream.read(1 << 16)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)
